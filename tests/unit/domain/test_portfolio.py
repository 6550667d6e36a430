"""A municipality's line: its open stages, what it waits for, what to do next, and what is overdue."""

from datetime import date
from decimal import Decimal

import pytest

from parat.domain.portfolio import DocumentLine, Facts, PortfolioRow, portfolio_row, several_programmes
from parat.domain.stages import STANDARD, Evidence, Ruling, Stage, Start
from parat.domain.standing import Attempt, GateStanding, Standing

TODAY = date(2026, 6, 1)
LATE = date(2026, 5, 1)
APPLIED = (Attempt(Stage.APPLICATION, 1, True, LATE),)
MINUTES = DocumentLine("Workshopreferat", "2", 1, date(2026, 3, 2), "draft")


def line(engagement: str = "p/9904", documents: tuple[DocumentLine, ...] = (), **standing) -> PortfolioRow:
    where = Standing(engagement, STANDARD, Start.NEW, **standing)
    return portfolio_row(where, Facts("9904", "Strandengholm", Decimal(0), Decimal(0), documents), TODAY)


def opened(*stages: Stage) -> tuple[Attempt, ...]:
    return tuple(Attempt(stage, 1, False, TODAY) for stage in stages)


def raised(key: str, stage: Stage, due_on: date, ruling: Ruling | None = None) -> GateStanding:
    return GateStanding(key, stage, 1, ruling, due_on, LATE)


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ((), ""),
        ((Stage.WORKSHOPS,), "Workshops"),
        ((Stage.WORKSHOPS, Stage.TRAINING), "Workshops og Undervisningsforløb"),
        ((Stage.WORKSHOPS, Stage.TRAINING, Stage.PLAN), "Workshops, Undervisningsforløb og Handlingsplan"),
    ],
)
def test_open_stages_are_listed_as_one_says_them(stages, said):
    row = line(attempts=opened(*stages))
    assert (row.stage_da, row.open_stages) == (said, stages)


def test_between_two_stages_the_one_that_ended_is_named():
    assert (line(attempts=APPLIED).stage_da, line(attempts=APPLIED).open_stages) == ("Ansøgning", ())


@pytest.mark.parametrize(
    ("there", "next_step"),
    [
        ((), "Få databehandleraftalen underskrevet og dateret"),
        ((Evidence.AGREEMENT_DATED,), "Få kommunens projektleder udpeget"),
    ],
)
def test_what_a_missing_fact_asks_for_is_said_as_something_to_do(there, next_step):
    accepted = raised("commitment", Stage.APPLICATION, LATE, Ruling.APPROVE)
    assert line(attempts=APPLIED, gates=(accepted,), evidence=frozenset(there)).next_action_da == next_step


def test_a_form_is_asked_for_in_good_danish():
    assert line(attempts=opened(Stage.APPLICATION)).next_action_da == "Indhent ansøgningsskemaet"


def test_a_decision_is_asked_for_by_its_name():
    gates = (raised("selection", Stage.APPLICATION, TODAY),)
    row = line(attempts=opened(Stage.APPLICATION), gates=gates)
    assert (row.next_action_da, row.overdue) == ("Træf beslutning: Udvælg kommunen", False)


def test_every_wait_that_is_late_is_known_as_late():
    gates = (raised("minutes", Stage.WORKSHOPS, LATE), raised("target", Stage.TRAINING, date(2026, 5, 8)))
    row = line(attempts=opened(Stage.WORKSHOPS, Stage.TRAINING), gates=gates)
    assert [row.is_late(wait) for wait in row.waits] == [True, True]
    assert row.overdue


def test_a_closed_path_keeps_its_reason_out_of_the_line():
    row = line(attempts=opened(Stage.APPLICATION), closed_because="En grund")
    assert (row.waits_da, row.open_stages, row.closed_because) == ("Afsluttet", (), "En grund")


def test_a_document_is_named_with_the_part_it_is_about():
    assert line(documents=(MINUTES,)).latest_documents == ("Workshopreferat 2, version 1 (02-03-2026)",)


def test_several_programmes_are_told_apart():
    assert several_programmes([line("p/9904"), line("q/9904")])
    assert not several_programmes([line("p/9904"), line("p/9905")])

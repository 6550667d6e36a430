"""Readiness proposes training; a person writes the number, says no, or leaves it; and everybody sees who is behind."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from db.engine import engine_for
from db.schema import Session, TrainingNeed
from db.unit_of_work import Signature, unit_of_work
from parat.intake.packets import read_packet
from parat.settings import settings
from tasks.rows.training import training_rows
from tasks.run import looking
from tests.acceptance.conftest import KEY, TOWN
from tests.acceptance.test_cli_documents import answers, rows_of

GAPS = {"D4.2": "1", "D4.4": "2", "D7.3": "2"}
SCHOOL, COORDINATORS = "Lærere og skolepædagoger", "SSP-konsulenter og tovholdere"
HELD = {"session": 1, "module": "signs", "held_on": date(2026, 3, 9), "hours": Decimal(3), "status": "held"}


@pytest.fixture
def in_training(in_readiness, did, returned):
    filled = answers()
    filled["answers"] |= {(item,): {"R1": value} for item, value in GAPS.items()}
    did("import", returned("readiness", filled, name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    return in_readiness


def needs_in(file):
    rows = read_packet(Path(file).read_bytes(), "u.xlsx").sheets["needs"]
    return {(row["group"], row["module"]): (row["needed"], row["reason"]) for row in rows}


def test_the_workbook_proposes_modules_to_groups_with_the_reason_and_no_number(in_training, did, in_folder):
    proposed = needs_in(did("packet", "training", TOWN, "--to", in_folder / "ud").strip())
    assert proposed[SCHOOL, "signs"] == (
        None,
        "D4.2 »Frontmedarbejdere kender bekymringstegn og ved, hvem de skal kontakte«: scoren er 1,0",
    )
    assert {module for _, module in proposed} == {"signs", "infohus_and_tool", "sharing"}
    assert len(proposed) == 13


def test_nothing_is_needed_until_a_number_is_written(in_training, did, in_folder):
    sent = Path(did("packet", "training", TOWN, "--to", in_folder / "ud").strip())
    did("import", sent)
    assert rows_of(TrainingNeed) == []


def test_a_number_makes_a_need_that_keeps_its_reason_and_zero_declines(in_training, did, returned):
    said = {(SCHOOL, "signs"): {"needed": 20}, (COORDINATORS, "infohus_and_tool"): {"needed": 0}}
    did("import", returned("training", {"needs": said}))
    stored = {row.staff_group: (row.needed, row.reason.partition(" »")[0]) for row in rows_of(TrainingNeed)}
    assert stored == {SCHOOL: (20, "D4.2"), COORDINATORS: (0, "D4.4")}
    with looking() as read:
        again = {(row["group"], row["module"]): row["needed"] for row in training_rows(read, KEY)["needs"]}
    assert (again[SCHOOL, "signs"], again[COORDINATORS, "infohus_and_tool"], len(again)) == (20, 0, 13)


def test_a_need_of_the_municipality_itself_must_have_a_number(in_training, returned, refuses):
    own = [{"group": "Lærere i 8. klasse", "module": "signs", "reason": "Vi har selv set det"}]
    file = returned("training", {"needs": own})
    assert "Write how many are to be taught" in refuses("IND-370", 3, "import", file)


def test_more_passed_than_attended_is_refused_with_its_cell(in_training, returned, parat):
    file = returned(
        "training",
        {"sessions": [HELD], "attendance": [{"session": 1, "group": SCHOOL, "attended": 9, "passed": 10}]},
    )
    said = parat("import", file)
    assert "«Antal bestået test» is 10, which is more than the 9 in «Antal deltagere»" in said.err


def test_status_shows_every_group_and_module_against_the_target(in_training, did, returned):
    entries = {
        "needs": {(SCHOOL, "signs"): {"needed": 20}},
        "sessions": [HELD],
        "attendance": [{"session": 1, "group": SCHOOL, "attended": 12, "passed": 11}],
    }
    did("import", returned("training", entries))
    said = did("status", TOWN)
    assert "Training: 60 % of the places needed are filled, the target is 80 %" in said
    assert "60 !" in said
    shown = json.loads(did("status", TOWN, "--json"))["training"]
    assert (shown["reached_percent"], shown["met"]) == ("60", False)
    assert shown["needs"][0] | {"staff_group": SCHOOL, "passed": 11, "below_target": True} == shown["needs"][0]


def test_who_teaches_a_session_outlasts_the_next_workbook(in_training, did, returned):
    did("import", returned("training", {"sessions": [HELD]}))
    (session,) = rows_of(Session)
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), KEY) as unit:
        unit.change(Session, session.id, consultants=["k07"])
        unit.commit()
    did("import", returned("training", {"sessions": {(1,): {"place": "Biblioteket"}}}, name="igen.xlsx"))
    (session,) = rows_of(Session)
    assert (session.place, session.consultants) == ("Biblioteket", ["k07"])

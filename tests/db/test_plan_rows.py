"""Actions keep who they are when their numbers change hands, and no two of them get the same number."""

import pytest

from db.schema import Acceptance, Action, Plan
from parat.domain.packets import packet_for, whole
from parat.domain.stages import Stage
from parat.intake.packets import Packet, Row
from tasks.plan_facts import plan_id
from tasks.rows import rows_for
from tasks.run import Actor, looking, work_by
from tasks.storers import NumberTakenError, store_rows
from tests.db.builders import DAY, KEY, store, store_an_engagement

ACTOR = Actor("k01", "cli", "koersel-1")
SPEC = whole(packet_for(Stage.PLAN))
PLANNED = {"decision": "proposed", "task": "1", "level": "constructive"}


@pytest.fixture
def planned(record):
    store_an_engagement(record)
    store(record, Plan(id=plan_id(KEY), engagement=KEY, title="Plan", covers_adults=True))
    store_actions(an_action(1, "Den første"))
    return record


def an_action(number, title, identity=None):
    return {**PLANNED, "number": number, "title": title, "action_id": identity}


def store_actions(*actions):
    """Store these actions beside the other rows that the record holds."""
    with work_by(ACTOR, KEY) as unit:
        found = {**rows_for(unit, KEY, Stage.PLAN, ""), "actions": actions}
        sheets = {sheet.key: tuple(a_row(sheet, cells) for cells in found.get(sheet.key, ())) for sheet in SPEC.sheets}
        store_rows(unit, Packet(SPEC, KEY, "g1", "", sheets, "0" * 64, file="plan.xlsx"), "p1", ACTOR)
        unit.commit()


def a_row(sheet, cells):
    keys = [column.key for column in sheet.columns]
    return Row({key: cells.get(key) for key in keys}, dict.fromkeys(keys, f"{sheet.title_da}!A4"))


def actions_stored():
    with looking() as read:
        return {row.title: (row.number, row.id) for row in read.all(Action, Action.engagement == KEY)}


def test_a_new_action_may_have_the_number_that_another_had_before(planned):
    (_, first) = actions_stored()["Den første"]
    store_actions(an_action(2, "Den første", first), an_action(1, "En ny"))
    assert actions_stored()["Den første"] == (2, first)
    assert actions_stored()["En ny"][0] == 1


def test_storing_the_same_actions_again_changes_nothing(planned):
    before = actions_stored()
    with looking() as read:
        shown = rows_for(read, KEY, Stage.PLAN, "")["actions"]
    store_actions(*shown)
    assert actions_stored() == before


def test_no_two_actions_get_the_same_number(planned):
    before = actions_stored()
    (_, first) = before["Den første"]
    with pytest.raises(NumberTakenError) as refused:
        store_actions(an_action(1, "Den første", first), an_action(1, "En ny"))
    assert "plan.xlsx, Indsatser!A4" in str(refused.value)
    assert actions_stored() == before


def an_acceptance(rule, subject):
    return Acceptance(
        id=f"{rule}-{subject}", engagement=KEY, rule=rule, subject=subject, accepted_by="direktør", reason="Venter",
        accepted_on=DAY, recorded_by="k01",
    )  # fmt: skip


def test_an_acceptance_lapses_when_its_actions_number_becomes_anothers(planned):
    (_, first) = actions_stored()["Den første"]
    store_actions(an_action(1, "Den første", first), an_action(12, "Den tolvte"))
    kept = [an_acceptance("action_incomplete", "12:risk"), an_acceptance("hearing_unanswered", "1")]
    store(planned, an_acceptance("action_incomplete", "1:risk"), an_acceptance("overlap_undecided", "2/abcd"), *kept)
    store_actions(*rows_of_actions())
    assert len(accepted()) == 4
    (_, twelfth) = actions_stored()["Den tolvte"]
    store_actions(an_action(2, "Den første", first), an_action(12, "Den tolvte", twelfth), an_action(1, "En ny"))
    assert accepted() == {row.id for row in kept}


def rows_of_actions():
    with looking() as read:
        return rows_for(read, KEY, Stage.PLAN, "")["actions"]


def accepted():
    with looking() as read:
        return {row.id for row in read.all(Acceptance)}

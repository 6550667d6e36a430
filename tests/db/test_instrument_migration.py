"""A programme's running assessments move to another version of the instrument and back, and lose no answer."""

from datetime import date

import pytest

from db.claims import claim_id
from db.schema import (
    Answer,
    AssessmentRound,
    Claim,
    EvidenceRow,
    Gate,
    InstrumentMigration,
    Programme,
    Respondent,
    Score,
)
from db.unit_of_work import reader
from parat.domain.identity import natural_id
from parat.domain.instrument import UnknownInstrumentError
from tasks.answers import round_id
from tasks.instrument_errors import NothingToRollBackError, RollbackUnderWayError
from tasks.instrument_migration import migrate, plan_migration
from tasks.instrument_rollback import roll_back
from tasks.run import Actor
from tests.db.assessments import (
    DAY,
    PROGRAMME,
    an_answer,
    key_of,
    level,
    store_a_programme,
    store_answers,
)
from tests.db.builders import a_gate, an_attempt, store, verify, working

ACTOR = Actor("k01", "cli", today=date(2026, 6, 1))
FIRST, SECOND, THIRD = (key_of(number) for number in (1, 2, 3))


@pytest.fixture
def of_2017(record):
    """Store three municipalities that have answered the version of 2017."""
    for key in store_a_programme(record, 3, "2017.1"):
        store_answers(record, key, level(2, "2017.1"), version="2017.1")
    return record


@pytest.fixture
def today(record):
    """Store three municipalities that have answered today's version."""
    for key in store_a_programme(record, 3):
        store_answers(record, key, level(2))
    return record


def found(record, kind, *where):
    with reader(record) as read:
        return read.all(kind, *where)


def versions(record):
    return [row.instrument_version for row in sorted(found(record, AssessmentRound), key=lambda row: row.engagement)]


def answers_of(record, key):
    rows = found(record, Answer, Answer.assessment_round == round_id(key, "baseline"))
    return {(row.item, row.respondent): row.value for row in rows}


def contents(record, *kinds):
    rows = [row.__dict__ for kind in kinds for row in found(record, kind)]
    return [{name: value for name, value in row.items() if not name.startswith("_")} for row in rows]


def answer_anew(record, key, item, value, number="R1"):
    identity = round_id(key, "baseline")
    store(record, an_answer(identity, natural_id("packet", key, "baseline"), item, number, value), chain=key)


def test_a_dry_run_says_what_would_happen_and_changes_nothing(of_2017):
    before = contents(of_2017, Answer, AssessmentRound, Programme, Score, InstrumentMigration)
    move = plan_migration(PROGRAMME, "2026.1").rounds[0]
    assert (move.engagement, move.carried, move.put_aside, move.items_anew) == (FIRST, 44 * 6, 0, ("D1.5",))
    assert (move.before["D1"], move.after["D1"]) == ("2.0", "2.0")
    assert contents(of_2017, Answer, AssessmentRound, Programme, Score, InstrumentMigration) == before


def test_every_running_assessment_and_those_to_come_use_the_new_version(of_2017):
    done = migrate(PROGRAMME, "2026.1", ACTOR)
    assert (done.from_version, len(done.rounds), done.busy) == ("2017.1", 3, ())
    assert versions(of_2017) == ["2026.1"] * 3
    assert found(of_2017, Programme)[0].instrument_version == "2026.1"
    assert all(verify(of_2017, key) for key in (FIRST, SECOND, THIRD, PROGRAMME))


def test_with_something_to_answer_anew_nobody_has_answered_to_the_end(of_2017):
    store(of_2017, a_gate(FIRST, "report", "readiness"), chain=FIRST)
    migrate(PROGRAMME, "2026.1", ACTOR)
    assert {row.answered_on for row in found(of_2017, Respondent)} == {None}
    assert [row.holds for row in found(of_2017, EvidenceRow, EvidenceRow.name == "roles_covered")] == [False] * 3
    assert found(of_2017, Gate, Gate.gate == "report") == []


def test_answers_to_items_that_changed_are_put_aside_and_the_rest_goes_over(today, newer_instrument):
    move = next(one for one in migrate(PROGRAMME, newer_instrument, ACTOR).rounds if one.engagement == FIRST)
    assert (move.put_aside, move.items_put_aside) == (18, ("D4.1", "D5.5", "D9.5"))
    assert move.items_anew == ("D4.1", "D5.5", "D9.6")
    assert len(answers_of(today, FIRST)) == 42 * 6
    assert {row.dimension for row in found(today, Score, Score.assessment_round == round_id(FIRST, "baseline"))}


def test_a_level_of_the_short_mapping_is_put_aside_when_its_steps_changed(today, newer_instrument):
    answer_anew(today, FIRST, "D3", "1")
    answer_anew(today, FIRST, "D4", "2")
    migrate(PROGRAMME, newer_instrument, ACTOR)
    themes = {item for item, _ in answers_of(today, FIRST) if "." not in item}
    assert themes == {"D4"}


def test_an_approved_report_and_a_closed_round_keep_their_version(of_2017):
    store(of_2017, a_gate(FIRST, "report", "readiness", ruling="approve"), chain=FIRST)
    store(of_2017, an_attempt(SECOND, "readiness", ended_on=DAY), chain=SECOND)
    done = migrate(PROGRAMME, "2026.1", ACTOR)
    assert [one.kept_because for one in done.rounds] == [
        "its report is approved", "its round is closed", "",
    ]  # fmt: skip
    assert versions(of_2017) == ["2017.1", "2017.1", "2026.1"]


def test_a_second_time_nothing_is_left_to_move(of_2017):
    migrate(PROGRAMME, "2026.1", ACTOR)
    before = contents(of_2017, Answer, AssessmentRound, Programme, InstrumentMigration)
    again = migrate(PROGRAMME, "2026.1", ACTOR)
    assert again.rounds == ()
    assert contents(of_2017, Answer, AssessmentRound, Programme, InstrumentMigration) == before


def test_a_busy_municipality_is_named_and_moved_the_next_time(of_2017):
    with working(of_2017, chain=SECOND, staff="k02") as unit:
        held = unit.claim("readiness", 600)
        unit.commit()
    done = migrate(PROGRAMME, "2026.1", ACTOR)
    assert [one.partition(":")[0] for one in done.busy] == [SECOND]
    assert versions(of_2017) == ["2026.1", "2017.1", "2026.1"]
    with working(of_2017, chain=SECOND, staff="k02") as unit:
        unit.commit_and_release(held)
    assert migrate(PROGRAMME, "2026.1", ACTOR).busy == ()
    assert versions(of_2017) == ["2026.1"] * 3
    assert len(found(of_2017, InstrumentMigration, InstrumentMigration.engagement.is_(None))) == 1


def test_no_claim_is_left_behind(of_2017):
    migrate(PROGRAMME, "2026.1", ACTOR)
    assert {row.holder for row in found(of_2017, Claim, Claim.id == claim_id(FIRST, "readiness"))} == {None}


def test_an_unknown_version_is_refused(of_2017):
    with pytest.raises(UnknownInstrumentError):
        migrate(PROGRAMME, "2030.1", ACTOR)


def test_a_rollback_leaves_everything_as_it_was(today, newer_instrument):
    answer_anew(today, FIRST, "D3", "1")
    before = contents(today, Answer, AssessmentRound, Respondent, Programme)
    migrate(PROGRAMME, newer_instrument, ACTOR)
    done = roll_back(PROGRAMME, ACTOR)
    assert [(one.engagement, one.restored) for one in done.rounds] == [(FIRST, 19), (SECOND, 18), (THIRD, 18)]
    assert contents(today, Answer, AssessmentRound, Respondent, Programme) == before
    assert [row.holds for row in found(today, EvidenceRow, EvidenceRow.name == "roles_covered")] == [True] * 3
    assert all(verify(today, key) for key in (FIRST, PROGRAMME))


def test_what_was_answered_anew_stays_and_is_named(today, newer_instrument):
    migrate(PROGRAMME, newer_instrument, ACTOR)
    answer_anew(today, FIRST, "D4.1", "4")
    back = next(one for one in roll_back(PROGRAMME, ACTOR).rounds if one.engagement == FIRST)
    assert (back.answered_anew, back.restored) == (["D4.1"], 12)
    assert [value for (item, _), value in answers_of(today, FIRST).items() if item == "D4.1"] == ["4"]


def test_answers_that_the_old_version_does_not_ask_are_taken_out_and_kept_with_the_move(today, newer_instrument):
    migrate(PROGRAMME, newer_instrument, ACTOR)
    answer_anew(today, FIRST, "D9.6", "3")
    back = next(one for one in roll_back(PROGRAMME, ACTOR).rounds if one.engagement == FIRST)
    assert back.taken_out == ["D9.6"]
    (part,) = found(today, InstrumentMigration, InstrumentMigration.engagement == FIRST)
    assert [(one["item"], one["value"]) for one in part.put_aside if one["kind"] == "taken_out"] == [("D9.6", "3")]


def test_a_report_approved_since_the_move_keeps_the_new_version(of_2017):
    migrate(PROGRAMME, "2026.1", ACTOR)
    store(of_2017, a_gate(FIRST, "report", "readiness", ruling="approve"), chain=FIRST)
    done = roll_back(PROGRAMME, ACTOR)
    assert done.rounds[0].kept_because == "its report is approved"
    assert versions(of_2017) == ["2026.1", "2017.1", "2017.1"]


def test_a_rollback_without_a_move_is_refused(of_2017):
    with pytest.raises(NothingToRollBackError):
        roll_back(PROGRAMME, ACTOR)


def test_a_move_is_rolled_back_once(of_2017):
    migrate(PROGRAMME, "2026.1", ACTOR)
    roll_back(PROGRAMME, ACTOR)
    with pytest.raises(NothingToRollBackError):
        roll_back(PROGRAMME, ACTOR)


def test_moves_are_rolled_back_one_after_the_other(of_2017, newer_instrument):
    migrate(PROGRAMME, "2026.1", ACTOR)
    migrate(PROGRAMME, newer_instrument, ACTOR)
    assert roll_back(PROGRAMME, ACTOR).to_version == "2026.1"
    assert roll_back(PROGRAMME, ACTOR).to_version == "2017.1"
    assert versions(of_2017) == ["2017.1"] * 3


def test_a_rollback_that_is_half_done_must_be_finished_first(of_2017):
    migrate(PROGRAMME, "2026.1", ACTOR)
    with working(of_2017, chain=SECOND, staff="k02") as unit:
        unit.claim("readiness", 600)
        unit.commit()
    assert roll_back(PROGRAMME, ACTOR).busy != ()
    with pytest.raises(RollbackUnderWayError):
        migrate(PROGRAMME, "2026.1", ACTOR)

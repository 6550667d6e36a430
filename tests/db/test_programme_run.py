"""A programme's municipalities are graded and reported in one run; what stops one does not stop the others."""

from datetime import date

import pytest

from db.errors import RecordNotFoundError
from db.schema import Audit, Gate, Generation, Score
from db.unit_of_work import reader
from flows.programme_run import assess_programme
from tasks import readiness_report
from tasks.run import Actor
from tests.db.assessments import PROGRAMME, key_of, level, store_a_programme, store_answers
from tests.db.builders import DAY, an_attempt, an_engagement, store, verify, working

ACTOR = Actor("k01", "cli", today=date(2026, 6, 1))
FIRST, SECOND, THIRD = (key_of(number) for number in (1, 2, 3))


@pytest.fixture
def answered(record):
    for key in store_a_programme(record, 3):
        store_answers(record, key, level(2))
    return record


def states():
    return {one.engagement: one.state for one in assess_programme(PROGRAMME, ACTOR)}


def count(record, kind, *where):
    with reader(record) as read:
        return len(read.all(kind, *where))


def lines(record):
    with record.connect() as connection:
        return connection.execute(Audit.__table__.select()).all()


def test_each_gets_its_report_its_summary_and_its_gate(answered):
    assert states() == dict.fromkeys((FIRST, SECOND, THIRD), "written")
    assert (count(answered, Generation), count(answered, Gate, Gate.gate == "report")) == (6, 3)
    assert count(answered, Score) == 27
    assert all(verify(answered, key) for key in (FIRST, SECOND, THIRD))


def test_the_second_time_nothing_new_is_written(answered):
    assess_programme(PROGRAMME, ACTOR)
    before = lines(answered)
    assert states() == dict.fromkeys((FIRST, SECOND, THIRD), "unchanged")
    assert lines(answered) == before


def test_a_municipality_without_answers_or_whose_stage_has_ended_is_left_out(record):
    for key in store_a_programme(record, 3)[:2]:
        store_answers(record, key, level(2))
    store(record, an_attempt(FIRST, "readiness", ended_on=DAY), chain=FIRST)
    assert states() == {SECOND: "written"}


def test_one_that_left_the_programme_is_left_out(answered):
    store(answered, an_engagement(THIRD, closed_because="Trådt ud"), chain=THIRD)
    assert THIRD not in states()


def test_a_busy_one_is_named_and_the_others_go_on(answered):
    with working(answered, chain=SECOND, staff="k02") as unit:
        unit.claim("readiness", 600)
        unit.commit()
    fared = {one.engagement: one for one in assess_programme(PROGRAMME, ACTOR)}
    assert [fared[key].state for key in (FIRST, SECOND, THIRD)] == ["written", "busy", "written"]
    assert "k02" in fared[SECOND].said
    assert count(answered, Generation, Generation.engagement == SECOND) == 0


@pytest.mark.parametrize("fault", [RecordNotFoundError(table="answer", found="x"), ZeroDivisionError()])
def test_a_fault_in_one_does_not_stop_the_others_and_leaves_no_claim(answered, monkeypatch, fault):
    whole = readiness_report._report

    def faulty(read, engagement, name):
        if engagement == SECOND:
            raise fault
        return whole(read, engagement, name)

    monkeypatch.setattr(readiness_report, "_report", faulty)
    assert states() == {FIRST: "written", SECOND: "failed", THIRD: "written"}


def test_after_a_fault_the_next_run_writes_what_is_left(answered, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(readiness_report, "_report", lambda *_: 1 / 0)
        assert set(states().values()) == {"failed"}
    assert set(states().values()) == {"written"}


def test_an_unforeseen_fault_is_told_by_its_kind_alone(answered, monkeypatch):
    monkeypatch.setattr(readiness_report, "_report", lambda *_: 1 / 0)
    assert {one.said for one in assess_programme(PROGRAMME, ACTOR)} == {"ZeroDivisionError"}

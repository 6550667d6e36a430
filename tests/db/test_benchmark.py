"""A municipality is shown beside the mean of the others when there are five, and no publication gives one away."""

from datetime import date
from decimal import Decimal

import pytest

from db.schema import AssessmentRound, Benchmark, EvidenceRow, Manifest
from db.unit_of_work import reader
from flows.programme_run import assess_programme
from parat.domain.identity import natural_id
from tasks.answers import round_id, store_grades
from tasks.benchmark import means_of_others, readiness_over, renew_benchmark, renew_benchmarks
from tasks.run import Actor
from tests.db.assessments import PROGRAMME, key_of, level, store_a_programme, store_answers
from tests.db.builders import store, working

ACTOR = Actor("k01", "cli", today=date(2026, 6, 1))


@pytest.fixture
def graded(record):
    """Store a programme whose municipalities have each answered every statement alike, and grade them."""
    store_a_programme(record, 12)

    def answer(levels, name="baseline", version="2026.1", begin=1):
        for number, value in enumerate(levels, start=begin):
            key = key_of(number)
            store_answers(record, key, level(value, version), name, version)
            with working(record, chain=key) as unit:
                store_grades(unit, unit.get(AssessmentRound, round_id(key, name)))
                unit.commit()
        renew_benchmarks(PROGRAMME, ACTOR)
        return record

    return answer


def others_of(record, number, name="baseline"):
    with reader(record) as read:
        return means_of_others(read, read.get(AssessmentRound, round_id(key_of(number), name)))["D4"]


def overview(record, name="baseline"):
    with reader(record) as read:
        return next(one for one in readiness_over(read, PROGRAMME, name) if one.dimension == "D4")


def test_with_five_municipalities_none_sees_a_mean(graded):
    record = graded([1, 2, 2, 2, 3])
    assert others_of(record, 1) is None
    assert overview(record).mean is None


def test_with_six_each_sees_the_mean_of_the_five_others(graded):
    record = graded([4, 1, 1, 1, 1, 2])
    assert others_of(record, 1) == Decimal("1.2")
    assert others_of(record, 6) == Decimal("1.6")
    assert (overview(record).mean, overview(record).municipalities) == (Decimal("1.7"), 6)


def test_the_seventh_changes_no_mean(graded):
    record = graded([1] * 6)
    graded([4], begin=7)
    assert others_of(record, 1) == Decimal("1.0")
    assert others_of(record, 7) == Decimal("1.0")
    assert overview(record).municipalities == 6


def test_five_more_renew_it(graded):
    record = graded([1] * 6)
    graded([4] * 5, begin=7)
    assert (overview(record).mean, overview(record).municipalities) == (Decimal("2.4"), 11)


def test_who_has_not_answered_to_the_end_does_not_count(graded):
    record = graded([2] * 5)
    store_answers(record, key_of(6), level(2))
    open_still = EvidenceRow(
        id=natural_id("evidence", key_of(6), "roles_covered"), engagement=key_of(6), name="roles_covered", holds=False,
        since=date(2026, 3, 2),
    )  # fmt: skip
    store(record, open_still, chain=key_of(6))
    renew_benchmarks(PROGRAMME, ACTOR)
    assert overview(record).mean is None


def test_versions_are_not_mixed(graded):
    graded([2] * 4)
    record = graded([2] * 4, version="2017.1", begin=5)
    assert overview(record).mean is None


def test_a_later_round_shows_the_mean_change_over_the_items_that_are_the_same(graded):
    graded([1, 1, 1, 1, 1, 1], version="2017.1")
    record = graded([3, 2, 2, 2, 2, 2], name="followup12")
    found = overview(record, "followup12")
    assert (found.mean, found.change) == (Decimal("2.2"), Decimal("1.2"))
    with reader(record) as read:
        changes = {one.dimension: one.change for one in readiness_over(read, PROGRAMME, "followup12")}
    assert changes["D1"] == Decimal("1.2")


def test_renewing_twice_stores_nothing_more(graded):
    record = graded([2] * 6)
    assert not renew_benchmark(PROGRAMME, "baseline", "2026.1", ACTOR)
    with reader(record) as read:
        assert len(read.all(Benchmark)) == 1


def test_the_report_says_the_mean_or_why_there_is_none(graded):
    record = graded([2] * 6)
    assess_programme(PROGRAMME, ACTOR)
    with record.connect() as connection:
        blocks = [row.blocks for row in connection.execute(Manifest.__table__.select())]
    assert sum("others-D4" in one for one in blocks) == 6
    assert not any("others-none" in one for one in blocks)

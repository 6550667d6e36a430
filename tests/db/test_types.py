"""What goes into the record comes out again, digit for digit and moment for moment."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.schema import Assignment, Outbox, Staff
from db.unit_of_work import reader
from tests.db.builders import KEY, a_letter, an_engagement, count, store, store_an_engagement, working

SUMMER_TIME = timezone(timedelta(hours=2))


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    store(record, Staff(id="k01", name="Prøve Konsulent", role="lead", active=True))
    return record


def stored_budget(record, budget: Decimal) -> Decimal:
    store(record, Assignment(id="a", engagement=KEY, staff="k01", role="consultant", hour_budget=budget))
    with reader(record) as read:
        return read.get(Assignment, "a").hour_budget


def add(record, row) -> None:
    with working(record) as unit:
        unit.add(row)
        unit.commit()


@pytest.mark.parametrize("written", ["0.1", "2.50", "1234567890123456789.123456789", "-0.001", "0", "1E+3"])
def test_a_decimal_number_comes_back_digit_for_digit(engaged, written):
    assert str(stored_budget(engaged, Decimal(written))) == written


def test_tenths_add_up_exactly(engaged):
    assert stored_budget(engaged, Decimal("0.1")) + Decimal("0.2") == Decimal("0.3")


def test_a_moment_in_danish_summer_time_comes_back_as_the_same_moment_in_utc(engaged):
    noon = datetime(2026, 7, 1, 12, 0, 0, 123_456, SUMMER_TIME)
    store(engaged, a_letter(queued_at=noon))
    with reader(engaged) as read:
        found = read.get(Outbox, a_letter().id).queued_at
    assert (found, found.tzinfo.utcoffset(found)) == (noon, timedelta(0))
    assert found == datetime(2026, 7, 1, 10, 0, 0, 123_456, UTC)


def test_a_moment_is_the_same_through_both_ways_of_reading(engaged):
    store(engaged, a_letter())
    with reader(engaged) as read:
        (listed,) = read.all(Outbox)
        assert read.get(Outbox, listed.id).queued_at == listed.queued_at == a_letter().queued_at


def test_a_moment_without_a_time_zone_is_refused(engaged):
    with pytest.raises(ValueError, match="without a time zone"):
        add(engaged, a_letter(queued_at=datetime(2026, 3, 2, 9, 0)))  # noqa: DTZ001 - this is what is refused
    assert count(engaged, "outbox") == 0


def test_lists_dates_and_empty_cells_come_back_as_they_were(engaged):
    steps = ["hearing", "committee"]
    store(engaged, an_engagement(political_steps=steps, agreement_on=date(2026, 3, 1), journal_number="26/1æøå"))
    with reader(engaged) as read:
        row = read.get(type(an_engagement()), KEY)
    assert (row.political_steps, row.agreement_on, row.adopted_on) == (steps, date(2026, 3, 1), None)
    assert row.journal_number == "26/1æøå"


_FIXTURE_IS_SHARED = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_FIXTURE_IS_SHARED
@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**12), max_value=10**12))
def test_any_decimal_number_comes_back_exactly(engaged, number):
    assert stored_budget(engaged, number) == number


@_FIXTURE_IS_SHARED
@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_any_moment_comes_back_exactly(engaged, moment):
    store(engaged, a_letter(queued_at=moment))
    with reader(engaged) as read:
        assert read.get(Outbox, a_letter().id).queued_at == moment

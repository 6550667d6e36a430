"""Two meetings that both need one consultant, one room or one function at the same time are shown."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.clashes import ClashKind, Gathering, clashes_in

DAY = date(2027, 3, 9)


def a_meeting(identity, begins=None, ends=None, town="9904", **different):
    return Gathering(
        identity, f"prove/{town}", town, identity, identity, different.pop("on", DAY), begins, ends, **different
    )


def found(*meetings):
    return [(clash.kind, clash.what) for clash in clashes_in(meetings)]


def hours(begins, ends):
    return time(begins), time(ends)


def test_a_consultant_cannot_be_at_two_meetings_at_once():
    meetings = [a_meeting(name, *hours(9, 12), consultants=("k07",)) for name in ("a", "b")]
    assert found(*meetings) == [(ClashKind.CONSULTANT, "k07")]


def test_a_consultant_goes_from_one_meeting_to_the_next_in_the_same_town():
    assert not found(
        a_meeting("a", *hours(9, 12), consultants=("k07",)), a_meeting("b", *hours(12, 15), consultants=("k07",))
    )


def test_another_consultant_is_no_clash():
    assert not found(a_meeting("a", consultants=("k07",)), a_meeting("b", town="9905", consultants=("k12",)))


def test_the_next_day_is_no_clash():
    assert not found(a_meeting("a", consultants=("k07",)), a_meeting("b", on=date(2027, 3, 10), consultants=("k07",)))


@pytest.mark.parametrize(
    ("first", "second", "clashing"),
    [(hours(9, 12), hours(13, 16), False), (hours(9, 11), hours(12, 14), True), (hours(9, 13), hours(14, 16), True),
     (hours(13, 16), hours(8, 12), False)],
)  # fmt: skip
def test_between_two_towns_there_is_an_hour_to_travel_around_noon(first, second, clashing):
    meetings = [
        a_meeting("a", *first, consultants=("k07",)),
        a_meeting("b", *second, town="9905", consultants=("k07",)),
    ]
    assert bool(found(*meetings)) == clashing


def test_a_meeting_without_a_time_takes_the_whole_day():
    assert found(a_meeting("a", consultants=("k07",)), a_meeting("b", *hours(18, 20), consultants=("k07",)))


def test_one_room_cannot_be_used_twice_however_it_is_written():
    meetings = [a_meeting("a", place="Rådhuset,  lokale 2"), a_meeting("b", place="rådhuset, lokale 2")]
    assert found(*meetings) == [(ClashKind.PLACE, "Rådhuset,  lokale 2")]


def test_two_towns_each_have_a_town_hall():
    assert not found(a_meeting("a", place="Rådhuset"), a_meeting("b", place="Rådhuset", town="9905"))


def test_places_that_are_not_known_do_not_clash():
    assert not found(a_meeting("a"), a_meeting("b"))


def test_a_function_of_one_municipality_cannot_be_at_two_meetings():
    meetings = [a_meeting(name, functions=("SSP-konsulent",)) for name in ("a", "b")]
    assert found(*meetings) == [(ClashKind.FUNCTION, "SSP-konsulent")]
    assert not found(meetings[0], a_meeting("c", town="9905", functions=("SSP-konsulent",)))


def test_a_clash_knows_the_other_meeting():
    (clash,) = clashes_in([a_meeting("a", consultants=("k07",)), a_meeting("b", consultants=("k07",))])
    assert (clash.other("a").id, clash.other("b").id) == ("b", "a")


TIMES = st.tuples(st.integers(7, 16), st.integers(1, 4)).map(lambda one: hours(one[0], one[0] + one[1]))


@given(TIMES, TIMES, st.sampled_from(["9904", "9905"]))
def test_the_order_in_which_meetings_are_given_does_not_matter(first, second, town):
    one = a_meeting("a", *first, consultants=("k07",))
    other = a_meeting("b", *second, town=town, consultants=("k07",))
    assert found(one, other) == found(other, one)

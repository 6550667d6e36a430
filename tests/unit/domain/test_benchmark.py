"""A mean is shown of five others or not at all, and two publications never differ by one municipality."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parat.domain.benchmark import FEWEST_SHOWN, mean_beside, renewed

SCORES = st.decimals(min_value=0, max_value=4, places=1)


def figures(*values):
    return {f"eksempel/{9901 + number}": Decimal(value) for number, value in enumerate(values)}


def test_six_have_answered_before_anything_is_published():
    assert renewed({}, figures(*["2.0"] * 5)) == {}
    assert len(renewed({}, figures(*["2.0"] * 6))) == 6


def test_the_mean_is_of_the_others():
    kept = figures("0.0", "2.0", "2.0", "2.0", "2.0", "2.1")
    assert mean_beside(kept, "eksempel/9901") == Decimal("2.0")
    assert mean_beside(kept, "eksempel/9906") == Decimal("1.6")


def test_a_municipality_outside_sees_the_mean_of_all():
    assert mean_beside(figures("1.0", "2.0", "2.0", "2.0", "2.0"), "eksempel/9999") == Decimal("1.8")


def test_with_four_others_nothing_is_shown():
    assert mean_beside(figures(*["2.0"] * 5), "eksempel/9901") is None
    assert mean_beside({}) is None


def test_four_more_change_nothing_and_the_fifth_brings_all_five():
    kept, everybody = figures(*["1.0"] * 6), figures(*["1.0"] * 6, *["4.0"] * 5)
    for count in range(7, 11):
        assert renewed(kept, dict(list(everybody.items())[:count])) == kept
    assert renewed(kept, everybody) == everybody


def test_a_corrected_score_waits_for_the_next_renewal():
    kept = figures(*["1.0"] * 6)
    assert renewed(kept, figures("4.0", *["1.0"] * 5)) == kept
    assert renewed(kept, figures("4.0", *["1.0"] * 10))["eksempel/9901"] == 4


def test_a_municipality_whose_score_is_gone_stays_in_the_mean():
    kept = figures(*["1.0"] * 6)
    assert "eksempel/9901" in renewed(kept, {f"eksempel/99{number}": Decimal(2) for number in range(20, 25)})


@given(st.lists(SCORES, max_size=40))
def test_however_they_arrive_two_publications_differ_by_none_or_by_five(scores):
    kept: dict[str, Decimal] = {}
    arrived: dict[str, Decimal] = {}
    for number, score in enumerate(scores):
        arrived[f"eksempel/{number}"] = score
        now = dict(renewed(kept, arrived))
        assert len(now) == len(kept) or len(now) - len(kept) >= FEWEST_SHOWN
        kept = now

"""Check what is counted over respondents, rounds and municipalities."""

import pandas as pd
import pytest

from parat.analysis.programme import hide_small, programme_overview
from parat.analysis.readiness import (
    RoundAnswer,
    answer_frame,
    changes,
    dimension_scores,
    item_scores,
)
from parat.domain.instrument import instrument
from parat.domain.readiness import Answer

TODAY_RULES = instrument("2026.1")
HERE = "eksempel/9901"


def a_row(item, value, respondent="r1", role="leader", engagement=HERE, name="baseline"):
    return RoundAnswer(engagement, name, Answer(item, respondent, role, value, "Findes ikke her."))


def scores_of(*rows):
    return item_scores(answer_frame(rows, TODAY_RULES), TODAY_RULES)


def overview_of(levels, assessment_round="baseline"):
    """One municipality per level, with that level as its answer to three items of D4."""
    rows = [
        a_row(item, level, engagement=f"eksempel/{9901 + number}")
        for number, level in enumerate(levels)
        for item in ("D4.1", "D4.2", "D4.3")
    ]
    dimensions = dimension_scores(scores_of(*rows), TODAY_RULES)
    return programme_overview(dimensions, TODAY_RULES, assessment_round).set_index("dimension").loc["D4"]


def test_mean_deviation_and_spread_are_given_over_the_respondents():
    row = scores_of(a_row("D4.1", 1), a_row("D4.1", 4, "r2"), a_row("D4.1", "VI", "r3")).iloc[0]
    assert (row["mean"], row["deviation"], row["spread"], row["dont_know"]) == (2.5, 1.5, 3, 1)


def test_police_answers_count_in_the_spread_and_not_in_the_mean():
    row = scores_of(a_row("D7.1", 1), a_row("D7.1", 4, "p1", "police")).iloc[0]
    assert (row["mean"], row["spread"]) == (1.0, 3)


def test_a_change_is_the_difference_between_two_rounds_of_one_engagement():
    table = changes(scores_of(a_row("D4.1", 1), a_row("D4.1", 3, name="followup12")), "item", "baseline", "followup12")
    assert table.iloc[0].to_dict() == {
        "engagement": HERE, "item": "D4.1", "before_tenths": 10, "after_tenths": 30, "change_tenths": 20,
    }  # fmt: skip


def test_a_change_is_missing_where_a_round_is():
    table = changes(scores_of(a_row("D4.1", 1)), "item", "baseline", "followup12")
    assert pd.isna(table.iloc[0]["change_tenths"])


def test_dimensions_are_compared_in_the_same_way():
    rows = [a_row(f"D4.{number}", 1) for number in (1, 2, 3)]
    later = [a_row(f"D4.{number}", 2, name="followup12") for number in (1, 2, 3)]
    table = changes(dimension_scores(scores_of(*rows, *later), TODAY_RULES), "dimension", "baseline", "followup12")
    assert table.set_index("dimension").loc["D4", "change_tenths"] == 10


def test_a_programme_of_five_shows_its_mean():
    row = overview_of([1, 2, 2, 2, 4])
    assert (row["municipalities"], row["mean_tenths"], row["deviation_tenths"]) == (5, 22, 9.8)


def test_a_programme_of_four_shows_nothing():
    assert overview_of([2, 2, 2, 2]).isna().all()


def test_a_round_that_nobody_has_answered_shows_nothing():
    assert overview_of([2] * 6, "followup12").isna().all()


def test_small_bands_are_hidden_and_large_ones_shown():
    row = overview_of([0, 0, 0, 1, 1, 1, *[2] * 6])
    assert row["building"] == 6
    assert pd.isna(row["critical"])
    assert pd.isna(row["weak"])
    assert row["strong"] == 0


def test_a_single_small_band_is_hidden_together_with_another():
    row = overview_of([0, *[2] * 6, *[3] * 8])
    assert pd.isna(row["critical"])
    assert pd.isna(row["building"])
    assert row["good"] == 8


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([0, 0, 9, 0, 6], [0, 0, 9, 0, 6]),
        ([1, 1, 9, 0, 6], [None, None, 9, 0, None]),
        ([4, 4, 9, 0, 0], [None, None, 9, 0, 0]),
        ([3, 0, 9, 0, 0], [None, 0, None, 0, 0]),
    ],
)
def test_what_is_hidden_cannot_be_worked_out_from_the_sum(counts, shown):
    assert [None if pd.isna(count) else count for count in hide_small(pd.Series(counts))] == shown


def test_the_overview_names_no_municipality_and_keeps_the_order_of_the_instrument():
    dimensions = dimension_scores(scores_of(a_row("D4.1", 1)), TODAY_RULES)
    table = programme_overview(dimensions, TODAY_RULES, "baseline")
    assert list(table["dimension"]) == [dimension.id for dimension in TODAY_RULES.dimensions]
    assert "engagement" not in table.columns

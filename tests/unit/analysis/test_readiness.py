"""Check what is counted over respondents and rounds."""

import pandas as pd

from parat.analysis.readiness import RoundAnswer, answer_frame, dimension_changes, item_scores
from parat.domain.instrument import instrument
from parat.domain.readiness import Answer

TODAY_RULES = instrument("2026.1")
RULES_OF_2017 = instrument("2017.1")
HERE = "eksempel/9901"


def a_row(item, value, respondent="r1", role="leader", engagement=HERE, name="baseline"):
    return RoundAnswer(engagement, name, Answer(item, respondent, role, value, "Findes ikke her."))


def scores_of(*rows):
    return item_scores(answer_frame(rows, TODAY_RULES), TODAY_RULES)


def test_mean_deviation_and_spread_are_given_over_the_respondents():
    row = scores_of(a_row("D4.1", 1), a_row("D4.1", 4, "r2"), a_row("D4.1", "VI", "r3")).iloc[0]
    assert (row["mean"], row["deviation"], row["spread"], row["dont_know"]) == (2.5, 1.5, 3, 1)


def test_police_answers_count_in_the_spread_and_not_in_the_mean():
    row = scores_of(a_row("D7.1", 1), a_row("D7.1", 4, "p1", "police")).iloc[0]
    assert (row["mean"], row["spread"]) == (1.0, 3)


def changes_of(before, after, old=TODAY_RULES, new=TODAY_RULES):
    """Compare one municipality's answers in two rounds, each by its own version."""
    rounds = {"baseline": (before, old), "followup12": (after, new)}
    tables = [
        item_scores(answer_frame([a_row(item, value, name=name) for item, value in given.items()], chosen), chosen)
        for name, (given, chosen) in rounds.items()
    ]
    return dimension_changes(pd.concat(tables), ("baseline", old), ("followup12", new)).set_index("dimension")


def test_a_change_is_the_difference_between_two_rounds_of_one_engagement():
    row = changes_of({f"D4.{n}": 1 for n in (1, 2, 3)}, {f"D4.{n}": 2 for n in (1, 2, 3)}).loc["D4"]
    assert (row["engagement"], row["before_tenths"], row["after_tenths"], row["change_tenths"]) == (HERE, 10, 20, 10)


def test_a_change_is_missing_where_a_round_has_too_thin_a_basis():
    assert pd.isna(changes_of({"D4.1": 1, "D4.2": 1}, {f"D4.{n}": 2 for n in (1, 2, 3)}).loc["D4", "change_tenths"])


def test_items_that_are_not_in_both_versions_are_left_out_of_the_change():
    same = {f"D1.{n}": 2 for n in (1, 2, 3)}
    row = changes_of(same, {**same, "D1.5": 0}, RULES_OF_2017, TODAY_RULES).loc["D1"]
    assert (row["before_tenths"], row["after_tenths"], row["change_tenths"]) == (20, 20, 0)

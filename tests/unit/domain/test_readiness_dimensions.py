"""Check the scoring rules of dimensions and gaps, one rule a test."""

from decimal import Decimal

import pytest

from parat.domain.readiness import grade, starting_point
from tests.unit.domain.builders import RULES_OF_2017, TODAY_RULES, an_answer, answers_to, dimension_of


def test_a_dimension_is_the_mean_of_its_item_scores():
    assert dimension_of(D4_1=1, D4_2=2, D4_3=2, D4_4=3, D4_5=3).known == Decimal("2.2")


def test_a_dimension_is_the_mean_of_the_rounded_item_scores_so_that_a_reader_can_check_it():
    answers = [*answers_to("D4.1", 1, 1, 2), *answers_to("D4.2", 1, 1, 2), *answers_to("D4.3", 1, 1, 2, 2)]
    assert grade(TODAY_RULES, answers).dimension("D4").known == Decimal("1.4")  # (1.3 + 1.3 + 1.5) / 3 = 1.37


def test_rounded_item_scores_can_move_a_dimension_by_a_tenth():
    answers = [answer for item in ("D4.1", "D4.2", "D4.3", "D4.4") for answer in answers_to(item, 2, 2, 2, 3)]
    assert grade(TODAY_RULES, answers).dimension("D4").known == Decimal("2.3")  # 2.25 each


@pytest.mark.parametrize(
    ("values", "score"),
    [((0, 0, 0, 0, 1), "0.2"), ((1, 1, 1, 2), "1.3"), ((3, 3, 3, 4), "3.3"), ((2, 2, 3), "2.3"), ((2, 3, 3), "2.7")],
)
def test_dimension_scores_round_half_up(values, score):
    items = {f"D3_{number}": value for number, value in enumerate(values, 1)}
    assert dimension_of(**items).known == Decimal(score)


def test_do_not_know_is_left_out_of_known_and_counts_zero_in_low():
    score = dimension_of(D4_1=4, D4_2=4, D4_3=4, D4_4="VI", D4_5="VI")
    assert (score.known, score.low) == (Decimal("4.0"), Decimal("2.4"))
    assert (score.band_known.key, score.low_reading.band.key) == ("strong", "building")


def test_not_relevant_is_left_out_of_both_readings():
    score = dimension_of(D4_1=4, D4_2=4, D4_3=4, D4_4="IR", D4_5="IR")
    assert (score.known, score.low) == (Decimal("4.0"), Decimal("4.0"))


def test_two_items_with_a_score_are_an_insufficient_basis_and_give_no_band():
    score = dimension_of(D4_1=4, D4_2=4)
    assert (score.known, score.band_known, score.sufficient) == (Decimal("4.0"), None, False)


def test_three_items_with_a_score_are_a_sufficient_basis():
    assert dimension_of(D4_1=4, D4_2=4, D4_3=4).sufficient


def test_each_reading_has_a_basis_of_its_own():
    score = dimension_of(D4_1=4, D4_2=4, D4_3="VI")
    assert (score.sufficient, score.low_reading.sufficient) == (False, True)
    assert (score.band_known, score.low_reading.band.label_da) == (None, "under opbygning")


def test_a_dimension_without_a_single_score_has_none():
    score = grade(TODAY_RULES, []).dimension("D4")
    assert (score.known, score.low, score.band_known, score.capped_by) == (None, None, None, ())
    assert score.known_reading.scored_items == 0


def test_a_missing_case_procedure_caps_its_dimension():
    score = dimension_of(D5_1=4, D5_2=0, D5_3=4)
    assert (score.known, score.capped_by, score.band_known.key) == (Decimal("1.9"), ("D5.2",), "weak")


def test_a_critical_item_at_one_caps_and_just_above_one_does_not():
    at_one = [*answers_to("D5.2", *(1,) * 25, 2), an_answer("D5.1", 4), an_answer("D5.3", 4)]  # 1.04
    above = [*answers_to("D5.2", *(1,) * 19, 2), an_answer("D5.1", 4), an_answer("D5.3", 4)]  # 1.05
    assert grade(TODAY_RULES, at_one).dimension("D5").known == Decimal("1.9")
    assert grade(TODAY_RULES, above).dimension("D5").known == Decimal("3.0")


def test_an_ordinary_item_at_zero_does_not_cap():
    assert dimension_of(D5_1=4, D5_2=4, D5_3=0).known == Decimal("2.7")


def test_a_cap_that_does_not_bind_is_not_reported():
    score = dimension_of(D5_1=1, D5_2=1, D5_3=1)
    assert (score.known, score.capped_by) == (Decimal("1.0"), ())


def test_a_dimension_at_exactly_1_9_is_not_held_down():
    answers = [an_answer("D6.1", 1), *(an_answer(f"D6.{number}", 2) for number in (2, 3, 4)), *answers_to("D6.5", 2, 3)]
    score = grade(TODAY_RULES, answers).dimension("D6")
    assert (score.known, score.capped_by) == (Decimal("1.9"), ())


def test_both_critical_items_of_a_dimension_are_named_when_they_cap():
    assert dimension_of(D5_1=1, D5_2=0, D5_3=4, D5_4=4, D5_5=4).capped_by == ("D5.1", "D5.2")


def test_the_cap_can_hold_in_the_low_reading_alone():
    answers = [*answers_to("D5.2", 4, "VI", "VI", "VI"), an_answer("D5.1", 4), an_answer("D5.3", 4)]
    score = grade(TODAY_RULES, answers).dimension("D5")
    assert (score.capped_by, score.low_reading.capped_by) == ((), ("D5.2",))
    assert (score.known, score.low) == (Decimal("4.0"), Decimal("1.9"))


@pytest.mark.parametrize(
    ("score", "band"),
    [("0.0", "kritisk"), ("0.9", "kritisk"), ("1.0", "svag"), ("1.9", "svag"), ("2.0", "under opbygning"),
     ("2.9", "under opbygning"), ("3.0", "god"), ("3.5", "god"), ("3.6", "stærk"), ("4.0", "stærk")],
)  # fmt: skip
def test_bands_are_read_from_the_rounded_value(score, band):
    assert TODAY_RULES.band_of(Decimal(score)).label_da == band


def test_every_possible_score_has_exactly_one_band():
    scores = [Decimal(tenths).scaleb(-1) for tenths in range(41)]
    assert all(sum(band.low <= score <= band.high for band in TODAY_RULES.bands) == 1 for score in scores)


def test_a_score_below_three_is_a_gap_and_three_is_none():
    gaps = grade(TODAY_RULES, [*answers_to("D4.1", 3), *answers_to("D4.2", *(3,) * 9, 2)]).gaps
    assert next(gap.score for gap in gaps if gap.item == "D4.2") == Decimal("2.9")
    assert "D4.1" not in {gap.item for gap in gaps}


def test_a_mean_that_rounds_to_three_is_no_gap():
    gaps = grade(TODAY_RULES, answers_to("D4.1", *(3,) * 19, 2)).gaps  # 2.95
    assert "D4.1" not in {gap.item for gap in gaps}


def test_a_critical_item_at_one_or_below_is_a_mandatory_gap():
    gaps = grade(TODAY_RULES, [an_answer("D2.2", 1), an_answer("D6.1", 2), an_answer("D2.1", 0)]).gaps
    assert [gap.item for gap in gaps if gap.mandatory] == ["D2.2"]


def test_an_item_that_nobody_could_answer_is_an_unresolved_gap_without_score():
    gap = next(gap for gap in grade(TODAY_RULES, [an_answer("D5.2", "VI")]).gaps if gap.item == "D5.2")
    assert (gap.score, gap.unresolved, gap.mandatory, gap.priority) == (None, True, False, None)


def test_an_irrelevant_item_is_no_gap():
    assert "D4.1" not in {gap.item for gap in grade(TODAY_RULES, [an_answer("D4.1", "IR")]).gaps}


def test_gaps_come_mandatory_first_then_by_priority_then_the_unresolved():
    answers = [an_answer("D1.1", 2), an_answer("D3.1", 0), an_answer("D7.3", 1), an_answer("D4.1", "VI")]
    gaps = [gap.item for gap in grade(TODAY_RULES, answers).gaps]
    assert gaps[:3] == ["D7.3", "D3.1", "D1.1"]
    assert len(gaps) == 45


def test_priority_is_four_minus_the_score_times_the_weight():
    assert grade(TODAY_RULES, answers_to("D4.1", 1, 2)).gaps[0].priority == Decimal("2.5")


def test_under_the_rules_of_2017_the_statutory_form_is_off():
    assert (len(RULES_OF_2017.items), len(RULES_OF_2017.dimension("D1").items)) == (44, 4)


def test_the_short_mapping_grades_the_nine_anchors():
    scores = starting_point(TODAY_RULES, [*answers_to("D1", 1, 2), an_answer("D2", "VI")])
    assert [(score.item, score.known, score.low) for score in scores[:3]] == [
        ("D1", Decimal("1.5"), Decimal("1.5")), ("D2", None, Decimal("0.0")), ("D3", None, None),
    ]  # fmt: skip


def test_the_example_of_the_report_is_graded_as_computed_by_hand():
    """D5 with four respondents of the municipality and one of the police."""
    answers = [
        *answers_to("D5.1", 3, 3, 2, 4),  # 3.0
        *answers_to("D5.2", 1, 1, 0, "VI"),  # known 2/3 = 0.7, low 2/4 = 0.5
        *answers_to("D5.3", 2, 3, "VI", "IR"),  # known 2.5, low 5/3 = 1.7
        *answers_to("D5.4", 4, 4, 4, 3),  # 3.75 -> 3.8
        *answers_to("D5.5", "VI", "VI", "VI", "VI"),  # none, low 0.0
        *[an_answer(f"D5.{number}", 0, "p1", "police") for number in range(1, 6)],
    ]
    score = grade(TODAY_RULES, answers).dimension("D5")
    assert score.known == Decimal("1.9")  # (3.0 + 0.7 + 2.5 + 3.8) / 4 = 2.5, capped by D5.2
    assert score.low == Decimal("1.8")  # (3.0 + 0.5 + 1.7 + 3.8 + 0.0) / 5 = 1.8, the cap does not bind
    assert (score.capped_by, score.low_reading.capped_by) == (("D5.2",), ())

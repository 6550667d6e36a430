"""Check the scoring rules of one item, one rule a test."""

from decimal import Decimal

import pytest

from parat.domain.errors import InputError
from parat.domain.instrument import UnknownItemError, UnknownRoleError
from parat.domain.readiness import AnswerOffScaleError, ReasonMissingError, RepeatedAnswerError, grade, one_decimal
from tests.unit.domain.builders import REQUIRED, TODAY_RULES, an_answer, answers_to, item_of


@pytest.mark.parametrize(
    ("values", "known", "low"),
    [
        ((0,), "0.0", "0.0"),
        ((4,), "4.0", "4.0"),
        ((2, 3), "2.5", "2.5"),
        ((1, 1, 2), "1.3", "1.3"),
        ((1, 2, 2), "1.7", "1.7"),
        ((2, 2, 2, 3), "2.3", "2.3"),  # 2.25: half up, a banker would say 2.2
        ((0, 0, 0, 1), "0.3", "0.3"),  # 0.25
        ((3, 3, 3, 4, 4, 4, 4, 4), "3.6", "3.6"),  # 3.625
        ((1,) * 19 + (2,), "1.1", "1.1"),  # 1.05
        ((4, "VI"), "4.0", "2.0"),
        ((3, 2, "VI"), "2.5", "1.7"),
        (("VI",), None, "0.0"),
        (("IR",), None, None),
        ((3, "IR"), "3.0", "3.0"),
        ((3, "VI", "IR"), "3.0", "1.5"),
        (("VI", "IR"), None, "0.0"),
    ],
)
def test_an_item_is_the_mean_of_its_answers_rounded_half_up(values, known, low):
    score = item_of(*values)
    assert (score.known, score.low) == tuple(value and Decimal(value) for value in (known, low))


def test_an_item_without_any_answer_has_no_score_in_either_reading():
    score = grade(TODAY_RULES, []).item("D4.1")
    assert (score.known, score.low, score.unresolved) == (None, None, True)


def test_a_score_always_shows_one_decimal():
    assert str(item_of(3).known) == "3.0"


def test_rounding_never_passes_through_binary_numbers():
    assert [str(one_decimal(Decimal(text), 2)) for text in ("0.1", "0.3", "0.5", "0.7", "2.9")] == [
        "0.1", "0.2", "0.3", "0.4", "1.5"
    ]  # fmt: skip


def test_the_police_answer_as_observer_and_are_left_out_of_the_mean():
    score = grade(TODAY_RULES, [an_answer("D7.1", 1), an_answer("D7.1", 4, "p1", "police")]).item("D7.1")
    assert (score.known, score.low, score.observed) == (Decimal("1.0"), Decimal("1.0"), Decimal("4.0"))


def test_a_do_not_know_from_the_police_counts_in_no_reading():
    score = grade(TODAY_RULES, [an_answer("D7.1", 2), an_answer("D7.1", "VI", "p1", "police")]).item("D7.1")
    assert (score.low, score.dont_know) == (Decimal("2.0"), 0)


def test_an_item_that_only_the_police_answered_is_unresolved():
    score = grade(TODAY_RULES, [an_answer("D7.1", 4, "p1", "police")]).item("D7.1")
    assert (score.known, score.unresolved) == (None, True)


def test_an_item_that_everyone_finds_irrelevant_is_neither_scored_nor_unresolved():
    score = item_of("IR", "IR")
    assert (score.irrelevant, score.unresolved) == (True, False)


def test_an_item_with_do_not_know_and_not_relevant_alone_is_unresolved():
    assert item_of("IR", "VI").unresolved


def test_spread_is_the_highest_minus_the_lowest_answer():
    assert [item_of(*values).spread for values in ((1, 2, 4), (2,), ("VI",), (0, "VI", 1))] == [3, 0, None, 1]


def test_a_spread_of_two_is_a_workshop_topic_and_one_is_not():
    answers = [*answers_to("D4.1", 1, 3), *answers_to("D4.2", 1, 2)]
    assert [(topic.item, topic.spread) for topic in grade(TODAY_RULES, answers).disagreements] == [("D4.1", 2)]


def test_a_police_answer_far_from_the_municipality_s_is_a_workshop_topic():
    answers = [an_answer("D7.1", 4), an_answer("D7.1", 1, "p1", "police")]
    assert [(topic.lowest, topic.highest) for topic in grade(TODAY_RULES, answers).disagreements] == [(1, 4)]


def test_a_three_without_documentation_counts_and_is_marked():
    result = grade(TODAY_RULES, [an_answer("D4.1", 3)])
    assert (result.item("D4.1").known, result.item("D4.1").undocumented) == (Decimal("3.0"), True)
    assert [(mark.item, mark.respondent) for mark in result.undocumented] == [("D4.1", "r1")]


def test_a_score_is_documented_when_one_of_its_high_answers_names_a_document():
    answers = [an_answer("D4.1", 3), an_answer("D4.1", 4, "r2", documentation="Uddannelsesplan, 1. marts 2026, HR")]
    result = grade(TODAY_RULES, answers)
    assert not result.item("D4.1").undocumented
    assert [mark.respondent for mark in result.undocumented] == ["r1"]


def test_a_blank_documentation_documents_nothing():
    assert grade(TODAY_RULES, [an_answer("D4.1", 4, documentation="  ")]).item("D4.1").undocumented


def test_a_high_answer_is_marked_even_when_the_item_scores_low():
    result = grade(TODAY_RULES, answers_to("D4.1", 0, 3))
    assert (result.item("D4.1").undocumented, len(result.undocumented)) == (False, 1)


def test_a_two_needs_no_documentation():
    assert grade(TODAY_RULES, [an_answer("D4.1", 2)]).undocumented == ()


def test_observers_owe_no_documentation():
    assert grade(TODAY_RULES, [an_answer("D7.1", 4, role="police")]).undocumented == ()


@pytest.mark.parametrize("value", [-1, 5, True, "3", "vi", "", "ved ikke", 2.0, None])
def test_an_answer_off_the_scale_names_item_respondent_and_what_was_found(value):
    with pytest.raises(AnswerOffScaleError) as raised:
        grade(TODAY_RULES, [an_answer("D4.1", value, "r7")])
    assert raised.value.parts()[1] == "Item D4.1, respondent r7"
    assert f"»{value}«" in raised.value.in_danish()


@pytest.mark.parametrize("reason", ["", "   "])
def test_not_relevant_without_a_reason_names_item_and_respondent(reason):
    with pytest.raises(ReasonMissingError) as raised:
        grade(TODAY_RULES, [an_answer("D4.1", "IR", "r7", reason=reason)])
    assert raised.value.in_danish().startswith("Udsagn D4.1, respondent r7: »IR«")


def test_the_same_respondent_cannot_answer_an_item_twice():
    with pytest.raises(RepeatedAnswerError):
        grade(TODAY_RULES, [an_answer("D4.1", 1), an_answer("D4.1", 1)])


def test_an_item_that_the_version_does_not_have_is_refused():
    with pytest.raises(UnknownItemError, match=r"2026\.1 has no item «D9\.9»"):
        grade(TODAY_RULES, [an_answer("D9.9", 1)])


def test_a_role_that_the_instrument_does_not_have_is_refused():
    with pytest.raises(UnknownRoleError, match="no role «mayor»"):
        grade(TODAY_RULES, [an_answer("D4.1", 1, role="mayor")])


def test_required_roles_without_an_answer_are_listed():
    assert grade(TODAY_RULES, [an_answer("D4.1", 1)]).missing_roles == REQUIRED[1:]


def test_a_role_that_answers_do_not_know_has_answered():
    assert "leader" not in grade(TODAY_RULES, [an_answer("D4.1", "VI")]).missing_roles


def test_the_caller_may_name_the_missing_roles():
    assert grade(TODAY_RULES, [], roles_missing=["contingency"]).missing_roles == ("contingency",)


def test_every_error_of_an_answer_is_one_that_the_sender_can_mend():
    errors = (AnswerOffScaleError, ReasonMissingError, RepeatedAnswerError, UnknownItemError, UnknownRoleError)
    assert all(issubclass(error, InputError) for error in errors)

"""Check what holds for every possible set of answers."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from parat.domain.readiness import Answer, grade, one_decimal
from tests.unit.domain.builders import TODAY_RULES

ROLES = [role.key for role in TODAY_RULES.roles]
VALUES = st.sampled_from([0, 1, 2, 3, 4, "VI", "IR"])
ITEMS = ["D1.5", "D4.1", "D5.1", "D5.2", "D5.3", "D5.4", "D7.1", "D7.3"]  # few, so that respondents meet on them
ANSWERS = st.dictionaries(
    st.tuples(st.sampled_from(ITEMS), st.integers(1, 8)),
    st.tuples(VALUES, st.sampled_from(ROLES), st.booleans()),
    max_size=80,
).map(
    lambda drawn: [
        Answer(item, f"r{number}", role, value, "Findes ikke her.", "Notat 1" if documented else "")
        for (item, number), (value, role, documented) in drawn.items()
    ]
)


@given(ANSWERS)
def test_low_never_exceeds_known(answers):
    result = grade(TODAY_RULES, answers)
    scores = [(score.known, score.low) for score in (*result.items, *result.dimensions)]
    assert all(low is not None and low <= known for known, low in scores if known is not None)


@given(ANSWERS)
def test_every_score_lies_on_the_scale_with_one_decimal(answers):
    result = grade(TODAY_RULES, answers)
    scores = [value for score in (*result.items, *result.dimensions) for value in (score.known, score.low)]
    assert all(0 <= score <= 4 and score.as_tuple().exponent == -1 for score in scores if score is not None)


@given(ANSWERS, st.randoms())
def test_the_order_of_the_answers_never_matters_for_the_scores(answers, random):
    shuffled = random.sample(answers, len(answers))
    first, second = grade(TODAY_RULES, answers), grade(TODAY_RULES, shuffled)
    assert (first.items, first.dimensions, first.gaps) == (second.items, second.dimensions, second.gaps)


@given(ANSWERS)
def test_the_known_reading_is_what_remains_without_the_do_not_knows(answers):
    without = [answer for answer in answers if answer.value != "VI"]
    with_all, with_less = grade(TODAY_RULES, answers), grade(TODAY_RULES, without)
    assert [s.known_reading for s in with_all.dimensions] == [s.known_reading for s in with_less.dimensions]


@given(ANSWERS)
def test_the_low_reading_is_the_known_reading_with_zero_for_every_do_not_know(answers):
    zeroed = [Answer(a.item, a.respondent, a.role, 0 if a.value == "VI" else a.value, a.reason) for a in answers]
    with_vi, with_zero = grade(TODAY_RULES, answers), grade(TODAY_RULES, zeroed)
    assert [s.low_reading for s in with_vi.dimensions] == [s.known_reading for s in with_zero.dimensions]


@given(ANSWERS)
def test_police_answers_change_no_score_and_no_gap(answers):
    municipal = [answer for answer in answers if answer.role != "police"]
    with_police, without = grade(TODAY_RULES, answers), grade(TODAY_RULES, municipal)
    assert (with_police.dimensions, with_police.gaps) == (without.dimensions, without.gaps)


@given(ANSWERS)
def test_a_dimension_with_a_critical_item_at_one_or_below_is_never_above_1_9(answers):
    result = grade(TODAY_RULES, answers)
    held = {gap.dimension for gap in result.gaps if gap.mandatory}
    assert all(result.dimension(dimension).known <= Decimal("1.9") for dimension in held)


@given(ANSWERS)
def test_every_item_is_a_gap_or_irrelevant_or_at_three_and_above(answers):
    result = grade(TODAY_RULES, answers)
    gaps = {gap.item for gap in result.gaps}
    fine = {score.item for score in result.items if score.irrelevant or (score.known or 0) >= 3}
    assert gaps | fine == {item.id for item in TODAY_RULES.items}
    assert not gaps & fine


@given(ANSWERS)
def test_a_band_is_given_exactly_when_three_items_have_a_score(answers):
    readings = [r for s in grade(TODAY_RULES, answers).dimensions for r in (s.known_reading, s.low_reading)]
    assert all((reading.band is not None) == (reading.scored_items >= 3) for reading in readings)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_rounding_agrees_with_the_decimal_module(tenths):
    scores = [Decimal(value).scaleb(-1) for value in tenths]
    expected = (sum(scores) / len(scores)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert one_decimal(sum(scores, Decimal(0)), len(scores)) == expected

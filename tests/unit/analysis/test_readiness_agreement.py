"""Check that the tables give exactly the figures of the scoring rules."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parat.analysis.readiness import RoundAnswer, answer_frame, dimension_scores, item_scores
from parat.analysis.rounding import mean_tenths, tenths_of
from parat.domain.instrument import instrument
from parat.domain.readiness import Answer, grade, one_decimal

TODAY_RULES = instrument("2026.1")
ROLES = [role.key for role in TODAY_RULES.roles]
ANSWERS = st.dictionaries(
    st.tuples(
        st.sampled_from(["eksempel/9901", "eksempel/9902"]),
        st.sampled_from(["baseline", "followup12"]),
        st.sampled_from([item.id for item in TODAY_RULES.items]),
        st.integers(1, 6),
    ),
    st.tuples(st.sampled_from([0, 1, 2, 3, 4, "VI", "IR"]), st.sampled_from(ROLES)),
    min_size=1,
    max_size=120,
).map(
    lambda drawn: [
        RoundAnswer(engagement, name, Answer(item, f"r{number}", role, value, "Findes ikke her."))
        for (engagement, name, item, number), (value, role) in drawn.items()
    ]
)


def decimal_of(tenths):
    return None if pd.isna(tenths) else Decimal(int(tenths)).scaleb(-1)


def graded(answers):
    rounds = sorted({(row.engagement, row.round) for row in answers})
    return {
        key: grade(TODAY_RULES, [row.answer for row in answers if (row.engagement, row.round) == key]) for key in rounds
    }


@settings(max_examples=40, deadline=None)
@given(ANSWERS)
def test_every_item_score_equals_the_domain_s(answers):
    table = item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES)
    results = graded(answers)
    for row in table.itertuples():
        score = results[row.engagement, row.round].item(row.item)
        assert (decimal_of(row.known_tenths), decimal_of(row.low_tenths)) == (score.known, score.low)
        assert (row.answered, row.dont_know) == (score.answered, score.dont_know)
        assert (None if pd.isna(row.spread) else row.spread) == score.spread


@settings(max_examples=40, deadline=None)
@given(ANSWERS)
def test_every_dimension_score_equals_the_domain_s(answers):
    items = item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES)
    table = dimension_scores(items, TODAY_RULES)
    results = graded(answers)
    assert len(table) == 9 * len(results)
    for row in table.itertuples():
        score = results[row.engagement, row.round].dimension(row.dimension)
        assert (decimal_of(row.known_tenths), decimal_of(row.low_tenths)) == (score.known, score.low)
        assert (row.known_items, row.low_items) == (score.known_reading.scored_items, score.low_reading.scored_items)


def test_a_capped_dimension_is_marked_as_the_domain_marks_it():
    values = {"D5.1": 4, "D5.2": 0, "D5.3": 4}
    answers = [RoundAnswer("eksempel/9901", "baseline", Answer(item, "r1", "leader", v)) for item, v in values.items()]
    table = dimension_scores(item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES), TODAY_RULES)
    row = table.set_index("dimension").loc["D5"]
    assert (row["known_tenths"], bool(row["known_capped"]), row["known_band"]) == (19, True, "weak")
    assert table["known_capped"].sum() == 1


@settings(max_examples=40, deadline=None)
@given(ANSWERS)
def test_every_band_and_cap_equals_the_domain_s(answers):
    table = dimension_scores(item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES), TODAY_RULES)
    results = graded(answers)
    for row in table.itertuples():
        score = results[row.engagement, row.round].dimension(row.dimension)
        bands = [None if pd.isna(band) else band for band in (row.known_band, row.low_band)]
        assert bands == [band and band.key for band in (score.band_known, score.band_low)]
        assert (row.known_capped, row.low_capped) == (bool(score.capped_by), bool(score.low_reading.capped_by))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 99)), min_size=1))
def test_tenths_round_half_up_as_the_domain_does(pairs):
    total, count = (pd.Series(column) for column in zip(*pairs, strict=True))
    assert [decimal_of(value) for value in tenths_of(total, count)] == [one_decimal(t, c) for t, c in pairs]


def test_a_mean_of_nothing_is_missing():
    assert mean_tenths(pd.Series([0]), pd.Series([0])).isna().all()


@pytest.mark.parametrize("version", ["2017.1", "2026.1"])
def test_no_answers_give_empty_tables(version):
    items = item_scores(answer_frame([], instrument(version)), instrument(version))
    assert (len(items), len(dimension_scores(items, instrument(version)))) == (0, 0)

"""Check that the tables give exactly the figures of the scoring rules."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parat.analysis.readiness import RoundAnswer, answer_frame, dimension_changes, dimension_scores, item_scores
from parat.analysis.rounding import mean_tenths, tenths_of
from parat.domain.comparability import dimension_changes as dimension_changes_of
from parat.domain.instrument import instrument
from parat.domain.readiness import Answer, grade, one_decimal

TODAY_RULES = instrument("2026.1")
ROLES = [role.key for role in TODAY_RULES.roles]
ITEMS = ["D4.1", "D5.1", "D5.2", "D5.3", "D5.4", "D7.3"]  # few, so that respondents meet on the same item
ANSWERS = st.dictionaries(
    st.tuples(
        st.sampled_from(["eksempel/9901", "eksempel/9902"]),
        st.sampled_from(["baseline", "followup12"]),
        st.sampled_from(ITEMS),
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


@given(ANSWERS)
def test_every_item_score_equals_the_domain_s(answers):
    table = item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES)
    results = graded(answers)
    for row in table.itertuples():
        score = results[row.engagement, row.round].item(row.item)
        assert (decimal_of(row.known_tenths), decimal_of(row.low_tenths)) == (score.known, score.low)
        assert (row.answered, row.dont_know) == (score.answered, score.dont_know)
        assert (None if pd.isna(row.spread) else row.spread) == score.spread


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


def scored(values):
    answers = [
        RoundAnswer("eksempel/9901", "baseline", Answer(item, f"r{number}", "leader", value))
        for item, given_values in values.items()
        for number, value in enumerate(given_values)
    ]
    table = dimension_scores(item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES), TODAY_RULES)
    return table.set_index("dimension")


def test_a_capped_dimension_is_marked_as_the_domain_marks_it():
    table = scored({"D5.1": [4], "D5.2": [1], "D5.3": [4]})
    assert list(table.loc["D5", ["known_tenths", "known_capped", "known_band"]]) == [19, True, "weak"]
    assert table["known_capped"].sum() == 1


def test_a_dimension_at_exactly_1_9_is_not_marked_as_capped():
    table = scored({"D6.1": [1], "D6.2": [2], "D6.3": [2], "D6.4": [2], "D6.5": [2, 3]})
    assert list(table.loc["D6", ["known_tenths", "known_capped"]]) == [19, False]


def test_do_not_know_counts_zero_in_the_low_reading():
    row = scored({"D4.1": [3, "VI"], "D4.2": [3, "VI"], "D4.3": [3, "VI", "VI"]}).loc["D4"]
    assert (row["known_tenths"], row["low_tenths"]) == (30, 13)  # (1.5 + 1.5 + 1.0) / 3


def test_the_highest_score_has_a_band():
    assert scored({"D4.1": [4], "D4.2": [4], "D4.3": [4]}).loc["D4", "known_band"] == "strong"


@given(ANSWERS)
def test_every_band_and_cap_equals_the_domain_s(answers):
    table = dimension_scores(item_scores(answer_frame(answers, TODAY_RULES), TODAY_RULES), TODAY_RULES)
    results = graded(answers)
    for row in table.itertuples():
        score = results[row.engagement, row.round].dimension(row.dimension)
        bands = [None if pd.isna(band) else band for band in (row.known_band, row.low_band)]
        assert bands == [band and band.key for band in (score.band_known, score.low_reading.band)]
        assert (row.known_capped, row.low_capped) == (bool(score.capped_by), bool(score.low_reading.capped_by))


FEW_THEMES = ["D1.1", "D1.2", "D1.3", "D1.5", "D5.1", "D5.2", "D5.3"]
VERSIONS = st.sampled_from(["2017.1", "2026.1"]).map(instrument)
ROUND = st.dictionaries(
    st.tuples(st.sampled_from(FEW_THEMES), st.integers(1, 4)),
    st.tuples(st.sampled_from([0, 1, 2, 3, 4, "VI", "IR"]), st.sampled_from(ROLES)),
    min_size=1,
    max_size=40,
).map(
    lambda drawn: [
        Answer(item, f"r{number}", role, value, "Findes ikke her.") for (item, number), (value, role) in drawn.items()
    ]
)


def asked_by(chosen, answers):
    return [answer for answer in answers if answer.item in {item.id for item in chosen.items}]


@given(ROUND, ROUND, VERSIONS, VERSIONS)
def test_every_change_between_two_rounds_equals_the_domain_s(before, after, old, new):
    rounds = {"baseline": (old, asked_by(old, before)), "followup12": (new, asked_by(new, after))}
    assume(all(answers for _, answers in rounds.values()))
    tables = [
        item_scores(answer_frame([RoundAnswer("eksempel/9901", name, one) for one in answers], chosen), chosen)
        for name, (chosen, answers) in rounds.items()
    ]
    table = dimension_changes(pd.concat(tables), ("baseline", old), ("followup12", new)).set_index("dimension")
    for change in dimension_changes_of(*((chosen, grade(chosen, answers)) for chosen, answers in rounds.values())):
        row = table.loc[change.dimension] if change.dimension in table.index else None
        shown = [decimal_of(row[f"{name}_tenths"]) for name in ("before", "after", "change")] if row is not None else []
        assert (shown or [None] * 3) == [change.before, change.after, change.change]


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

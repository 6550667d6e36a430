"""Count over many answers: respondents, rounds and municipalities. Nothing is stored and nobody is ranked.

The scores follow the same rules as `parat.domain.readiness` and agree with it to the last decimal; they are kept in
whole tenths (`known_tenths`, `low_tenths`) until they are shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from parat.analysis.rounding import mean_tenths, tenths_of
from parat.domain.assessment import DONT_KNOW, FEWEST_ITEMS
from parat.domain.comparability import comparable_items
from parat.domain.instrument import Instrument
from parat.domain.readiness import CAP, CRITICAL_AT_MOST, Answer

_CAP_TENTHS = int(CAP * 10)
_CRITICAL_TENTHS = int(CRITICAL_AT_MOST * 10)
_ROUND = ["engagement", "round"]
_ITEM = [*_ROUND, "item"]
_DIMENSION = [*_ROUND, "dimension"]
_CHANGE = ["engagement", "dimension"]


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """Be one answer with the engagement and the round it was given in."""

    engagement: str
    round: str
    answer: Answer


def answer_frame(answers: Iterable[RoundAnswer], instrument: Instrument) -> pd.DataFrame:
    """Lay answers out as a table: one row an answer, with what each counts for."""
    columns = [*_ITEM, "respondent", "role", "points", "numeric", "dont_know"]
    frame = pd.DataFrame([_row(answer) for answer in answers], columns=columns)
    frame["observer"] = frame["role"].isin(instrument.observers)
    return frame.astype({"points": "int64", "numeric": "bool", "dont_know": "bool"})


def item_scores(frame: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Score every answered item of every engagement and round: mean, spread and both readings.

    Columns: engagement, round, item, dimension, critical, answered, dont_know, mean, deviation, spread, known_tenths,
    low_tenths. `deviation` is the standard deviation of the respondents' answers, `mean` the unrounded mean.
    """
    counted = frame[~frame["observer"]]
    scores = frame[_ITEM].drop_duplicates().set_index(_ITEM).sort_index()
    numeric = counted[counted["numeric"]].groupby(_ITEM)["points"]
    scores["answered"] = numeric.size()
    scores["dont_know"] = counted[counted["dont_know"]].groupby(_ITEM).size()
    scores["total"] = numeric.sum()
    scores = scores.fillna(0).astype("int64")
    scores["mean"] = numeric.mean()
    scores["deviation"] = numeric.std(ddof=0)
    scores["spread"] = _spread(frame)
    scores["known_tenths"] = tenths_of(scores["total"], scores["answered"])
    scores["low_tenths"] = tenths_of(scores["total"], scores["answered"] + scores["dont_know"])
    return _with_items(scores.drop(columns="total").reset_index(), instrument)


def dimension_scores(items: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Score all dimensions of every engagement and round, from the table of item scores.

    Columns: engagement, round, dimension, and for `known` and for `low`: _tenths, _items, _capped, _band.
    """
    rounds = items[_ROUND].drop_duplicates()
    dimensions = pd.DataFrame({"dimension": [dimension.id for dimension in instrument.dimensions]})
    scores = rounds.merge(dimensions, how="cross").set_index(_DIMENSION)
    for reading in ("known", "low"):
        scores = scores.join(_reading(items, reading, instrument))
        scores[f"{reading}_items"] = scores[f"{reading}_items"].fillna(0).astype("int64")
        scores[f"{reading}_capped"] = scores[f"{reading}_capped"].eq(True).fillna(False).astype("bool")
    return scores.reset_index()


def dimension_changes(
    items: pd.DataFrame, before: tuple[str, Instrument], after: tuple[str, Instrument]
) -> pd.DataFrame:
    """Compare two rounds theme by theme within each engagement, over the items that are the same in both versions.

    Takes the table of item scores, each round scored by its own instrument; a round is given as its name and that
    instrument. Columns: engagement, dimension, before_tenths, after_tenths, change_tenths; a score is missing where too
    few of the items have one.
    """
    kept = items[items["item"].isin(comparable_items(before[1], after[1]))]
    rounds = [dimension_scores(kept[kept["round"] == name], chosen) for name, chosen in (before, after)]
    scores = pd.concat(rounds)
    scores["known_tenths"] = scores["known_tenths"].where(scores["known_band"].notna())
    by_round = scores.pivot(index=_CHANGE, columns="round", values="known_tenths")
    table = by_round.reindex(columns=[before[0], after[0]]).astype("Int64")
    table.columns = pd.Index(["before_tenths", "after_tenths"])
    table["change_tenths"] = table["after_tenths"] - table["before_tenths"]
    return table.reset_index()


def known_changes(
    answers: Iterable[RoundAnswer], before: tuple[str, Instrument], after: tuple[str, Instrument]
) -> Iterator[tuple[str, str, Decimal]]:
    """Give how far each engagement has moved in each theme between two rounds, where that can be told."""
    given = list(answers)
    rounds = [
        item_scores(answer_frame((row for row in given if row.round == name), chosen), chosen)
        for name, chosen in (before, after)
    ]
    table = dimension_changes(pd.concat(rounds), before, after).dropna(subset=["change_tenths"])
    tenths = (Decimal(int(change)).scaleb(-1) for change in table["change_tenths"])
    return zip(table["engagement"], table["dimension"], tenths, strict=True)


def _row(row: RoundAnswer) -> tuple[object, ...]:
    value = row.answer.value
    numeric = isinstance(value, int)
    points = value if numeric else 0
    return (
        row.engagement, row.round, row.answer.item, row.answer.respondent, row.answer.role, points, numeric,
        value == DONT_KNOW,
    )  # fmt: skip


def _spread(frame: pd.DataFrame) -> pd.Series:
    answers = frame[frame["numeric"]].groupby(_ITEM)["points"]
    return (answers.max() - answers.min()).astype("Int64")


def _with_items(scores: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    items = [(item.id, item.dimension, item.critical) for item in instrument.items]
    return scores.merge(pd.DataFrame(items, columns=["item", "dimension", "critical"]), on="item", how="inner")


def _reading(items: pd.DataFrame, reading: str, instrument: Instrument) -> pd.DataFrame:
    """Take one reading to the end: mean of the item scores, then the cap, then the band."""
    tenths = items[f"{reading}_tenths"]
    scored = items.assign(tenths=tenths, holding_down=items["critical"] & (tenths <= _CRITICAL_TENTHS))
    groups = scored[tenths.notna()].groupby(_DIMENSION)
    table = pd.DataFrame(
        {"items": groups.size(), "total": groups["tenths"].sum(), "held": groups["holding_down"].any()}
    )
    mean = mean_tenths(table["total"], table["items"])
    capped = table["held"].astype("bool") & (mean > _CAP_TENTHS)
    result = mean.mask(capped, _CAP_TENTHS)
    band = _band(result, instrument).where(table["items"] >= FEWEST_ITEMS)
    columns = {"tenths": result, "items": table["items"], "capped": capped, "band": band}
    return pd.DataFrame({f"{reading}_{name}": column for name, column in columns.items()})


def _band(tenths: pd.Series, instrument: Instrument) -> pd.Series:
    edges = [int(band.low * 10) for band in instrument.bands]
    cut = pd.cut(tenths.astype("float64"), [*edges, 41], right=False, labels=[band.key for band in instrument.bands])
    return cut.astype("object")

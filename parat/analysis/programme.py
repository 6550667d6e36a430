"""Look across a programme's municipalities without pointing at any of them: figures under five are not shown."""

import pandas as pd

from parat.analysis.rounding import mean_tenths
from parat.domain.instrument import Instrument

FEWEST_SHOWN = 5


def programme_overview(dimensions: pd.DataFrame, instrument: Instrument, assessment_round: str) -> pd.DataFrame:
    """Give one row a dimension, in the order of the instrument: how many municipalities, their mean and their bands.

    Takes the table of dimension scores. Columns: dimension, municipalities, mean_tenths, deviation_tenths, and one
    column a band. With fewer than five municipalities a row shows nothing but its dimension; a band with one to four
    is hidden together with as many others as it takes to keep it hidden. No municipality is named or ranked.
    """
    chosen = dimensions[(dimensions["round"] == assessment_round) & dimensions["known_band"].notna()]
    groups = chosen.groupby("dimension")["known_tenths"]
    table = pd.DataFrame({"municipalities": groups.size(), "mean_tenths": mean_tenths(groups.sum(), groups.size())})
    table["deviation_tenths"] = groups.std(ddof=0).round(1)
    table = table.join(_band_counts(chosen, instrument))
    table = table.reindex([dimension.id for dimension in instrument.dimensions])
    return table.mask(table["municipalities"].fillna(0) < FEWEST_SHOWN).rename_axis("dimension").reset_index()


def hide_small(counts: pd.Series) -> pd.Series:
    """Hide counts of one to four, and so many of the others that no hidden one can be worked out from the sum."""
    hidden = counts.between(1, FEWEST_SHOWN - 1)
    for name in counts[counts >= FEWEST_SHOWN].sort_values(kind="stable").index:
        if not hidden.any() or (hidden.sum() > 1 and counts[hidden].sum() >= FEWEST_SHOWN):
            break
        hidden[name] = True
    return counts.astype("Int64").mask(hidden)


def _band_counts(chosen: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    keys = [band.key for band in instrument.bands]
    counts = pd.crosstab(chosen["dimension"], chosen["known_band"]).reindex(columns=keys, fill_value=0)
    return counts.apply(hide_small, axis="columns")

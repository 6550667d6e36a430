"""Round half up in whole tenths, so that pandas gives exactly the figures of the scoring rules."""

import pandas as pd


def tenths_of(total: pd.Series, count: pd.Series) -> pd.Series:
    """Give total / count in whole tenths, rounded half up; missing where the count is 0."""
    return _divided(total * 10, count)


def mean_tenths(total_tenths: pd.Series, count: pd.Series) -> pd.Series:
    """Give the mean of figures that are in tenths already; missing where the count is 0."""
    return _divided(total_tenths, count)


def percent_of(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Give part / whole in whole per cent, rounded half up; missing where the whole is 0."""
    return _divided(part * 100, whole)


def _divided(total: pd.Series, count: pd.Series) -> pd.Series:
    whole = count.astype("Int64").mask(count == 0)
    return (2 * total.astype("Int64") + whole) // (2 * whole)

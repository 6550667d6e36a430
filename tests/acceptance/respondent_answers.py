"""Answer a respondent's workbooks, as one who knows their own part of it would."""

from parat.domain.instrument import instrument

REQUIRED = ("leader", "coordinator", "social", "school", "employment", "contingency")
INSTRUMENT = instrument("2026.1")


def levels(number, level="2"):
    """Give the short mapping of one respondent."""
    return {"mapping": {(one.id,): {number: level} for one in INSTRUMENT.dimensions}}


def statements(number, level="2", count=None, **first):
    """Give one respondent's answers to the first `count` statements; `first` is written beside the first of them."""
    rows = {(item.id,): {number: level} for item in INSTRUMENT.items[:count]}
    rows[(INSTRUMENT.items[0].id,)] |= first
    return {"answers": rows}

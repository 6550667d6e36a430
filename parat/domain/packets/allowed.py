"""Say in words what a column's cells may hold."""

from collections.abc import Iterable
from difflib import get_close_matches

from parat.domain.packets.declaration import Column

_MOST_LISTED = 15
_NEAREST = 4


def allowed_da(column: Column) -> str:
    """Say it to the municipality, in Danish."""
    if column.kind == "choice":
        return f"Vælg på listen: {_labels(column)}."
    if column.kind == "text":
        return f"Tekst på højst {_danish(column.max_length)} tegn."
    return {
        "integer": f"Skriv et helt tal{_span(column, 'fra', 'til')}.",
        "decimal": f"Skriv et tal{_span(column, 'fra', 'til')}, fx 12,5.",
        "percent": f"Skriv en procent som tal{_span(column, 'fra', 'til')}, fx 75.",
        "date": "Skriv en dato som dd-mm-åååå, fx 24-12-2026.",
        "time": "Skriv et klokkeslæt som tt.mm, fx 9.00 eller 13.30.",
        "yes_no": "Skriv ja eller nej.",
    }[column.kind]


def allowed_en(column: Column) -> str:
    """Say it to the operator, in English."""
    if column.kind == "choice":
        return f"one of {_labels(column)}."
    if column.kind == "text":
        return f"text of at most {column.max_length} characters."
    return {
        "integer": f"a whole number{_span(column, 'from', 'to')}.",
        "decimal": f"a number{_span(column, 'from', 'to')} with decimal comma, like 12,5.",
        "percent": f"a percentage as a number{_span(column, 'from', 'to')}, like 75.",
        "date": "a date as dd-mm-yyyy, like 24-12-2026.",
        "time": "a time of day as hh.mm, like 9.00 or 13.30.",
        "yes_no": "ja or nej.",
    }[column.kind]


def listed(labels: Iterable[str]) -> str:
    """Put choices one after the other; where one holds a comma itself, semicolons part them."""
    words = list(labels)
    return ("; " if any("," in word for word in words) else ", ").join(words)


def nearest(labels: Iterable[str], found: str) -> str:
    """List every choice, or of a long list those that are most like what was written."""
    words = list(labels)
    if len(words) <= _MOST_LISTED:
        return listed(words)
    like = get_close_matches(found, words, _NEAREST, cutoff=0.3) or words[:_NEAREST]
    return f"{listed(like)} …"


def _labels(column: Column) -> str:
    return listed(label for _, label in column.choices)


def _span(column: Column, least: str, most: str) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f" {least} {_danish(column.minimum)} {most} {_danish(column.maximum)}"
    return "" if column.minimum is None else f" {least} {_danish(column.minimum)}"


def _danish(number: int) -> str:
    return f"{number:,}".replace(",", ".")

"""Turn the rows of a table into lines that can be read on their own, and know a table of measures by its headings."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from parat.domain.placing import PassageKind
from parat.intake.policy_words import END, OWNER, TIME, TITLE, field_named

Row = Sequence[str]
_LONGEST_HEADING = 60
_ASKED_OF_A_MEASURE = frozenset((OWNER, TIME, END))


def rows_as_passages(rows: Sequence[Row]) -> Iterator[tuple[PassageKind, str]]:
    """Give each row's kind and text, in order; a row below headings says them before what stands in its cells."""
    headings = rows[0] if rows and _has_headings(rows) else None
    measures = headings is not None and _are_measures(headings)
    for at, row in enumerate(rows):
        if headings is None:
            yield PassageKind.ROW, _plain(row)
        elif at == 0:
            yield PassageKind.COLUMNS, " | ".join(filter(None, row))
        elif measures and _title(headings, row):
            yield PassageKind.MEASURE, "\n".join(_said(headings, row))
        else:
            yield PassageKind.ROW, "; ".join(_said(headings, row)) or _plain(row)


def _has_headings(rows: Sequence[Row]) -> bool:
    """Say whether the first row names columns; two columns are labels and texts unless their headings are known."""
    first = rows[0]
    if len(rows) < 2 or len(first) < 2 or not all(first) or max(map(len, first)) > _LONGEST_HEADING:
        return False
    return len(first) > 2 or all(field_named(cell) for cell in first)


def _are_measures(headings: Row) -> bool:
    fields = {field_named(heading) for heading in headings}
    return TITLE in fields and bool(fields & _ASKED_OF_A_MEASURE)


def _title(headings: Row, row: Row) -> str:
    return next((cell for heading, cell in zip(headings, row, strict=False) if field_named(heading) == TITLE), "")


def _said(headings: Row, row: Row) -> Iterator[str]:
    for heading, cell in zip_longest(headings, row, fillvalue=""):
        if cell:
            yield f"{heading}: {cell}" if heading else cell


def _plain(row: Row) -> str:
    """Give a row without headings: a label with its text, or its cells one after another."""
    filled = [cell for cell in row if cell]
    if len(row) == 2 and len(filled) == 2:
        return f"{filled[0].rstrip(' :')}: {filled[1]}"
    return "; ".join(filled)

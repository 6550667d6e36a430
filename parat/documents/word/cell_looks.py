"""Know how the paragraphs of each kind of table cell look."""

from collections.abc import Iterator, Mapping

HEADER, BODY = "header", "body"

_NUMBER = "number"
_STATUS = {
    "status-done": "StatusDone",
    "status-going": "StatusGoing",
    "status-slow": "StatusSlow",
    "status-late": "StatusLate",
    "status-none": "StatusNone",
}
_STYLES = {
    (HEADER, "th", None): "TableHeader",
    (HEADER, "td", None): "TableHeader",
    (HEADER, "th", _NUMBER): "TableHeaderNumber",
    (HEADER, "td", _NUMBER): "TableHeaderNumber",
    (BODY, "th", None): "TableLabel",
    (BODY, "td", None): "TableText",
    (BODY, "th", _NUMBER): "TableNumber",
    (BODY, "td", _NUMBER): "TableNumber",
}

Looks = Mapping[tuple[str, str | None], str]


def cell_looks(styles: Mapping[str, str]) -> dict[tuple[str, bool], Looks]:
    """Give the paragraph properties of cells by their element and class: in header rows and others, kept or not.

    A kept cell stays on the page of the next row.
    """
    return {
        (part, kept): dict(_looks(part, "<w:keepNext/>" if kept else "", styles))
        for part in (HEADER, BODY)
        for kept in (False, True)
    }


def _looks(part: str, keep: str, styles: Mapping[str, str]) -> Iterator[tuple[tuple[str, str | None], str]]:
    for (within, tag, look), style in _STYLES.items():
        if within == part:
            yield (tag, look), f'<w:pStyle w:val="{styles[style]}"/>{keep}'
    for tag in ("th", "td"):
        for look, style in _STATUS.items():
            yield (tag, look), f'<w:pStyle w:val="{styles[style]}"/>{keep}'

"""Read a chart as a template writes it, a figure around a table of numbers, and say in words what it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from parat.documents.markup import refuse, text_of

RADAR, BAR = "radar", "bar"
CHART, SMALL = "chart", "small"

_FEWEST_AXES = 3
UNKNOWN_DA = "ikke opgjort"


@dataclass(frozen=True, slots=True)
class Series:
    """Hold one row of numbers; `values` are None where a number is missing, `shown` is how they are written."""

    name: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold what a chart shows; each series has one value for each category, `small` is for a crowded page."""

    kind: str
    most: float
    label: str
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    small: bool = False

    def numbers_da(self) -> str:
        """Say every number in Danish, category by category."""
        return " ".join(f"{category}: {self._said(at)}." for at, category in enumerate(self.categories))

    def alt_text_da(self) -> str:
        """Say in Danish what the chart shows, with all its numbers."""
        return f"{self.label.rstrip('. ')}. {self.numbers_da()}"

    def _said(self, at: int) -> str:
        if len(self.series) == 1:
            return self.series[0].shown[at]
        return ", ".join(f"{series.name} {series.shown[at]}" for series in self.series)


def is_chart(figure: etree._Element) -> bool:
    """Say whether a figure is a chart."""
    return CHART in figure.get("class", "").split()


def chart_of(figure: etree._Element, template: str) -> Chart:
    """Read a chart; raises UnknownMarkupError for one that cannot be drawn."""
    kind = figure.get("data-chart", "")
    if kind not in (RADAR, BAR):
        raise refuse(figure, f"Give data-chart: {RADAR} or {BAR}.", template)
    label = figure.get("aria-label", "").strip()
    if not label:
        raise refuse(figure, "Say in aria-label what the chart shows.", template)
    head = figure.findall("table/thead/tr/*")
    rows = list(_rows(figure, len(head), template))
    if len(head) < 2 or len(rows) < (_FEWEST_AXES if kind == RADAR else 1):
        raise refuse(figure, "Give a table with a row for each category and a column for each series.", template)
    series = tuple(_series(text_of(cell), [row[at] for row in rows], template) for at, cell in enumerate(head[1:], 1))
    most = _most(figure, series, template)
    small = SMALL in figure.get("class", "").split()
    return Chart(kind, most, label, text_of(head[0]), tuple(text_of(row[0]) for row in rows), series, small)


def _rows(figure: etree._Element, width: int, template: str) -> Iterator[etree._Element]:
    for row in figure.iterfind("table/tbody/tr"):
        if len(row) != width:
            raise refuse(row, f"Give each row of the chart {width} cells.", template)
        yield row


def _series(name: str, cells: list[etree._Element], template: str) -> Series:
    values = tuple(_value(cell, template) for cell in cells)
    shown = tuple(
        text_of(cell) or UNKNOWN_DA if value is not None else UNKNOWN_DA
        for cell, value in zip(cells, values, strict=True)
    )
    return Series(name, values, shown)


def _value(cell: etree._Element, template: str) -> float | None:
    text = cell.get("data-value")
    if text == "":
        return None
    number = _number(text)
    if number is None or number < 0:
        raise refuse(cell, 'Give data-value: a number of at least 0 with a point, or "" when it is missing.', template)
    return number


def _most(figure: etree._Element, series: tuple[Series, ...], template: str) -> float:
    largest = max((value for row in series for value in row.values if value is not None), default=0.0)
    text = figure.get("data-max")
    if text is None:
        return largest or 1.0
    most = _number(text)
    if not most or most < largest:
        raise refuse(figure, "Give data-max: the end of the scale, at least as large as every number.", template)
    return most


def _number(text: str | None) -> float | None:
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None

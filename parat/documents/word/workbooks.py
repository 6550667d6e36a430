"""Write the small workbook behind a chart, so that its numbers can be edited in Word."""

from parat.documents.charts import UNKNOWN_DA, Chart
from parat.documents.markup import escaped
from parat.documents.word.additions import DECLARATION, OFFICE, relationship, relationships
from parat.ooxml.packages import write_package

SHEET = "Tal"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/></Types>'
).encode()
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
).encode()
_FIXED = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": relationships([relationship("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": _WORKBOOK,
    "xl/_rels/workbook.xml.rels": relationships([relationship("rId1", "worksheet", "worksheets/sheet1.xml")]),
}


def workbook(chart: Chart) -> bytes:
    """Write the categories in column A and one series in each column after it; an unknown value is an empty cell."""
    head = _row(1, (_text("A1", chart.heading), *(_text(_at(n, 1), s.name) for n, s in enumerate(chart.series, 1))))
    rows = "".join(
        _row(
            line,
            (
                _text(f"A{line}", label),
                *(_value(_at(n, line), s.values[line - 2]) for n, s in enumerate(chart.series, 1)),
            ),
        )
        for line, label in enumerate(labels(chart), start=2)
    )
    sheet = f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'
    return write_package({**_FIXED, "xl/worksheets/sheet1.xml": sheet.encode()})


def labels(chart: Chart) -> tuple[str, ...]:
    """Give the categories as the chart shows them; one without any number says so, for a gap could be taken for 0."""
    known = [any(series.values[at] is not None for series in chart.series) for at in range(len(chart.categories))]
    return tuple(
        name if is_known else f"{name} ({UNKNOWN_DA})" for name, is_known in zip(chart.categories, known, strict=True)
    )


def column(number: int) -> str:
    """Give the letter of a series' column; the first series stands in B."""
    return chr(ord("A") + number)


def _at(number: int, line: int) -> str:
    return f"{column(number)}{line}"


def _row(line: int, cells: tuple[str, ...]) -> str:
    return f'<row r="{line}">{"".join(cells)}</row>'


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'


def _value(place: str, value: float | None) -> str:
    return "" if value is None else f'<c r="{place}"><v>{value:g}</v></c>'

"""Write the workbook of a stage: prefilled, with drop-downs, help and protected headers."""

import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.packet_sheets import write_guide, write_lists, write_sheet
from parat.domain.packets import PacketSpec, Sheet, Value
from parat.domain.packets.marking import GUIDE_SHEET, LIST_SHEET, MARK_SHEET, Marking, marking_rows
from parat.ooxml.packages import read_package, write_package
from parat.ooxml.xml import parse_part, serialise_part

Rows = Mapping[str, Sequence[Mapping[str, Value | None]]]

_CORE, _STYLES = "docProps/core.xml", "xl/styles.xml"
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
_SHEETS, _GUIDE_PART = "xl/worksheets/sheet", "xl/worksheets/sheet1.xml"
# A height without this mark is a first estimate: the row grows when somebody writes in it. The top rows keep theirs.
_FIXED_HEIGHT = re.compile(rb'(<row r="(?:[4-9]|[1-9][0-9]+)"[^>]*?) customHeight="1"')
_CLOCK = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


def export_packet(  # noqa: PLR0913 - the facts on the packet's cover
    spec: PacketSpec,
    *,
    engagement: str,
    municipality: str,
    generation: str,
    rows: Rows,
    is_example: bool,
    assessment_round: str = "",
) -> bytes:
    """Write a packet for one municipality; the same input gives the same bytes.

    `rows` holds for each sheet key what is already known, by column key. `assessment_round` counts only for packets
    that belong to a round; left out, it is the first one. Dates and clocks of the writing program are left out.
    A narrowed `spec` gives the workbook of its respondent or its part.
    """
    chosen = assessment_round or next((key for key, _ in spec.rounds), "")
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "parat"
    book.properties.title = f"{spec.title_da} - {municipality}"
    book.properties.language = "da-DK"
    cover = [municipality, dict(spec.rounds).get(chosen, ""), spec.addressee_da]
    write_guide(book.create_sheet(GUIDE_SHEET), spec, [line for line in cover if line], is_example)
    lists = write_lists(book, spec)
    footer = " · ".join(filter(None, (spec.title_da, municipality, spec.addressee_da, "EKSEMPEL" * is_example)))
    for sheet in spec.sheets:
        write_sheet(book.create_sheet(sheet.title_da), sheet, rows.get(sheet.key, ()), lists, footer)
    fixed = _fixed_rows(spec, rows)
    marking = Marking(spec.kind, spec.version, engagement, generation, chosen, fixed, spec.respondent, spec.part)
    _write_marking(book.create_sheet(MARK_SHEET), marking)
    book.move_sheet(LIST_SHEET, len(book.worksheets))
    book.active = 0
    return canonical(book)


def _fixed_rows(spec: PacketSpec, rows: Rows) -> dict[str, tuple[tuple[str, ...], ...]]:
    fixed = [sheet for sheet in spec.sheets if sheet.fixed_rows]
    return {sheet.key: tuple(_key_of(sheet, row) for row in rows.get(sheet.key, ())) for sheet in fixed}


def _key_of(sheet: Sheet, row: Mapping[str, Value | None]) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in sheet.row_key)


def _write_marking(sheet: Worksheet, marking: Marking) -> None:
    for number, line in enumerate(marking_rows(marking), start=1):
        for position, text in enumerate(line, start=1):
            cell = sheet.cell(number, position, text)
            cell.data_type = "s"
            cell.number_format = "@"
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def canonical(book: Workbook) -> bytes:
    """Save a workbook so that equal content gives equal bytes, and rows grow when somebody writes in them."""
    saved = io.BytesIO()
    book.save(saved)
    parts = read_package(saved.getvalue())
    parts[_CORE] = _CLOCK.sub(b"", parts[_CORE])
    parts[_STYLES] = _in_schema_order(parts[_STYLES])
    for name in parts:
        if name.startswith(_SHEETS) and name != _GUIDE_PART:
            parts[name] = _FIXED_HEIGHT.sub(rb"\1", parts[name])
    return write_package(parts)


def _in_schema_order(styles: bytes) -> bytes:
    """Put the parts of each font into the order that the standard wants; openpyxl has its own."""
    root = parse_part(styles, _STYLES)
    for font in root.iterfind("{*}fonts/{*}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(part.tag.rpartition("}")[2]))
    return serialise_part(root)

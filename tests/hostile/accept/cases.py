"""List honest files as Excel, LibreOffice, Google and other programs write them; each must be read like the first."""

import io
import re
import unicodedata
import zipfile
from datetime import datetime

from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.hostile.files import (
    MAIN,
    RELATIONS,
    SHEET_PART,
    STAGE,
    STRICT,
    STRICT_RELATIONS,
    a_document,
    noise,
    packet_parts,
    with_part,
    with_sheets,
    zipped,
)
from tests.unit.packets.builders import a_filled_packet, edited

M = f"{{{MAIN}}}"
BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"


def _packet(stage):
    return a_filled_packet(stage)


def _shared_strings(stage):
    strings: list[str] = []

    def share(root):
        for cell in root.iter(f"{M}c"):
            inline = cell.find(f"{M}is")
            if inline is not None:
                strings.append(inline.findtext(f"{M}t") or "")
                cell.remove(inline)
                cell.set("t", "s")
                etree.SubElement(cell, f"{M}v").text = str(len(strings) - 1)

    def add(parts):
        items = "".join(f"<si><t xml:space='preserve'>{_escaped(text)}</t></si>" for text in strings)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
        relation = f'<Relationship Id="s" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        return _with_relation(parts, relation)

    return with_sheets(share, add, stage)


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _with_relation(parts, relation):
    shared = re.compile(rb"<Relationship [^>]*sharedStrings[^>]*>")
    kept = shared.sub(b"", parts[BOOK_RELATIONS])
    return {**parts, BOOK_RELATIONS: kept.replace(b"</Relationships>", relation.encode() + b"</Relationships>")}


def _without_dimension(root):
    for element in root.findall(f"{M}dimension"):
        root.remove(element)


def _without_references(root):
    for element in (*root.iter(f"{M}row"), *root.iter(f"{M}c")):
        element.attrib.pop("r", None)


def _in_runs(root):
    for inline in root.iter(f"{M}is"):
        text = inline.findtext(f"{M}t") or ""
        inline.clear()
        for half in (text[: len(text) // 2], text[len(text) // 2 :]):
            run = etree.SubElement(inline, f"{M}r")
            etree.SubElement(etree.SubElement(run, f"{M}rPr"), f"{M}b")
            etree.SubElement(run, f"{M}t").text = half
        phonetic = etree.SubElement(inline, f"{M}rPh", sb="0", eb="1")
        etree.SubElement(phonetic, f"{M}t").text = "lydskrift"


def _with_comments_in_the_xml(root):
    for cell in list(root.iter(f"{M}c")):
        cell.insert(0, etree.Comment("x"))


def _prefixed(stage):
    def prefix(root):
        return etree.fromstring(
            re.sub(rb"(</?)(?=[a-zA-Z])", rb"\1x:", etree.tostring(root)).replace(b" xmlns=", b" xmlns:x=")
        )

    return with_sheets(prefix, stage=stage)


def _strict(stage):
    parts = packet_parts(stage)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            parts[name] = part.replace(MAIN.encode(), STRICT.encode()).replace(
                RELATIONS.encode(), STRICT_RELATIONS.encode()
            )
    return zipped(parts)


def _odd_names(stage):
    parts = packet_parts(stage)
    names = {name: f"bog/ark-{name[14:]}" for name in parts if SHEET_PART.fullmatch(name)} | {BOOK: "bog/Bog1.xml"}
    names |= {BOOK_RELATIONS: "bog/_rels/Bog1.xml.rels", "xl/styles.xml": "bog/stil.xml"}
    renamed = {}
    for name, part in parts.items():
        for old, new in {
            "xl/workbook": "bog/Bog1",
            "xl/worksheets/sheet": "bog/ark-sheet",
            "xl/styles": "bog/stil",
        }.items():
            part = part.replace(old.encode(), new.encode())  # noqa: PLW2901 - one part after the other
        renamed[names.get(name, name)] = part.replace(b"worksheets/sheet", b"ark-sheet")
    return zipped(renamed)


def _absolute_targets(stage):
    parts = packet_parts(stage)
    parts[BOOK_RELATIONS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="/xl/', parts[BOOK_RELATIONS])
    return zipped(parts)


def _relative_targets(stage):
    parts = packet_parts(stage)
    parts[BOOK_RELATIONS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="./', parts[BOOK_RELATIONS])
    return zipped(parts)


def _since_1904(stage):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    return edited(_packet(stage), lambda book: setattr(book, "epoch", CALENDAR_MAC_1904))


def _iso_dates(stage):
    book = load_workbook(io.BytesIO(_packet(stage)))
    book.iso_dates = True
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _streamed(stage):
    """Write as a program does that cannot go back in its output: sizes after the content."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.written = bytearray()

        def writable(self):
            return True

        def write(self, piece):
            self.written += piece
            return len(piece)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in packet_parts(stage).items():
            package.writestr(name, part)
    return bytes(pipe.written)


def _with_folders(stage):
    parts = packet_parts(stage)
    return zipped([("xl/", b""), ("xl/worksheets/", b""), *parts.items()])


def _with_byte_order_marks(stage):
    return zipped({
        name: b"\xef\xbb\xbf" + part if name.endswith((".xml", ".rels")) else part
        for name, part in packet_parts(stage).items()
    })  # fmt: skip


def _with_styled_empty_cells(root):
    row = root.find(f"{M}sheetData/{M}row")
    for column in ("GS", "XFD") if row is not None else ():
        etree.SubElement(row, f"{M}c", r=f"{column}1", s="1")


def _with_empty_rows(root):
    for number in range(1_000, 11_000):
        etree.SubElement(root.find(f"{M}sheetData"), f"{M}row", r=str(number))


def _with_a_hyperlink(stage):
    return edited(_packet(stage), lambda book: setattr(book["Læs mig"]["H60"], "hyperlink", "https://example.invalid"))


def _with_a_note(stage):
    return edited(_packet(stage), lambda book: setattr(book.worksheets[1]["D5"], "comment", Comment("Husk", "SSP")))


def _with_own_sheet(stage):
    return edited(_packet(stage), lambda book: book.create_sheet("Egne noter"))


def _sorted_otherwise(stage):
    return edited(_packet(stage), lambda book: book.move_sheet(book.worksheets[1], 2))


def _retyped(change):
    """Give a maker of packets in which every filled cell below the headings was written in another way."""

    def make(stage):
        def retype(book):
            for page in book.worksheets[1:-2]:
                for cell in (cell for row in page.iter_rows(min_row=4) for cell in row if cell.value is not None):
                    change(cell)

        return edited(_packet(stage), retype)

    return make


def _write(cell, value):
    cell.value = value
    cell.data_type = "s" if isinstance(value, str) else cell.data_type


def _yes_and_no_as_booleans(cell):
    if cell.value in ("ja", "nej"):
        cell.value = cell.value == "ja"


def _numbers_as_text(cell):
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        _write(cell, str(cell.value).replace(".", ","))


def _numbers_with_spaces(cell):
    if isinstance(cell.value, int) and not isinstance(cell.value, bool):
        _write(cell, f" {cell.value}\u00a0")


def _whole_numbers_as_decimals(cell):
    if isinstance(cell.value, int) and not isinstance(cell.value, bool):
        cell.value = float(cell.value)


def _dates_as(shape):
    def write(cell):
        if isinstance(cell.value, datetime):
            _write(cell, f"{cell.value:{shape}}")

    return _retyped(write)


def _dates_as_day_numbers(cell):
    if isinstance(cell.value, datetime):
        cell.value = (cell.value - datetime(1899, 12, 30)).days  # noqa: DTZ001 - a workbook knows no time zone
        cell.number_format = "General"


def _texts_with_loose_accents(cell):
    if isinstance(cell.value, str):
        _write(cell, unicodedata.normalize("NFD", cell.value))


def _texts_with_spaces_around(cell):
    if isinstance(cell.value, str):
        _write(cell, f"  {cell.value}\n")


def _as_google_writes(stage):
    """Write shared strings, no dimension, no document properties, whole numbers with a decimal, absolute targets."""
    parts = _unzipped(_shared_strings(stage))
    for name in [name for name in parts if SHEET_PART.fullmatch(name)]:
        part = re.sub(rb"<dimension[^>]*/>", b"", parts[name])
        parts[name] = re.sub(rb"(<c (?![^>]*t=)[^>]*><v>\d+)(?=</v>)", rb"\1.0", part)
    parts.pop("docProps/core.xml")
    parts[TYPES] = re.sub(rb"<Override[^>]*core.xml[^>]*>", b"", parts[TYPES])
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core.xml[^>]*>", b"", parts["_rels/.rels"])
    parts[BOOK_RELATIONS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="/xl/', parts[BOOK_RELATIONS])
    return zipped(parts)


def _as_excel_writes(stage):
    """Write shared strings, spans and heights on rows, a namespace that may be left out, and styled empty cells."""

    def dress(root):
        for row in root.iter(f"{M}row"):
            row.set("spans", "1:20")
            row.set("{http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac}dyDescent", "0.3")
            last = etree.SubElement(row, f"{M}c", s="1")
            last.set("r", f"ZZ{row.get('r')}"[1:])

    parts = _unzipped(_shared_strings(stage))
    for name in [name for name in parts if SHEET_PART.fullmatch(name)]:
        root = etree.fromstring(parts[name])
        dress(root)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


SAME_PACKETS = {
    "as_filled": _packet,
    "shared_strings": _shared_strings,
    "no_dimension": lambda stage: with_sheets(_without_dimension, stage=stage),
    "no_references": lambda stage: with_sheets(_without_references, stage=stage),
    "runs_and_phonetics": lambda stage: with_sheets(_in_runs, stage=stage),
    "xml_comments": lambda stage: with_sheets(_with_comments_in_the_xml, stage=stage),
    "prefixed_names": _prefixed,
    "strict_open_xml": _strict,
    "odd_part_names": _odd_names,
    "absolute_targets": _absolute_targets,
    "relative_targets": _relative_targets,
    "since_1904": _since_1904,
    "iso_dates": _iso_dates,
    "stored_members": lambda stage: zipped(packet_parts(stage), zipfile.ZIP_STORED),
    "streamed_members": _streamed,
    "folder_members": _with_folders,
    "byte_order_marks": _with_byte_order_marks,
    "members_backwards": lambda stage: zipped(list(packet_parts(stage).items())[::-1]),
    "styled_empty_cells": lambda stage: with_sheets(_with_styled_empty_cells, stage=stage),
    "ten_thousand_empty_rows": lambda stage: zipped(
        {**_unzipped(with_sheets(_with_empty_rows, stage=stage)), "xl/media/a.png": noise(30_000)}
    ),
    "printer_settings": lambda stage: with_part("xl/printerSettings/printerSettings1.bin", noise(300), stage),
    "a_hyperlink": _with_a_hyperlink,
    "a_note": _with_a_note,
    "own_sheet": _with_own_sheet,
    "sheets_in_another_order": _sorted_otherwise,
    "yes_and_no_as_booleans": _retyped(_yes_and_no_as_booleans),
    "numbers_as_text": _retyped(_numbers_as_text),
    "numbers_with_spaces": _retyped(_numbers_with_spaces),
    "whole_numbers_as_decimals": _retyped(_whole_numbers_as_decimals),
    "dates_as_danish_text": _dates_as("%d-%m-%Y"),
    "dates_with_points": _dates_as("%d.%m.%Y"),
    "dates_as_iso_text": _dates_as("%Y-%m-%d"),
    "dates_with_a_clock": _dates_as("%d-%m-%Y 00:00"),
    "dates_as_day_numbers": _retyped(_dates_as_day_numbers),
    "loose_accents": _retyped(_texts_with_loose_accents),
    "spaces_around_texts": _retyped(_texts_with_spaces_around),
    "as_google_writes": _as_google_writes,
    "as_excel_writes": _as_excel_writes,
    "a_comment_after_the_archive": lambda stage: _packet(stage)[:-2] + b"\x05\x00hello",
}


def _unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _document_with_a_chart_workbook():
    return a_document(lambda parts: {**parts, "word/embeddings/workbook1.xlsx": _packet(STAGE)})


OTHER_FILES = {
    "word": (a_document, "udkast.docx"),
    "word_in_capitals": (a_document, "UDKAST.DOCX"),
    "word_with_a_chart": (_document_with_a_chart_workbook, "udkast.docx"),
    "excel_in_capitals": (lambda: _packet(STAGE), "SVAR.XLSX"),
    "a_path_of_windows": (lambda: _packet(STAGE), r"C:\Users\x\svar.xlsx"),
}

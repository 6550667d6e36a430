"""List honest files as Excel, LibreOffice, Google and other programs write them; each must be read like the first."""

import io
import re
import zipfile

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


def _packet():
    return a_filled_packet(STAGE)


def _shared_strings():
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

    return with_sheets(share, add)


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


def _prefixed():
    def prefix(root):
        return etree.fromstring(
            re.sub(rb"(</?)(?=[a-zA-Z])", rb"\1x:", etree.tostring(root)).replace(b" xmlns=", b" xmlns:x=")
        )

    return with_sheets(prefix)


def _strict():
    parts = packet_parts()
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            parts[name] = part.replace(MAIN.encode(), STRICT.encode()).replace(
                RELATIONS.encode(), STRICT_RELATIONS.encode()
            )
    return zipped(parts)


def _odd_names():
    parts = packet_parts()
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


def _absolute_targets():
    parts = packet_parts()
    parts[BOOK_RELATIONS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="/xl/', parts[BOOK_RELATIONS])
    return zipped(parts)


def _relative_targets():
    parts = packet_parts()
    parts[BOOK_RELATIONS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="./', parts[BOOK_RELATIONS])
    return zipped(parts)


def _since_1904():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    return edited(_packet(), lambda book: setattr(book, "epoch", CALENDAR_MAC_1904))


def _iso_dates():
    book = load_workbook(io.BytesIO(_packet()))
    book.iso_dates = True
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _streamed():
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
        for name, part in packet_parts().items():
            package.writestr(name, part)
    return bytes(pipe.written)


def _with_folders():
    parts = packet_parts()
    return zipped([("xl/", b""), ("xl/worksheets/", b""), *parts.items()])


def _with_byte_order_marks():
    return zipped({
        name: b"\xef\xbb\xbf" + part if name.endswith((".xml", ".rels")) else part
        for name, part in packet_parts().items()
    })  # fmt: skip


def _with_styled_empty_cells(root):
    row = root.find(f"{M}sheetData/{M}row")
    for column in ("GS", "XFD"):
        etree.SubElement(row, f"{M}c", r=f"{column}1", s="1")


def _with_empty_rows(root):
    for number in range(1_000, 11_000):
        etree.SubElement(root.find(f"{M}sheetData"), f"{M}row", r=str(number))


def _with_a_hyperlink():
    return edited(_packet(), lambda book: setattr(book["Læs mig"]["A60"], "hyperlink", "https://example.invalid"))


def _with_a_note():
    return edited(_packet(), lambda book: setattr(book["Workshops"]["D5"], "comment", Comment("Husk", "SSP")))


def _with_own_sheet():
    return edited(_packet(), lambda book: book.create_sheet("Egne noter"))


def _sorted_otherwise():
    def reorder(book):
        book.move_sheet("Deltagere", -2)

    return edited(_packet(), reorder)


SAME_PACKETS = {
    "as_filled": _packet,
    "shared_strings": _shared_strings,
    "no_dimension": lambda: with_sheets(_without_dimension),
    "no_references": lambda: with_sheets(_without_references),
    "runs_and_phonetics": lambda: with_sheets(_in_runs),
    "xml_comments": lambda: with_sheets(_with_comments_in_the_xml),
    "prefixed_names": _prefixed,
    "strict_open_xml": _strict,
    "odd_part_names": _odd_names,
    "absolute_targets": _absolute_targets,
    "relative_targets": _relative_targets,
    "since_1904": _since_1904,
    "iso_dates": _iso_dates,
    "stored_members": lambda: zipped(packet_parts(), zipfile.ZIP_STORED),
    "streamed_members": _streamed,
    "folder_members": _with_folders,
    "byte_order_marks": _with_byte_order_marks,
    "members_backwards": lambda: zipped(list(packet_parts().items())[::-1]),
    "styled_empty_cells": lambda: with_sheets(_with_styled_empty_cells),
    "ten_thousand_empty_rows": lambda: zipped(
        {**_unzipped(with_sheets(_with_empty_rows)), "xl/media/a.png": noise(30_000)}
    ),
    "printer_settings": lambda: with_part("xl/printerSettings/printerSettings1.bin", noise(300)),
    "a_hyperlink": _with_a_hyperlink,
    "a_note": _with_a_note,
    "own_sheet": _with_own_sheet,
    "sheets_in_another_order": _sorted_otherwise,
    "a_comment_after_the_archive": lambda: _packet()[:-2] + b"\x05\x00hello",
}


def _unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _document_with_a_chart_workbook():
    return a_document(lambda parts: {**parts, "word/embeddings/workbook1.xlsx": _packet()})


OTHER_FILES = {
    "word": (a_document, "udkast.docx"),
    "word_in_capitals": (a_document, "UDKAST.DOCX"),
    "word_with_a_chart": (_document_with_a_chart_workbook, "udkast.docx"),
    "excel_in_capitals": (_packet, "SVAR.XLSX"),
    "a_path_of_windows": (_packet, r"C:\Users\x\svar.xlsx"),
}

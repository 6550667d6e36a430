"""Refuse parts of an Office package that no packet, form or draft needs: macros, objects, links, document types."""

import re
from collections.abc import Mapping

from lxml import etree

from parat.intake import gate_errors as refused
from parat.intake.streaming import elements_in

ROW_LIMIT = 20_000
COLUMN_LIMIT = 200
ELEMENT_LIMIT = 1_500_000

_CONTENT_TYPES = "[Content_Types].xml"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_READABLE = (b"utf-8", b"us-ascii", b"ascii")
_LONGEST_DECLARATION = 300
_MAIN_KINDS = {
    b"spreadsheetml.sheet.main+xml": ".xlsx",
    b"wordprocessingml.document.main+xml": ".docx",
}
_ROW = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?row[\s/>]")
_SHEET = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?sheetData[\s/>]")
_MACRO_PARTS = ("vbaproject", "vbadata", "macrosheets/", "dialogsheets/", "intlmacrosheets/")
_OBJECT_PARTS = ("activex/", "ctrlprops/", "oleobject", "externallinks/")
_EMBEDDABLE = (".xlsx",)


def refuse_content(parts: Mapping[str, bytes], ending: str, file: str) -> None:
    """Refuse a package for what its parts are; the first reason found is raised."""
    elements = 0
    for name, part in parts.items():
        _refuse_active(name, file)
        elements += part.count(b"<")
        if elements > ELEMENT_LIMIT:
            raise refused.TooManyCellsError(file=file, found=name, allowed=ELEMENT_LIMIT)
        if name.casefold().endswith(_XML_ENDINGS) or part.lstrip()[:1] == b"<":
            _refuse_xml(name, part, file)
    _refuse_false_kind(parts, ending, file)
    try:
        for name, part in parts.items():
            _refuse_links(name, part, file)
            _refuse_size(name, part, file)
    except etree.XMLSyntaxError as fault:
        raise refused.DamagedFileError(file=file, reason=str(fault)) from fault


def _refuse_active(name: str, file: str) -> None:
    lowered = name.casefold()
    if any(sign in lowered for sign in _MACRO_PARTS):
        raise refused.MacroError(file=file, found=name)
    embedded = "embeddings/" in lowered and not lowered.endswith(_EMBEDDABLE)
    if embedded or any(sign in lowered for sign in _OBJECT_PARTS):
        raise refused.EmbeddedObjectError(file=file, found=name)


def _refuse_xml(name: str, part: bytes, file: str) -> None:
    encoding = _strange_encoding(part.removeprefix(_BYTE_ORDER_MARK).lstrip())
    if encoding:
        raise refused.StrangeEncodingError(file=file, found=name, encoding=encoding)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refused.DocumentTypeError(file=file, found=name)


def _strange_encoding(part: bytes) -> str:
    """Name the encoding of an XML part that is not UTF-8, the only one that Office programs write."""
    if part and (not part.startswith(b"<") or part.startswith(b"<\0")):
        return "UTF-16?"
    if not part.startswith(b"<?xml"):
        return ""
    declaration = part[: part.find(b"?>")]
    if len(declaration) > _LONGEST_DECLARATION:
        return "?"
    declared = _ENCODING.search(declaration)
    if declared is None or declared.group(1).lower() in _READABLE:
        return ""
    return declared.group(1).decode("ascii", "replace")


def _refuse_links(name: str, part: bytes, file: str) -> None:
    if not name.casefold().endswith(".rels"):
        return
    for relation in elements_in(part, "Relationship"):
        outside = relation.get("TargetMode", "").lower() == "external"
        if outside and not relation.get("Type", "").endswith("/hyperlink"):
            raise refused.ExternalLinkError(file=file, found=name)


def _refuse_false_kind(parts: Mapping[str, bytes], ending: str, file: str) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    if b"macroEnabled" in types:
        raise refused.MacroError(file=file, found=_CONTENT_TYPES)
    kind = next((kind for sign, kind in _MAIN_KINDS.items() if sign in types), None)
    if kind is None:
        raise refused.NotAnOfficeFileError(file=file)
    if kind != ending:
        raise refused.FalseExtensionError(file=file, expected=ending, found=kind)


def _refuse_size(name: str, part: bytes, file: str) -> None:
    """Refuse a sheet with too many rows, or with anything written beyond the last column allowed."""
    if not _SHEET.search(part):
        return
    if len(_ROW.findall(part)) > ROW_LIMIT:
        raise refused.TooManyRowsError(file=file, found=name, allowed=ROW_LIMIT)
    position = 0
    for cell in elements_in(part, "c", "row"):
        if cell.tag.endswith("row"):
            position = 0
            continue
        position = column_number(cell.get("r", "")) or position + 1
        if position > COLUMN_LIMIT and len(cell):
            raise refused.TooManyColumnsError(file=file, found=name, allowed=COLUMN_LIMIT)


def column_number(reference: str) -> int:
    """Give the number of the column that a cell reference names; 0 when it names none."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number

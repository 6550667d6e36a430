"""Make Office files that are damaged, hostile or merely unusual, out of an ordinary one."""

import io
import random
import re
import zipfile

from docx import Document
from lxml import etree

from parat.ooxml.packages import read_package
from tests.unit.packets.builders import a_filled_packet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
STAGE = "workshops"


def packet_parts(stage=STAGE):
    """Give the parts of a filled packet."""
    return read_package(a_filled_packet(stage))


def zipped(parts, method=zipfile.ZIP_DEFLATED, level=6):
    """Pack parts as they are; a member may be given as (ZipInfo, bytes)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method, compresslevel=level) as package:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            package.writestr(name, part)
    return packed.getvalue()


def with_part(name, part, stage=STAGE):
    """Give a packet with one more part, or with this part instead."""
    return zipped({**packet_parts(stage), name: part})


def with_change(name, old, new):
    """Give a packet with some bytes of one part replaced."""
    parts = packet_parts()
    assert old in parts[name]
    return zipped({**parts, name: parts[name].replace(old, new, 1)})


def with_sheets(change, other=None, stage=STAGE):
    """Give a packet whose sheets were changed by `change(root)`; `other` changes the remaining parts."""
    parts = packet_parts(stage)
    for name in [name for name in parts if SHEET_PART.fullmatch(name)]:
        root = etree.fromstring(parts[name])
        changed = change(root)
        parts[name] = etree.tostring(root if changed is None else changed, xml_declaration=True, encoding="UTF-8")
    return zipped(other(parts) if other else parts)


def a_sheet_of(rows):
    """Give the XML of a sheet with these bytes as its rows."""
    return b'<worksheet xmlns="' + MAIN.encode() + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


def a_document(change=None):
    """Give an ordinary Word file, its parts changed by `change(parts)`."""
    saved = io.BytesIO()
    document = Document()
    document.add_paragraph("Lokal tekst")
    document.save(saved)
    parts = read_package(saved.getvalue())
    return zipped(change(parts) if change else parts)


def noise(length, seed=1):
    """Give bytes that cannot be compressed, the same each time."""
    return random.Random(seed).randbytes(length)


def patched(content, old, new):
    """Replace bytes everywhere in a finished file (of the same length, so that offsets stay)."""
    assert len(old) == len(new)
    assert old in content
    return content.replace(old, new)

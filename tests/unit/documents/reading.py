"""Read produced Word files the way a test asks about them."""

import os
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from parat.documents.produce import Produced, produce
from parat.ooxml.packages import read_package
from tests.unit.documents.builders import ENGAGEMENT, GENERATION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W.strip("{}")}
GOLDEN = Path(__file__).parents[2] / "golden"
UPDATE = os.environ.get("PARAT_TEST_UPDATE_GOLDEN") == "1"


def produced(deliverable, context) -> Produced:
    return produce(deliverable, context, engagement=ENGAGEMENT, generation_id=GENERATION)


def part(docx: bytes, name: str = "word/document.xml"):
    return etree.fromstring(read_package(docx)[name])


def paragraphs(docx: bytes):
    return part(docx).findall(".//w:p", NS)


def text(element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def whole_text(docx: bytes) -> str:
    parts = read_package(docx)
    shown = [name for name in sorted(parts) if name.startswith(("word/document", "word/header", "word/footer"))]
    return "\n".join(text(p) for name in shown for p in etree.fromstring(parts[name]).iter(f"{W}p"))


def style(paragraph) -> str:
    named = paragraph.find("w:pPr/w:pStyle", NS)
    return named.get(f"{W}val") if named is not None else ""


def normalised(docx: bytes) -> str:
    tree = part(docx)
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode") + "\n"


def faults(docx: bytes, folder: Path) -> list[str]:
    path = folder / "audited.docx"
    path.write_bytes(docx)
    return [error.description for error in OpenXmlValidator().validate(path).errors]


def with_texts(value, change, skipped=(), place=""):
    """Give a copy of the value in which every text that is not empty has been changed."""
    if isinstance(value, str):
        return change(value, place) if value else value
    if isinstance(value, tuple):
        return tuple(with_texts(item, change, skipped, place) for item in value)
    if is_dataclass(value):
        names = [(field.name, f"{type(value).__name__}.{field.name}") for field in fields(value)]
        kept = [(name, where) for name, where in names if where not in skipped]
        return replace(
            value, **{name: with_texts(getattr(value, name), change, skipped, where) for name, where in kept}
        )
    return value

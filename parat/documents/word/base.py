"""Read base.docx with python-docx: the looks, the page and the numbering that every document is built on."""

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from parat.documents.errors import BaseDocumentError
from parat.documents.render import TEMPLATES
from parat.documents.word.names import NS, w
from parat.documents.word.sections import Section, sections_in
from parat.ooxml.packages import read_package
from parat.ooxml.xml import parse_part

BASE = TEMPLATES / "word" / "base.docx"
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
CONTENT_TYPES = "[Content_Types].xml"

_NEEDED = (DOCUMENT, NUMBERING, STYLES, RELATIONSHIPS, CORE, CUSTOM)
_MARKER = "<!--body-->"


@dataclass(frozen=True, slots=True)
class Base:
    """Hold what a document takes from base.docx."""

    parts: dict[str, bytes]
    before_body: str
    after_body: str
    sections: Mapping[str, Section]
    styles: frozenset[str]
    numberings: dict[str, int]
    abstract_numbers: int
    next_number: int


@functools.lru_cache(maxsize=4)
def base_from(content: bytes) -> Base:
    """Read base.docx from its bytes, once for the same bytes."""
    parts = read_package(content, place="templates/word/base.docx")
    for needed in _NEEDED:
        if needed not in parts:
            raise BaseDocumentError(missing=f"the part {needed}")
    opened = _opened(content)
    document, styles = opened.element, opened.styles.element
    numbering = parse_part(parts[NUMBERING], NUMBERING)
    sections = sections_in(document)
    before, after = _around_body(document)
    numberings = _numberings(styles)
    return Base(
        parts=parts,
        before_body=before,
        after_body=after,
        sections=sections,
        styles=frozenset(style.style_id for style in opened.styles),
        numberings=numberings,
        abstract_numbers=_abstract_of(numbering, numberings["ParatNumbers"]),
        next_number=max(int(str(num.get(w("numId")))) for num in numbering.iterfind("w:num", NS)) + 1,
    )


def _opened(content: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise BaseDocumentError(missing=f"the form of a Word file ({error})") from error


def _around_body(document: etree._Element) -> tuple[str, str]:
    body = document.find("w:body", NS)
    if body is None:
        raise BaseDocumentError(missing="a body with a section")
    for child in list(body):
        body.remove(child)
    body.append(etree.Comment("body"))
    before, _, after = etree.tostring(document, encoding="unicode").partition(_MARKER)
    return before, after


def _numberings(styles: etree._Element) -> dict[str, int]:
    found = {
        str(style.get(w("styleId"))): int(str(number.get(w("val"))))
        for style in styles.iterfind("w:style[@w:type='numbering']", NS)
        for number in style.iterfind("w:pPr/w:numPr/w:numId", NS)
    }
    for name in ("ParatBullets", "ParatNumbers", "ParatChapters", "ParatAnnexes"):
        if name not in found:
            raise BaseDocumentError(missing=f"the numbering style {name}")
    return found


def _abstract_of(numbering: etree._Element, number: int) -> int:
    found = numbering.find(f"w:num[@w:numId='{number}']/w:abstractNumId", NS)
    if found is None:
        raise BaseDocumentError(missing=f"the numbering {number}")
    return int(str(found.get(w("val"))))

"""Read base.docx with python-docx: the looks, the pages and the numbering that every document is built on."""

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from parat.documents.errors import BaseDocumentError
from parat.documents.render import TEMPLATES
from parat.documents.word.edges import edges_in
from parat.documents.word.names import NS, W, w
from parat.documents.word.requirements import (
    CONTENT_TYPES,
    CORE,
    CUSTOM,
    DOCUMENT,
    NUMBERING,
    RELATIONSHIPS,
    STYLES,
    missing_from_parts,
)
from parat.documents.word.sections import Section, sections_found
from parat.documents.word.style_names import NUMBERING as NUMBERING_STYLE
from parat.documents.word.style_names import STYLES as STYLE_NAMES
from parat.documents.word.style_names import style_ids
from parat.ooxml.packages import read_package
from parat.ooxml.xml import parse_part

BASE = TEMPLATES / "word" / "base.docx"

_MARKER = "<!--body-->"
_FAULTS = (PackageNotFoundError, etree.XMLSyntaxError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Base:
    """Hold what a document takes from base.docx; `styles` maps the writer's name for a style to its id there."""

    parts: dict[str, bytes]
    before_body: str
    after_body: str
    sections: Mapping[str, Section]
    edges: Mapping[str, tuple[str, ...]]
    styles: Mapping[str, str]
    numberings: Mapping[str, int]
    abstract_numbers: int
    next_number: int


@functools.lru_cache(maxsize=4)
def base_from(content: bytes) -> Base:
    """Read base.docx from its bytes, once for the same bytes; raises BaseDocumentError that names all it lacks."""
    parts = read_package(content, place="templates/word/base.docx")
    missing = missing_from_parts(parts)
    if missing:
        raise BaseDocumentError(missing="; ".join(missing))
    try:
        return _read(content, parts)
    except _FAULTS as error:
        raise BaseDocumentError(missing=f"the form of a Word file ({error})") from error


def _read(content: bytes, parts: dict[str, bytes]) -> Base:
    opened = docx.Document(io.BytesIO(content))
    document, styles = opened.element, opened.styles.element
    numbering = parse_part(parts[NUMBERING], NUMBERING)
    sections = sections_found(document)
    before, after = _around_body(document)
    ids = style_ids(styles)
    numberings = {name: _number_of(styles, ids[name]) for name in STYLE_NAMES[NUMBERING_STYLE]}
    return Base(
        parts=parts,
        before_body=before,
        after_body=after,
        sections=sections,
        edges=edges_in(parts),
        styles=ids,
        numberings=numberings,
        abstract_numbers=_abstract_of(numbering, numberings["ParatNumbers"]),
        next_number=max(int(str(num.get(w("numId")))) for num in numbering.iterfind("w:num", NS)) + 1,
    )


def _around_body(document: etree._Element) -> tuple[str, str]:
    for body in document.iterfind("w:body", NS):
        for child in list(body):
            body.remove(child)
        body.append(etree.Comment("body"))
    before, _, after = etree.tostring(document, encoding="unicode").partition(_MARKER)
    return before, after


def _number_of(styles: etree._Element, style_id: str) -> int:
    number = styles.find(f"w:style[@w:styleId='{style_id}']/w:pPr/w:numPr/w:numId", NS)
    return int(str(number.get(w("val")))) if number is not None else 0


def _abstract_of(numbering: etree._Element, number: int) -> int:
    found = numbering.find(f"w:num[@w:numId='{number}']/w:abstractNumId", NS)
    return int(str(found.get(w("val")))) if found is not None else 0


__all__ = [
    "BASE", "CONTENT_TYPES", "CORE", "CUSTOM", "DOCUMENT", "NS", "NUMBERING", "RELATIONSHIPS", "STYLES", "Base", "W",
    "base_from", "w",
]  # fmt: skip

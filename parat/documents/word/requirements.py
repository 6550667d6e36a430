"""Say everything that a base.docx from somewhere else lacks, all at once and in plain words."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from parat.documents.word.edges import PREFIX, TAGS, controls_in, edges_in
from parat.documents.word.names import NS, w
from parat.documents.word.sections import CERTIFICATE, LANDSCAPE, LETTER, PORTRAIT, sections_found
from parat.documents.word.sections import PREFIX as SECTION_PREFIX
from parat.documents.word.style_names import NUMBERING as NUMBERING_STYLE
from parat.documents.word.style_names import TABLE, needed, style_ids
from parat.ooxml.packages import read_package
from parat.ooxml.xml import parse_part

DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
RELATIONSHIPS, CONTENT_TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
LANGUAGE = "da-DK"

_NOTHING_WITHOUT = (DOCUMENT, STYLES, RELATIONSHIPS, CONTENT_TYPES)
_PARTS = {
    **{name: f"the part {name}" for name in (*_NOTHING_WITHOUT, CORE)},
    NUMBERING: f"the part {NUMBERING}, which LibreOffice leaves out: restyle our base.docx in Word",
    CUSTOM: f"the part {CUSTOM}, which Word makes with any custom property (File, Info, Properties, Advanced, Custom)",
}
_EDGE_LINK = re.compile(r'<w:(?:header|footer)Reference[^>]*w:type="default"[^>]*r:id="([^"]+)"')
_EDGE_LINK_FIRST = re.compile(r'<w:(?:header|footer)Reference[^>]*r:id="([^"]+)"[^>]*w:type="default"')
_SHOWN = {
    PORTRAIT: "ordinary pages",
    LANDSCAPE: "landscape pages",
    LETTER: "letters",
    CERTIFICATE: "certificates",
}


def missing_from(base_docx: bytes) -> tuple[str, ...]:
    """List everything that a base.docx lacks, in plain English; empty when every document can be built on it.

    Raises UnreadablePackageError or UnsafePackageError for a file that is no Word file.
    """
    return missing_from_parts(read_package(base_docx, place="base.docx"))


def missing_from_parts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """List everything that the parts of a base.docx lack."""
    absent = tuple(told for name, told in _PARTS.items() if name not in parts)
    if any(name not in parts for name in _NOTHING_WITHOUT):
        return absent
    styles = parse_part(parts[STYLES], STYLES)
    document = parse_part(parts[DOCUMENT], DOCUMENT)
    return (
        *absent,
        *_language(styles),
        *_styles(styles),
        *(_numberings(styles, parse_part(parts[NUMBERING], NUMBERING)) if NUMBERING in parts else ()),
        *_sections(document),
        *_controls(document, parts),
    )


def _language(styles: etree._Element) -> Iterator[str]:
    told = styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    if told is None or told.get(w("val")) != LANGUAGE:
        yield f"the language {LANGUAGE} as the default of all text"


def _styles(styles: etree._Element) -> Iterator[str]:
    ids = style_ids(styles)
    for kind, own, name in needed():
        if own not in ids:
            yield f"the {kind} style {name}"
        elif kind == TABLE and styles.find(_HEADER_LOOK.format(ids[own]), NS) is None:
            yield f"a look for the header row in the table style {name}"


_HEADER_LOOK = "w:style[@w:styleId='{}']/w:tblStylePr[@w:type='firstRow']"


def _numberings(styles: etree._Element, numbering: etree._Element) -> Iterator[str]:
    ids = style_ids(styles)
    for kind, own, name in needed():
        if kind != NUMBERING_STYLE or own not in ids:
            continue
        number = styles.find(f"w:style[@w:styleId='{ids[own]}']/w:pPr/w:numPr/w:numId", NS)
        told = number.get(w("val")) if number is not None else None
        if told is None or numbering.find(f"w:num[@w:numId='{told}']/w:abstractNumId", NS) is None:
            yield f"the numbering of the style {name}"


def _sections(document: etree._Element) -> Iterator[str]:
    found = sections_found(document)
    for kind, shown in _SHOWN.items():
        if kind not in found:
            yield f"a section for {shown}, with the bookmark {SECTION_PREFIX}{kind} in it"
        elif found[kind].text_width <= 0:
            yield f"a page size and margins in the section for {shown}"


def _controls(document: etree._Element, parts: Mapping[str, bytes]) -> Iterator[str]:
    edges, targets = edges_in(parts), _targets(parts)
    for kind, section in sections_found(document).items():
        if kind not in (PORTRAIT, LANDSCAPE):
            continue
        links = {*_EDGE_LINK.findall(section.properties), *_EDGE_LINK_FIRST.findall(section.properties)}
        met = {tag for link in links for tag in controls_in(edges.get(targets.get(link, ""), ()))}
        for tag in TAGS:
            if tag not in met:
                yield f"the text control {PREFIX}{tag} in the header or footer of {_SHOWN[kind]}"


def _targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    rows = parse_part(parts[RELATIONSHIPS], RELATIONSHIPS)
    return {str(row.get("Id")): posixpath.join("/word", row.get("Target", "")).lstrip("/") for row in rows}

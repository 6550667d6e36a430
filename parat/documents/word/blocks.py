"""Write headings, paragraphs, call-outs, lists, figures, tables and the contents list, in the order of the XHTML."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from parat.documents.markup import HEADINGS, collapsed, escaped, refuse
from parat.documents.word import inline
from parat.documents.word.base import Base
from parat.documents.word.figures import figure
from parat.documents.word.lists import LISTS, list_paragraphs
from parat.documents.word.sections import CERTIFICATE, LANDSCAPE, LETTER, PORTRAIT
from parat.documents.word.tables import table
from parat.documents.word.writing import Writing

_PARAGRAPHS = {
    "": "",
    "lead": "Lead",
    "note": "Note",
    "closing": "Closing",
    "cover-municipality": "CoverMunicipality",
    "cover-programme": "CoverProgramme",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-state": "CoverState",
    "cover-fact": "CoverFact",
    "example-mark": "ExampleMark",
    "sender": "Sender",
    "recipient": "Recipient",
    "letter-date": "LetterDate",
    "letter-fact": "LetterFact",
    "signature": "Signature",
    "certificate-line": "CertificateLine",
    "certificate-name": "CertificateName",
}
_CALLOUTS = {"missing": "CalloutMissing", "note": "CalloutNote", "law": "CalloutLaw"}
_CONTENTS = {"level-1": "TOC1", "level-2": "TOC2"}
_UNNUMBERED = {
    "level-1": '<w:ind w:left="0" w:firstLine="0"/>',
    "level-2": '<w:ind w:left="340" w:firstLine="0"/>',
}
_CHAPTERS = {"numbered": "ParatChapters", "annex": "ParatAnnexes"}
_SPANNED = etree.XPath("descendant::*/@colspan/.. | descendant::*/@rowspan/..")
_KINDS = {"": PORTRAIT, "letter": LETTER, "certificate": CERTIFICATE}
_HEADING_LOOKS = {(LETTER, 0): "LetterSubject", (LETTER, 1): "LetterHeading", (CERTIFICATE, 0): "CertificateTitle"}
_INTRODUCED = frozenset({"table", "figure", *LISTS})
_SIGNATURE, _CERTIFICATE_SIGNATURE = "signature", "CertificateSignature"
_CENTRED = '<w:jc w:val="center"/>'
_NEW_PAGE, _TOGETHER = "new-page", "together"


def write_body(page: etree._Element, base: Base, block_ids: frozenset[str], template: str) -> Writing:
    """Write the whole body; what follows a cover begins on a new page."""
    found = page.find("body")
    if found is None:
        raise refuse(page, "Write html with a head and a body.", template)
    kind = _KINDS.get(found.get("class", ""))
    if kind is None:
        raise refuse(found, f"A document is plain or one of: {', '.join(filter(None, _KINDS))}.", template)
    _refuse_spans(found, template)
    writing = Writing(base=base, template=template, block_ids=block_ids, kind=kind)
    _children(found, writing)
    writing.end()
    return writing


def _refuse_spans(found: etree._Element, template: str) -> None:
    spanned: Any = _SPANNED(found)
    if spanned:
        raise refuse(spanned[0], "A row holds th and td without colspan or rowspan.", template)


def _children(element: etree._Element, writing: Writing) -> None:
    if collapsed(element.text).strip():
        raise refuse(element, "Put text in a p, a heading, a list or a table.", writing.template)
    for child in element:
        _block(child, writing)
        if collapsed(child.tail).strip():
            raise refuse(child, "Put the text after this element in a p.", writing.template)


def _block(element: etree._Element, writing: Writing) -> None:
    writer = _WRITERS.get(str(element.tag))
    if writer is None:
        raise refuse(element, f"Known here are: {', '.join(sorted(_WRITERS))}.", writing.template)
    writer(element, writing)


def _header(element: etree._Element, writing: Writing) -> None:
    look = element.get("class", "")
    if look not in ("", "letterhead"):
        raise refuse(element, "A header is a cover, or a letterhead.", writing.template)
    _children(element, writing)
    writing.page_break_waits = not look


def _section(element: etree._Element, writing: Writing) -> None:
    look = element.get("class", "")
    if look == LANDSCAPE:
        writing.turn(LANDSCAPE)
        _children(element, writing)
        writing.turn(writing.kind)
    elif look == _TOGETHER:
        with writing.together():
            _children(element, writing)
    elif look in ("", _NEW_PAGE):
        writing.page_break_waits = writing.page_break_waits or look == _NEW_PAGE
        _children(element, writing)
    else:
        raise refuse(element, f"A section is plain, {LANDSCAPE}, {_NEW_PAGE} or {_TOGETHER}.", writing.template)


def _heading(element: etree._Element, writing: Writing) -> None:
    level = HEADINGS.index(str(element.tag))
    writing.page_break_waits = writing.page_break_waits or _NEW_PAGE in element.get("class", "").split()
    writing.anchor(element.get("id"))
    look = _HEADING_LOOKS.get((writing.kind, level), "")
    text = inline.runs(element, writing, character_style=look)
    numbering = _heading_numbering(element, level, writing)
    aligned = _CENTRED if writing.kind == CERTIFICATE else ""
    writing.paragraph(f"Heading{level + 1}", text, numbering, aligned=aligned)


def _heading_numbering(element: etree._Element, level: int, writing: Writing) -> str:
    number = element.get("data-number", "")
    if not number:
        return ""
    in_annex = number.startswith("Bilag ") or number[0].isalpha()
    scheme = writing.base.numberings[_CHAPTERS["annex" if in_annex else "numbered"]]
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{scheme}"/></w:numPr>'


def _paragraph(element: etree._Element, writing: Writing) -> None:
    look = element.get("class", "")
    if look not in _PARAGRAPHS:
        raise refuse(
            element, f"A paragraph is plain or one of: {', '.join(filter(None, _PARAGRAPHS))}.", writing.template
        )
    writing.anchor(element.get("id"))
    following = element.getnext()
    introduces = following is not None and (following.tag in _INTRODUCED or following.get("class") == _SIGNATURE)
    style = _CERTIFICATE_SIGNATURE if (writing.kind, look) == (CERTIFICATE, _SIGNATURE) else _PARAGRAPHS[look]
    writing.paragraph(style, inline.runs(element, writing), kept=introduces)


def _callout(element: etree._Element, writing: Writing) -> None:
    look = element.get("class", "note")
    if look not in _CALLOUTS:
        raise refuse(element, f"A call-out is one of: {', '.join(_CALLOUTS)}.", writing.template)
    writing.anchor(element.get("id"))
    for child in element:
        if child.tag != "p":
            raise refuse(child, "A call-out holds p only.", writing.template)
        writing.anchor(child.get("id"))
        writing.paragraph(_CALLOUTS[look], inline.runs(child, writing))


def _list(element: etree._Element, writing: Writing) -> None:
    for runs, numbering in list_paragraphs(element, writing):
        writing.paragraph("ListParagraph", runs, numbering)


def _contents(element: etree._Element, writing: Writing) -> None:
    writing.paragraph("TOCHeading", f"<w:r><w:t>{escaped(element.get('aria-label', 'Indhold'))}</w:t></w:r>")
    for entry in element.iter("li"):
        look = entry.get("class", "")
        numbered = "\t" in (entry[0].text or "")
        indent = "" if numbered else _UNNUMBERED[look]
        writing.paragraph(_CONTENTS[look], inline.contents_entry(entry, writing), aligned=indent)


_WRITERS: dict[str, Callable[[etree._Element, Writing], None]] = {
    "header": _header,
    "main": _children,
    "section": _section,
    "nav": _contents,
    "aside": _callout,
    "p": _paragraph,
    "figure": figure,
    "table": table,
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
}

"""Write headings, paragraphs, call-outs, lists, tables and the contents list, in the order of the XHTML."""

from collections.abc import Callable, Iterator

from lxml import etree

from parat.documents.markup import HEADINGS, collapsed, refuse
from parat.documents.word import inline
from parat.documents.word.lists import LISTS, list_paragraphs
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
}
_CALLOUTS = {"missing": "CalloutMissing", "note": "CalloutNote", "law": "CalloutLaw"}
_CONTENTS = {"level-1": "TOC1", "level-2": "TOC2"}
_CHAPTERS = {"numbered": "ParatChapters", "annex": "ParatAnnexes"}
_NEW_PAGE = "new-page"


def body(page: etree._Element, writing: Writing) -> Iterator[str]:
    """Write the whole body; what follows the cover begins on a new page."""
    found = page.find("body")
    if found is None:
        raise refuse(page, "Write html with a head and a body.", writing.template)
    yield from _children(found, writing)
    if writing.stands_under_table():
        raise refuse(found, "End the document with a paragraph, not with a table.", writing.template)


def _children(element: etree._Element, writing: Writing) -> Iterator[str]:
    if collapsed(element.text).strip():
        raise refuse(element, "Put text in a p, a heading, a list or a table.", writing.template)
    for child in element:
        yield from _block(child, writing)
        if collapsed(child.tail).strip():
            raise refuse(child, "Put the text after this element in a p.", writing.template)


def _block(element: etree._Element, writing: Writing) -> Iterator[str]:
    writer = _WRITERS.get(str(element.tag))
    if writer is None:
        raise refuse(element, f"Known here are: {', '.join(sorted(_WRITERS))}.", writing.template)
    yield from writer(element, writing)


def _cover(element: etree._Element, writing: Writing) -> Iterator[str]:
    yield from _children(element, writing)
    writing.page_break_waits = True


def _heading(element: etree._Element, writing: Writing) -> Iterator[str]:
    level = HEADINGS.index(str(element.tag))
    classes = element.get("class", "").split()
    writing.page_break_waits = writing.page_break_waits or _NEW_PAGE in classes
    writing.anchor(element.get("id"))
    numbering = _heading_numbering(element, level, writing)
    yield writing.paragraph(f"Heading{level + 1}", inline.runs(element, writing), numbering)


def _heading_numbering(element: etree._Element, level: int, writing: Writing) -> str:
    number = element.get("data-number", "")
    if not number:
        return ""
    in_annex = number.startswith("Bilag ") or number[0].isalpha()
    scheme = writing.base.numberings[_CHAPTERS["annex" if in_annex else "numbered"]]
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{scheme}"/></w:numPr>'


def _paragraph(element: etree._Element, writing: Writing) -> Iterator[str]:
    look = element.get("class", "")
    if look not in _PARAGRAPHS:
        raise refuse(
            element, f"A paragraph is plain or one of: {', '.join(filter(None, _PARAGRAPHS))}.", writing.template
        )
    writing.anchor(element.get("id"))
    following = element.getnext()
    introduces = following is not None and following.tag in ("table", *LISTS)
    yield writing.paragraph(_PARAGRAPHS[look], inline.runs(element, writing), kept=introduces)


def _callout(element: etree._Element, writing: Writing) -> Iterator[str]:
    look = element.get("class", "note")
    if look not in _CALLOUTS:
        raise refuse(element, f"A call-out is one of: {', '.join(_CALLOUTS)}.", writing.template)
    writing.anchor(element.get("id"))
    for child in element:
        if child.tag != "p":
            raise refuse(child, "A call-out holds p only.", writing.template)
        writing.anchor(child.get("id"))
        yield writing.paragraph(_CALLOUTS[look], inline.runs(child, writing))


def _list(element: etree._Element, writing: Writing) -> Iterator[str]:
    yield from list_paragraphs(
        element, writing, lambda runs, numbering: writing.paragraph("ListParagraph", runs, numbering)
    )


def _contents(element: etree._Element, writing: Writing) -> Iterator[str]:
    yield writing.paragraph("TOCHeading", f"<w:r><w:t>{element.get('aria-label', 'Indhold')}</w:t></w:r>")
    for entry in element.iter("li"):
        yield writing.paragraph(_CONTENTS[entry.get("class", "")], inline.contents_entry(entry, writing))


_WRITERS: dict[str, Callable[[etree._Element, Writing], Iterator[str]]] = {
    "header": _cover,
    "main": _children,
    "section": _children,
    "nav": _contents,
    "aside": _callout,
    "p": _paragraph,
    "table": table,
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
}

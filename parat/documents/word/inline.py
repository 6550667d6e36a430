"""Write text with bold, italics and links as Word runs."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parat.documents.markup import collapsed, refuse
from parat.documents.word.writing import Writing, escaped

_PLAIN = '<w:r><w:t xml:space="preserve">'
_LINK_LOOK = '<w:rStyle w:val="Hyperlink"/>'


class _Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool
    link: etree._Element | None


def runs(element: etree._Element, writing: Writing, link_look: bool = True) -> str:
    """Write the element's text: white space drawn together, trimmed at both ends."""
    if not len(element):
        text = collapsed(element.text).strip(" ")
        return f"{_PLAIN}{escaped(text)}</w:t></w:r>" if text else ""
    pieces = _trimmed(list(_pieces(element, False, False, None, writing)))
    return "".join(_written(pieces, writing, link_look))


def contents_entry(entry: etree._Element, writing: Writing) -> str:
    """Write one entry of the contents list: a link, with a tab between number and title."""
    link = entry[0]
    target = writing.link(link.get("href", ""), link.sourceline or 0)
    number, _, title = (link.text or "").rpartition("\t")
    before = f"<w:r><w:t>{escaped(number)}</w:t></w:r><w:r><w:tab/></w:r>" if number else ""
    return f'<w:hyperlink {target} w:history="1">{before}{_PLAIN}{escaped(title)}</w:t></w:r></w:hyperlink>'


def _pieces(
    element: etree._Element, bold: bool, italic: bool, link: etree._Element | None, writing: Writing
) -> Iterator[_Piece]:
    if element.text:
        yield _Piece(collapsed(element.text), bold, italic, link)
    for child in element:
        match child.tag:
            case "strong":
                yield from _pieces(child, True, italic, link, writing)
            case "em":
                yield from _pieces(child, bold, True, link, writing)
            case "a" if link is None:
                yield from _pieces(child, bold, italic, child, writing)
            case _:
                raise refuse(child, "Inside text only strong, em and a (not in another a) are known.", writing.template)
        if child.tail:
            yield _Piece(collapsed(child.tail), bold, italic, link)


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    ends_in_space = True
    for piece in pieces:
        text = piece.text.removeprefix(" ") if ends_in_space else piece.text
        if text:
            kept.append(piece._replace(text=text))
            ends_in_space = text.endswith(" ")
    if kept and ends_in_space:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.removesuffix(" "))
    return kept


def _written(pieces: list[_Piece], writing: Writing, link_look: bool) -> Iterator[str]:
    current: etree._Element | None = None
    for piece in pieces:
        if piece.link is not current:
            if current is not None:
                yield "</w:hyperlink>"
            if piece.link is not None:
                target = writing.link(piece.link.get("href", ""), piece.link.sourceline or 0)
                yield f'<w:hyperlink {target} w:history="1">'
            current = piece.link
        yield _run(piece, link_look)
    if current is not None:
        yield "</w:hyperlink>"


def _run(piece: _Piece, link_look: bool) -> str:
    look = _LINK_LOOK if piece.link is not None and link_look else ""
    look += "<w:b/><w:bCs/>" if piece.bold else ""
    look += "<w:i/><w:iCs/>" if piece.italic else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(piece.text)}</w:t></w:r>'

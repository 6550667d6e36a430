"""Write text with bold, italics and links as Word runs."""

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from parat.documents.markup import collapsed, refuse
from parat.documents.word.writing import Writing, escaped

_PLAIN = '<w:r><w:t xml:space="preserve">'
_LINK_LOOK = '<w:rStyle w:val="Hyperlink"/>'


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: etree._Element | None = None


class _Piece(NamedTuple):
    text: str
    look: _Look


def runs(element: etree._Element, writing: Writing, apart: Collection[str] = ()) -> str:
    """Write the element's text: white space drawn together, trimmed at both ends.

    Children named in `apart` are left out; they are written elsewhere.
    """
    if not len(element):
        text = collapsed(element.text).strip(" ")
        return f"{_PLAIN}{escaped(text)}</w:t></w:r>" if text else ""
    kept = [child for child in element if child.tag not in apart]
    pieces = _trimmed(list(_pieces(element, kept, _Look(), writing)))
    return "".join(_written(pieces, writing))


def contents_entry(entry: etree._Element, writing: Writing) -> str:
    """Write one entry of the contents list: a link, with a tab between number and title."""
    link = entry[0]
    target = writing.link(link.get("href", ""), link)
    number, _, title = (link.text or "").rpartition("\t")
    before = f"<w:r><w:t>{escaped(number)}</w:t></w:r><w:r><w:tab/></w:r>" if number else ""
    return f'<w:hyperlink {target} w:history="1">{before}{_PLAIN}{escaped(title)}</w:t></w:r></w:hyperlink>'


def _pieces(
    element: etree._Element, children: Iterable[etree._Element], look: _Look, writing: Writing
) -> Iterator[_Piece]:
    if element.text:
        yield _Piece(collapsed(element.text), look)
    for child in children:
        yield from _pieces(child, child, _look_of(child, look, writing), writing)
        if child.tail:
            yield _Piece(collapsed(child.tail), look)


def _look_of(element: etree._Element, around: _Look, writing: Writing) -> _Look:
    match element.tag:
        case "strong":
            return around._replace(bold=True)
        case "em":
            return around._replace(italic=True)
        case "a" if around.link is None:
            return around._replace(link=element)
    raise refuse(element, "Inside text only strong, em and a (not in another a) are known.", writing.template)


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


def _written(pieces: list[_Piece], writing: Writing) -> Iterator[str]:
    for link, group in itertools.groupby(pieces, key=lambda piece: piece.look.link):
        text = "".join(_run(piece) for piece in group)
        if link is None:
            yield text
        else:
            yield f'<w:hyperlink {writing.link(link.get("href", ""), link)} w:history="1">{text}</w:hyperlink>'


def _run(piece: _Piece) -> str:
    look = _LINK_LOOK if piece.look.link is not None else ""
    look += "<w:b/><w:bCs/>" if piece.look.bold else ""
    look += "<w:i/><w:iCs/>" if piece.look.italic else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(piece.text)}</w:t></w:r>'

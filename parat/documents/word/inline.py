"""Write text with bold, italics, links and footnotes as Word runs."""

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from parat.documents.markup import collapsed, escaped, refuse
from parat.documents.word.footnotes import footnote, footnote_mark
from parat.documents.word.writing import Writing

_PLAIN = '<w:r><w:t xml:space="preserve">'


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: etree._Element | None = None
    style: str = ""


class _Piece(NamedTuple):
    text: str
    look: _Look
    note: etree._Element | None = None


def plain(text: str | None) -> str:
    """Write a text without marks: white space drawn together, trimmed at both ends."""
    shown = escaped(collapsed(text).strip(" "))
    return f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""


def runs(element: etree._Element, writing: Writing, apart: Collection[str] = (), character_style: str = "") -> str:
    """Write the element's text: white space drawn together, trimmed at both ends.

    Children named in `apart` are left out; they are written elsewhere.
    """
    if not len(element) and not character_style:
        return plain(element.text)
    kept = [child for child in element if child.tag not in apart]
    pieces = _trimmed(list(_pieces(element, kept, _Look(style=character_style), writing)))
    return "".join(_written(pieces, writing))


def caption_runs(word: str, caption: etree._Element, writing: Writing) -> str:
    """Write a caption's word, its number as a field that Word can count anew, and its text."""
    number = caption.get("data-number", "1")
    return (
        f'{_PLAIN}{word} </w:t></w:r><w:fldSimple w:instr=" SEQ {word} \\* ARABIC "><w:r><w:t>{number}</w:t></w:r>'
        f"</w:fldSimple>{_PLAIN}. </w:t></w:r>{runs(caption, writing)}"
    )


def contents_entry(entry: etree._Element, writing: Writing) -> str:
    """Write one entry of the contents list: a link, with tabs between number, title and page."""
    link = entry[0]
    target = writing.link(link.get("href", ""), link)
    number, _, title = (link.text or "").rpartition("\t")
    page = link.get("data-page", "")
    # without a named style, LibreOffice leaves the link out of its PDF
    look = f'<w:rPr><w:rStyle w:val="{writing.base.styles["ContentsLink"]}"/></w:rPr>'
    shown = f"<w:r>{look}<w:tab/></w:r>".join(
        f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' for text in (number, title, page) if text
    )
    return f'<w:hyperlink {target} w:history="1">{shown}</w:hyperlink>'


def _pieces(
    element: etree._Element, children: Iterable[etree._Element], look: _Look, writing: Writing
) -> Iterator[_Piece]:
    if element.text:
        yield _Piece(collapsed(element.text), look)
    for child in children:
        if child.tag == "small":
            yield _Piece("", look, child)
        else:
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
    raise refuse(element, "Inside text only strong, em, small and a (not in another a) are known.", writing.template)


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    ends_in_space = True
    for piece in pieces:
        text = piece.text.removeprefix(" ") if ends_in_space else piece.text
        if piece.note is not None:
            kept.append(piece)
            ends_in_space = False
        elif text:
            kept.append(piece._replace(text=text))
            ends_in_space = text.endswith(" ")
    if kept and ends_in_space:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.removesuffix(" "))
    return kept


def _written(pieces: list[_Piece], writing: Writing) -> Iterator[str]:
    for link, group in itertools.groupby(pieces, key=lambda piece: piece.look.link):
        text = "".join(_run(piece, writing) if piece.note is None else _note(piece.note, writing) for piece in group)
        if link is None:
            yield text
        else:
            yield f'<w:hyperlink {writing.link(link.get("href", ""), link)} w:history="1">{text}</w:hyperlink>'


def _run(piece: _Piece, writing: Writing) -> str:
    style = "Hyperlink" if piece.look.link is not None else piece.look.style
    look = f'<w:rStyle w:val="{writing.base.styles[style]}"/>' if style else ""
    look += "<w:b/><w:bCs/>" if piece.look.bold else ""
    look += "<w:i/><w:iCs/>" if piece.look.italic else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(piece.text)}</w:t></w:r>'


def _note(element: etree._Element, writing: Writing) -> str:
    if element.get("class") != "footnote" or writing.in_note:
        raise refuse(element, "Write small only as a footnote, and not inside another.", writing.template)
    number, mark = len(writing.notes) + 1, writing.base.styles["FootnoteReference"]
    writing.notes.append("")
    writing.in_note = True
    writing.notes[-1] = footnote(number, writing.style("FootnoteText"), mark, runs(element, writing))
    writing.in_note = False
    return footnote_mark(number, mark)

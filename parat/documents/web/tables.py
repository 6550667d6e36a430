"""Write tables: a caption with its number, header cells with their scope, and room to scroll where it is needed."""

from lxml import etree

from parat.documents.markup import escaped, text_of
from parat.documents.web.writing import Content, Writing, attributes

_WIDE = 4


def table(element: etree._Element, writing: Writing, content: Content, name: str = "") -> None:
    """Write a table; one of many columns stands in a region that can be reached and scrolled from the keyboard.

    The name is that of a table that has neither a caption nor a label.
    """
    columns = len(element.findall("thead/tr/*"))
    if columns < _WIDE:
        _table(element, writing, content, name)
        return
    caption = element.find("caption")
    label = text_of(caption) if caption is not None else element.get("aria-label", name or "Tabel")
    number = caption.get("data-number") if caption is not None else None
    shown = escaped(f"Tabel {number}. {label}" if number else label)
    writing.out.append(f'<div class="scroll" role="region" aria-label="{shown}" tabindex="0">')
    _table(element, writing, content, name)
    writing.out.append("</div>")


def _table(element: etree._Element, writing: Writing, content: Content, name: str) -> None:
    caption = element.find("caption")
    unnamed = caption is None and "aria-label" not in element.attrib and name
    label = f' aria-label="{escaped(name)}"' if unnamed else ""
    writing.out.append(f"<table{attributes(element)}{label}>")
    if caption is not None:
        numbered(caption, "Tabel", writing, content)
    writing.out.append(_columns(element.get("data-widths", "")))
    for part in element:
        if part is not caption:
            writing.out.append(f"\n<{part.tag}>")
            content(part, writing)
            writing.out.append(f"</{part.tag}>")
    writing.out.append("\n</table>")


def numbered(caption: etree._Element, word: str, writing: Writing, content: Content) -> None:
    """Write a caption with its number, as in »Tabel 2.« or »Figur 1.«."""
    number = caption.get("data-number")
    shown = f'<span class="number">{word} {escaped(number)}.</span> ' if number else ""
    writing.out.append(f"\n<{caption.tag}{attributes(caption)}>{shown}")
    content(caption, writing)
    writing.out.append(f"</{caption.tag}>")


def _columns(widths: str) -> str:
    shares = [share for share in widths.split() if share.isdecimal()]
    if not shares:
        return ""
    return "\n<colgroup>" + "".join(f'<col style="width:{share}%">' for share in shares) + "</colgroup>"

"""Write nested lists as Word's own lists; every ordered list begins at 1."""

from collections.abc import Iterator

from lxml import etree

from parat.documents.markup import refuse
from parat.documents.word import inline
from parat.documents.word.writing import Writing

_DEEPEST = 8
LISTS = ("ul", "ol")


def list_paragraphs(element: etree._Element, writing: Writing, style: str, level: int = 0) -> Iterator[str]:
    """Write a list and the lists inside it, one paragraph an item; `style` differs inside a table."""
    if level > _DEEPEST:
        raise refuse(element, "Nest lists at most nine deep.", writing.template)
    ordered = element.tag == "ol"
    number = writing.ordered_list(level) if ordered else writing.base.numberings["ParatBullets"]
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    for item in element:
        if item.tag != "li":
            raise refuse(item, "A list holds li only.", writing.template)
        yield from _item(item, writing, style, numbering, level)


def _item(item: etree._Element, writing: Writing, style: str, numbering: str, level: int) -> Iterator[str]:
    inner = [child for child in item if child.tag in LISTS]
    for child in inner:
        item.remove(child)
    writing.anchor(item.get("id"))
    yield writing.paragraph(style, inline.runs(item, writing), before=numbering)
    for child in inner:
        yield from list_paragraphs(child, writing, style, level + 1)
        item.append(child)

"""Write nested lists as Word's own lists; every ordered list begins at 1."""

from collections.abc import Iterator

from lxml import etree

from parat.documents.markup import refuse
from parat.documents.word import inline
from parat.documents.word.writing import Writing

_DEEPEST = 8
LISTS = ("ul", "ol")


def list_paragraphs(element: etree._Element, writing: Writing, level: int = 0) -> Iterator[tuple[str, str]]:
    """Give each item of a list, and of the lists inside it, as its text and its numbering."""
    if level > _DEEPEST:
        raise refuse(element, "Nest lists at most nine deep.", writing.template)
    numbering = _numbering(element, writing, level)
    for item in element:
        if item.tag != "li":
            raise refuse(item, "A list holds li only.", writing.template)
        inner = [child for child in item if child.tag in LISTS] if len(item) else ()
        writing.anchor(item.get("id"))
        yield inline.runs(item, writing, apart=LISTS), numbering
        for child in inner:
            yield from list_paragraphs(child, writing, level + 1)


def _numbering(element: etree._Element, writing: Writing, level: int) -> str:
    number = writing.ordered_list(level) if element.tag == "ol" else writing.base.numberings["ParatBullets"]
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

"""Number headings and captions, fill the contents list, and list the blocks that have an id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from parat.documents.charts import chart_of, is_chart
from parat.documents.markup import HEADINGS, refuse, text_of

NUMBERED, ANNEX = "numbered", "annex"
BLOCKS = frozenset({*HEADINGS, "p", "li", "tr", "table", "aside", "figure"})
_COUNTED = ("caption", "figcaption")
_NO_PAGES: Mapping[str, int] = MappingProxyType({})


@dataclass(slots=True)
class _Numbers:
    """Count chapters from 0, annexes from A, and the sections under each."""

    chapter: int = -1
    annex: int = 0
    section: int = 0
    prefix: str = field(default="")

    def of(self, heading: etree._Element) -> str:
        """Give the number that this heading carries, empty when it has none."""
        if heading.tag == "h1":
            return self._of_chapter(heading.get("class", "").split())
        if heading.tag == "h2" and self.prefix:
            self.section += 1
            return f"{self.prefix}.{self.section}"
        return ""

    def _of_chapter(self, classes: list[str]) -> str:
        self.section, self.prefix = 0, ""
        if NUMBERED in classes:
            self.chapter += 1
            self.prefix = str(self.chapter)
            return self.prefix
        if ANNEX in classes:
            self.annex += 1
            self.prefix = chr(ord("A") + self.annex - 1)
            return f"Bilag {self.prefix}"
        return ""


def drop_silent_blocks(page: etree._Element) -> None:
    """Leave out paragraphs and list items that say nothing: space is the styles' matter, never an empty line's."""
    for element in reversed(list(page.iter("p", "li", "ul", "ol"))):
        if len(element) or (element.text or "").strip() or (element.tail or "").strip():
            continue
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def complete_outline(page: etree._Element, template: str, page_numbers: Mapping[str, int] = _NO_PAGES) -> None:
    """Give headings and captions their numbers and the contents list its links, in the XHTML itself.

    `page_numbers` maps the id of a heading to the page it stands on in Word, where that is known.
    """
    headings: list[etree._Element] = []
    others: dict[str, list[etree._Element]] = {}
    for element in page.iter(*HEADINGS, *_COUNTED, "nav"):  # one walk: a large plan has tens of thousands of elements
        (headings if element.tag in HEADINGS else others.setdefault(str(element.tag), [])).append(element)
    numbers = _Numbers()
    for heading in headings:
        number = numbers.of(heading)
        if number:
            heading.set("data-number", number)
    for kind in _COUNTED:
        for count, caption in enumerate(others.get(kind, ()), start=1):
            caption.set("data-number", str(count))
    for contents in others.get("nav", ()):
        _fill_contents(contents, headings, template)
        _show_pages(contents, page_numbers)


def manifest_of(page: etree._Element, template: str) -> dict[str, str]:
    """Map each block's id to its text, in the document's order; an id that stands twice is refused."""
    manifest: dict[str, str] = {}
    for element in page.iter(*BLOCKS):
        block = element.get("id")
        if not block:
            continue
        if block in manifest:
            raise refuse(element, "Give every block an id of its own.", template)
        manifest[block] = text_of(element) if element.tag != "figure" else _figure_text(element, template)
    return manifest


def _figure_text(figure: etree._Element, template: str) -> str:
    caption, image = figure.find("figcaption"), figure.find("img")
    shown = chart_of(figure, template).alt_text_da() if is_chart(figure) else ""
    told = image.get("alt", "") if image is not None else shown
    return " – ".join(filter(None, (text_of(caption) if caption is not None else "", told)))


def _fill_contents(contents: etree._Element, headings: list[etree._Element], template: str) -> None:
    deepest = int(contents.get("data-levels", "1"))
    entries = etree.SubElement(contents, "ul")
    for heading in headings:
        level = HEADINGS.index(str(heading.tag)) + 1
        if level > deepest:
            continue
        if not heading.get("id"):
            raise refuse(heading, "Give every heading in the contents list an id.", template)
        entry = etree.SubElement(entries, "li", {"class": f"level-{level}"})
        link = etree.SubElement(entry, "a", {"href": f"#{heading.get('id')}"})
        number = heading.get("data-number")
        link.text = f"{number}\t{text_of(heading)}" if number else text_of(heading)


def _show_pages(contents: etree._Element, page_numbers: Mapping[str, int]) -> None:
    for link in contents.iter("a"):
        number = page_numbers.get(link.get("href", "").removeprefix("#"))
        if number is not None:
            link.set("data-page", str(number))

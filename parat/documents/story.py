"""Walk one part of a Word file once, and note what the checks ask: paragraphs, tables, pictures, links, languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from parat.documents.styles_read import NO_PAINT, Paint, ground_in, ink_in, level_in
from parat.documents.word.names import NS, w

P, TABLE, CELL, TEXT = w("p"), w("tbl"), w("tc"), w("t")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMER = tuple(
    w(name)
    for name in (
        "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "numberingChange",
    )
)  # fmt: skip
_BOX = w("txbxContent")
_RUN, _RUN_PROPERTIES, _PARAGRAPH_PROPERTIES, _CELL_PROPERTIES = w("r"), w("rPr"), w("pPr"), w("tcPr")
_VAL = w("val")
_STYLE, _TABLE_STYLE, _TABLE_PROPERTIES = w("pStyle"), w("tblStyle"), w("tblPr")
_LAST_PARAGRAPH = etree.XPath("(descendant::w:p)[last()]", namespaces=NS)
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Paragraph:
    """Hold what the checks ask of one paragraph."""

    element: etree._Element
    table: str | None = None
    paint: Paint = NO_PAINT
    style: str = ""
    level: int | None = None
    in_list: bool = False
    text: str = ""

    @property
    def place(self) -> str:
        """Say where the paragraph stands, by how it begins."""
        return shown(self.text) if self.text.strip() else "an empty paragraph"


@dataclass(slots=True)
class Table:
    """Hold a table, its last paragraph, and what was met in it."""

    element: etree._Element
    style: str = ""
    last: etree._Element | None = None
    merged: bool = False
    nested: bool = False


@dataclass(slots=True)
class Story:
    """Hold what one part of a Word file says: its body, a header, its footnotes, or the inside of a text box."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    drawn: list[etree._Element] = field(default_factory=list)
    links: list[etree._Element] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    painted: dict[tuple[str, str | None, Paint, str], str] = field(default_factory=dict)


def stories_in(root: etree._Element) -> Iterator[Story]:
    """Walk a part and, each for itself, its text boxes; what was deleted or is said twice is left out."""
    for former in list(root.iter(_FALLBACK, *_FORMER)):
        _taken_out(former)
    boxes = list(root.iter(_BOX))
    for box in boxes:
        _mark_as_spoken(box)
        _taken_out(box)
    yield from (_Walk().through(one) for one in (root, *boxes))


def text_in(element: etree._Element) -> str:
    """Give the visible text inside an element."""
    return "".join(text.text or "" for text in element.iter(TEXT))


def shown(text: str) -> str:
    """Quote the beginning of a text."""
    return f"»{text.strip()[:60]}«"


def is_on(mark: etree._Element | None) -> bool:
    """Say whether a property that may be switched off is on."""
    return mark is not None and mark.get(_VAL) not in _OFF


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """Give the first child of a kind."""
    return next(element.iterchildren(tag), None)


def _taken_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _mark_as_spoken(box: etree._Element) -> None:
    """Say that a drawing holds text, so that it needs no other words."""
    for around in box.iterancestors():
        for drawn in around.iterchildren(DRAWN):
            drawn.set("spoken", "1")


class _Walk:
    """Note, in the order of the document, what is met; paragraphs do not hold paragraphs any more."""

    def __init__(self) -> None:
        self.story = Story()
        self._paragraph: Paragraph | None = None
        self._run: etree._Element | None = None
        self._run_paint, self._run_style = NO_PAINT, ""
        self._cells: dict[etree._Element, str] = {}
        self._open: list[Table] = []

    def through(self, root: etree._Element) -> Story:
        """Walk once."""
        handlers = self._handlers()
        for element in root.iter(*handlers):
            handlers[str(element.tag)](element)
        return self.story

    def _handlers(self) -> dict[str, Callable[[etree._Element], None]]:
        drawn, links = self.story.drawn.append, self.story.links.append
        merged = {w(name): self._merged for name in ("gridSpan", "vMerge", "hMerge")}
        return {
            TEXT: self._text, P: self._begin, _STYLE: self._style, w("numPr"): self._numbered,
            w("lang"): self._language, w("outlineLvl"): self._outline, w("rStyle"): self._styled_run,
            w("color"): self._coloured, w("shd"): self._shaded, w("highlight"): self._shaded, TABLE: self._table,
            w("hyperlink"): links, DRAWN: drawn, VML_IMAGE: drawn, **merged,
        }  # fmt: skip

    def _begin(self, element: etree._Element) -> None:
        inside = self._open[-1] if self._open else None
        self._paragraph = Paragraph(element, inside.style if inside else None)
        self.story.paragraphs.append(self._paragraph)
        if self._cells and inside:
            cell = next(element.iterancestors(CELL), None)
            self._paragraph.paint = Paint(None, self._cells.get(cell)) if cell is not None else NO_PAINT
        while self._open and element is self._open[-1].last:
            self._open.pop()

    def _text(self, element: etree._Element) -> None:
        text, paragraph = element.text, self._paragraph
        if not text or paragraph is None:
            return
        paragraph.text += text
        run = self._run
        if run is not None and element.getparent() is run:
            self._note(paragraph, self._run_paint, self._run_style, text)
        elif paragraph.paint.ground:
            self._note(paragraph, NO_PAINT, "", text)

    def _note(self, paragraph: Paragraph, paint: Paint, style: str, text: str) -> None:
        key = (paragraph.style, paragraph.table, paint.over(paragraph.paint), style)
        self.story.painted.setdefault(key, text)

    def _style(self, element: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.style = element.get(_VAL, "")

    def _numbered(self, _: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.in_list = True

    def _outline(self, element: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.level = level_in(element)

    def _language(self, element: etree._Element) -> None:
        run = _run_of(element)
        text = text_in(run) if run is not None else ""
        if text.strip():
            self.story.languages.setdefault(element.get(_VAL, ""), text)

    def _styled_run(self, element: etree._Element) -> None:
        if self._enters(element):
            self._run_style = element.get(_VAL, "")

    def _coloured(self, element: etree._Element) -> None:
        if self._enters(element):
            self._run_paint = Paint(ink_in(element), self._run_paint.ground)

    def _shaded(self, element: etree._Element) -> None:
        ground, around = ground_in(element), element.getparent()
        if ground is None or around is None:
            return
        if self._enters(element):
            self._run_paint = Paint(self._run_paint.ink, ground)
        elif around.tag == _CELL_PROPERTIES and (cell := around.getparent()) is not None:
            self._cells[cell] = ground
        elif around.tag == _PARAGRAPH_PROPERTIES and self._paragraph is not None:
            self._paragraph.paint = Paint(None, ground)

    def _enters(self, element: etree._Element) -> bool:
        """Say whether a property is a run's own, and remember that run."""
        run = _run_of(element)
        if run is None:
            return False
        if run is not self._run:
            self._run, self._run_paint, self._run_style = run, NO_PAINT, ""
        return True

    def _table(self, element: etree._Element) -> None:
        properties = child(element, _TABLE_PROPERTIES)
        style = child(properties, _TABLE_STYLE) if properties is not None else None
        found: Any = _LAST_PARAGRAPH(element)
        last: etree._Element | None = found[0] if found else None
        table = Table(element, style.get(_VAL, "") if style is not None else "", last)
        self.story.tables.append(table)
        if self._open:
            self._open[-1].nested = True
        if last is not None:
            self._open.append(table)

    def _merged(self, element: etree._Element) -> None:
        if element.get(_VAL) != "1" and self.story.tables:
            self.story.tables[-1].merged = True


def _run_of(element: etree._Element) -> etree._Element | None:
    around = element.getparent()
    run = around.getparent() if around is not None and around.tag == _RUN_PROPERTIES else None
    return run if run is not None and run.tag == _RUN else None

"""Read a Word file as blocks in order, with its comments and its pending changes beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.errors import UnreadablePackageError
from parat.ooxml.packages import PackageLimits, read_package
from parat.ooxml.word_contents import Block, BlockKind, TrackedChange, TrackedKind, WordComment, WordText
from parat.ooxml.word_names import NS, w
from parat.ooxml.word_remarks import Place, Remarks, Tracked
from parat.ooxml.word_styles import Style, level_of, styles_in
from parat.ooxml.word_text import Piece, Seen, all_bold, collapsed, is_gone, mark_of, pieces_of, row_mark_of
from parat.ooxml.xml import parse_part

_ORDINARY = PackageLimits()
_PLAIN = Style("")
_MERGES = ("w:tcPr/w:gridSpan", "w:tcPr/w:vMerge", "w:tcPr/w:hMerge")


def read_word(content: bytes, place: str = "package", limits: PackageLimits = _ORDINARY) -> WordText:
    """Read a Word file; raises UnreadablePackageError or UnsafePackageError, which name `place`."""
    return word_text(read_package(content, limits, place))


def word_text(parts: Mapping[str, bytes]) -> WordText:
    """Read the parts of a Word file that has been opened already; raises UnreadablePackageError."""
    if names.DOCUMENT not in parts:
        raise UnreadablePackageError(reason="it holds no Word document", place=names.DOCUMENT)
    body = parse_part(parts[names.DOCUMENT], names.DOCUMENT).find("w:body", NS)
    if body is None:
        raise UnreadablePackageError(reason="the document has no body", place=names.DOCUMENT)
    reading = _Reading(styles_in(parts))
    reading.read(body)
    return WordText(tuple(reading.blocks), reading.remarks.comments(parts), tuple(reading.tracked.changes))


class _Reading:
    """Walk a body once; what was met is in `blocks`, `remarks` and `tracked`."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self.blocks: list[Block] = []
        self.remarks, self.tracked = Remarks(), Tracked()
        self._styles = styles
        self._trail: dict[int, str] = {}
        self._waiting: list[str] = []
        self._tables = 0

    def read(self, container: etree._Element) -> None:
        """Read what stands in the body or in a content control."""
        for child in container:
            if child.tag == names.P:
                self._add(self._paragraph(child))
            elif child.tag == names.TABLE:
                self._table(child)
            elif child.tag == names.BOOKMARK:
                self._waiting.append(child.get(names.NAME, ""))
            elif child.tag not in names.GONE and len(child):
                self.read(child)

    def _add(self, block: Block | None) -> None:
        if block is None:
            return
        if block.kind is BlockKind.HEADING:
            self._trail = {level: text for level, text in self._trail.items() if level < block.level}
        self.blocks.append(replace(block, trail=tuple(self._trail.values())))
        if block.kind is BlockKind.HEADING:
            self._trail[block.level] = block.text

    def _paragraph(self, element: etree._Element) -> Block | None:
        """Read a paragraph; one that was deleted with its words is no block."""
        pieces = list(pieces_of(element))
        text = collapsed("".join(piece.value for piece in pieces if piece.seen is Seen.WORDS and not is_gone(piece)))
        gone = mark_of(element, names.GONE) is not None and not text
        at = len(self.blocks) - 1 if gone else len(self.blocks)
        place = Place(at if at >= 0 else None, gone)
        self.remarks.read(pieces, place)
        self.tracked.read(element, pieces, place.block)
        bookmarks = (*self._waiting, *(piece.value for piece in pieces if piece.seen is Seen.BOOKMARK))
        self._waiting.clear()
        return None if gone else replace(self._block(element, text, bookmarks), bold=all_bold(pieces))

    def _block(self, element: etree._Element, text: str, bookmarks: tuple[str, ...]) -> Block:
        properties = element.find(names.P_PROPERTIES)
        identity = _value(properties, "w:pStyle")
        style = self._styles.get(identity, _PLAIN)
        level = level_of(properties) or style.level
        if level:
            return Block(BlockKind.HEADING, text, bookmarks, style=identity, level=level)
        number = "0" if style.in_contents else _value(properties, "w:numPr/w:numId")
        if number not in ("", "0") or (style.in_list and number != "0"):
            depth = _value(properties, "w:numPr/w:ilvl")
            return Block(BlockKind.LIST_ITEM, text, bookmarks, style=identity, level=int(depth or 0) + 1)
        return Block(BlockKind.PARAGRAPH, text, bookmarks, style=identity, contents=style.in_contents)

    def _table(self, element: etree._Element) -> None:
        number, self._tables = self._tables, self._tables + 1
        rows = (row for row in parts_of(element, names.ROW))
        for count, row in enumerate(row for row in rows if not self._is_gone(row)):
            self._row(row, number, count)

    def _is_gone(self, row: etree._Element) -> bool:
        if row_mark_of(row, names.GONE) is None:
            return False
        self.tracked.add_row(row, TrackedKind.DELETED, len(self.blocks) - 1 if self.blocks else None)
        return True

    def _row(self, element: etree._Element, table: int, row: int) -> None:
        at = len(self.blocks)
        self.blocks.append(Block(BlockKind.ROW, "", table=table, row=row, trail=tuple(self._trail.values())))
        whole = row_mark_of(element, names.CAME) is not None
        if whole:
            self.tracked.add_row(element, TrackedKind.INSERTED, at)
        self.tracked.silent = whole
        cells = list(parts_of(element, names.CELL))
        texts = tuple(self._cell(cell, table, row, number) for number, cell in enumerate(cells))
        self.tracked.silent = False
        found = tuple(name for block in self.blocks[at + 1 :] for name in block.bookmarks)
        merged = any(cell.find(path, NS) is not None for cell in cells for path in _MERGES)
        self.blocks[at] = replace(self.blocks[at], text=" | ".join(texts), cells=texts, bookmarks=found, merged=merged)

    def _cell(self, element: etree._Element, table: int, row: int, cell: int) -> str:
        texts = []
        for child in parts_of(element, names.P, names.TABLE):
            if child.tag == names.TABLE:
                self._table(child)
            elif (block := self._paragraph(child)) is not None:
                trail = tuple(self._trail.values())
                self.blocks.append(replace(block, kind=BlockKind.CELL, table=table, row=row, cell=cell, trail=trail))
                texts.append(block.text)
        return " ".join(filter(None, texts))


def parts_of(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Give the rows of a table, the cells of a row or the paragraphs of a cell, also those in content controls."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from parts_of(child, *tags)


_WRAPPERS = frozenset((names.CONTROL, names.CONTROL_CONTENT, w("customXml"), w("smartTag"), *names.CAME))


def _value(properties: etree._Element | None, path: str) -> str:
    found = properties.find(path, NS) if properties is not None else None
    return found.get(names.VAL, "") if found is not None else ""


__all__ = [
    "Block", "BlockKind", "Piece", "TrackedChange", "TrackedKind", "WordComment", "WordText", "read_word", "word_text",
]  # fmt: skip

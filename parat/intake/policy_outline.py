"""Give a Word file its outline: sections within sections, also where headings are only short lines in bold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from parat.intake.policy_words import field_named
from parat.ooxml.word_contents import Block, BlockKind

_NUMBERED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=\D)")
_HAND_MADE = re.compile(r"[-–—•·*▪●○‣]\s+|\(?[a-z]\)\s+|\d{1,2}[.)]\s+", re.IGNORECASE)
_LONGEST_HEADING = 90
_FEW_HEADINGS = 1
_BELOW_STYLED, _OF_A_FIELD = 8, 9


@dataclass(slots=True)
class Table:
    """Be one table: the texts of its cells row by row, and its number in the file, from 1."""

    number: int
    rows: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """Be a heading with what stands below it, until the next heading of its rank.

    `lines` are paragraphs and list items in order, each with whether it is an item and how deep it lies.
    """

    title: str
    level: int
    trail: tuple[str, ...] = ()
    lines: list[tuple[str, int]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """Give the plain paragraphs."""
        return [text for text, depth in self.lines if not depth]

    @property
    def items(self) -> list[str]:
        """Give the list items of the outermost rank, with those below them joined to them."""
        found: list[str] = []
        for text, depth in self.lines:
            if depth > 1 and found:
                found[-1] = f"{found[-1]}\n{text}"
            elif depth:
                found.append(text)
        return found


def outline_of(blocks: Sequence[Block]) -> Section:
    """Give the sections of a document below one root; short lines in bold are headings too, below those by style."""
    styled = sum(block.kind is BlockKind.HEADING for block in blocks) > _FEW_HEADINGS
    root = Section("", 0)
    open_ones = [root]
    for block in _with_headings(blocks, styled):
        if not block.text and block.kind is not BlockKind.ROW:
            continue
        if block.kind is BlockKind.HEADING:
            _open(open_ones, block)
        elif block.kind is BlockKind.ROW:
            _add_row(open_ones[-1], block)
        elif block.kind is not BlockKind.CELL:
            open_ones[-1].lines.append(_line(block))
    return root


def sections_in(section: Section) -> Iterator[Section]:
    """Give a section and all below it, in order."""
    yield section
    for child in section.children:
        yield from sections_in(child)


def _open(open_ones: list[Section], block: Block) -> None:
    while open_ones[-1].level >= block.level:
        open_ones.pop()
    above = open_ones[-1]
    trail = (*above.trail, above.title) if above.title else ()
    section = Section(block.text, block.level, trail)
    above.children.append(section)
    open_ones.append(section)


def _add_row(section: Section, block: Block) -> None:
    """Add a row to its table, which goes on below a table that stands in one of its cells."""
    number = (block.table or 0) + 1
    table = next((one for one in section.tables if one.number == number), None)
    if table is None:
        table = Table(number)
        section.tables.append(table)
    table.rows.append(tuple(cell.strip() for cell in block.cells))


def _line(block: Block) -> tuple[str, int]:
    """Give a line's text and its depth as a list item; a dash written by hand makes an item too."""
    if block.kind is BlockKind.LIST_ITEM:
        return block.text, block.level
    marked = _HAND_MADE.match(block.text)
    return (block.text[marked.end() :], 1) if marked else (block.text, 0)


def _with_headings(blocks: Iterable[Block], styled: bool) -> Iterator[Block]:
    """Take short lines in bold for headings, and in a file without styles also short numbered ones and capitals."""
    for block in blocks:
        level = _level_by_looks(block, styled) if _is_short_line(block) else 0
        yield replace(block, kind=BlockKind.HEADING, level=level) if level else block


def _level_by_looks(block: Block, styled: bool) -> int:
    if block.bold and field_named(block.text):
        return _OF_A_FIELD
    if styled:
        return _BELOW_STYLED if block.bold else 0
    numbered = _NUMBERED.match(block.text)
    if numbered and (block.bold or "." in numbered["mark"]):
        return 1 + numbered["mark"].count(".")
    return 1 if block.text.isupper() else 2 * block.bold


def _is_short_line(block: Block) -> bool:
    ends = block.text.rstrip().endswith((".", ",", ";"))
    return block.kind is BlockKind.PARAGRAPH and 0 < len(block.text) <= _LONGEST_HEADING and not ends

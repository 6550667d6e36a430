"""Read the plan that a municipality had before from its Word file: every paragraph and row lands in one passage.

Headings are known by their style or by their looks; tracked changes are read as accepted, and text in content controls
like any other. Footnotes and text boxes come last, under a heading of their own.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from lxml import etree

from parat.domain.document_marks import ENGAGEMENT, KIND
from parat.domain.errors import InputError
from parat.domain.personal_data import masked_text
from parat.domain.placing import Passage, PassageKind
from parat.intake.cpr_scan import cpr_faults
from parat.intake.earlier_plan_errors import EmptyPlanError, NotAPlanFileError
from parat.intake.earlier_plan_tables import rows_as_passages
from parat.intake.errors import PacketErrors
from parat.intake.gate import admit
from parat.intake.gate_errors import DamagedFileError
from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError
from parat.ooxml.hidden_properties import hidden_properties
from parat.ooxml.word_blocks import word_text
from parat.ooxml.word_contents import Block, BlockKind
from parat.ooxml.word_text import accepted_words
from parat.ooxml.xml import parse_part

_WORD = ".docx"
_DOCUMENT = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_NOTES_DA, _BOXES_DA, _CONTENTS_DA = "Fodnoter", "Tekstbokse", "Indholdsfortegnelse"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NUMBERED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d])")
_ITEM = re.compile(r"[-–—•·▪●○‣]\s+")
_CONTENTS_STYLE = re.compile(r"(?:TOC|Contents|Indholdsfortegnelse|Indeks)\w*\d", re.IGNORECASE)
_LONGEST_HEADING = 90
_BY_LOOKS = 8


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Be a passage with the names of the bookmarks in it, by which one of our own documents is known."""

    passage: Passage
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """Be an earlier plan that was let in: its passages in order, its checksum, and numbers that may be CPR numbers.

    `engagement` and `kind` are those of a document that was written here, else empty; `comments` counts those in it,
    which are not read.
    """

    file: str
    passages: tuple[FoundPassage, ...]
    engagement: str
    kind: str
    comments: int
    sha256: str
    doubts: tuple[InputError, ...]


def read_earlier_plan(content: bytes, file_name: str) -> EarlierPlan:
    """Let an earlier plan in and take it apart; whether it may be this municipality's is not judged yet.

    Raises a RefusedFileError, NotAPlanFileError, EmptyPlanError, or PacketErrors with every CPR number in it.
    """
    parts = admit(content, file_name)
    file, ending = masked_text(file_name), PurePath(file_name).suffix.lower()
    if ending != _WORD:
        raise NotAPlanFileError(file=file, found=ending or "-")
    try:
        marks, said = hidden_properties(parts), word_text(parts)
        passages = (*_passages(said.blocks), *_beside(parts))
    except (UnreadablePackageError, UnsafePackageError) as fault:
        raise DamagedFileError(file=file, reason=fault.parts()[0]) from fault
    certain, doubts = cpr_faults(parts, {}, file_name, file)
    if certain:
        raise PacketErrors(certain, doubts, file=file)
    if not passages:
        raise EmptyPlanError(file=file)
    return EarlierPlan(
        file=file,
        passages=passages,
        engagement=marks.get(ENGAGEMENT, ""),
        kind=marks.get(KIND, ""),
        comments=len(said.comments),
        sha256=hashlib.sha256(content).hexdigest(),
        doubts=tuple(doubts),
    )


def _passages(blocks: Sequence[Block]) -> Iterator[FoundPassage]:
    """Give the passages of the body; the paragraphs of a cell are read with their row."""
    trail: dict[int, str] = {}
    rows: dict[int | None, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind is BlockKind.ROW:
            rows[block.table].append(block)
    for block in blocks:
        if block.kind is BlockKind.ROW:
            yield from _of_table(rows.pop(block.table, []), tuple(trail.values()))
        elif block.kind is not BlockKind.CELL and block.text:
            yield _of_line(block, trail)


def _of_line(block: Block, trail: dict[int, str]) -> FoundPassage:
    level = _heading_level(block)
    if _CONTENTS_STYLE.fullmatch(block.style):
        return FoundPassage(Passage(PassageKind.PARAGRAPH, (_CONTENTS_DA,), block.text), block.bookmarks)
    if level:
        for deeper in [one for one in trail if one >= level]:
            del trail[deeper]
        trail[level] = block.text
        kind, text = PassageKind.HEADING, block.text
    else:
        marked = _ITEM.match(block.text)
        is_item = block.kind is BlockKind.LIST_ITEM or marked is not None
        kind = PassageKind.ITEM if is_item else PassageKind.PARAGRAPH
        text = block.text[marked.end() :] if marked else block.text
    return FoundPassage(Passage(kind, tuple(trail.values()), text), block.bookmarks)


def _of_table(rows: Sequence[Block], trail: tuple[str, ...]) -> Iterator[FoundPassage]:
    """Give the passages of a whole table at its first row; a row without a word is none."""
    written = [block for block in rows if any(cell.strip() for cell in block.cells)]
    for block, (kind, text) in zip(written, rows_as_passages([block.cells for block in written]), strict=True):
        yield FoundPassage(Passage(kind, trail, text), block.bookmarks)


def _heading_level(block: Block) -> int:
    """Give a heading's level by its style, or by its looks: short, without a full stop, and bold, numbered or large."""
    if block.kind is BlockKind.HEADING:
        return block.level
    ends = block.text.endswith((".", ",", ";", ":"))
    if block.kind is not BlockKind.PARAGRAPH or ends or len(block.text) > _LONGEST_HEADING:
        return 0
    numbered = _NUMBERED.match(block.text)
    if numbered and (block.bold or "." in numbered["mark"]):
        return _BY_LOOKS + numbered["mark"].count(".")
    large = block.text.isupper() and len(block.text) > len("SSP")
    return _BY_LOOKS + (not large) if block.bold or large else 0


def _beside(parts: Mapping[str, bytes]) -> Iterator[FoundPassage]:
    """Give what stands beside the text: footnotes and endnotes, and text boxes."""
    for name, tag in _NOTES:
        if name in parts:
            notes = (one for one in parse_part(parts[name], name).iter(f"{_W}{tag}") if one.get(f"{_W}type") is None)
            yield from _texts(notes, _NOTES_DA)
    boxes = parse_part(parts[_DOCUMENT], _DOCUMENT).iter(f"{_W}txbxContent")
    yield from _texts((box for box in boxes if not _is_fallback(box)), _BOXES_DA)


def _texts(found: Iterator[etree._Element], heading: str) -> Iterator[FoundPassage]:
    for element in found:
        for paragraph in element.iter(f"{_W}p"):
            text = accepted_words(paragraph)
            if text:
                yield FoundPassage(Passage(PassageKind.PARAGRAPH, (heading,), text))


def _is_fallback(element: etree._Element) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())

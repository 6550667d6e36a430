"""Read from a Word file of the plan what belongs to a field of the record: local texts, and what an action says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parat.documents.danish import short_date
from parat.documents.local_texts import Anchors, as_recorded, local_lines
from parat.documents.word.bookmarks import bookmark_name
from parat.intake.danish_formats import date_in
from parat.ooxml.word_blocks import Block, BlockKind, WordText, read_word

_UNSETTLED = frozenset(("Ikke fastlagt", "Uden titel", "Ikke oplyst"))
_ACTION = "action-"
_HEADING = re.compile(r"^Indsats\s+\d+\s*:\s*(?P<title>.+)$")
_PERIOD = re.compile(r"^(?:(?P<start>\d.*?)\s+til\s+(?P<due>\d.*)|Senest\s+(?P<latest>.+)|Fra\s+(?P<first>.+))$")
_OVERVIEW: Mapping[str, str] = MappingProxyType(
    {"Indsats": "title", "Ansvarlig": "responsible", "Frist": "due_on", "Indikator": "indicator"}
)
_SHEET: Mapping[str, str] = MappingProxyType(
    {
        "level": "level",
        "target-group": "target_group",
        "activities": "activities",
        "owner": "responsible",
        "participants": "participants",
        "resources": "resources",
        "indicator": "indicator",
        "risk": "risk",
        "documentation": "documentation",
    }
)
_VALUE = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """Be what a file says of a field of the record, and the block that says it.

    A field is `chapter:7`, `annex:C`, or `action:<id>:<column of the plan workbook>`.
    """

    field: str
    block: str
    text: str


def passages_in(
    docx: bytes, manifest: Mapping[str, str], recorded: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], Passage]:
    """Give what a file says of the record's fields, by field and block.

    `manifest` holds the blocks that the file may have, `recorded` the local texts as the record keeps them, by field.
    """
    found = [*_local(docx, manifest, recorded), *_of_actions(read_word(docx), manifest)]
    return {(one.field, one.block): one for one in found}


def _local(docx: bytes, manifest: Mapping[str, str], recorded: Mapping[str, tuple[str, ...]]) -> Iterator[Passage]:
    for section, lines in local_lines(docx, Anchors.of(manifest)).items():
        name = section.replace("-", ":", 1)
        yield Passage(name, f"{section}-local", as_recorded(lines, recorded.get(name, ())))


def _of_actions(said: WordText, manifest: Mapping[str, str]) -> Iterator[Passage]:
    ids = {bookmark_name(block): block for block in manifest if block.startswith(_ACTION)}
    for at, block in enumerate(said.blocks):
        for known in dict.fromkeys(ids[name] for name in block.bookmarks if name in ids):
            if block.kind is not BlockKind.CELL:
                yield from _of_block(known, block, said, at, manifest)


def _of_block(known: str, block: Block, said: WordText, at: int, manifest: Mapping[str, str]) -> Iterator[Passage]:
    action = _action_of(known, manifest)
    rest = known.removeprefix(f"{_ACTION}{action}").removeprefix("-")
    for column, text in _values(rest, block, said, at):
        if action:
            yield Passage(f"action:{action}:{column}", known, _plain(column, text))


def _plain(column: str, text: str) -> str:
    """Give a value without the words for an empty one; a day is written one way, wherever it stands."""
    day = date_in(text) if column.endswith("_on") else None
    return short_date(day) if day else "" if text in _UNSETTLED else text


def _action_of(block: str, manifest: Mapping[str, str]) -> str:
    """Give the id of the action that a block is about: the part before which a heading of its own stands."""
    found = (block[len(_ACTION) : end] for end in _ends(block) if f"{block[:end]}-heading" in manifest)
    return next(found, "")


def _ends(block: str) -> Iterator[int]:
    yield len(block)
    yield from (at for at in range(len(block) - 1, len(_ACTION), -1) if block[at] == "-")


def _values(rest: str, block: Block, said: WordText, at: int) -> Iterator[tuple[str, str]]:
    if block.kind is BlockKind.ROW:
        yield from _of_row(rest, block, said, at)
    elif rest == "description":
        yield "description", block.text
    elif rest == "heading" and (match := _HEADING.match(block.text)):
        yield "title", match["title"]


def _of_row(rest: str, row: Block, said: WordText, at: int) -> Iterator[tuple[str, str]]:
    if not rest:
        shown = zip(_headings_over(row, said), row.cells, strict=False)
        yield from ((_OVERVIEW[heading], text) for heading, text in shown if heading in _OVERVIEW)
    elif rest == "period" and len(row.cells) > _VALUE:
        yield from _of_period(row.cells[_VALUE])
    elif rest == "activities":
        yield "activities", "\n".join(_cell_lines(row, said, at))
    elif rest in _SHEET and len(row.cells) > _VALUE:
        yield _SHEET[rest], row.cells[_VALUE]


def _headings_over(row: Block, said: WordText) -> tuple[str, ...]:
    return next((one.cells for one in said.blocks if one.table == row.table and one.kind is BlockKind.ROW), ())


def _cell_lines(row: Block, said: WordText, at: int) -> Iterator[str]:
    for block in said.blocks[at + 1 :]:
        if block.kind is not BlockKind.CELL or block.row != row.row:
            return
        if block.cell == _VALUE and block.text:
            yield block.text


def _of_period(text: str) -> Iterator[tuple[str, str]]:
    match = _PERIOD.match(text)
    if match:
        yield "start_on", match["start"] or match["first"] or ""
        yield "due_on", match["due"] or match["latest"] or ""

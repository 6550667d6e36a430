"""Mark a packet so that it is known when it comes back: a hidden sheet of keys and values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MARK_SHEET = "_parat"
LIST_SHEET = "_valg"
GUIDE_SHEET = "Læs mig"
ERROR_SHEET = "Fejl"
MAGIC = "parat-packet"

_FIXED = "fixed_row"
RowKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """Say which packet this is; `fixed_rows` lists by sheet the rows that went out and must come back.

    `respondent` and `part` are empty unless the workbook is one respondent's own, or holds one part only.
    """

    kind: str
    version: int
    engagement: str
    generation: str
    round: str = ""
    fixed_rows: Mapping[str, tuple[RowKey, ...]] = field(default_factory=dict)
    respondent: str = ""
    part: str = ""


def marking_rows(marking: Marking) -> list[tuple[str, ...]]:
    """Write a marking as the rows of the hidden sheet."""
    known = [
        ("format", MAGIC),
        ("kind", marking.kind),
        ("version", str(marking.version)),
        ("engagement", marking.engagement),
        ("generation", marking.generation),
        ("round", marking.round),
    ]
    narrowed = [("respondent", marking.respondent), ("part", marking.part)]
    known += [line for line in narrowed if line[1]]
    fixed = [(_FIXED, sheet, *key) for sheet, keys in marking.fixed_rows.items() for key in keys]
    return [*known, *fixed]


def marking_in(rows: Sequence[Sequence[str]]) -> Marking | None:
    """Read the hidden sheet back; None when it is not the marking of a packet."""
    named = {row[0]: row[1] for row in rows if len(row) > 1 and row[0] != _FIXED}
    if named.get("format") != MAGIC or not named.get("version", "").isdecimal():
        return None
    return Marking(
        named.get("kind", ""),
        int(named["version"]),
        named.get("engagement", ""),
        named.get("generation", ""),
        named.get("round", ""),
        _fixed_rows(rows),
        named.get("respondent", ""),
        named.get("part", ""),
    )


def _fixed_rows(rows: Iterable[Sequence[str]]) -> dict[str, tuple[RowKey, ...]]:
    keys: dict[str, list[RowKey]] = {}
    for row in rows:
        if len(row) > 2 and row[0] == _FIXED:
            keys.setdefault(row[1], []).append(tuple(row[2:]))
    return {sheet: tuple(found) for sheet, found in keys.items()}

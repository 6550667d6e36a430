"""Gather what happened to each block, under its heading, in the order of the document."""

from parat.documents.merging.changes import Change, ChangeKind
from parat.documents.merging.files import WordFile
from parat.documents.merging.units import Kind, Unit
from parat.ooxml.word_names import NS, VAL


class Report:
    """Gather changes; `after` keeps them in the order in which the document says them."""

    def __init__(self, theirs: WordFile, base: WordFile, now: WordFile) -> None:
        self._headings = {"theirs": _Headings(theirs), "base": _Headings(base), "now": _Headings(now)}
        self._found: list[tuple[int, int, Change]] = []

    def add(
        self,
        kind: ChangeKind,
        base: Unit | None,
        theirs: Unit | None,
        now: Unit | None,
        within: tuple[Unit | None, Unit | None, Unit | None] | None = None,
        after: int = -1,
    ) -> None:
        """Note what happened to a unit; `within` are the rows around it when it is a cell's paragraph."""
        around = within or (base, theirs, now)
        places = dict(zip(("theirs", "now", "base"), (around[1], around[2], around[0]), strict=True))
        if any(unit.kind is Kind.CONTENTS for unit in places.values() if unit is not None):
            return
        section = next((self._headings[file].above(unit) for file, unit in places.items() if unit is not None), "")
        named = (unit.name for unit in (around[0], around[2], around[1]) if unit is not None)
        change = Change(kind, next(filter(None, named), ""), section, *(_shown(unit) for unit in (base, theirs, now)))
        at = around[0].at if around[0] is not None else after
        self._found.append((at, len(self._found), change))

    def changes(self) -> tuple[Change, ...]:
        """Give all changes in their order."""
        return tuple(change for _, _, change in sorted(self._found, key=lambda row: row[:2]))


def _shown(unit: Unit | None) -> str | None:
    return unit.shown if unit is not None else None


class _Headings:
    """Know the nearest heading above each unit of a file."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._above: list[str] | None = None

    def above(self, unit: Unit) -> str:
        """Give the heading's words; a heading stands under itself."""
        if self._above is None:
            self._above = self._read()
        return self._above[unit.at]

    def _read(self) -> list[str]:
        above: list[str] = []
        last = ""
        styles = {identity for identity, style in self._file.styles.items() if style.level}
        for unit in self._file.units.all:
            if unit.kind is Kind.PARAGRAPH:
                style = unit.element.find("w:pPr/w:pStyle", NS)
                if style is not None and style.get(VAL) in styles:
                    last = unit.words
            above.append(last)
        return above

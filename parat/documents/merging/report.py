"""Gather what happened to each block, under its heading, in the order of the document."""

from parat.documents.merging.changes import Change, ChangeKind
from parat.documents.merging.files import WordFile
from parat.documents.merging.units import Kind, Sides, Unit
from parat.ooxml.word_names import NS, VAL


class Report:
    """Gather changes; `after` keeps them in the order in which the document says them."""

    def __init__(self, theirs: WordFile, base: WordFile, now: WordFile) -> None:
        self._theirs, self._base, self._now = _Headings(theirs), _Headings(base), _Headings(now)
        self._found: list[tuple[int, int, Change]] = []

    def add(self, kind: ChangeKind, sides: Sides, within: Sides | None = None, after: int = -1) -> None:
        """Note what happened to a block; `within` is the row around it when it is a cell's paragraph."""
        around = within or sides
        if any(unit.kind is Kind.CONTENTS for unit in around if unit is not None):
            return
        named = (unit.name for unit in (around.base, around.now, around.theirs) if unit is not None)
        texts = (_shown(unit) for unit in sides)
        change = Change(kind, next(filter(None, named), ""), self._section(around), *texts)
        at = around.base.at if around.base is not None else after
        self._found.append((at, len(self._found), change))

    def _section(self, around: Sides) -> str:
        found = ((self._theirs, around.theirs), (self._now, around.now), (self._base, around.base))
        return next((headings.above(unit) for headings, unit in found if unit is not None), "")

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

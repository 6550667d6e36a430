"""Write Word comments beside what both sides changed, with the old and the new value in Danish."""

from collections.abc import Sequence

from lxml import etree

from parat.documents.merging.changes import Stamp
from parat.documents.merging.files import OFFICE, WordFile, target_from
from parat.documents.merging.marks import SPACE
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{OFFICE}/comments"
_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")


def both_changed(base: str, now: str) -> tuple[str, ...]:
    """Say that the data and the document were changed in the same place."""
    return (
        "Teksten er rettet i dokumentet, og oplysningerne er også ændret. Dokumentets tekst er ikke rørt.",
        f"Oplysningerne var før: {_quoted(base)}",
        f"Oplysningerne er nu: {_quoted(now)}",
    )


def dropped(base: str) -> tuple[str, ...]:
    """Say that the data no longer has what the document changed."""
    return (
        "Teksten er rettet i dokumentet, men oplysningerne er udgået. Dokumentets tekst er ikke rørt.",
        f"Oplysningerne var før: {_quoted(base)}",
        "Oplysningerne er nu: (udgået)",
    )


def no_room(now: str) -> tuple[str, ...]:
    """Say that a new row does not fit the table's columns."""
    return (
        "Oplysningerne har fået en ny række, som ikke passer til tabellens kolonner. Tabellen er ikke rørt.",
        f"Den nye række er: {_quoted(now)}",
    )


def other_columns(rows: Sequence[str]) -> tuple[str, ...]:
    """Say that a table has other columns today, and what it holds."""
    return (
        "Tabellen har fået andre kolonner i oplysningerne. Der er også arbejdet i dokumentets tabel, som er bevaret.",
        "Tabellen i oplysningerne er nu:",
        *map(_quoted, rows),
    )


def _quoted(text: str) -> str:
    return f"»{text}«" if text else "(ingen tekst)"


class Remarks:
    """Write comments into one file."""

    def __init__(self, file: WordFile, stamp: Stamp) -> None:
        self._file, self._stamp = file, stamp
        self._root: etree._Element | None = None
        self._next = 0

    def add(self, paragraph: etree._Element, lines: Sequence[str]) -> None:
        """Comment on a whole paragraph."""
        root = self._part()
        identity = str(self._next)
        self._next += 1
        root.append(self._comment(identity, lines))
        self._file.edited.add(self._file.main)
        start = etree.Element(_START, {names.ID: identity})
        properties = paragraph.find(names.P_PROPERTIES)
        paragraph.insert(0, start) if properties is None else properties.addnext(start)
        etree.SubElement(paragraph, _END, {names.ID: identity})
        run = etree.SubElement(paragraph, names.RUN)
        etree.SubElement(run, _REFERENCE, {names.ID: identity})

    def _comment(self, identity: str, lines: Sequence[str]) -> etree._Element:
        stamp = self._stamp
        told = {w("author"): stamp.author, w("date"): stamp.dated, w("initials"): stamp.author[:2]}
        comment = etree.Element(w("comment"), {names.ID: identity, **told})
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, names.P)
            if not number:
                etree.SubElement(etree.SubElement(paragraph, names.RUN), w("annotationRef"))
            text = etree.SubElement(etree.SubElement(paragraph, names.RUN), names.TEXT, {SPACE: "preserve"})
            text.text = line
        return comment

    def _part(self) -> etree._Element:
        if self._root is None:
            name = self._file.related(self._file.main, "comments") or self._new_part()
            self._root = self._file.edit(name)
            given = (one.get(names.ID, "") for one in self._root.iterfind("w:comment", NS))
            self._next = max((int(number) for number in given if number.isdecimal()), default=-1) + 1
        return self._root

    def _new_part(self) -> str:
        name = self._file.free_name(names.COMMENTS)
        self._file.add_tree(name, etree.Element(w("comments"), nsmap={"w": names.W}), _CONTENT_TYPE)
        self._file.relate(self._file.main, _KIND, target_from(self._file.main, name))
        return name

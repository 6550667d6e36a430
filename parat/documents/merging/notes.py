"""Bring footnotes from one file into another."""

from lxml import etree

from parat.documents.merging.files import OFFICE, WordFile, target_from
from parat.documents.merging.marks import copied
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_KIND = f"{OFFICE}/footnotes"


def note_element(file: WordFile, identity: str) -> etree._Element | None:
    """Find a footnote."""
    part = file.related(file.main, "footnotes")
    if not part:
        return None
    notes = file.tree(part).iterfind("w:footnote", NS)
    return next((note for note in notes if note.get(names.ID) == identity), None)


def add_note(source: WordFile, target: WordFile, note: etree._Element) -> str:
    """Add a footnote; a file without footnotes gets the part with the separators that Word looks for."""
    part = target.related(target.main, "footnotes") or _new_part(source, target)
    root = target.edit(part)
    given = (one.get(names.ID, "") for one in root.iterfind("w:footnote", NS))
    identity = str(max((int(number) for number in given if number.isdecimal()), default=0) + 1)
    note.set(names.ID, identity)
    root.append(note)
    return identity


def _new_part(source: WordFile, target: WordFile) -> str:
    root = copied(source.tree(source.related(source.main, "footnotes")))
    for note in root.findall("w:footnote", NS):
        if note.get(w("type")) is None:
            root.remove(note)
    part = target.free_name(names.FOOTNOTES)
    target.add_tree(part, root, _CONTENT_TYPE)
    target.relate(target.main, _KIND, target_from(target.main, part))
    return part

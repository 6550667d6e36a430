"""Footnotes are Word's own: a mark in the text and the note at the foot of the page."""

import pytest

from parat.documents.errors import UnknownMarkupError
from parat.documents.outline import complete_outline, manifest_of
from parat.documents.render import parse_markup
from parat.documents.word.base import BASE, base_from
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.reading import NS, W, faults, part, text
from tests.unit.documents.writing import written

NOTE = '<small class="footnote">{}</small>'
TABLE = (
    '<table data-widths="100"><caption>T</caption><thead><tr><th>A</th></tr></thead><tbody><tr><td>celle'
    + NOTE.format("I en celle")
    + "</td></tr></tbody></table><p>Slut</p>"
)


def notes(docx):
    shown = part(docx, "word/footnotes.xml").findall("w:footnote", NS)
    return {int(note.get(f"{W}id")): text(note) for note in shown if note.get(f"{W}type") is None}


def marks(docx):
    return [int(mark.get(f"{W}id")) for mark in part(docx).iter(f"{W}footnoteReference")]


def test_notes_stand_in_paragraphs_items_and_cells_in_their_order():
    body = f"<p>a{NOTE.format('I et afsnit')} b</p><ul><li>c{NOTE.format('I et punkt')}</li></ul>{TABLE}"
    docx = written(body)
    assert marks(docx) == [1, 2, 3]
    assert notes(docx) == {1: "I et afsnit", 2: "I et punkt", 3: "I en celle"}


def test_a_note_keeps_the_spaces_around_its_mark():
    docx = written(f"<p>Et ord{NOTE.format('x')} og mere.</p>")
    assert text(part(docx)) == "Et ord og mere."


def test_a_link_in_a_note_is_a_relationship_of_the_notes():
    link = 'Se <a href="https://x.example/">loven</a>.'
    docx = written(f"<p>a{NOTE.format(link)}</p>")
    rows = part(docx, "word/_rels/footnotes.xml.rels")
    assert [row.get("Target") for row in rows] == ["https://x.example/"]
    assert b"x.example" not in read_package(docx)["word/_rels/document.xml.rels"]


def test_a_note_belongs_to_the_text_of_its_block():
    page = parse_markup(f'<html><body><p id="a">Et ord{NOTE.format("en note")} mere</p></body></html>', "page")
    complete_outline(page, "page")
    assert manifest_of(page, "page") == {"a": "Et ord [en note] mere"}


@pytest.mark.parametrize("body", ["<p>a<small>b</small></p>", f"<p>a{NOTE.format('b' + NOTE.format('c'))}</p>"])
def test_small_text_that_is_no_note_and_a_note_in_a_note_are_refused(body):
    with pytest.raises(UnknownMarkupError, match="small"):
        written(body)


def test_notes_hold_to_the_rules_of_the_format(tmp_path):
    assert faults(written(f"<h1>T</h1><p>a{NOTE.format('b')}</p>{TABLE}"), tmp_path) == []


def test_a_base_document_without_notes_gets_them_when_there_are_some(tmp_path):
    parts = dict(base_from(BASE.read_bytes()).parts)
    del parts["word/footnotes.xml"]
    for name, taken in (
        ("word/_rels/document.xml.rels", "footnotes.xml"),
        ("[Content_Types].xml", "footnotes.xml"),
    ):
        parts[name] = b">".join(row for row in parts[name].split(b">") if taken.encode() not in row)
    start, _, rest = parts["word/settings.xml"].partition(b"<w:footnotePr>")
    parts["word/settings.xml"] = start + rest.partition(b"</w:footnotePr>")[2]
    docx = written(f"<p>a{NOTE.format('b')}</p>", base=base_from(write_package(parts)))
    assert notes(docx) == {1: "b"}
    assert faults(docx, tmp_path) == []

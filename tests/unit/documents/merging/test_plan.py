"""A whole plan of an example municipality, redrafted: the file is valid, and a word file's blocks are read in order."""

from dataclasses import replace

from parat.ooxml.word_blocks import BlockKind, read_word
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.merging.writing import kinds, lines, merged, replaced, table
from tests.unit.documents.reading import faults, produced


def a_changed_plan():
    plan = sample_plan_draft()
    first, *others = plan.actions
    newest = replace(first, id="ny", number="9", title="Opret et netværk for idrætsforeninger", task=3)
    return replace(plan, actions=(replace(first, owner_function="Jobcenteret"), *others[:-1], newest))


def test_a_redrafted_plan_is_a_valid_word_file(tmp_path):
    base = produced("plan_draft", sample_plan_draft()).docx
    result = merged(base, base, produced("plan_draft", a_changed_plan()).docx)
    assert {"added", "changed", "removed"} <= set(kinds(result))
    assert faults(result.docx, tmp_path) == []


def test_a_comment_on_a_conflict_is_valid_in_word(tmp_path):
    base, now = lines("Fristen er i maj."), lines("Fristen er i juni.")
    assert faults(merged(replaced(base, "i maj", "i marts"), base, now).docx, tmp_path) == []


def test_rows_are_read_with_their_cells_and_their_headings():
    read = read_word(table(("1", "Møde i foråret")))
    row = next(block for block in read.blocks if block.kind is BlockKind.ROW and block.row == 1)
    assert (row.cells, row.trail, len(row.bookmarks)) == (("1", "Møde i foråret"), ("Kapitel",), 1)


def test_a_comment_is_read_with_the_words_and_the_block_that_it_is_about():
    base, now = lines("En.", "Fristen er i maj."), lines("En.", "Fristen er i juni.")
    read = read_word(merged(replaced(base, "i maj", "i marts"), base, now).docx)
    (comment,) = read.comments
    assert (comment.about, comment.own) == ("Fristen er i marts.", True)
    assert [read.blocks[place].text for place in comment.blocks] == ["Fristen er i marts."]


def test_pending_changes_are_read_with_their_block():
    base, now = lines("En.", "Fristen er i maj."), lines("En.", "Fristen er i juni.")
    read = read_word(merged(base, base, now).docx)
    assert [(change.kind.value, change.text, change.own, change.whole) for change in read.changes] == [
        ("deleted", "maj", True, False),
        ("inserted", "juni", True, False),
    ]

"""What a party wrote in its copy becomes remarks, and nothing else does."""

import pytest

from parat.intake.remarks import RemarkKind, remarks_in
from parat.ooxml.word_blocks import Block, BlockKind, TrackedChange, TrackedKind, WordComment, WordText

HEADING = Block(BlockKind.HEADING, "Organisering", ("_p_HEAD",), level=1)


def line(text, mark="", kind=BlockKind.PARAGRAPH, style=""):
    return Block(kind, text, (mark,) if mark else (), trail=("Organisering",), style=style)


def said(blocks, comments=(), changes=()):
    return WordText((HEADING, *blocks), tuple(comments), tuple(changes))


SENT = said([line("Tovholderen svarer.", "_p_A"), line("Styregruppen mødes hvert kvartal.", "_p_B")])


def test_a_copy_that_came_back_as_it_went_out_holds_no_remark():
    assert remarks_in(SENT, SENT) == ()


def test_a_comment_is_a_remark_about_the_words_it_was_put_at():
    comment = WordComment("0", " Hvem er  stedfortræder? ", "Tovholderen", (1, 1), own=False)
    (remark,) = remarks_in(said(SENT.blocks[1:], [comment]), SENT)
    assert (remark.kind, remark.section, remark.about) == (RemarkKind.COMMENT, "Organisering", "Tovholderen")
    assert (remark.text, remark.bookmarks) == ("Hvem er stedfortræder?", ("_p_A",))


def test_comments_of_our_own_and_empty_ones_are_no_remarks():
    comments = [WordComment("0", "Skrevet af os", "x", (1, 1), own=True), WordComment("1", " ", "x", (1, 1), own=False)]
    assert remarks_in(said(SENT.blocks[1:], comments), SENT) == ()


@pytest.mark.parametrize(
    ("now", "changes", "kind", "text"),
    [
        (
            "Tovholderen svarer straks.",
            [(TrackedKind.INSERTED, "straks")],
            RemarkKind.INSERTION,
            "Foreslår indsat: »straks«",
        ),
        ("Tovholderen.", [(TrackedKind.DELETED, "svarer")], RemarkKind.DELETION, "Foreslår slettet: »svarer«"),
        (
            "Lederen svarer.",
            [(TrackedKind.DELETED, "Tovholderen"), (TrackedKind.INSERTED, "Lederen")],
            RemarkKind.REPLACEMENT,
            "Foreslår teksten ændret til: »Lederen svarer.«",
        ),
    ],
)
def test_the_tracked_changes_of_a_paragraph_are_one_remark(now, changes, kind, text):
    tracked = [TrackedChange(which, words, 1, own=False) for which, words in changes]
    (remark,) = remarks_in(said([line(now, "_p_A"), SENT.blocks[2]], changes=tracked), SENT)
    assert (remark.kind, remark.text, remark.about) == (kind, text, "Tovholderen svarer.")


def test_a_change_that_nobody_tracked_is_found_by_its_bookmark_or_by_likeness():
    by_mark = said([line("Lederen svarer altid.", "_p_A"), SENT.blocks[2]])
    by_likeness = said([line("Tovholderen svarer nu."), SENT.blocks[2]])
    for returned, text in ((by_mark, "Lederen svarer altid."), (by_likeness, "Tovholderen svarer nu.")):
        (remark,) = remarks_in(returned, SENT)
        assert (remark.kind, remark.about) == (RemarkKind.UNTRACKED, "Tovholderen svarer.")
        assert remark.text == f"Har ændret teksten til: »{text}«"


def test_a_paragraph_that_came_or_went_untracked_is_a_remark():
    (added,) = remarks_in(said([*SENT.blocks[1:], line("Vi deltager gerne.")]), SENT)
    assert (added.text, added.about) == ("Har tilføjet: »Vi deltager gerne.«", "")
    (gone,) = remarks_in(said([SENT.blocks[1]]), SENT)
    assert (gone.text, gone.about) == ("Har slettet teksten.", "Styregruppen mødes hvert kvartal.")


def test_whole_paragraphs_that_were_tracked_are_not_told_twice():
    came = said(
        [*SENT.blocks[1:], line("Vi deltager gerne.")],
        changes=[TrackedChange(TrackedKind.INSERTED, "Vi deltager gerne.", 3, own=False, whole=True)],
    )
    went = said(
        [SENT.blocks[1]],
        changes=[TrackedChange(TrackedKind.DELETED, "Styregruppen mødes hvert kvartal.", 1, own=False, whole=True)],
    )
    assert [one.kind for one in remarks_in(came, SENT)] == [RemarkKind.INSERTION]
    assert [one.kind for one in remarks_in(went, SENT)] == [RemarkKind.DELETION]


def test_lost_bookmarks_another_order_and_the_contents_list_are_no_remarks():
    bare = [line(block.text) for block in reversed(SENT.blocks[1:])]
    assert remarks_in(said([line("Organisering 7", style="TOC1"), *bare]), SENT) == ()


def test_a_table_is_read_cell_by_cell():
    def table(second):
        row = Block(BlockKind.ROW, f"Indsats | {second}", ("_p_R",), table=0, row=1, cells=("Indsats", second))
        cells = [
            Block(BlockKind.CELL, text, ("_p_R",) * (at == 0), table=0, row=1, cell=at)
            for at, text in enumerate(row.cells)
        ]
        return said([row, *cells])

    (remark,) = remarks_in(table("Chef"), table("Leder"))
    assert (remark.about, remark.text) == ("Leder", "Har ændret teksten til: »Chef«")

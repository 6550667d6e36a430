"""What a party wrote in its copy becomes remarks, and nothing else does."""

from dataclasses import replace

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
    listed = replace(line("Organisering 7", style="Indholdsfortegnelse1"), contents=True)
    assert remarks_in(said([listed, *bare]), SENT) == ()


def table(*rows):
    """Give the blocks of a table; each row is its hidden bookmark and the texts of its cells."""
    blocks = []
    for number, (mark, *cells) in enumerate(rows):
        place = {"table": 0, "row": number, "trail": ("Organisering",)}
        blocks.append(Block(BlockKind.ROW, " | ".join(cells), (mark,), cells=tuple(cells), **place))
        for at, text in enumerate(cells):
            blocks.append(Block(BlockKind.CELL, text, (mark,) * (at == 0), cell=at, **place))
    return blocks


STATES = (("_p_1", "D1", "Ledelse", "Svag"), ("_p_2", "D2", "Roller", "God"), ("_p_3", "D3", "Viden", "Svag"))


def test_one_changed_cell_is_told_with_the_row_it_stands_in():
    now = ("_p_1", "D1", "Ledelse", "God")
    (remark,) = remarks_in(said(table(now, *STATES[1:])), said(table(*STATES)))
    assert (remark.about, remark.text) == ("D1: Svag", "Har ændret teksten til: »God«")
    assert (remark.bookmarks, remark.section) == (("_p_1",), "Organisering")


def test_a_row_that_came_went_or_was_rewritten_is_one_remark_and_its_neighbours_are_none():
    (gone,) = remarks_in(said(table(STATES[0], STATES[2])), said(table(*STATES)))
    assert (gone.about, gone.text) == ("D2 | Roller | God", "Har slettet rækken.")
    (new,) = remarks_in(said(table(*STATES, ("", "D4", "Netværk", "Svag"))), said(table(*STATES)))
    assert new.text == "Har tilføjet en række: »D4 | Netværk | Svag«"
    (other,) = remarks_in(said(table(("_p_1", "D1", "Chefer", "God"), *STATES[1:])), said(table(*STATES)))
    assert other.text == "Har ændret rækken til: »D1 | Chefer | God«"


def test_a_row_that_was_struck_out_is_told_once_and_a_tracked_cell_hides_no_other_cell():
    struck = TrackedChange(TrackedKind.DELETED, "D2 | Roller | God", 4, own=False, whole=True)
    (remark,) = remarks_in(said(table(STATES[0], STATES[2]), changes=[struck]), said(table(*STATES)))
    assert (remark.kind, remark.text, remark.bookmarks) == (RemarkKind.DELETION, "Foreslår rækken slettet.", ("_p_2",))
    tracked = TrackedChange(TrackedKind.INSERTED, "og mål", 3, own=False)
    now = ("_p_1", "D1", "Ledelse og mål", "God")
    found = remarks_in(said(table(now, *STATES[1:]), changes=[tracked]), said(table(*STATES)))
    assert [one.kind for one in found] == [RemarkKind.UNTRACKED, RemarkKind.INSERTION]
    assert found[0].text == "Har ændret rækken til: »D1 | Ledelse og mål | God«"


def test_a_change_before_a_struck_paragraph_and_one_beside_a_tracked_one_are_not_hidden():
    struck = TrackedChange(TrackedKind.DELETED, "Styregruppen mødes hvert kvartal.", 1, own=False, whole=True)
    found = remarks_in(said([line("Lederen svarer.", "_p_A")], changes=[struck]), SENT)
    assert {one.kind for one in found} == {RemarkKind.UNTRACKED, RemarkKind.DELETION}
    half = TrackedChange(TrackedKind.INSERTED, "straks", 1, own=False)
    (both,) = remarks_in(said([line("Lederen svarer straks.", "_p_A"), SENT.blocks[2]], changes=[half]), SENT)
    assert (both.kind, both.text) == (RemarkKind.REPLACEMENT, "Foreslår teksten ændret til: »Lederen svarer straks.«")


def test_a_comment_on_what_was_struck_out_keeps_its_place_and_its_words():
    comment = WordComment("0", "Passer ikke.", "", (), own=False, after=1, deleted="Styregruppen mødes hvert kvartal.")
    struck = TrackedChange(TrackedKind.DELETED, "Styregruppen mødes hvert kvartal.", 1, own=False, whole=True)
    (remark, _) = remarks_in(said([SENT.blocks[1]], [comment], [struck]), SENT)
    assert (remark.section, remark.about) == ("Organisering", "Styregruppen mødes hvert kvartal.")


def test_an_answer_to_a_comment_is_told_with_the_comment():
    first = WordComment("0", "Hvem er stedfortræder?", "Tovholderen", (1, 1), own=False)
    reply = WordComment("1", "Det er vi.", "Tovholderen", (1, 1), own=False, answers="0")
    (_, remark) = remarks_in(said(SENT.blocks[1:], [first, reply]), SENT)
    assert remark.text == "Svar på kommentaren »Hvem er stedfortræder?«: Det er vi."

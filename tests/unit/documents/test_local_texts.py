"""A municipality's own text is found in its Word file, also where somebody went on writing in it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from parat.documents.contexts import chapters_with
from parat.documents.local_texts import Anchors, agreed, as_recorded, local_lines
from parat.documents.merge import Stamp, redraft
from tests.acceptance.redraft_builders import adds_after, deletes, edited, writes
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.reading import produced

RECORDED = ("Styregruppen mødes hvert kvartal.", "- Den følger op", "- Den prioriterer", "1. Først", "2. Så")
OWN = "Eget afsnit."


def plan(**texts):
    return produced("plan_draft", replace(sample_plan_draft(), chapters=chapters_with(texts)))


@pytest.fixture
def sent():
    return plan(organisation=RECORDED)


def said(docx, manifest, section="chapter-7"):
    return as_recorded(local_lines(docx, Anchors.of(manifest)).get(section, ()), RECORDED)


def test_what_went_out_reads_as_the_record_keeps_it(sent):
    assert said(sent.docx, sent.manifest) == "\n".join(RECORDED)


def test_a_paragraph_of_ones_own_stands_where_it_was_put(sent):
    docx = edited(sent.docx, adds_after("chapter-7-local-1", OWN))
    assert said(docx, sent.manifest).splitlines()[:2] == [RECORDED[0], OWN]


def test_what_was_deleted_is_gone_and_numbers_begin_again(sent):
    docx = edited(sent.docx, deletes("chapter-7-local-3-1"))
    assert said(docx, sent.manifest).splitlines()[-1] == "1. Så"


def test_the_notice_that_nothing_was_written_is_no_text_but_what_is_written_over_it_is(sent):
    assert said(sent.docx, sent.manifest, "chapter-15") == ""
    docx = edited(sent.docx, writes("chapter-15-missing", OWN))
    assert said(docx, sent.manifest, "chapter-15") == OWN


def test_a_paragraph_after_a_generated_one_is_not_the_chapters_text(sent):
    docx = edited(sent.docx, adds_after("roles-lead", OWN))
    assert OWN not in said(docx, sent.manifest)


@pytest.mark.parametrize(
    ("edits", "taken"),
    [
        ([adds_after("chapter-7-local-1", OWN)], {"organisation": (RECORDED[0], OWN, *RECORDED[1:])}),
        ([deletes("chapter-7-local-1")], {"organisation": RECORDED[1:]}),
        ([writes("chapter-15-missing", OWN)], {"organisation": RECORDED, "communication": (OWN,)}),
        ([adds_after("chapter-15-missing", OWN)], {"organisation": RECORDED, "communication": (OWN,)}),
    ],
    ids=["added", "deleted", "written over", "written under"],
)
def test_a_text_on_which_file_and_record_agree_is_not_marked(sent, edits, taken):
    theirs, now = edited(sent.docx, *edits), plan(**taken)
    anchors = Anchors.of(sent.manifest, now.manifest)
    merged = redraft(*agreed(theirs, sent.docx, now.docx, anchors), now.docx, a_stamp())
    assert [change for change in merged.changes if OWN in f"{change.base}{change.theirs}{change.now}"] == []
    assert [change.now for change in merged.changes if change.kind in ("added", "changed")] == []


def a_stamp():
    return Stamp(datetime(2027, 10, 18, 12, tzinfo=UTC), "5f0f4f0e-5c3a-5b8e-9a51-0c6a7c0a9905")


def test_files_that_agree_already_are_given_back_as_they_are(sent):
    assert agreed(sent.docx, sent.docx, sent.docx, Anchors.of(sent.manifest)) == (sent.docx, sent.docx)

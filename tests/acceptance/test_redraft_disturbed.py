"""A merging is killed where it matters, and two hand a file in at once: one result, and nothing is lost."""

import os
import subprocess
import sys

import pytest

from db.schema import Packet, ReturnedDraft, ReturnedText
from parat.crash_points import CRASH_AT
from tasks.files import content_of
from tests.acceptance.conftest import KEY, ROOT, in_a_process
from tests.acceptance.redraft_builders import DRAFTED, adds_after, rows_of, texts_in, versions, writes
from tests.crash.conftest import KILLED

pytestmark = pytest.mark.crash

OWN, RATHER = "Vi ringer også til naboen.", "Styregruppen mødes hvert kvartal."


@pytest.fixture
def drafted(reached):
    reached(DRAFTED)
    return KEY


def counts():
    return len(rows_of(ReturnedDraft)), len(rows_of(Packet, Packet.part == "plan_draft")), len(versions())


@pytest.mark.parametrize(
    "point",
    ["import_draft:before_work", "store:after_rename#5", "import_draft:before_commit", "import_draft:after_commit"],
)
def test_a_merging_that_was_killed_is_done_once_when_it_is_given_again(drafted, edit, did, point):
    path, before = edit(adds_after("path-lead", OWN), writes("chapter-7-local-1", RATHER)), len(versions())
    assert in_a_process("redraft", str(path), **{CRASH_AT: point}).returncode == KILLED
    did("redraft", path)
    assert counts() == (1, 1, before + 1)
    assert OWN in texts_in(content_of(versions()[-1]))
    assert len(rows_of(ReturnedText, ReturnedText.choice.is_(None))) == 1
    assert "chains hold" in did("audit", "verify")


@pytest.mark.parametrize("point", ["take_texts:before_commit", "take_texts:after_commit"])
def test_a_text_whose_taking_was_killed_is_taken_once(drafted, edit, did, point):
    did("redraft", edit(writes("chapter-7-local-1", RATHER)))
    (text,) = rows_of(ReturnedText)
    assert in_a_process("returned", "take", text.id, **{CRASH_AT: point}).returncode == KILLED
    did("returned", "take", text.id)
    assert [row.choice for row in rows_of(ReturnedText)] == ["taken"]
    assert "chains hold" in did("audit", "verify")


def at_once(*files):
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    crowd = [
        subprocess.Popen(
            [sys.executable, "-m", "parat.cli", "redraft", str(file), "--to", str(file.parent / f"til {number}")],
            env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for number, file in enumerate(files)
    ]  # fmt: skip
    return [(one.communicate(), one.returncode) for one in crowd]


def test_two_who_hand_in_the_same_file_at_once_leave_one_result(drafted, edit):
    path, before = edit(adds_after("path-lead", OWN)), len(versions())
    ended = at_once(path, path)
    assert [code for _, code in ended] == [0, 0], ended
    assert counts() == (1, 1, before + 1)


def test_two_who_hand_in_different_files_at_once_both_find_their_words_in_the_newest_version(drafted, edit):
    one = edit(adds_after("path-lead", OWN), name="en.docx")
    other = edit(writes("chapter-7-local-1", RATHER), name="to.docx")
    ended = at_once(one, other)
    assert [code for _, code in ended] == [0, 0], ended
    assert {OWN, RATHER} <= set(texts_in(content_of(versions()[-1])))

"""An edited plan draft comes back: it is merged with today's data, and what somebody rewrote can enter the record."""

import json
import os
from pathlib import Path

import pytest

from db.schema import Action, Chapter, Gate, Packet, Rendition, ReturnedDraft, ReturnedText
from parat.settings import settings
from tasks.files import content_of
from tests.acceptance.conftest import KEY, TOWN, everything_stored
from tests.acceptance.redraft_builders import (
    DRAFTED,
    adds_after,
    comments_in,
    deletes,
    leaves_empty,
    marks_in,
    rows_of,
    texts_in,
    tracks,
    versions,
    without,
    writes,
    writes_cell,
)

OWN = "Vi ringer også til naboen."
RATHER = "Styregruppen mødes hvert kvartal."


@pytest.fixture
def drafted(reached):
    reached(DRAFTED)
    return KEY


def newest(kind="plan_draft"):
    return versions(kind)[-1]


def action():
    return rows_of(Action, order=[Action.number])[0]


def merged():
    return content_of(newest())


def texts_waiting(did):
    return json.loads(did("returned", "list", TOWN, "--json"))


def chapter(number):
    return next(row.local_text for row in rows_of(Chapter) if row.number == number)


def all_but_claims():
    rows, files = everything_stored()
    return {table: found for table, found in rows.items() if table != "claim"}, files


def test_what_the_data_changed_is_marked_and_what_was_written_stays(drafted, edit, change_plan, did, in_folder):
    path = edit(writes("chapter-7-local-1", RATHER), adds_after("path-lead", OWN))
    change_plan({"actions": {(1,): {"responsible": "Skolechef"}}})
    said = did("redraft", path, "--to", in_folder / "flettet")
    assert "changes by the data are marked" in said
    assert {OWN, RATHER} <= set(texts_in(merged()))
    assert any("Skolechef" in mark.text for mark in marks_in(merged()))
    assert {file.name.split(" ", 2)[2] for file in (in_folder / "flettet").iterdir()} == {
        f"Operationel handlingsplan v{newest().number}.docx",
        "Sammenfletning v1.docx",
    }


def test_with_the_same_data_nothing_is_marked_and_the_path_writes_no_further_version(drafted, edit, did):
    path = edit(adds_after("path-lead", OWN))
    did("redraft", path)
    assert marks_in(merged()) == []
    assert texts_in(merged()) == texts_in(path.read_bytes())
    assert (newest().origin, newest().made_from) == ("redraft", versions()[-2].id)
    count = len(versions())
    did("draft", TOWN)
    assert len(versions()) == count


def test_the_returned_file_is_kept_as_it_came_and_taken_in_once(drafted, edit, did):
    path = edit(adds_after("path-lead", OWN))
    did("redraft", path)
    (kept,) = [row for row in rows_of(Packet) if row.part == "plan_draft"]
    assert (settings().home / "packets" / kept.path).read_bytes() == path.read_bytes()
    before = all_but_claims()
    assert "already stored" in did("redraft", path)
    assert "already stored" in did("import", path)
    assert all_but_claims() == before
    assert len(rows_of(ReturnedDraft)) == 1


def test_the_newest_version_in_which_nobody_wrote_makes_no_further_one(drafted, did, in_folder):
    path = in_folder / "uændret.docx"
    path.write_bytes(merged())
    before = all_but_claims()
    said = did("redraft", path, "--to", in_folder / "flettet")
    assert "nothing was changed" in said
    assert all_but_claims() == before
    assert [file.read_bytes() for file in (in_folder / "flettet").iterdir()] == [merged()]


def test_what_both_changed_keeps_the_persons_words_and_carries_a_comment(drafted, edit, change_plan, did):
    path = edit(writes_cell(f"action-{action().id}", 2, "Ungechef"))
    change_plan({"actions": {(1,): {"responsible": "Skolechef"}}})
    assert "1 place was changed by both" in did("redraft", path)
    assert any("Ungechef" in text for text in texts_in(merged()))
    assert any("Skolechef" in comment.text for comment in comments_in(merged()))
    summary = " ".join(texts_in(content_of(newest("redraft_summary"))))
    assert "Ungechef" in summary
    assert "Skolechef" in summary


def test_what_was_deleted_stays_deleted_and_the_summary_says_what_the_data_changed_there(
    drafted, edit, change_plan, did
):
    path = edit(deletes("chapter-7-local-1"))
    change_plan({"chapters": {(7,): {"local_text": "Styregruppen mødes hver uge.\nArbejdsgruppen mødes hver måned."}}})
    did("redraft", path)
    assert "Styregruppen mødes hver uge." not in texts_in(merged())
    summary = " ".join(texts_in(content_of(newest("redraft_summary"))))
    assert "Slettet i filen, men ændret i oplysningerne" in summary
    assert "Styregruppen mødes hver uge." in summary


def test_later_changes_of_the_data_are_merged_into_the_edited_file_too(drafted, edit, change_plan, did):
    did("redraft", edit(adds_after("path-lead", OWN)))
    first = newest()
    change_plan({"actions": {(1,): {"responsible": "Skolechef"}}})
    did("draft", TOWN)
    assert (newest().number, newest().made_from, newest().origin) == (first.number + 1, first.id, "redraft")
    assert OWN in texts_in(merged())
    assert any("Skolechef" in mark.text for mark in marks_in(merged()))
    assert {row.format for row in rows_of(Rendition, Rendition.generation == newest().id)} >= {"web", "base"}
    assert newest("redraft_summary").number == 2


def test_a_line_of_a_dropped_action_that_came_back_empty_is_not_asked_about(drafted, edit, change_plan, did):
    did("redraft", edit(adds_after("path-lead", OWN)))
    description = f"action-{action().id}-description"
    change_plan({"actions": {(1,): {"decision": "rejected", "reason": "Løses af kredsrådet."}}})
    did("draft", TOWN)
    did("redraft", edit(leaves_empty(description)))
    assert texts_waiting(did) == []


def test_a_text_that_was_taken_stands_in_the_record_and_is_not_marked_in_the_next_draft(drafted, edit, did):
    path = edit(writes("chapter-7-local-1", RATHER), adds_after("chapter-7-local-1", OWN), deletes("chapter-7-local-2"))
    did("redraft", path)
    (text,) = texts_waiting(did)
    assert (text["place"].split(",")[0], text["word_says"]) == ("Kapitel 7", f"{RATHER}\n{OWN}")
    did("returned", "take", text["id"][:8])
    assert chapter(7) == f"{RATHER}\n{OWN}"
    assert RATHER in texts_in(merged())
    assert [mark.text for mark in marks_in(merged()) if RATHER in mark.text or OWN in mark.text] == []
    assert texts_waiting(did) == []
    file = next(row for row in rows_of(Packet) if row.part == "plan_draft")
    assert [row.packet for row in rows_of(Chapter) if row.number == 7] == [file.id]


def test_an_empty_chapter_that_somebody_wrote_is_taken_as_its_local_text(drafted, edit, did):
    did("redraft", edit(writes("chapter-15-missing", OWN)))
    did("returned", "take", "--all-of", TOWN)
    assert chapter(15) == OWN
    assert texts_in(merged()).count(OWN) == 1
    assert [mark.text for mark in marks_in(merged()) if OWN in mark.text] == []


def test_a_cell_of_an_action_is_taken_as_what_the_action_says(drafted, edit, did):
    did("redraft", edit(writes_cell(f"action-{action().id}", 2, "Ungechef")))
    did("returned", "take", "--all-of", TOWN)
    assert action().owner == "Ungechef"
    assert "1. Indsats" not in texts_waiting(did)


def test_the_same_text_in_the_overview_and_on_the_sheet_is_asked_about_once(drafted, edit, did):
    shown = f"action-{action().id}"
    did("redraft", edit(writes_cell(shown, 2, "Ungechef"), writes_cell(f"{shown}-owner", 1, "Ungechef")))
    (text,) = texts_waiting(did)
    did("returned", "take", text["id"][:8])
    assert (texts_waiting(did), comments_in(merged())) == ([], [])


def test_a_text_that_was_left_stands_in_the_file_alone_and_is_not_asked_about_again(drafted, edit, did):
    did("redraft", edit(writes("chapter-7-local-1", RATHER)))
    (text,) = texts_waiting(did)
    did("returned", "leave", text["id"], "--because", "Det er besluttet anderledes")
    assert "halve år" in chapter(7)
    did("redraft", edit(adds_after("path-lead", OWN), name="igen.docx"))
    assert texts_waiting(did) == []
    listed = json.loads(did("returned", "list", TOWN, "--all", "--json"))
    assert [(one["decided"], one["reason"]) for one in listed if one["field"] == "chapter:7"] == [
        ("left", "Det er besluttet anderledes")
    ]


def test_a_generated_sentence_in_other_words_is_listed_as_standing_in_the_file_alone(drafted, edit, did, refuses):
    did("redraft", edit(writes("path-lead", OWN)))
    assert texts_waiting(did) == []
    (text,) = json.loads(did("returned", "list", TOWN, "--all", "--json"))
    assert (text["field"], text["decided"], text["word_says"]) == ("wording", "file_only", OWN)
    refuses("IND-419", 3, "returned", "take", text["id"])


def test_a_newer_file_replaces_the_text_that_waited(drafted, edit, did):
    did("redraft", edit(writes("chapter-7-local-1", RATHER)))
    did("redraft", edit(writes("chapter-7-local-1", OWN), name="igen.docx"))
    assert [one["word_says"].splitlines()[0] for one in texts_waiting(did)] == [OWN]
    assert {row.choice for row in rows_of(ReturnedText)} == {None, "replaced"}


def test_two_who_edit_the_same_version_both_find_their_words_again(drafted, edit, did):
    sent = newest()
    mine = edit(adds_after("path-lead", OWN), version=sent, name="en.docx")
    theirs = edit(writes("chapter-7-local-1", RATHER), version=sent, name="to.docx")
    did("redraft", theirs)
    said = did("redraft", mine)
    assert "others had edited the document since" in said
    assert OWN in texts_in(merged())
    assert RATHER in texts_in(merged())
    assert any("kvartal" in mark.text for mark in marks_in(merged()))
    assert [one["word_says"].splitlines()[0] for one in texts_waiting(did)] == [RATHER]


def test_an_old_copy_is_merged_from_the_version_that_it_was(drafted, edit, change_plan, did):
    path = edit(adds_after("path-lead", OWN))
    first = newest()
    change_plan({"actions": {(1,): {"responsible": "Skolechef"}}})
    did("draft", TOWN)
    said = did("redraft", path)
    assert f"the file is version {first.number}, and version {first.number + 1} was there" in said
    assert OWN in texts_in(merged())
    assert any("Skolechef" in mark.text for mark in marks_in(merged()))


def test_changes_of_several_people_that_nobody_accepted_stay_and_nobody_is_named(drafted, edit, did):
    path = edit(tracks("path-lead", OWN, "Anne Andersen"), tracks("chapter-7-local-1", RATHER, "Bo Bertelsen"))
    said = did("redraft", path)
    assert "4 tracked changes, by 2 people, that nobody has accepted" in said
    assert "Andersen" not in said + json.dumps([row.changes for row in rows_of(ReturnedDraft)], ensure_ascii=False)
    assert texts_in(merged()) == texts_in(path.read_bytes())


def test_what_waits_for_a_decision_is_asked_anew_about_the_merged_version(drafted, edit, change_plan, did):
    change_plan({"actions": {(1,): {"decision": "approved"}}})
    did("decide", "minutes", TOWN, "approve", "--by", "project_lead")
    assert rows_of(Gate, Gate.gate == "working_group")
    did("redraft", edit(adds_after("path-lead", OWN)))
    (gate,) = rows_of(Gate, Gate.gate == "working_group")
    assert (gate.ruling, gate.document_sha256) == (None, newest().sha256)


def test_an_edited_draft_in_the_inbox_is_taken_in_and_its_path_goes_on(drafted, edit, did):
    path = edit(adds_after("path-lead", OWN))
    inbox = settings().home / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / path.name).write_bytes(path.read_bytes())
    os.utime(inbox / path.name, (0, 0))
    said = did("import")
    assert "merged into version" in said
    assert list(inbox.glob("*.docx")) == []
    assert OWN in texts_in(merged())


def test_a_file_that_lost_its_properties_is_compared_with_the_newest_version_when_somebody_says_whose_it_is(
    drafted, edit, did, refuses
):
    path = edit(adds_after("path-lead", OWN))
    path.write_bytes(without(path.read_bytes(), "docProps/custom.xml"))
    refuses("IND-411", 3, "redraft", path)
    said = did("redraft", path, "--for", TOWN, "--document", "plan_draft")
    assert f"the newest, version {versions()[-2].number}, was taken for it" in said
    assert OWN in texts_in(merged())


def test_the_record_that_was_changed_since_is_not_overwritten_unasked(drafted, edit, change_plan, did, refuses):
    did("redraft", edit(writes("chapter-7-local-1", RATHER)))
    (text,) = texts_waiting(did)
    change_plan({"chapters": {(7,): {"local_text": "Noget helt andet."}}})
    refuses("IND-420", 3, "returned", "take", text["id"])
    did("returned", "take", text["id"], "--anyway")
    assert chapter(7).startswith(RATHER)


def test_a_text_is_dealt_with_once(drafted, edit, did, refuses):
    did("redraft", edit(writes("chapter-7-local-1", RATHER)))
    (text,) = texts_waiting(did)
    did("returned", "take", text["id"])
    did("returned", "take", text["id"])
    refuses("TRI-075", 4, "returned", "leave", text["id"], "--because", "Fortrudt")
    refuses("IND-418", 3, "returned", "take", "0" * 8)
    assert Path.cwd().exists()

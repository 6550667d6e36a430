"""A municipality that revises its plan begins from the one it had: read, placed, confirmed, and never lost."""

import json

import pytest

from db.engine import engine_for
from db.schema import Action, AnnexText, Chapter, ExistingText, Packet
from db.unit_of_work import reader
from parat.documents.produce import produce
from parat.settings import settings
from tests.acceptance.conftest import CODE, TOWN, everything_stored
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import sample
from tests.unit.intake.policy_builders import a_policy
from tests.unit.intake.test_earlier_plan import PLAN

READ = ("earlier-plan", "read")


def rows_of(kind):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind)


@pytest.fixture
def plan_file(in_folder):
    file = in_folder / "Beredskab 2021.docx"
    file.write_bytes(a_policy(*PLAN))
    return file


@pytest.fixture
def read_in(enrolled, did, plan_file):
    """A municipality whose earlier plan was read and not yet placed."""
    did(*READ, plan_file, "--for", TOWN)
    return plan_file


def test_an_earlier_plan_is_stored_as_it_came_with_all_its_passages(read_in):
    (file,) = [row for row in rows_of(Packet) if row.part == "earlier_plan"]
    stored = settings().home / "packets" / file.path
    assert stored.read_bytes() == read_in.read_bytes()
    assert [row.number for row in sorted(rows_of(ExistingText), key=lambda row: row.number)] == list(range(1, 18))
    assert rows_of(Chapter) == []


def test_reading_the_same_file_again_changes_nothing(read_in, did):
    before = everything_stored()
    assert "nothing was changed" in did(*READ, read_in, "--for", TOWN)
    assert everything_stored() == before


def test_the_passages_are_shown_with_their_headings_and_proposed_places(read_in, did):
    said = did("earlier-plan", TOWN)
    assert "Without a place: 4" in said
    shown = json.loads(did("earlier-plan", "show", TOWN, "--json"))
    places = {one["heading"]: one["place"] for one in shown}
    assert places["Organisering og ansvar"] == "7"
    assert places["Kontaktliste"] == "C"
    assert places["Indsatser"] == "13"
    assert places["Kort for ledere"] is None


def test_what_is_confirmed_becomes_the_chapters_own_text_and_measures_become_proposed_actions(read_in, did):
    said = did("earlier-plan", "confirm", TOWN, "--all")
    assert "Actions proposed: 2" in said
    seven = next(row for row in rows_of(Chapter) if row.number == 7)
    assert seven.local_text == (
        "Organisering og ansvar\nStyregruppen ledes af direktøren.\nTovholderen\n- Tovholderen modtager bekymringer."
    )
    (annex,) = rows_of(AnnexText)
    assert (annex.letter, annex.public) == ("C", False)
    assert "- Enhed: Børn og Unge; Funktion: Tovholder; Åbningstid: 8-15" in annex.local_text
    first = min(rows_of(Action), key=lambda row: row.number)
    assert (first.title, first.owner, first.choice) == ("Dialogmøder i udskolingen", "SSP-leder", "proposed")
    assert (str(first.due_on), first.proposed_because) == (
        "2024-06-01", "Fra den tidligere plan, afsnittet »Indsatser«.",
    )  # fmt: skip


def test_confirming_again_changes_nothing(read_in, did):
    did("earlier-plan", "confirm", TOWN, "--all")
    before = everything_stored()
    assert "nothing was changed" in did("earlier-plan", "confirm", TOWN, "--all")
    assert everything_stored() == before


def test_text_that_was_there_stays_above_what_is_taken(read_in, did):
    did("earlier-plan", "confirm", TOWN, "3")
    did("earlier-plan", "place", TOWN, "1", "7")
    did("earlier-plan", "confirm", TOWN, "1")
    (seven,) = rows_of(Chapter)
    assert seven.local_text.splitlines() == [
        "Styregruppen ledes af direktøren.", "Beredskab for Egeskær Kommune 2021-2024",
    ]  # fmt: skip


def test_nothing_is_lost_a_passage_is_taken_left_out_or_listed(read_in, did):
    did("earlier-plan", "confirm", TOWN, "--all")
    assert "Without a place: 4" in did("earlier-plan", TOWN)
    did("earlier-plan", "place", TOWN, "1", "none")
    did("earlier-plan", "place", TOWN, "15-17", "A")
    did("earlier-plan", "confirm", TOWN, "--all")
    assert "Every passage is taken into the plan or left out." in did("earlier-plan", TOWN)


def test_the_plans_check_names_the_passages_without_a_place_until_they_are_placed_or_left_out(read_in, did):
    did("earlier-plan", "confirm", TOWN, "--all")
    assert "earlier_text:" in did("coverage", "show", TOWN)
    left = [row.number for row in rows_of(ExistingText) if not row.confirmed]
    did("earlier-plan", "place", TOWN, ",".join(map(str, left)), "none")
    assert "earlier_text:" not in did("coverage", "show", TOWN)


def test_a_passage_that_was_taken_is_not_moved_any_more(read_in, did, refuses):
    did("earlier-plan", "confirm", TOWN, "3")
    refuses("IND-482", 3, "earlier-plan", "place", TOWN, "3", "8")


def test_a_passage_that_was_left_out_can_be_brought_back(read_in, did):
    did("earlier-plan", "place", TOWN, "1", "none")
    did("earlier-plan", "place", TOWN, "1", "1")
    did("earlier-plan", "confirm", TOWN, "1")
    assert [row.number for row in rows_of(Chapter)] == [1]


@pytest.mark.parametrize(("numbers", "code"), [("99", "IND-481"), ("3-1", "IND-483"), ("x", "IND-483")])
def test_numbers_that_no_passage_has_are_refused(read_in, refuses, numbers, code):
    refuses(code, 3, "earlier-plan", "place", TOWN, numbers, "7")


def test_a_chapter_that_the_plan_does_not_have_is_refused(read_in, refuses):
    refuses("IND-220", 3, "earlier-plan", "place", TOWN, "1", "17")


def test_a_plan_written_here_for_the_same_municipality_gives_its_own_texts_alone(enrolled, did, in_folder):
    file = in_folder / "plan.docx"
    plan = produce("plan_draft", sample_plan_draft(), engagement=f"tidligere-2022/{CODE}", generation_id="g1")
    file.write_bytes(plan.docx)
    did(*READ, file, "--for", TOWN)
    placed = {row.text: row.mark for row in rows_of(ExistingText) if row.mark}
    assert placed["Styregruppen ledes af direktøren for børn og unge."] == "7"
    assert set(placed.values()) == {"2", "6", "7"}


def test_a_plan_written_here_for_another_municipality_is_refused(enrolled, refuses, in_folder):
    file = in_folder / "plan.docx"
    file.write_bytes(produced("plan_draft", sample_plan_draft()).docx)
    refuses("IND-479", 3, *READ, file, "--for", TOWN)


def test_a_report_of_ours_is_no_earlier_plan(enrolled, refuses, in_folder):
    file = in_folder / "rapport.docx"
    file.write_bytes(produced("readiness_report", sample("readiness_report")).docx)
    refuses("IND-480", 3, *READ, file, "--for", TOWN)


def test_a_cpr_number_in_the_earlier_plan_is_refused(enrolled, refuses, in_folder):
    file = in_folder / "plan.docx"
    file.write_bytes(a_policy("Borgeren 070761-4285 blev omtalt."))
    assert "4285" not in refuses("IND-145", 3, *READ, file, "--for", TOWN)


def test_a_chapter_is_followed_back_to_the_earlier_plans_file_and_a_passage_on_to_its_chapter(read_in, did):
    did("earlier-plan", "confirm", TOWN, "--all")
    seven = next(row for row in rows_of(Chapter) if row.number == 7)
    said = did("trace", seven.id)
    assert "Beredskab 2021.docx, sha256" in said
    assert "Beredskab 2021.docx, tekststykke 2-5" in said
    passage = next(row for row in rows_of(ExistingText) if row.number == 3)
    assert "kapitel 7" in did("trace", passage.id).partition("Led to:")[2]

"""Every deliverable becomes the same accessible Word file each time it is produced from the same data."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from parat.documents import produce as producing
from parat.documents.accessibility import Finding
from parat.documents.contexts import Publication, annexes_with, chapters_with
from parat.documents.errors import InaccessibleDocumentError, WrongContextError
from parat.documents.word.bookmarks import bookmark_name
from parat.ooxml.packages import read_package
from tests.unit.documents import builders
from tests.unit.documents.builders import a_cover, sample_plan_draft, some_actions
from tests.unit.documents.reading import (
    GOLDEN,
    NS,
    UPDATE,
    W,
    faults,
    normalised,
    paragraphs,
    part,
    produced,
    style,
    text,
    whole_text,
)
from tests.unit.documents.samples import SAMPLES, sample

EVERY = pytest.mark.parametrize("deliverable", SAMPLES)
A_SINGLE_PAGE = "certificate"


@EVERY
def test_a_deliverable_is_what_it_was_when_a_person_last_looked_at_it(deliverable):
    golden = GOLDEN / f"{deliverable}.xml"
    shown = normalised(produced(deliverable, sample(deliverable)).docx)
    if UPDATE:
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8"), (
        "PARAT_TEST_UPDATE_GOLDEN=1 writes it anew; look at the difference"
    )


@EVERY
def test_a_deliverable_holds_to_the_rules_of_the_format(deliverable, tmp_path):
    assert faults(produced(deliverable, sample(deliverable)).docx, tmp_path) == []


@pytest.mark.slow
def test_the_bytes_are_the_same_in_every_process():
    script = (
        "import hashlib\n"
        "from tests.unit.documents.samples import SAMPLES, sample\n"
        "from tests.unit.documents.reading import produced\n"
        "made = [produced(name, sample(name)) for name in SAMPLES]\n"
        "print([hashlib.sha256(one.docx + one.web).hexdigest() for one in made])\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1


@EVERY
def test_an_example_is_marked_on_the_cover_and_on_every_page(deliverable):
    docx = produced(deliverable, sample(deliverable)).docx
    assert [text(p) for p in paragraphs(docx) if style(p) == "ExampleMark"] == ["Eksempel – fiktiv kommune"]
    footers = [text(part(docx, name)) for name in sorted(read_package(docx)) if name.startswith("word/footer")]
    assert [said for said in footers if said and "Eksempel – fiktiv kommune" not in said] == []
    assert any(footers) or deliverable == A_SINGLE_PAGE


@EVERY
def test_a_real_municipality_is_never_marked_as_an_example(deliverable):
    real = replace(sample(deliverable), cover=a_cover("Titel", is_example=False))
    made = produced(deliverable, real)
    assert "ksempel – fiktiv" not in whole_text(made.docx)
    assert "opdigtede" not in whole_text(made.docx)


@pytest.mark.parametrize("deliverable", sorted(set(SAMPLES) - {A_SINGLE_PAGE}))
def test_the_header_and_footer_name_municipality_version_state_and_date(deliverable):
    docx = produced(deliverable, sample(deliverable)).docx
    cover = sample(deliverable).cover
    assert cover.official_name in text(part(docx, "word/header1.xml"))
    assert f"{cover.state_da} · version {cover.generation} · 18. oktober 2027" in text(part(docx, "word/footer1.xml"))
    fields = [field.get(f"{W}instr").strip() for field in part(docx, "word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_carries_its_engagement_generation_and_kind():
    custom = part(produced("plan_draft", sample_plan_draft()).docx, "docProps/custom.xml")
    found = {prop.get("name"): "".join(prop.itertext()) for prop in custom}
    assert found == {
        "parat_engagement": builders.ENGAGEMENT,
        "parat_generation": builders.GENERATION,
        "parat_kind": "plan_draft",
    }


def test_the_properties_bear_the_date_of_the_generation_and_never_todays():
    core = part(produced("plan_draft", sample_plan_draft()).docx, "docProps/core.xml")
    shown = {child.tag.rpartition("}")[2]: child.text for child in core}
    assert shown["created"] == shown["modified"] == "2027-10-18T00:00:00Z"
    assert shown["creator"] == "parat"
    assert shown["language"] == "da-DK"
    assert shown["title"] == "Operationel handlingsplan – Egeskær Kommune – eksempel"


@EVERY
def test_every_block_of_the_manifest_is_a_hidden_bookmark_in_word(deliverable):
    made = produced(deliverable, sample(deliverable))
    marks = {mark.get(f"{W}name") for mark in part(made.docx).iter(f"{W}bookmarkStart")}
    assert marks == {bookmark_name(block) for block in made.manifest}


def test_the_bookmark_of_a_row_stands_in_its_first_cell():
    made = produced("plan_draft", sample_plan_draft())
    rows = [row for row in part(made.docx).iter(f"{W}tr") if text(row).startswith("1Beskriv sagsgangen")]
    name = bookmark_name("action-indsats-1")
    assert [mark.get(f"{W}name") for mark in rows[0].find("w:tc", NS).iter(f"{W}bookmarkStart")] == [name]


def test_the_manifest_says_what_a_row_shows():
    manifest = produced("plan_draft", sample_plan_draft()).manifest
    assert manifest["action-indsats-1-owner"] == "Ansvarlig | Leder af myndighedsområdet"
    assert manifest["chapter-6"] == "Lokalt udgangspunkt"


def test_a_plan_has_its_seventeen_chapters_and_six_annexes():
    docx = produced("plan_draft", sample_plan_draft()).docx
    headings = [text(p) for p in paragraphs(docx) if style(p) == "Heading1"]
    assert headings[:17] == [chapter.title for chapter in chapters_with({})]
    assert len(headings) == 23


def test_a_chapter_nobody_has_written_says_who_supplies_it():
    docx = produced("plan_draft", sample_plan_draft(chapters=chapters_with({}))).docx
    missing = [text(p) for p in paragraphs(docx) if style(p) == "CalloutMissing"]
    assert any(line.startswith("Endnu ikke beskrevet: hvorfor kommunen har en plan") for line in missing)
    assert all("Leveres af" in line for line in missing)


def test_local_text_always_has_its_place():
    texts = {chapter.key: (f"Lokal tekst til {chapter.key}.",) for chapter in chapters_with({})}
    letters = {annex.letter: (f"Lokal tekst til bilag {annex.letter}.",) for annex in annexes_with({})}
    plan = sample_plan_draft(chapters=chapters_with(texts), annexes=annexes_with(letters))
    shown = whole_text(produced("plan_draft", plan).docx)
    for (line,) in (*texts.values(), *letters.values()):
        assert line in shown


def test_a_plan_says_that_it_is_a_draft_until_the_council_has_adopted_it():
    draft = whole_text(produced("plan_draft", sample_plan_draft()).docx)
    adopted = Publication(adopted_on=date(2027, 12, 14), agenda_item="Punkt 12")
    after = whole_text(produced("plan_draft", sample_plan_draft(publication=adopted)).docx)
    assert "Planen er et udkast." in draft
    assert "Planen er et udkast." not in after
    assert "14. december 2027" in after


def test_an_action_that_belongs_to_no_task_yet_is_still_shown():
    actions = (builders.an_action(1, task=None), builders.an_action(2, task=2))
    made = produced("plan_draft", sample_plan_draft(actions=actions))
    assert {"action-indsats-1-sheet", "action-indsats-2-sheet", "actions-unplaced"} <= set(made.manifest)


def test_an_address_that_is_no_web_address_is_shown_without_a_link():
    plan = sample_plan_draft(publication=Publication(address="javascript:alert(1)"))
    made = produced("plan_draft", plan)
    assert made.manifest["colophon-address"] == "Planen på nettet | javascript:alert(1)"
    assert b"javascript" not in made.web.replace(b"<td>javascript:alert(1)</td>", b"")


def test_every_ordered_list_begins_at_one():
    docx = produced("plan_draft", sample_plan_draft()).docx
    numbering = part(docx, "word/numbering.xml")
    restarted = {num.get(f"{W}numId") for num in numbering.xpath("w:num[w:lvlOverride/w:startOverride]", namespaces=NS)}
    lists = [
        p.find("w:pPr/w:numPr/w:numId", NS).get(f"{W}val")
        for p in paragraphs(docx)
        if text(p) in ("Beskriv de enkelte trin.", "Alle kender indgangen.", "Tal med din nærmeste leder.")
    ]
    assert len(lists) == len(set(lists)) == 6
    assert set(lists) <= restarted


def test_the_web_page_is_the_same_rendering_with_numbers_and_ids():
    page = produced("plan_draft", sample_plan_draft()).web.decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="da-DK">')
    assert '<h2 class="annex" id="annex-A"><span class="number">Bilag A</span> ' in page


def test_a_hundred_and_twenty_actions_have_a_sheet_each():
    made = produced("plan_draft", sample_plan_draft(actions=some_actions(120)))
    assert sum(block.endswith("-sheet") for block in made.manifest) == 120


def test_the_template_hash_is_the_one_that_is_announced():
    assert produced("status_report", sample("status_report")).template_hash == producing.template_hash()


def test_a_document_cannot_be_made_from_the_data_of_another():
    with pytest.raises(WrongContextError, match="status_report cannot be produced from PlanDraft"):
        produced("status_report", sample_plan_draft())
    with pytest.raises(WrongContextError, match=r"plan_draft.*readiness_report"):
        produced("letter", sample_plan_draft())


def test_an_inaccessible_document_is_refused_with_its_findings(monkeypatch):
    monkeypatch.setattr(
        producing.accessibility, "check_parts", lambda _: (Finding("contrast", "»Titel«", "Raise it."),)
    )
    with pytest.raises(InaccessibleDocumentError, match="contrast at »Titel«: Raise it"):
        produced("status_report", sample("status_report"))

"""A block of a finished document is followed back to the rows and the texts it rests on, and on to its versions."""

from datetime import date

import pytest

from db.schema import Action, Chapter, Document, Generation, Manifest, Plan
from db.schema import Packet as PacketRow
from parat.documents.word.bookmarks import bookmark_name
from parat.domain.identity import natural_id
from tasks.plan_facts import plan_id
from tasks.tracing import AmbiguousBlockError, UntraceableError, trace
from tests.db.builders import DAY, KEY, PROGRAMME, a_municipality, an_engagement, store, store_an_engagement

FILE = natural_id("packet", KEY, "plan", 1)
OTHER = f"{PROGRAMME}/9905"
ACTION = natural_id("action", KEY, "row", 1)
BLOCKS = {
    "chapter-7-local-1": "Styregruppen mødes.",
    f"action-{ACTION}-owner": "Ansvarlig | SSP",
    "law-sharing": "Deling",
}


def a_plan(key=KEY):
    return Plan(id=plan_id(key), engagement=key, title="Plan", covers_adults=True)


def a_version(key=KEY, number=1, blocks=BLOCKS):
    document, generation = natural_id("document", key, "plan_draft", ""), f"{key}-v{number}"
    written = Generation(
        id=generation, engagement=key, document=document, number=number, template_hash="t", data_hash="d",
        sha256="a" * 64, path=f"{generation}.docx", state="draft", dated=date(2026, 3, number),
    )  # fmt: skip
    manifest = Manifest(id=f"m-{generation}", generation=generation, blocks=dict(blocks))
    return Document(id=document, engagement=key, kind="plan_draft", part="", title="Handlingsplan"), written, manifest


def a_file():
    return PacketRow(
        id=FILE, engagement=KEY, stage="plan", direction="received", attempt=1, number=1, round="", generation="g",
        file_name="svar.xlsx", path="fil.xlsx", sha256="f" * 64, on=DAY,
    )  # fmt: skip


def a_chapter():
    return Chapter(
        id=natural_id("chapter", KEY, 7), plan=plan_id(KEY), number=7, local_text="Styregruppen mødes.", public=True,
        packet=FILE, place="Kapitler!C11",
    )  # fmt: skip


def an_action():
    return Action(
        id=ACTION, engagement=KEY, plan=plan_id(KEY), number=1, title="Sagsgang", choice="approved", choice_reason="",
        target_group="", description="", activities="", owner="SSP", participants="", resources="", risk="",
        documentation="", proposed_because="", packet=FILE, place="Indsatser!C4",
    )  # fmt: skip


@pytest.fixture
def drafted(record):
    store_an_engagement(record)
    store(record, a_plan(), a_file(), a_chapter(), an_action(), *a_version())
    return record


def test_a_local_text_is_followed_to_its_cell_and_its_file(drafted):
    found = trace("chapter-7-local-1")
    assert found.fact.says == "Styregruppen mødes."
    assert [(link.kind, link.place) for link in found.back[:1]] == [("chapter", "svar.xlsx, Kapitler!C11")]
    assert f"sha256 {'f' * 12}" in found.back[1].says
    assert found.back[0].written_by.startswith("k01 via cli")


def test_a_block_of_an_action_is_followed_to_the_action(drafted):
    assert ACTION in [link.id for link in trace(f"action-{ACTION}-owner").back]


def test_a_block_is_found_by_its_bookmark_and_so_is_a_copied_row(drafted):
    short = bookmark_name("chapter-7-local-1")
    assert trace(short) == trace(f"{short}_Copy_1") == trace("chapter-7-local-1")


def test_a_fixed_text_names_its_template_and_its_checksum(drafted):
    (link,) = trace("law-sharing").back
    assert (link.kind, link.place) == ("fixed text", "templates/plan/law.html.j2")
    assert link.written_by.startswith("sha256 ")


def test_a_law_text_is_traced_even_before_a_document_has_it(drafted):
    (link,) = trace("law-barnets-lov-15-3").back
    assert link.place == "parat/domain/data/law-2026.1.toml"
    assert link.written_by.startswith("2026.1, sha256 ")


def test_a_block_leads_on_to_every_version_that_shows_it(drafted):
    store(drafted, *a_version(number=2)[1:])
    assert [link.says.partition(",")[0] for link in trace("chapter-7-local-1").forward] == ["Handlingsplan"] * 2
    assert "version 2" in trace("chapter-7-local-1").fact.place


def test_a_block_of_several_municipalities_asks_whose_is_meant(drafted):
    store(drafted, a_municipality("9905", "Birkerup"), an_engagement(OTHER))
    store(drafted, a_plan(OTHER), *a_version(OTHER))
    with pytest.raises(AmbiguousBlockError, match=r"9904.*9905"):
        trace("chapter-7-local-1")
    assert trace("chapter-7-local-1", KEY).back[0].kind == "chapter"


def test_an_id_is_still_found_by_its_first_eight_characters(drafted):
    assert trace(ACTION[:8]).fact.id == ACTION
    assert [link.kind for link in trace(ACTION).back] == ["packet"]


def test_a_file_leads_on_to_what_was_read_from_it(drafted):
    assert {"action", "chapter"} <= {link.kind for link in trace(FILE).forward}


@pytest.mark.parametrize("found", ["chapter-17", "findes-ikke", "_p_AAAAAAAAAAAAAAAAAAAA", "", "12345678"])
def test_what_nothing_bears_cannot_be_traced(drafted, found):
    with pytest.raises(UntraceableError):
        trace(found)

"""Every block of the plan and its cards says what it rests on."""

import pytest

from tasks.block_sources import Ground, fixed_text, sources_of
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import sample


@pytest.mark.parametrize("deliverable", ["plan_draft", "plan_public", "action_cards", "incident_plan"])
def test_every_block_of_the_plan_and_its_cards_has_a_source(deliverable):
    blocks = produced(deliverable, sample(deliverable)).manifest
    assert [block for block in blocks if not sources_of(block)] == []


@pytest.mark.parametrize(
    ("block", "ground", "of"),
    [
        ("action-7f1c-owner", Ground.ACTION, "7f1c"),
        ("action-7f1c-target-group", Ground.ACTION, "7f1c"),
        ("task-2-action-7f1c", Ground.ACTION, "7f1c"),
        ("chapter-7-local-2-1", Ground.LOCAL_TEXT, "7"),
        ("annex-C-local-1", Ground.LOCAL_TEXT, "C"),
        ("chapter-16-missing", Ground.STRUCTURE, "16"),
        ("law-list-barnets-lov-15-3", Ground.LAW, "barnets-lov-15-3"),
        ("incident-number-112", Ground.NATIONAL_CONTACT, "112"),
        ("dimension-D5", Ground.DIMENSION, "D5"),
        ("law-sharing", Ground.TEMPLATE, "plan/law.html.j2"),
        ("incident-steps-3", Ground.TEMPLATE, "partials/incident_plan.html.j2"),
    ],
)
def test_a_block_names_what_it_rests_on(block, ground, of):
    assert (ground, of) in [(source.ground, source.of) for source in sources_of(block)]


@pytest.mark.parametrize("block", ["findes-ikke", "chapter-17", "law-straffeloven-114", "level-national", "", "a b"])
def test_what_no_document_has_rests_on_nothing(block):
    assert sources_of(block) == ()


def test_a_law_text_names_its_own_source_and_the_edition_of_the_file_that_it_stands_in():
    (source,) = sources_of("law-barnets-lov-15-3")
    text = fixed_text(source)
    assert text.file == "parat/domain/data/law-2026.1.toml"
    assert text.edition.startswith("2026.1, sha256 ")
    assert "https://" in text.says


def test_a_role_rests_on_the_contacts_and_on_the_words_of_the_template():
    grounds = [source.ground for source in sources_of("role-coordinator")]
    assert grounds == [Ground.CONTACTS, Ground.TEMPLATE]

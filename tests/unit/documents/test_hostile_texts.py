"""Whatever stands in a field is shown as it stands, and nothing after it is lost; tests/hostile asks for more."""

import pytest

from parat.documents.errors import UnprintableTextError
from tests.hostile.payloads import CONTROL, TEN_WORST
from tests.unit.documents.reading import faults, produced, whole_text, with_texts
from tests.unit.documents.replaced import STRUCTURAL, filled, lost, shown_in
from tests.unit.documents.samples import SAMPLES, sample

EVERYTHING = " ".join(TEN_WORST.values())


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_hostile_texts_are_shown_whole_and_nothing_after_them_is_lost(deliverable):
    assert lost(deliverable, EVERYTHING) == {}


@pytest.mark.slow
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_document_full_of_hostile_texts_holds_to_the_rules_of_the_format(deliverable, tmp_path):
    assert faults(produced(deliverable, filled(deliverable, EVERYTHING)[0]).docx, tmp_path) == []


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_document_shows_most_of_what_it_is_given(deliverable):
    _, fields = filled(deliverable, "roligt")
    seen = [field for number, field in enumerate(fields, start=1) if number in shown_in(deliverable)]
    assert len(seen) > 0.3 * len([field for field in fields if not field.endswith(".id")])


@pytest.mark.parametrize("character", CONTROL, ids=lambda c: f"U+{ord(c):04X}")
def test_a_character_that_cannot_be_shown_is_refused_with_its_place(character):
    hostile = with_texts(
        sample("status_report"),
        lambda text, where: f"{text}{character}" if where == "Deviation.response" else text,
        STRUCTURAL,
    )
    with pytest.raises(UnprintableTextError, match=rf"\.deviations\[1\]\.response.*U\+{ord(character):04X}"):
        produced("status_report", hostile)


def test_the_sender_is_told_in_danish_which_character_to_delete():
    hostile = with_texts(sample("status_report"), lambda text, _: f"{text}\x0b", STRUCTURAL)
    with pytest.raises(UnprintableTextError) as refused:
        produced("status_report", hostile)
    assert "Slet tegnet" in refused.value.in_danish()


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_document_without_any_words_of_its_own_is_still_a_document(deliverable):
    empty = with_texts(
        sample(deliverable), lambda text, place: text if place.endswith((".id", "Cover.title")) else "", STRUCTURAL
    )
    assert "None" not in whole_text(produced(deliverable, empty).docx)

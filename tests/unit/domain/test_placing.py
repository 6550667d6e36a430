"""Headings of an earlier plan are known by their words, and its passages become readable local text."""

import pytest

from parat.domain.placing import LONGEST_LOCAL_TEXT, Passage, PassageKind, TextTooLongError, local_text, proposed_mark


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("Organisering og ansvar", "7"),
        ("3.2 Roller og ansvarsfordeling", "7"),
        ("Action cards", "A"),
        ("Bilag 1: Action cards til ledere", "A"),
        ("Hvad er ekstremisme?", "4"),
        ("FORMÅL OG VISION", "2"),
        ("Når du er bekymret", "11"),
        ("Generel forebyggelse i skolen", "10"),
        ("Akutte situationer", "12"),
        ("Kompetenceudvikling af medarbejdere", "14"),
        ("Tegn på radikalisering", "D"),
        ("Opfølgning og revision", "16"),
        ("Lovgrundlaget", "5"),
        ("Sammenhæng til andre politikker", "9"),
        ("Kontaktliste", "C"),
        ("Sporbarhed", "F"),
    ],
)
def test_a_heading_is_proposed_for_the_section_that_its_words_name(heading, mark):
    assert proposed_mark((heading,)) == mark


@pytest.mark.parametrize("heading", ["Kære læser", "Udvalget for Natur", "", "2024", "Noget helt andet"])
def test_a_heading_whose_words_are_not_known_is_proposed_for_nothing(heading):
    assert proposed_mark((heading,)) is None


def test_the_nearest_heading_counts_and_an_unknown_one_falls_back_on_the_one_above():
    assert proposed_mark(("Organisering", "Kommunikation")) == "15"
    assert proposed_mark(("Organisering", "Hos os")) == "7"


def test_what_stands_in_an_annex_stays_there():
    assert proposed_mark(("Bilag 2: Action cards", "Kontaktoplysninger", "Opgave")) == "A"


def test_a_measure_belongs_among_the_actions():
    assert proposed_mark(("Organisering",), PassageKind.MEASURE) == "13"


def a_passage(text, kind=PassageKind.PARAGRAPH):
    return Passage(kind, ("Organisering",), text)


def test_passages_become_lines_and_a_heading_that_repeats_the_title_is_left_out():
    passages = (
        a_passage("7. Organisering, roller og ansvar", PassageKind.HEADING),
        a_passage("Styregruppen", PassageKind.HEADING),
        a_passage("Styregruppen mødes hvert kvartal."),
        a_passage("Direktøren leder den.", PassageKind.ITEM),
        a_passage("Rolle | Funktion", PassageKind.COLUMNS),
        a_passage("Rolle: Tovholder; Funktion: SSP-leder", PassageKind.ROW),
    )
    assert local_text("7", passages) == (
        "Styregruppen\nStyregruppen mødes hvert kvartal.\n- Direktøren leder den.\n"
        "- Rolle: Tovholder; Funktion: SSP-leder"
    )


def test_text_that_is_there_stays_and_nothing_is_written_twice():
    before = "Vores egen tekst.\nStyregruppen mødes hvert kvartal."
    passages = (a_passage("Styregruppen mødes hvert kvartal."), a_passage("Tovholderen er SSP-leder."))
    assert local_text("7", passages, before) == f"{before}\nTovholderen er SSP-leder."


def test_a_measure_is_text_only_where_it_is_not_placed_among_the_actions():
    measure = a_passage("Indsats: Mentorer\nAnsvarlig: SSP", PassageKind.MEASURE)
    assert local_text("13", (measure,)) == ""
    assert local_text("10", (measure,)) == "- Indsats: Mentorer; Ansvarlig: SSP"


def test_a_text_that_the_workbook_could_not_hold_is_refused():
    with pytest.raises(TextTooLongError, match="12000 are allowed"):
        local_text("7", (a_passage("x" * (LONGEST_LOCAL_TEXT + 1)),))

"""Check the texts that documents share: every one has a source and a date, and templates hold no law of their own."""

import re
from datetime import date
from pathlib import Path

import pytest

from parat.domain import reference_texts
from parat.domain.reference_texts import (
    card_functions,
    definitions,
    glossary,
    law_texts,
    levels,
    national_contacts,
    standard_cards,
)

TEMPLATES = Path(reference_texts.__file__).parents[2] / "templates"
SOURCED = (*law_texts(), *definitions(), *levels(), national_contacts()[-1])
LONGEST_STEPS = 8


@pytest.mark.parametrize("text", SOURCED, ids=lambda text: text.id)
def test_every_text_says_where_and_when_it_was_read(text):
    assert text.source
    assert text.url.startswith(("https://", "http://"))
    assert date(2026, 1, 1) <= text.read_on <= date(2027, 1, 1)


def test_the_duty_to_have_a_plan_is_quoted_word_for_word():
    duty = law_texts()[0]
    assert duty.quoted
    assert duty.text[0].endswith("revidere beredskabet løbende efter behov, dog som minimum hvert fjerde år.")
    assert duty.in_force_from == date(2024, 1, 1)


def test_the_advice_to_citizens_has_its_present_wording():
    (advice,) = (law for law in law_texts() if law.id == "serviceloven-12-b")
    assert "at borgere har mulighed" in advice.text[0]
    assert "personer over 18 år" not in " ".join(advice.text)


def test_no_template_holds_a_law_text_a_definition_or_a_glossary_of_its_own():
    kept = [re.sub(r"\s+", " ", sentence) for law in law_texts() for text in law.text for sentence in text.split(". ")]
    kept += [text.text for text in (*definitions(), *levels())] + [term.meaning for term in glossary()]
    for path in TEMPLATES.rglob("*.j2"):
        words = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
        assert [text for text in kept if len(text) > 40 and text in words] == [], path.name
        assert "lovbekendtgørelse" not in words.casefold(), path.name


def test_the_glossary_is_in_danish_alphabetical_order_and_has_no_word_twice():
    words = [term.term for term in glossary()]
    order = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
    assert words == sorted(set(words), key=lambda word: word.casefold().translate(order))


def test_every_role_has_a_card_for_each_situation_it_can_stand_in():
    tracks = {}
    for card in standard_cards():
        tracks.setdefault(card.role, []).append(card.track)
    ages = ["Borgere under 18 år", "Borgere over 18 år", "Akut situation"]
    assert {role: sorted(found) for role, found in tracks.items()} == {
        "Medarbejder": sorted(ages),
        "Leder": sorted(ages),
        "Tovholder": sorted(ages),
        "Modtager af henvendelser": ["Borgere i alle aldre"],
        "Kommunikation": ["Akut situation", "Den daglige drift"],
    }


@pytest.mark.parametrize("card", standard_cards(), ids=lambda card: card.id)
def test_a_card_is_short_enough_for_one_page_and_names_only_known_contacts(card):
    assert card.task
    assert card.notes
    assert 5 <= len(card.steps) <= LONGEST_STEPS
    assert set(card.functions) <= set(card_functions())
    assert set(card.numbers) <= {contact.id for contact in national_contacts()}


@pytest.mark.parametrize("card", [card for card in standard_cards() if card.track == "Akut situation"])
def test_no_card_for_an_acute_situation_forgets_112(card):
    assert "112" in card.numbers

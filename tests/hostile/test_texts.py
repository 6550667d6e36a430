"""Whatever a text is made of, it is shown as given in every kind of place, and nothing after it is lost."""

import dataclasses
import re
import time

import pytest
from lxml import etree

from parat.documents.errors import TextTooLongError, UnprintableTextError
from tests.hostile import places
from tests.hostile.payloads import CONTROL, SHOWN
from tests.unit.documents.reading import faults


@pytest.fixture(autouse=True)
def _prepared(monkeypatch, tmp_path):
    places.prepared(monkeypatch, tmp_path)


@pytest.mark.parametrize("name", SHOWN, ids=lambda name: ascii(name)[1:41])
def test_a_text_is_shown_as_given_in_every_kind_of_place(name):
    made = places.made(SHOWN[name])
    parts = places.parts_of(made.docx)
    page = places.words_on_the_page(made.web)
    wanted = {place: places.expected(place, SHOWN[name]) for place in places.PLACES}
    read = {part: places.words_in(parts, part) for part in set(places.PLACES.values())}
    assert [place for place, part in places.PLACES.items() if wanted[place] not in read[part]] == []
    assert [place for place in places.PLACES if wanted[place] not in page] == []
    assert places.LAST_WORDS in read[places.PLACES["afsnit"]]
    assert places.LAST_WORDS in page
    assert re.fullmatch(r"https://x\.example/[A-Za-z0-9%._~:/?#@!$&'()*+,;=-]*", address_in(parts))


def address_in(parts):
    rows = etree.fromstring(parts["word/_rels/document.xml.rels"])
    (address,) = [row.get("Target") for row in rows if row.get("TargetMode") == "External"]
    return address


@pytest.mark.parametrize("character", CONTROL, ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_cannot_be_shown_is_refused_with_its_place(character):
    filled = dataclasses.replace(places.full_of("x"), it=f"Ni tegn: {character}")
    with pytest.raises(UnprintableTextError, match=rf"places\.it, tegn 10: .*U\+{ord(character):04X}"):
        places.made_of(filled)


def test_a_document_with_every_text_in_every_place_holds_to_the_rules_of_the_format(tmp_path):
    everything = " ".join(text for text in SHOWN.values() if len(text) < 200)
    assert faults(places.made(everything).docx, tmp_path) == []


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_workbook_of_a_chart():
    parts = places.parts_of(places.made('=HYPERLINK("http://x.example")').docx)
    sheets = [part for name, part in parts.items() if ".xlsx/xl/worksheets/" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


@pytest.mark.parametrize("unit", ["langtord", "et ord ", "en & to ", "{{ 7*7 }}", "a\u0301", "- a\n"])
def test_a_million_letters_take_about_four_times_as_long_as_a_quarter_of_that(unit):
    short, long = unit * (250_000 // len(unit)), unit * (1_000_000 // len(unit))
    assert seconds(long) < 10 * max(seconds(short), 0.1)


def test_more_letters_than_anybody_reads_are_refused_with_their_place():
    filled = dataclasses.replace(places.full_of("x"), it="x" * 2_000_001)
    with pytest.raises(TextTooLongError, match=r"places\.it: The text has 2,000,001 letters"):
        places.made_of(filled)


def seconds(text):
    started = time.process_time()
    places.made(text)
    return time.process_time() - started


def test_the_name_of_a_contents_list_is_a_text_too(monkeypatch):
    templates = places.produce.templates_in_use()
    source = places.SOURCE.replace('data-levels="1"', 'data-levels="1" aria-label="Hvad &amp; hvor &lt;b&gt;"')
    named = dataclasses.replace(templates, sources=templates.sources | {"places.html.j2": source})
    monkeypatch.setattr(places.produce, "templates_in_use", lambda: named)
    assert "Hvad & hvor <b>" in places.words_in(places.parts_of(places.made("x").docx), "word/document")

"""Whatever stands in a field is shown as it stands, and nothing after it is lost."""

import re

import pytest

from parat.documents.errors import UnprintableTextError
from tests.unit.documents.reading import faults, produced, whole_text, with_texts
from tests.unit.documents.samples import SAMPLES, sample

PAYLOADS = {
    "jinja expression": "{{ 7 * 7 }}",
    "jinja statement": "{% for x in range(9) %}x{% endfor %}",
    "jinja comment": "{# gone #}",
    "jinja escape attempt": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "jinja raw end": "{% endraw %}{% endblock %}",
    "percent format": "%s %(a)s {0} {a.__class__} $x ${x}",
    "bold tag": "<b>fed</b> og <i>kursiv",
    "closing word tags": "</w:t></w:r></w:p><w:p>",
    "script": "<script>alert(1)</script>",
    "entities": "&amp; &lt; &nbsp; &unknown; & < > \" '",
    "cdata": "]]> <![CDATA[ x ]]>",
    "comment": "<!-- x --> <?xml version='1.0'?> <?php ?>",
    "doctype": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "bidi": "abc \u202e cba \u2066 x \u2069 \u200f",
    "emoji": "👩‍👩‍👧‍👦 🇩🇰 🤷🏽",
    "combining": "a\u030a o\u0308 e\u0301 \u0301",
    "invisible": "a\u200bb\u00adc\ufeffd\u2060e",
    "separators": "a\u2028b\u2029c\u0085d",
    "no-break space": "10\u00a0000\u202f000",
    "looks like nothing": "None",
    "looks like a formula": '=HYPERLINK("http://x.example")',
    "field code": '{ INCLUDETEXT "c:\\x" } \\* MERGEFORMAT',
    "white space": "to  mellemrum\tog\ntre\r\nlinjer",
    "quotes": "»citat« ’citat’ \"citat\" 'citat'",
    "path": "../../etc/passwd C:\\con",
    "long": "langtord" * 2_000,
    "rare letters": "𝔘𝔫𝔦 漢字 ﷽ \U0010fffd",
}
CONTROL = ["\x00", "\x01", "\x08", "\x0b", "\x1b", "\x7f", "\x9f", "\ud800", "\udfff", "\ufffe", "\uffff"]
STRUCTURAL = frozenset({"Chapter.key", "Chapter.title", "Annex.letter", "Annex.title"})
NOT_SHOWN = frozenset({"Cover.municipality", "Publication.address"})
NOT_IN_PLAN = frozenset({"DimensionResult.capped_by", "DevelopmentArea.priority_da"})


def payloads_in(deliverable, payload):
    """Give the sample with the payload in every text, each made different by its number, and what must be seen."""
    seen, count = [], 0

    def change(_, place):
        nonlocal count
        count += 1
        hostile = f"Tekst {count} {payload} slut {count}."
        hidden = place.endswith(".id") or place in NOT_SHOWN or (deliverable == "plan_draft" and not_in_plan(place))
        if not hidden:
            seen.append(hostile)
        return hostile

    return with_texts(sample(deliverable), change, STRUCTURAL), seen


def not_in_plan(place):
    return place in NOT_IN_PLAN or place.startswith("ItemResult.")


def shown_as(text):
    """Draw white space together as Word does, and forget capitals: a level begins with a large letter."""
    return re.sub("[ \t\r\n]+", " ", text).casefold()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_hostile_text_is_shown_whole_and_nothing_after_it_is_lost(deliverable, payload):
    hostile, seen = payloads_in(deliverable, PAYLOADS[payload])
    shown = shown_as(whole_text(produced(deliverable, hostile).docx))
    lost = [text for text in seen if shown_as(text.removesuffix(".")) not in shown]
    assert lost == []


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_document_full_of_hostile_texts_holds_to_the_rules_of_the_format(deliverable, tmp_path):
    everything = " ".join(text for text in PAYLOADS.values() if len(text) < 200)
    hostile, _ = payloads_in(deliverable, everything)
    assert faults(produced(deliverable, hostile).docx, tmp_path) == []


@pytest.mark.parametrize("character", CONTROL, ids=lambda c: f"U+{ord(c):04X}")
def test_a_character_that_cannot_be_shown_is_refused_with_its_place(character):
    hostile = with_texts(
        sample("plan_draft"), lambda text, where: f"{text}{character}" if where == "Action.risk" else text, STRUCTURAL
    )
    with pytest.raises(UnprintableTextError, match=rf"plan_draft\.actions\[1\]\.risk.*U\+{ord(character):04X}"):
        produced("plan_draft", hostile)


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


@pytest.mark.parametrize("text", ["her", "https://x.example", "- a", "1. a", "18. oktober 2027", " ", "læs mere"])
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_an_odd_but_honest_text_never_stops_a_document(deliverable, text):
    odd = with_texts(sample(deliverable), lambda old, where: old if where.endswith(".id") else text, STRUCTURAL)
    produced(deliverable, odd)

"""The worst texts stand in every field of every document, each by itself, and so do odd but honest ones."""

import pytest

from tests.hostile.payloads import TEN_WORST
from tests.unit.documents.reading import produced, with_texts
from tests.unit.documents.replaced import STRUCTURAL, lost
from tests.unit.documents.samples import SAMPLES, sample

ODD = ("her", "Se https://x.example", "- a", "1. a", "18. oktober 2027", " ", "læs mere")
KEPT = (".id", ".recipient", ".signed_by")


@pytest.mark.parametrize("payload", TEN_WORST)
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_hostile_text_is_shown_whole_and_nothing_after_it_is_lost(deliverable, payload):
    assert lost(deliverable, TEN_WORST[payload]) == {}


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("deliverable", SAMPLES)
def test_an_odd_but_honest_text_never_stops_a_document(deliverable, text):
    odd = with_texts(sample(deliverable), lambda old, where: old if where.endswith(KEPT) else text, STRUCTURAL)
    produced(deliverable, odd)

import re

import pytest

from parat.documents.word.base import BASE, CONTENT_TYPES, RELATIONSHIPS, base_from
from parat.ooxml.packages import read_package
from tests.unit.documents.writing import written

UPRIGHT = "<h1>A</h1><p>B</p>"
TURNED = '<h1>A</h1><p>B</p><section class="landscape"><h2>C</h2><p>D</p></section><p>E</p>'


def edges_in(parts):
    return {name.removeprefix("word/") for name in parts if re.match(r"word/(?:header|footer)", name)}


@pytest.mark.parametrize("body", [UPRIGHT, TURNED])
def test_a_document_holds_the_headers_and_footers_that_it_shows_and_no_others(body):
    parts = read_package(written(body))
    document, rows = (parts[name].decode() for name in ("word/document.xml", RELATIONSHIPS))
    targets = dict(re.findall(r'Id="(\w+)"[^>]*Target="((?:header|footer)\d+\.xml)"', rows))
    shown = {targets[link] for link in re.findall(r'<w:(?:header|footer)Reference[^>]*r:id="(\w+)"', document)}
    assert edges_in(parts) == shown == set(targets.values())


def test_what_is_left_out_is_not_named_among_the_kinds_of_parts_either():
    parts = read_package(written(UPRIGHT))
    named = re.findall(r'PartName="/([^"]+)"', parts[CONTENT_TYPES].decode())
    assert [name for name in named if name not in parts] == []


def test_a_page_of_another_kind_brings_its_own():
    whole = edges_in(base_from(BASE.read_bytes()).parts)
    assert edges_in(read_package(written(UPRIGHT))) < edges_in(read_package(written(TURNED))) < whole

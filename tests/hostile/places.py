"""Make one document that shows a text in every kind of place that a document has."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from lxml import etree, html

from parat.documents import pictures, produce, template_files
from parat.documents.contexts import Cover
from parat.documents.deliverables import Deliverable
from parat.ooxml.packages import read_package
from tests.unit.documents.builders import ENGAGEMENT, GENERATION, a_cover
from tests.unit.documents.writing import a_dot

LAST_WORDS = "Her ender dokumentet."
ADDRESS = "https://x.example/"

_DOCUMENT, _EDGES, _CORE, _NOTES = "word/document", ("word/header", "word/footer"), "docProps/core", "word/footnotes"
PLACES = {
    "overskrift": _DOCUMENT, "afsnit": _DOCUMENT, "fed": _DOCUMENT, "punkt": _DOCUMENT, "trin": _DOCUMENT,
    "celle": _DOCUMENT, "kolonne": _DOCUMENT, "tabeltekst": _DOCUMENT, "tabelnavn": _DOCUMENT, "boks": _DOCUMENT,
    "figurtekst": _DOCUMENT, "diagram": _DOCUMENT, "billede": _DOCUMENT, "link": _DOCUMENT, "note": _NOTES,
    "kategori": "word/charts/", "serie": "word/charts/", "titel": _EDGES, "navn": _CORE,
}  # fmt: skip
SOURCE = """{% extends "partials/layout.html.j2" %}
{% macro at(place) %}{{ place }} {{ it }} slut-{{ place }}{% endmacro %}
{% block contents %}<nav class="contents" data-levels="1"></nav>{% endblock %}
{% block main %}
<h1 id="h-{{ it }}">{{ at("overskrift") }}</h1>
<p id="p-{{ it }}">{{ at("afsnit") }} <strong>{{ at("fed") }}</strong>
<small class="footnote">{{ at("note") }}</small></p>
<p><a href="{{ address }}{{ it }}">{{ at("link") }}</a> <a href="#p-{{ it }}">Afsnittet ovenfor</a></p>
<aside class="note"><p>{{ at("boks") }}</p></aside>
<ul><li>{{ at("punkt") }}</li></ul>
<ol><li>{{ at("trin") }}</li></ol>
<table class="grid" data-widths="50 50" id="t-{{ it }}">
<caption>{{ at("tabeltekst") }}</caption>
<thead><tr><th scope="col">{{ at("kolonne") }}</th><th scope="col">Tal</th></tr></thead>
<tbody><tr id="r-{{ it }}"><th scope="row">{{ at("celle") }}</th><td>1</td></tr></tbody>
</table>
<p>Mellem to tabeller.</p>
<table class="sheet" data-widths="50 50" aria-label="{{ at("tabelnavn") }}">
<thead><tr><th scope="col">Felt</th><th scope="col">Indhold</th></tr></thead>
<tbody><tr><th scope="row">Tal</th><td>1</td></tr></tbody>
</table>
<figure class="chart" id="f-{{ it }}" data-chart="bar" data-max="4" aria-label="{{ at("diagram") }}">
<figcaption>{{ at("figurtekst") }}</figcaption>
<table><thead><tr><th>Tema</th><th>{{ at("serie") }}</th></tr></thead>
<tbody><tr><th scope="row">{{ at("kategori") }}</th><td data-value="2.4">2,4</td></tr></tbody></table>
</figure>
<figure id="b-{{ it }}"><img src="prik" alt="{{ at("billede") }}"/><figcaption>Et billede</figcaption></figure>
<p>{{ last }}</p>
{% endblock %}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Hold the text that stands everywhere."""

    cover: Cover
    it: str
    address: str = ADDRESS
    last: str = LAST_WORDS


def full_of(text):
    """Give the data of a document that shows the text in every kind of place."""
    cover = a_cover(f"titel {text} slut-titel", official_name=f"navn {text} slut-navn")
    return Places(cover=cover, it=text)


def prepared(monkeypatch, folder):
    """Make the document of all places known, with its one picture, for as long as a test runs."""
    (folder / "prik.png").write_bytes(a_dot())
    known = {"places": Deliverable("places.html.j2", Places)}
    ours = template_files.templates_in_use()
    with_places = template_files.Templates(ours.sources | {"places.html.j2": SOURCE}, ours.base)
    monkeypatch.setattr(produce, "DELIVERABLES", known)
    monkeypatch.setattr(produce, "templates_in_use", lambda: with_places)
    monkeypatch.setattr(pictures, "OURS", folder)


def made(text):
    """Make the document of all places with this text in each."""
    return made_of(full_of(text))


def made_of(filled):
    """Make the document of all places from its data."""
    return produce.produce("places", filled, engagement=ENGAGEMENT, generation_id=GENERATION)


def drawn_together(text):
    """Draw white space together, as Word and a browser show it; one letter in two parts is the letter in one."""
    return unicodedata.normalize("NFC", re.sub("[ \t\r\n]+", " ", text))


def words_in(parts, beginning):
    """Give every text and every attribute of the parts whose name begins so; a paragraph's runs are one text."""
    found = []
    for name, content in parts.items():
        if name.startswith(beginning) and name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            found += [str(value) for element in root.iter() for value in element.attrib.values()]
            found += [
                "".join(element.itertext()) for element in root.iter() if element.tag.rpartition("}")[2] in _WHOLE
            ]
    return drawn_together("\n".join(found))


_WHOLE = frozenset({"p", "v", "title", "t"})


def words_on_the_page(page):
    """Give every text and every attribute of a web page."""
    root = html.document_fromstring(
        page.decode("utf-8").replace("\r", "&#13;"), parser=html.HTMLParser(encoding="utf-8")
    )
    attributes = [str(value) for element in root.iter() for value in element.attrib.values()]
    return drawn_together("\n".join([root.text_content(), *attributes]))


def parts_of(docx):
    """Give every part of a Word file, and those of the workbooks in it under their own names."""
    parts = read_package(docx)
    for name in [name for name in parts if name.endswith(".xlsx")]:
        inner = zipfile.ZipFile(io.BytesIO(parts[name]))
        parts |= {f"{name}/{member}": inner.read(member) for member in inner.namelist()}
    return parts


def expected(place, text):
    """Give what is to be read in a place."""
    return drawn_together(f"{place} {text} slut-{place}")

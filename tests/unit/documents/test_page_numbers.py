"""The contents list shows the pages that LibreOffice finds, and none when it cannot be asked."""

import pytest

from parat.documents import libreoffice, page_numbers
from parat.documents.errors import LibreOfficeMissingError, LibreOfficeTooSlowError
from parat.documents.page_numbers import page_numbers_of
from tests.unit.documents.reading import NS, paragraphs, style, text
from tests.unit.documents.writing import written

BODY = (
    '<header><p class="cover-title">T</p></header><nav class="contents" data-levels="2"/>'
    '<h1 id="a" class="numbered new-page">Første</h1><h2 id="a1">Afsnit</h2><p>a</p>'
    '<h1 id="b" class="new-page">Næste</h1><p>b</p>'
)


def entries(docx):
    return [text(p) for p in paragraphs(docx) if style(p) in ("TOC1", "TOC2")]


@pytest.mark.libreoffice
def test_headings_are_found_on_the_page_where_they_stand():
    asked = (written(BODY), ["a", "a1", "b", "nowhere"])
    assert page_numbers_of([asked, asked]) == [{"a": 3, "a1": 3, "b": 4}] * 2


@pytest.mark.libreoffice
def test_many_files_are_shared_among_the_processors_and_stay_in_order(monkeypatch):
    monkeypatch.setattr(libreoffice, "_WORTH_A_START", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    longer = BODY.replace("<p>a</p>", '<h2 class="new-page" id="x">Ny side</h2>')
    asked = [(written(body), ["b"]) for body in (BODY, longer, BODY)]
    assert page_numbers_of(asked) == [{"b": 4}, {"b": 5}, {"b": 4}]


@pytest.mark.parametrize("fault", [LibreOfficeMissingError(), LibreOfficeTooSlowError(seconds="60")])
def test_without_libreoffice_no_page_is_known(monkeypatch, fault):
    def convert(*_):
        raise fault

    monkeypatch.setattr(page_numbers, "convert_all", convert)
    assert page_numbers_of([(b"", ["a"])]) == [{}]


def test_known_pages_stand_after_a_tab_in_the_contents_list():
    assert entries(written(BODY, pages={"a": 3, "a1": 3, "b": 14})) == ["0Første3", "0.1Afsnit3", "Næste14"]


def test_unknown_pages_leave_no_tab():
    shown = [p for p in paragraphs(written(BODY, pages={"a": 3})) if style(p) == "TOC2"]
    assert entries(written(BODY)) == ["0Første", "0.1Afsnit", "Næste"]
    assert len([run for run in shown[0].iter() if run.tag.endswith("}tab")]) == 1


def test_entries_without_a_number_begin_where_the_numbers_stand():
    shown = [p for p in paragraphs(written(BODY)) if style(p).startswith("TOC") and style(p) != "TOCHeading"]
    indents = [p.find("w:pPr/w:ind", NS) for p in shown]
    assert [indent is not None for indent in indents] == [False, False, True]

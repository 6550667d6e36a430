"""The contents lists of stored documents show the pages that LibreOffice found, before the record is written to."""

from datetime import date
from decimal import Decimal

import pytest

from db.engine import engine_for
from db.schema import Document, Generation, HourEntry
from db.unit_of_work import reader
from parat.settings import settings
from tasks import files
from tasks.programmes import add_hours
from tasks.run import Actor
from tests.acceptance.conftest import KEY
from tests.acceptance.test_cli_documents import answers
from tests.unit.documents.reading import paragraphs, style, text


@pytest.fixture
def contents(in_readiness, did, returned):
    """Give the contents list of the readiness report that is written when the answers come in."""

    def written():
        did("import", returned("readiness", answers(), name="parathed.xlsx"))
        with reader(engine_for(settings().database_url)) as read:
            (report,) = read.all(Document, Document.kind == "readiness_report")
            (version,) = read.all(Generation, Generation.document == report.id)
        docx = files.path_of(version).read_bytes()
        return [text(p) for p in paragraphs(docx) if style(p) in ("TOC1", "TOC2")]

    return written


@pytest.mark.libreoffice
def test_the_contents_list_of_a_stored_report_shows_its_pages(contents, monkeypatch):
    monkeypatch.setenv("PARAT_PAGE_NUMBERS", "true")
    shown = contents()
    pages = [int(entry.removeprefix(entry.rstrip("0123456789"))) for entry in shown]
    assert pages == sorted(pages)
    assert 2 <= pages[0] < pages[-1]


def test_libreoffice_is_not_asked_where_page_numbers_are_not_wanted(contents, monkeypatch):
    monkeypatch.setattr(files, "page_numbers_of", None)
    assert [entry for entry in contents() if entry[-1].isdigit()] == []


def test_libreoffice_is_asked_while_others_can_write_to_the_record(contents, monkeypatch):
    def asked(documents):
        add_hours(KEY, date(2026, 3, 2), Decimal(2), "Forberedelse", Actor("k07", "cli"))
        return [{} for _ in documents]

    monkeypatch.setenv("PARAT_PAGE_NUMBERS", "true")
    monkeypatch.setattr(files, "page_numbers_of", asked)
    assert contents()
    with reader(engine_for(settings().database_url)) as read:
        assert len(read.all(HourEntry)) == 1

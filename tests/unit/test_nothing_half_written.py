"""A document whose template is broken leaves nothing: no file, no row, and the version before it as it was."""

from datetime import date
from types import SimpleNamespace

import pytest

from parat.documents import errors
from parat.documents.word.base import BASE
from parat.ooxml.packages import read_package, write_package
from tasks import files
from tests.unit.documents.builders import ENGAGEMENT, a_cover, sample_status_report

REPORT = files.Deliverable("status_report", "Statusrapport", "Udkast", "draft")


class Unit:
    """Remember what was to be recorded."""

    def __init__(self):
        self.recorded = []

    def all(self, *_, **__):
        return []

    def put(self, *rows):
        self.recorded += rows

    add = put


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    (folder / "word").mkdir(parents=True)
    (folder / "partials").mkdir()
    monkeypatch.setenv("PARAT_TEMPLATES", str(folder))
    monkeypatch.setattr(files, "cover_of", lambda *_: a_cover("Statusrapport"))
    return folder


def written(unit):
    actor = SimpleNamespace(today=date(2027, 5, 3))
    return files.write_document(unit, ENGAGEMENT, actor, REPORT, lambda cover: sample_status_report(cover=cover))


def without_a_style():
    parts = read_package(BASE.read_bytes())
    styles = parts["word/styles.xml"].replace(b'<w:name w:val="heading 1"/>', b'<w:name w:val="Noget andet"/>')
    assert styles != parts["word/styles.xml"]
    return write_package({**parts, "word/styles.xml": styles})


BROKEN = {
    "a broken template": ("status_report.html.j2", b"{% if %}", errors.TemplateSyntaxError),
    "an unknown name": ("status_report.html.j2", b"{{ cover.titel }}", errors.MissingNameError),
    "a missing part": ("status_report.html.j2", b"{% extends 'partials/gone.html.j2' %}", errors.MissingPartError),
    "a broken part": ("partials/pieces.html.j2", b"{% macro row( %}", errors.TemplateSyntaxError),
    "markup that is not closed": (
        "status_report.html.j2",
        b"<html><body><p></body></html>",
        errors.MalformedMarkupError,
    ),
    "an unknown form": ("status_report.html.j2", b"<html><body><blink/></body></html>", errors.UnknownMarkupError),
    "no end": ("status_report.html.j2", b"{{ 'x' * 10000000000 }}", errors.ForeignTemplateStoppedError),
    "a base document without a style": ("word/base.docx", without_a_style(), errors.BaseDocumentError),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_document_that_cannot_be_made_leaves_nothing_behind(fault, own, home):
    name, content, refusal = BROKEN[fault]
    (own / name).write_bytes(content)
    unit = Unit()
    with pytest.raises(refusal):
        written(unit)
    assert unit.recorded == []
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_the_same_document_is_written_once_its_template_is_mended(own, home):
    unit = Unit()
    assert written(unit) == "Statusrapport: version 1 er skrevet"
    assert unit.recorded
    assert [path.suffix for path in home.rglob("*") if path.is_file()]

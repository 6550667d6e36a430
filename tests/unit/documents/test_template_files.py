"""A folder of own templates is laid over the repository's, file by file."""

import pytest

from parat.documents.errors import ForeignTemplateStoppedError, UnreadableTemplateError
from parat.documents.produce import template_hash
from parat.documents.render import TEMPLATES, template_sources
from parat.documents.template_files import laid_over, templates_in_use
from parat.documents.word.base import BASE
from tests.unit.documents.builders import sample_status_report
from tests.unit.documents.reading import produced, whole_text

PIECES = "partials/pieces.html.j2"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    own = tmp_path / "own"
    (own / "partials").mkdir(parents=True)
    monkeypatch.setenv("PARAT_TEMPLATES", str(own))
    return own


def changed(name, old, new):
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert old in source
    return source.replace(old, new)


def test_a_changed_sentence_stands_in_the_document(folder):
    text = changed(PIECES, "Om dokumentet.", "Om dette dokument.")
    (folder / PIECES).write_text(text, encoding="utf-8")
    assert "Om dette dokument." in whole_text(produced("status_report", sample_status_report()).docx)


def test_a_changed_sentence_makes_another_document(folder):
    before = template_hash()
    (folder / PIECES).write_text(changed(PIECES, "Om dokumentet.", "Om dette dokument."), encoding="utf-8")
    assert template_hash() != before


def test_an_empty_folder_changes_nothing(folder):
    assert (templates_in_use().sources, templates_in_use().foreign) == (template_sources(), frozenset())


def test_an_own_base_document_stands_instead_of_ours(folder):
    (folder / "word").mkdir()
    (folder / "word" / "base.docx").write_bytes(b"another")
    assert templates_in_use().base == b"another"


def test_a_base_document_in_another_place_is_not_taken(folder):
    (folder / "base.docx").write_bytes(b"another")
    assert templates_in_use().base == BASE.read_bytes()


def test_a_hostile_part_stops_the_document_and_nothing_else(folder):
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}{{ 'x' * 9999999999 }}{% endfor %}{% endfor %}"
    text = changed(PIECES, '<p class="closing"', f'{loops}<p class="closing"')
    (folder / PIECES).write_text(text, encoding="utf-8")
    with pytest.raises(ForeignTemplateStoppedError, match=r"status_report\.html\.j2"):
        produced("status_report", sample_status_report())


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableTemplateError, match="there is no such folder"):
        laid_over(tmp_path / "gone")


def test_a_file_that_is_not_utf_8_is_named_with_the_byte(folder):
    (folder / "page.html.j2").write_bytes("<p>Miljø</p>".encode("cp1252"))
    with pytest.raises(UnreadableTemplateError, match=r"page\.html\.j2: .*byte 8 is not UTF-8"):
        templates_in_use()


def test_a_byte_order_mark_is_no_part_of_the_text(folder):
    (folder / "page.html.j2").write_text("<p/>", encoding="utf-8-sig")
    assert templates_in_use().sources["page.html.j2"] == "<p/>"


def test_a_very_large_file_is_refused(folder):
    (folder / "page.html.j2").write_text("x" * 1_000_001, encoding="utf-8")
    with pytest.raises(UnreadableTemplateError, match="larger than 1 MB"):
        templates_in_use()


def test_very_many_files_are_refused(folder):
    for number in range(501):
        (folder / f"{number}.j2").touch()
    with pytest.raises(UnreadableTemplateError, match="more than 500 templates"):
        templates_in_use()


def test_a_link_that_leads_out_of_the_folder_is_refused(folder, tmp_path):
    (tmp_path / "secret").write_text("hemmeligt", encoding="utf-8")
    (folder / "page.html.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableTemplateError, match="leads out of the folder"):
        templates_in_use()

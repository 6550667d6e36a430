"""Files are checked whoever made them, a Word file becomes a PDF, and documents are handed over in three formats."""

import hashlib
import json
import zipfile

import pikepdf
import pytest

from db.engine import engine_for
from db.schema import Generation, Rendition
from db.unit_of_work import reader
from parat.documents import libreoffice
from parat.documents.pdf_check import check_pdf
from parat.documents.web_check import check_web
from parat.ooxml.packages import read_package, write_package
from parat.settings import settings
from tests.acceptance.conftest import TOWN
from tests.acceptance.test_cli_documents import answers
from tests.unit.documents.builders import sample_status_report
from tests.unit.documents.reading import produced

BODY = "word/document.xml"


@pytest.fixture
def word(in_folder):
    path = in_folder / "status.docx"
    path.write_bytes(produced("status_report", sample_status_report()).docx)
    return path


@pytest.fixture
def faulty(word):
    parts = read_package(word.read_bytes())
    parts[BODY] = parts[BODY].replace(b'w:val="Heading2"', b'w:val="Heading3"', 1)
    word.write_bytes(write_package(parts))
    return word


@pytest.fixture
def assessed(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    return in_readiness


def test_a_file_without_faults_ends_well(did, word):
    assert "No fault found in status.docx" in did("check", word)


def test_a_fault_is_told_with_its_rule_its_place_and_what_to_do(parat, faulty):
    said = parat("check", faulty)
    assert said.code == 3
    assert "headings" in said.out
    assert "Use level 2 here; no level may be skipped." in said.out
    assert "1 fault in status.docx." in said.out


def test_faults_can_be_read_by_a_program(parat, faulty):
    (found,) = json.loads(parat("check", faulty, "--json").out)
    assert found.keys() == {"rule", "place", "remedy"}


def test_a_web_page_of_ours_has_no_faults(did, in_folder):
    page = in_folder / "status.html"
    page.write_bytes(produced("status_report", sample_status_report()).web)
    assert "No fault found" in did("check", page)


def test_a_pdf_without_tags_has_faults(parat, in_folder):
    path = in_folder / "flad.pdf"
    untagged = pikepdf.new()
    untagged.add_blank_page()
    untagged.save(path)
    said = parat("check", path)
    assert said.code == 3
    assert "tags" in said.out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("svar.xlsx", b"PK", "IND-095"),
        ("uden endelse", b"x", "IND-095"),
        ("halv.docx", b"PK\x03\x04 half", "IND-1"),
        ("tekst.docx", b"just words", "IND-1"),
        ("gammel.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "IND-1"),
        ("tom.docx", b"", "IND-1"),
        ("halv.pdf", b"%PDF-1.7 half", "IND-912"),
        ("tom.html", b"", "IND-913"),
    ],
)
def test_another_or_a_broken_file_is_refused_with_its_name_and_the_reason(parat, in_folder, name, content, code):
    path = in_folder / name
    path.write_bytes(content)
    said = parat("check", path)
    assert said.code == 3
    assert f"({code}" in said.err
    assert name in said.err


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(parat, in_folder):
    assert "(IND-096)" in parat("check", in_folder / "ingen.docx").err
    (in_folder / "mappe.docx").mkdir()
    assert "(IND-096)" in parat("check", in_folder / "mappe.docx").err


def test_a_zip_bomb_is_refused(parat, in_folder):
    path = in_folder / "bombe.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(BODY, b" " * 50_000_000)
    assert parat("check", path).code == 3


@pytest.mark.libreoffice
def test_a_word_file_becomes_a_checked_pdf_beside_it(did, word):
    said = did("pdf", word)
    made = word.with_suffix(".pdf")
    assert str(made) in said
    assert check_pdf(made.read_bytes()) == ()
    assert "status.pdf" in did("pdf", word), "the same again is the same file"


@pytest.mark.libreoffice
def test_a_pdf_is_never_written_over_another_file(parat, word, in_folder):
    other = in_folder / "andet.pdf"
    other.write_bytes(b"somebody's own")
    assert "(IND-084)" in parat("pdf", word, "--to", other).err
    assert other.read_bytes() == b"somebody's own"


def test_a_word_file_with_faults_becomes_no_pdf(parat, faulty):
    said = parat("pdf", faulty)
    assert said.code == 3
    assert "headings" in said.out
    assert not faulty.with_suffix(".pdf").exists()


def test_without_libreoffice_it_is_said_how_to_get_it(parat, word, monkeypatch):
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    said = parat("pdf", word)
    assert said.code == 8
    assert "(DRI-040)" in said.err
    assert "apt install libreoffice-writer" in said.err


def test_only_a_word_file_becomes_a_pdf(parat, in_folder):
    (in_folder / "side.html").write_text("<p>Hej</p>", encoding="utf-8")
    assert "(IND-095)" in parat("pdf", in_folder / "side.html").err


def test_documents_are_handed_over_as_web_pages(assessed, did, in_folder):
    did("deliver", TOWN, "--format", "web", "--format", "word", "--to", in_folder / "til kommunen")
    pages = sorted((in_folder / "til kommunen").glob("*.html"))
    assert len(pages) == len(list((in_folder / "til kommunen").glob("*.docx"))) > 0
    with reader(engine_for(settings().database_url)) as read:
        kept = {row.sha256 for row in read.all(Rendition)}
    for page in pages:
        assert hashlib.sha256(page.read_bytes()).hexdigest() in kept
        assert check_web(page.read_bytes()) == ()


@pytest.mark.libreoffice
@pytest.mark.slow
def test_documents_are_handed_over_as_pdf(assessed, did, in_folder):
    did("deliver", TOWN, "--format", "pdf", "--to", in_folder / "til kommunen")
    with reader(engine_for(settings().database_url)) as read:
        versions = len(read.all(Generation))
    made = list((in_folder / "til kommunen").iterdir())
    assert len(made) == versions
    assert all(path.suffix == ".pdf" and check_pdf(path.read_bytes()) == () for path in made)


def test_a_pdf_cannot_be_handed_over_without_libreoffice_and_nothing_is_written(
    assessed, parat, in_folder, monkeypatch
):
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    said = parat("deliver", TOWN, "--format", "word", "--format", "pdf", "--to", in_folder / "til kommunen")
    assert "(DRI-040)" in said.err
    assert not (in_folder / "til kommunen").exists()

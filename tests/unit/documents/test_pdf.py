"""A Word file becomes a PDF that everybody can read, and a PDF that not everybody can read is told apart."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from parat.documents import libreoffice
from parat.documents.errors import (
    InaccessiblePdfError,
    LibreOfficeFailedError,
    LibreOfficeMissingError,
    LibreOfficeTooSlowError,
    UnreadablePdfError,
)
from parat.documents.pdf import finished_pdf
from parat.documents.pdf_check import check_pdf
from parat.documents.pdf_tags import STANDARD, roles_of
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import sample_plan_draft, sample_status_report
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import sample

BODY = "word/document.xml"


@pytest.fixture(scope="module")
def plan():
    return produced("plan_draft", sample_plan_draft()).docx


@pytest.fixture(scope="module")
def plan_pdf(plan):
    return finished_pdf(plan)


def rules(content):
    return {finding.rule for finding in check_pdf(content)}


def broken(content, how):
    """Give the PDF after something in it was broken."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        how(pdf)
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def tags_of(pdf, kind):
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, Dictionary) and "/S" in one:
            found += [one] if kind == one.S else []
            waiting += [one.K] if "/K" in one else []
    return found


@pytest.mark.libreoffice
def test_a_plan_becomes_a_pdf_that_everybody_can_read(plan_pdf):
    assert check_pdf(plan_pdf.content) == ()
    with pikepdf.open(io.BytesIO(plan_pdf.content)) as pdf:
        assert len(pdf.pages) == plan_pdf.pages
        assert str(pdf.Root.Lang) == "da-DK"
        assert str(pdf.docinfo["/Title"]) == "Operationel handlingsplan – Egeskær Kommune – eksempel"
        assert b"<pdfuaid:part>1<" in pdf.Root.Metadata.read_bytes()
        assert len(pdf.Root.Outlines) > 0


@pytest.mark.libreoffice
def test_the_same_word_file_gives_the_same_pdf(plan, plan_pdf):
    assert finished_pdf(plan).content == plan_pdf.content


@pytest.mark.libreoffice
def test_cells_that_name_a_row_are_headings_in_the_pdf(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf.content)) as pdf:
        scopes = [str(one.get("/Scope", "")) for cell in tags_of(pdf, "/TH") for one in cell.A]
    assert {"/Row", "/Column"} <= set(scopes)


@pytest.mark.libreoffice
def test_the_entries_of_the_contents_list_are_links_in_the_pdf(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf.content)) as pdf:
        assert len(pdf.pages[1].Annots) >= 20


@pytest.mark.libreoffice
def test_no_style_of_ours_gives_a_tag_another_meaning(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf.content)) as pdf:
        own = [name for name in roles_of(pdf) if name.lstrip("/") in STANDARD]
    assert own == []


@pytest.mark.libreoffice
def test_the_band_on_the_cover_is_not_read_out(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf.content)) as pdf:
        assert all(str(figure.get("/Alt", "")) for figure in tags_of(pdf, "/Figure"))


@pytest.mark.libreoffice
def test_a_chart_says_its_numbers_in_the_pdf():
    docx = produced("readiness_report", sample("readiness_report")).docx
    with pikepdf.open(io.BytesIO(finished_pdf(docx).content)) as pdf:
        words = [str(figure.get("/Alt", "")) for figure in tags_of(pdf, "/Figure")]
    assert words
    assert all("Ledelse" in said for said in words)


def _without_tags(pdf):
    del pdf.Root.StructTreeRoot


def _with_another_meaning(pdf):
    pdf.Root.StructTreeRoot.RoleMap["/Span"] = Name("/P")


def _without_language(pdf):
    del pdf.Root.Lang


def _without_title(pdf):
    del pdf.docinfo["/Title"]


def _titled_by_its_file(pdf):
    del pdf.Root.ViewerPreferences


def _without_the_standard(pdf):
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")


def _without_header_cells(pdf):
    for cell in tags_of(pdf, "/TH"):
        cell.S = Name("/TD")


def _with_a_skipped_level(pdf):
    tags_of(pdf, "/H2")[0].S = Name("/H4")


def _with_silent_links(pdf):
    for note in pdf.pages[1].Annots:
        del note["/Contents"]


def _without_a_typeface(pdf):
    font = next(iter(pdf.pages[1].Resources.Font.values()))
    del font.FontDescriptor["/FontFile2"]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("rule", "how"),
    [
        ("tags", _without_tags),
        ("language", _without_language),
        ("title", _without_title),
        ("title", _titled_by_its_file),
        ("PDF/UA", _without_the_standard),
        ("table header", _without_header_cells),
        ("tags", _with_another_meaning),
        ("headings", _with_a_skipped_level),
        ("link text", _with_silent_links),
        ("fonts", _without_a_typeface),
    ],
)
def test_a_rule_finds_the_pdf_that_breaks_it(plan_pdf, rule, how):
    assert rules(broken(plan_pdf.content, how)) == {rule}


@pytest.mark.libreoffice
def test_a_figure_without_words_is_found_with_its_page(plan_pdf):
    (finding,) = check_pdf(broken(plan_pdf.content, _with_a_silent_figure_on_the_cover))
    assert (finding.rule, finding.place) == ("alt text", "page 1")


def _with_a_silent_figure_on_the_cover(pdf):
    tags_of(pdf, "/Cover State")[0].S = Name("/Figure")


def test_tags_that_lead_in_a_circle_come_to_an_end():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    inner = pdf.make_indirect(Dictionary(S=Name("/P")))
    inner.K = Array([inner])
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(K=inner, RoleMap=Dictionary({"/A": Name("/B"), "/B": Name("/A")}))
    )
    saved = io.BytesIO()
    pdf.save(saved)
    assert "tags" in rules(saved.getvalue())


@pytest.mark.parametrize(
    "content", [b"", b"hej", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 99, b"%PDF-1.7\n" + b"\xff" * 9999]
)
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(UnreadablePdfError):
        check_pdf(content)


def test_a_locked_pdf_is_refused():
    pdf, saved = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(saved, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadablePdfError, match="password"):
        check_pdf(saved.getvalue())


def test_a_word_file_with_faults_is_refused_with_all_of_them(plan):
    parts = read_package(plan)
    parts[BODY] = parts[BODY].replace(b'w:val="Heading2"', b'w:val="Heading3"', 1).replace(b"<w:tblHeader/>", b"", 1)
    with pytest.raises(InaccessiblePdfError, match=r"headings at .*table header at"):
        finished_pdf(write_package(parts))


@pytest.fixture
def own_temporary_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_running(folder):
    """Give the processes that work in a folder."""
    found = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if str(folder) in line]


def wait_until(holds, seconds=20):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.libreoffice
def test_a_libreoffice_that_is_too_slow_is_ended_with_all_it_started(own_temporary_folder):
    document = produced("status_report", sample_status_report()).docx
    with pytest.raises(LibreOfficeTooSlowError):
        libreoffice.convert(document, "pdf", timeout_seconds=0.3)
    assert left_running(own_temporary_folder) == []
    assert list(own_temporary_folder.iterdir()) == []


@pytest.mark.libreoffice
def test_a_format_that_libreoffice_does_not_know_is_told(own_temporary_folder):
    with pytest.raises(LibreOfficeFailedError, match="made no xyz"):
        libreoffice.convert(produced("status_report", sample_status_report()).docx, "xyz")
    assert list(own_temporary_folder.iterdir()) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_when_we_are_stopped_libreoffice_is_stopped_with_us(tmp_path, plan, stop):
    (tmp_path / "plan.docx").write_bytes(plan)
    program = (
        "import pathlib, signal, sys\nfrom parat.documents.libreoffice import convert\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background ignores it
        "convert(pathlib.Path(sys.argv[1]).read_bytes(), 'pdf')"
    )
    surroundings = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    running = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "plan.docx"], env=surroundings, stderr=subprocess.DEVNULL
    )
    office = f"{tmp_path}/parat-office-"
    wait_until(lambda: any("UserInstallation" in line for line in left_running(office)))
    running.send_signal(stop)
    assert running.wait(20) != 0
    wait_until(lambda: left_running(office) == [])
    assert list(tmp_path.glob("parat-office-*")) == []


@pytest.mark.libreoffice
def test_libreoffice_runs_from_another_thread_too(plan):
    made = []
    thread = threading.Thread(target=lambda: made.append(libreoffice.convert(plan, "pdf")))
    thread.start()
    thread.join(60)
    assert made[0].startswith(b"%PDF")


def test_a_machine_without_libreoffice_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _: None)
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    with pytest.raises(LibreOfficeMissingError, match=r"libreoffice\.org"):
        libreoffice.convert(b"x", "pdf")


def test_libreoffice_is_found_where_it_usually_lies(monkeypatch, tmp_path):
    (tmp_path / "soffice").write_text("")
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _: None)
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ("/nowhere/soffice", str(tmp_path / "soffice")))
    assert Path(libreoffice.find_libreoffice()) == tmp_path / "soffice"

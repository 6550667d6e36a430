"""Write the report on a programme through the command."""

import pytest

from parat.ooxml.packages import read_package
from tests.acceptance.conftest import SLUG


@pytest.fixture
def reported(enrolled, did, in_folder):
    return lambda *more: did("programme", "report", SLUG, *more)


def test_the_report_lies_in_a_folder_named_after_the_programme(reported, in_folder):
    assert "Version 1" in reported()
    content = (in_folder / SLUG / f"{SLUG} Programrapport v1.docx").read_bytes()
    assert "word/document.xml" in read_package(content)


def test_asking_again_gives_the_version_that_is_there(reported, in_folder):
    reported("--to", in_folder / "ud")
    assert "Version 1" in reported("--to", in_folder / "ud")
    assert len(list((in_folder / "ud").iterdir())) == 1


def test_a_report_on_changed_figures_is_the_next_version(reported, did, returned, in_folder):
    reported()
    did("withdraw", "Nattergalevang", "--reason", "Omlægning")
    assert "Version 2" in reported()


def test_the_doctor_knows_the_report_as_a_file_of_the_record(reported, did):
    reported()
    assert "no row knows" not in did("doctor")


def test_the_report_is_handed_over_as_a_web_page_too(reported, in_folder):
    reported("--format", "word", "--format", "web")
    names = sorted(path.name for path in (in_folder / SLUG).iterdir())
    assert names == [f"{SLUG} Programrapport v1.docx", f"{SLUG} Programrapport v1.html"]
    assert b"<!DOCTYPE html>" in (in_folder / SLUG / names[1]).read_bytes()


def test_an_unknown_programme_has_no_report(enrolled, refuses):
    refuses("IND-020", 3, "programme", "report", "plan-2099")

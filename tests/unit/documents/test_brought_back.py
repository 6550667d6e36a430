"""An older Word file becomes a new version: its cover, its footers and its hidden properties say so, its text stays."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from parat.documents.brought_back import brought_back, state_brought_back_da
from parat.documents.produce import produce
from parat.documents.word.properties import GENERATION
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import ENGAGEMENT
from tests.unit.documents.reading import faults, paragraphs, text, whole_text
from tests.unit.documents.samples import sample

OLDER_TEXT, NEWER_TEXT = "Den gamle tekst.", "Den nye tekst."


def plan(local_text, identity, **cover):
    context = sample("plan_draft")
    chapters = (replace(context.chapters[0], local_text=(local_text,)), *context.chapters[1:])
    context = replace(context, chapters=chapters, cover=replace(context.cover, **cover))
    return produce("plan_draft", context, engagement=ENGAGEMENT, generation_id=identity).docx


@pytest.fixture(scope="module")
def older():
    return plan(OLDER_TEXT, "GAMMEL", generation=2)


@pytest.fixture(scope="module")
def newest():
    state = state_brought_back_da("Udkast · Intern udgave", 2)
    return plan(NEWER_TEXT, "NY", generation=5, dated=date(2028, 2, 3), state_da=state)


@pytest.fixture(scope="module")
def result(older, newest):
    return brought_back(older, newest)


def lines(file):
    return [text(paragraph) for paragraph in paragraphs(file)]


def test_the_text_is_the_older_one(result):
    assert OLDER_TEXT in lines(result)
    assert NEWER_TEXT not in lines(result)


def test_the_cover_says_which_version_it_is_and_was(result):
    shown = lines(result)
    assert "Udkast · Intern udgave · gendannet fra version 2" in shown
    assert "Version: 5" in shown
    assert "Dato: 3. februar 2028" in shown
    assert any("den 3. februar 2028 som version 5" in line for line in shown)


def test_the_colophon_says_the_same_and_days_elsewhere_stay(older, result):
    shown = lines(result)
    assert "5 (Udkast · Intern udgave · gendannet fra version 2)" in shown
    assert shown.count("18. oktober 2027") == lines(older).count("18. oktober 2027") - 1


def test_footers_say_the_same_and_no_longer_the_old_version(result):
    shown = whole_text(result)
    assert shown.count("gendannet fra version 2 · version 5 · 3. februar 2028") >= 2
    assert "version 2 · 18. oktober 2027" not in shown


def test_the_hidden_properties_are_the_new_versions(result):
    told = read_package(result)["docProps/custom.xml"].decode()
    assert f'name="{GENERATION}"><vt:lpwstr>NY<' in told
    assert "GAMMEL" not in told


def test_it_opens_in_python_docx_and_has_no_new_fault(older, result, tmp_path):
    assert docx.Document(io.BytesIO(result)).paragraphs
    assert faults(result, tmp_path) == faults(older, tmp_path)


def test_a_line_that_somebody_took_off_the_cover_stays_away(older, newest):
    parts = read_package(older)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Dato:", b"Vores dato:")
    shown = lines(brought_back(write_package(parts), newest))
    assert "Vores dato: 18. oktober 2027" in shown
    assert "Dato: 3. februar 2028" not in shown


def test_a_file_without_hidden_properties_gets_them(older, newest):
    parts = read_package(older)
    for name in ("[Content_Types].xml", "_rels/.rels"):
        assert b"custom" in parts[name]
    del parts["docProps/custom.xml"]
    assert b"NY" in read_package(brought_back(write_package(parts), newest))["docProps/custom.xml"]


def test_the_same_files_give_the_same_bytes(older, newest, result):
    assert brought_back(older, newest) == result

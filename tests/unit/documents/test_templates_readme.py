"""The page for those who write templates names everything that a template may use, and what it shows is true."""

import re

import pytest

from parat.documents.foreign_rules import OF_JINJA
from parat.documents.render import TEMPLATES
from parat.documents.vocabulary import FILTERS, TESTS
from parat.settings import variables

PAGE = (TEMPLATES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted({*FILTERS, *OF_JINJA, *TESTS}))
def test_every_filter_and_test_is_on_the_page(name):
    assert re.search(rf"[`, ]{name}[`(,.]", PAGE)


@pytest.mark.parametrize(
    "form",
    [
        "h1",
        "p",
        "strong",
        "em",
        "a",
        "small",
        "ul",
        "ol",
        "li",
        "aside",
        "table",
        "th",
        "td",
        "figure",
        "img",
        "section",
        "nav",
    ],
)
def test_every_form_of_markup_is_on_the_page(form):
    assert f"<{form}" in PAGE


def test_the_page_is_one_page():
    assert PAGE.count("\n") <= 100


def test_the_settings_and_files_that_the_page_names_exist():
    assert "PARAT_TEMPLATES" in variables()
    files = re.findall(r"`((?:partials|word)/[\w./]+)`", PAGE)
    assert files
    assert [name for name in files if not (TEMPLATES / name).is_file()] == []

from itertools import product

import pytest
from jinja2 import StrictUndefined
from jinja2.compiler import CodeGenerator
from lxml import etree
from markupsafe import Markup

from parat.documents.render import template_sources
from parat.documents.sandbox import Sandbox, never_none

VALUES = ("ord", "<b>&'\"", 1, 2.5, True, Markup("<i>mærket</i>"), ("<",), {"a": "<"}, "")
FORMS = (
    "{{ x }}",
    "{{ x|e }}{{ x|string|upper }}",
    "{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m(x) }}",
    "{{ '<' }}{{ x ~ '<i>' }}",
    "{% set y %}<u>{{ x }}</u>{% endset %}{{ y }}",
    "{{ [x, x]|join('&') }}",
)


class _AsJinjaCompiles(Sandbox):
    code_generator_class = CodeGenerator


def filled(kind, source, value):
    environment = kind(autoescape=True, finalize=never_none, undefined=StrictUndefined)
    return environment.from_string(source).render(x=value)


def words(markup):
    return etree.fromstring(f"<p>{markup}</p>")


@pytest.mark.parametrize(("form", "value"), list(product(FORMS, VALUES)))
def test_a_value_means_the_same_as_when_jinja_itself_escapes_it(form, value):
    ours, jinjas = (words(filled(kind, form, value)) for kind in (Sandbox, _AsJinjaCompiles))
    assert etree.tostring(ours) == etree.tostring(jinjas)


@pytest.mark.parametrize("form", FORMS[:1])
def test_a_value_that_is_missing_is_never_shown_as_none(form):
    with pytest.raises(ValueError, match="None"):
        filled(Sandbox, form, None)


def test_a_template_that_was_changed_is_read_again(tmp_path):
    page = tmp_path / "partials" / "page.html.j2"
    page.parent.mkdir()
    page.write_text("før", encoding="utf-8")
    assert template_sources(tmp_path) == {"partials/page.html.j2": "før"}
    page.write_text("efter", encoding="utf-8")
    (tmp_path / "ny.html.j2").write_text("ny", encoding="utf-8")
    assert template_sources(tmp_path) == {"ny.html.j2": "ny", "partials/page.html.j2": "efter"}


def test_what_was_read_cannot_be_changed_by_the_one_who_asked(tmp_path):
    (tmp_path / "page.html.j2").write_text("a", encoding="utf-8")
    template_sources(tmp_path).clear()
    assert template_sources(tmp_path) == {"page.html.j2": "a"}

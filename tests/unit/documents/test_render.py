"""A fault in a template names the template, the line, the heading and the name that was meant."""

import pytest

from parat.documents import errors
from parat.documents.render import parse_markup, render, sources_hash, template_sources
from tests.unit.documents.builders import sample_status_report


def filled(source, **more):
    return render("page.html.j2", sample_status_report(), {"page.html.j2": source, **more})


def test_a_misspelt_name_is_found_with_its_line_heading_and_a_suggestion():
    source = "<h1>Status</h1>\n<p>Tekst</p>\n<h2>Næste skridt</h2>\n<p>{{ cover.subtitel }}</p>\n<h1>Senere</h1>"
    with pytest.raises(errors.MissingNameError) as fault:
        filled(source)
    assert str(fault.value).startswith(
        "page.html.j2, line 4, under the heading Næste skridt: The name subtitel does not exist. Did you mean subtitle?"
    )


def test_a_misspelt_name_of_the_whole_document_is_found_too():
    with pytest.raises(errors.MissingNameError, match=r"The name action does not exist\. Did you mean actions"):
        filled("{% for a in action %}{{ a }}{% endfor %}")


def test_a_misspelt_name_in_a_condition_is_not_taken_for_false():
    with pytest.raises(errors.MissingNameError, match="summery"):
        filled("{% if summery %}x{% endif %}")


def test_a_fault_in_a_partial_names_the_partial():
    partial = "<h2>Bilag</h2>\n{% macro it() %}\n{{ nothing_here }}\n{% endmacro %}"
    with pytest.raises(errors.MissingNameError, match=r"part\.j2, line 3, under the heading Bilag"):
        filled("{% from 'part.j2' import it %}{{ it() }}", **{"part.j2": partial})


def test_a_template_that_cannot_be_read_says_where():
    with pytest.raises(errors.TemplateSyntaxError, match=r"page\.html\.j2, line 2, under the heading A"):
        filled("<h1>A</h1>\n{% if %}")


def test_a_missing_value_never_prints_as_none():
    with pytest.raises(errors.TemplateRunError, match=r"line 1.*a value is missing \(None\)"):
        filled("{{ actions[1].due }}")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cover.__init__.__globals__ }}",
        "{{ ().__class__ }}",
        "{{ actions.__add__ }}",
        "{{ document.__dataclass_fields__ }}",
        "{{ cover._secret }}",
    ],
)
def test_a_template_cannot_reach_into_python(attack):
    with pytest.raises(errors.TemplateError):
        filled(attack)


def test_a_value_is_always_text_and_never_markup():
    assert filled("{{ '<b>&' }}") == "&lt;b&gt;&amp;"


def test_a_result_that_is_not_well_formed_is_refused_with_its_line():
    with pytest.raises(errors.MalformedMarkupError, match=r"page, line 3 of the result, under the heading A"):
        parse_markup("<html>\n<h1>A</h1>\n<p>b</h2>\n</html>", "page")


def test_a_named_entity_is_refused():
    with pytest.raises(errors.MalformedMarkupError, match="nbsp"):
        parse_markup("<p>&nbsp;</p>", "page")


def test_a_document_type_is_refused_with_its_line():
    with pytest.raises(errors.MalformedMarkupError, match=r"line 2 of the result.*document type"):
        parse_markup('\n<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>&e;</p>', "page")


@pytest.mark.parametrize("letters", [0, 3_000_000])
def test_elements_very_deep_in_each_other_are_refused(letters):
    with pytest.raises(errors.MalformedMarkupError, match=r"deep|depth"):
        parse_markup(f"<p>{'x' * letters}{'<section>' * 1_000}{'</section>' * 1_000}</p>", "page")


def test_markup_larger_than_any_document_is_refused():
    with pytest.raises(errors.MarkupTooLargeError, match="60,000,000 is the most"):
        parse_markup("x" * 60_000_001, "page")


def test_the_hash_changes_with_a_word_and_with_the_looks():
    sources = template_sources()
    first = sources_hash(sources, b"looks")
    assert first == sources_hash(dict(reversed(sources.items())), b"looks")
    assert first != sources_hash({**sources, "status_report.html.j2": "x"}, b"looks")
    assert first != sources_hash(sources, b"other looks")


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'partials/laww.html.j2' %}",
        "{% extends 'partials/laww.html.j2' %}",
        "{% import 'partials/laww.html.j2' as law %}",
    ],
)
def test_a_part_that_is_not_there_is_named_with_the_one_that_was_meant(source):
    with pytest.raises(errors.MissingPartError) as fault:
        filled(f"<h1>Lov</h1>\n{source}", **{"partials/law.html.j2": ""})
    assert str(fault.value).startswith(
        "page.html.j2, line 2, under the heading Lov: There is no template partials/laww.html.j2. "
        "Did you mean partials/law.html.j2?"
    )


def test_a_macro_that_is_not_in_its_part_is_named_with_the_one_that_was_meant():
    partial = {"part.j2": "{% macro missing() %}x{% endmacro %}"}
    with pytest.raises(errors.MissingNameError, match=r"line 2.*The name mising does not exist\. Did you mean missing"):
        filled("{% from 'part.j2' import mising %}\n{{ mising() }}", **partial)


def test_a_macro_that_is_not_in_an_imported_part_is_named_with_the_one_that_was_meant():
    partial = {"part.j2": "{% macro missing() %}x{% endmacro %}"}
    with pytest.raises(errors.MissingNameError, match=r"The name mising does not exist\. Did you mean missing"):
        filled("{% import 'part.j2' as pieces %}{{ pieces.mising() }}", **partial)


@pytest.mark.parametrize("source", ["{{ cover.dated|longdate }}", "{{ cover.dated|longdate if cover.title else 'x' }}"])
def test_a_filter_that_is_not_there_is_named_with_the_one_that_was_meant(source):
    with pytest.raises(
        errors.UnknownFormError, match=r"line 2, under the heading A: .*filter longdate\. Did you mean long_date"
    ):
        filled(f"<h1>A</h1>\n{source}")


def test_a_test_that_is_not_there_is_named_with_the_one_that_was_meant():
    with pytest.raises(errors.UnknownFormError, match=r"no test web_adress\. Did you mean web_address"):
        filled("{% if cover.title is web_adress %}x{% endif %}")


def test_a_macro_with_the_wrong_words_is_named_with_its_line():
    with pytest.raises(errors.TemplateRunError, match=r"page\.html\.j2, line 2.*keyword argument"):
        filled("{% macro it(a) %}{{ a }}{% endmacro %}\n{{ it(b=1) }}")


def test_a_template_that_takes_itself_in_ends_with_an_error():
    with pytest.raises(errors.TemplateRunError, match="recursion"):
        filled("{% include 'page.html.j2' %}")


def test_a_fault_before_the_first_heading_names_none():
    with pytest.raises(errors.MissingNameError, match="line 1, under the heading –"):
        filled("{{ nothing_here }}\n<h1>Senere</h1>")


def test_a_great_deal_of_broken_markup_is_refused_at_once():
    with pytest.raises(errors.MalformedMarkupError):
        parse_markup("<html>" + "<h1>" * 200_000, "page")


def test_a_misspelt_name_handed_on_to_a_part_is_named_where_it_is_written():
    partial = {"part.j2": "{% macro it(text) %}\n{{ text|upper }}\n{% endmacro %}"}
    with pytest.raises(errors.MissingNameError, match=r"page\.html\.j2, line 2.*The name summery does not exist"):
        filled("{% from 'part.j2' import it %}\n{{ it(summery) }}", **partial)

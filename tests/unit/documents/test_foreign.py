"""What comes from outside the repository is filled in a process of its own, and only text comes back."""

import dataclasses
import json
import time

import pytest

from parat.documents import errors, foreign, template_files
from parat.documents.foreign import Limits, fill_each, render_foreign
from parat.documents.foreign_child import answers
from parat.documents.foreign_rules import forbidden_in
from parat.domain.errors import TemplateError
from tests.unit.documents.builders import sample_status_report

ORDINARY = Limits()


def filled(source, limits=ORDINARY, **more):
    sources = {"page.j2": source, **more}
    return render_foreign("page.j2", sample_status_report(), sources, frozenset(sources), limits)


def test_a_template_from_outside_gives_its_text():
    assert filled("<p>{{ cover.title }} æøå 👩‍👧 &amp; {{ '<' }}</p>") == "<p>Statusrapport æøå 👩‍👧 &amp; &lt;</p>"


def test_a_fault_in_it_is_the_same_error_with_the_same_place():
    with pytest.raises(errors.MissingNameError, match=r"page\.j2, line 2, under the heading A.*Did you mean title"):
        filled("<h1>A</h1>\n{{ cover.titel }}")


def test_a_template_that_computes_for_ever_is_stopped():
    with pytest.raises(errors.ForeignTemplateStoppedError, match=r"computed for more than 1 seconds|took more than"):
        filled("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", Limits(cpu_seconds=1))


def test_a_template_is_stopped_by_the_clock_where_nothing_else_stops_it():
    started = time.monotonic()
    with pytest.raises(errors.ForeignTemplateStoppedError, match=r"more than 0\.6 seconds"):
        filled(
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", Limits(wall_seconds=0.6)
        )
    assert time.monotonic() - started < 3


def test_a_template_that_asks_for_all_memory_is_stopped():
    with pytest.raises(errors.ForeignTemplateStoppedError, match=r"512 MB of memory|wrote more than"):
        filled("{{ 'x' * 1000000000 }}")


def test_a_template_that_writes_too_much_is_stopped():
    with pytest.raises(errors.ForeignTemplateStoppedError, match="wrote more than 1 MB"):
        filled("{{ 'x' * 2000000 }}", Limits(answer_bytes=1_000_000))


def test_a_process_that_dies_is_a_template_that_was_stopped(monkeypatch):
    monkeypatch.setattr(foreign, "_CHILD", "parat.documents.no_such_module")
    with pytest.raises(errors.ForeignTemplateStoppedError, match="ended without an answer"):
        filled("<p/>")


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x80\x04K\x01.",
        b"[]",
        b"{}",
        b"[" * 99_999,
        b'[{"markup": 7}]',
        b'[{"refused": "SystemExit", "found": {}}]',
        b'[{"markup": "<p/>"',
    ],
)
def test_an_answer_that_is_not_what_was_agreed_is_refused(monkeypatch, said):
    monkeypatch.setattr(foreign, "_asked", lambda request, limits: (said, False, 0))
    with pytest.raises(errors.ForeignTemplateStoppedError):
        filled("<p/>")


def test_the_process_is_told_nothing_of_this_machine(monkeypatch):
    monkeypatch.setenv("PARAT_DATABASE_URL", "postgresql://parat:hemmelig@db.example/parat")
    seen = {}
    start = foreign.subprocess.Popen

    def watched(*arguments, **more):
        seen.update(more["env"])
        return start(*arguments, **more)

    monkeypatch.setattr(foreign.subprocess, "Popen", watched)
    filled("<p/>")
    assert set(seen) <= {"SYSTEMROOT", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("{{ cycler.__init__.__globals__ }}", r"\.__globals__"),
        ("{{ lipsum() }}", "the name lipsum"),
        ("{{ '<b>'|safe }}", "the filter safe"),
        ("{{ '{0.__class__}'.format(cover) }}", r"\.format"),
        ("{{ 2 ** 9 }}", "the form pow"),
        ("{% autoescape false %}{% endautoescape %}", "the form scopedevalcontextmodifier"),
        ("{% include cover.title %}", "reckoned out"),
        ("{{ actions|map('attr', 'id') }}", "map by a name"),
        ("{{ actions|groupby('__class__') }}", "groupby by an attribute"),
        ("{{ cover.title is escaped }}", "the test escaped"),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(source, form):
    sources = {"page.j2": f"<h2>Mål</h2>\n\n{source}"}
    with pytest.raises(errors.ForbiddenFormError, match=rf"line 3, under the heading Mål.*{form}"):
        raise next(forbidden_in("page.j2", sources))


def test_a_file_that_the_document_does_not_take_in_does_not_stop_it():
    sources = {"page.j2": "<p/>", "other.j2": "{{ lipsum() }}"}
    said = answers("page.j2", (sample_status_report(),), sources, frozenset(sources))
    assert json.loads(json.dumps(said)) == [{"markup": "<p/>"}]


def test_several_documents_are_filled_in_one_process_and_each_has_its_own_error():
    first = sample_status_report()
    second = dataclasses.replace(first, summary=())
    source = {"page.j2": "{{ summary[0] ~ 'x' }}"}
    filled, refused = fill_each("page.j2", (first, second), source, frozenset(source))
    assert filled == f"{first.summary[0]}x"
    assert isinstance(refused, TemplateError)


def test_a_partial_from_outside_takes_the_whole_document_into_the_limited_process(monkeypatch):
    report, ours = sample_status_report(), template_files.template_sources()
    laid = template_files.Templates(
        ours | {"partials/pieces.html.j2": "x"}, b"", frozenset({"partials/pieces.html.j2"})
    )
    monkeypatch.setattr(template_files, "render_foreign", lambda *_: "limited")
    assert template_files.fill("status_report.html.j2", report, laid) == "limited"


def test_a_document_that_takes_in_nothing_from_outside_keeps_the_short_way(monkeypatch):
    report, ours = sample_status_report(), template_files.template_sources()
    laid = template_files.Templates(ours | {"own.html.j2": "x"}, b"", frozenset({"own.html.j2"}))
    monkeypatch.setattr(template_files, "render_foreign", lambda *_: "limited")
    assert "Statusrapport" in template_files.fill("status_report.html.j2", report, laid)

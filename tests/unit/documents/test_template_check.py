"""Own templates are checked before anybody uses them: all that must be mended is said at once, with its place."""

import pytest
from typer.testing import CliRunner

from parat.cli.exit_codes import ExitCode
from parat.cli.main import app
from parat.documents.deliverables import DELIVERABLES
from parat.documents.produce import produce
from parat.documents.render import TEMPLATES
from parat.documents.stand_ins import stand_ins
from parat.documents.template_check import flaws_in_base, flaws_in_folder, unused_in_folder
from parat.documents.word.base import BASE
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.writing import a_dot

MINUTES = "workshop_minutes.html.j2"
pytestmark = pytest.mark.slow


@pytest.fixture
def changed(tmp_path):
    """Give a function that puts a changed template of ours in an own folder, and gives what must be mended there."""

    def change(old, new, name=MINUTES):
        source = (TEMPLATES / name).read_text(encoding="utf-8")
        assert old in source
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.replace(old, new, 1), encoding="utf-8")
        return flaws_in_folder(tmp_path)

    return change


@pytest.mark.parametrize("deliverable", DELIVERABLES)
def test_every_document_can_be_tried_without_a_municipality(deliverable):
    for context in stand_ins(DELIVERABLES[deliverable].context):
        produce(deliverable, context, engagement="prøve", generation_id="prøve")


def test_a_changed_sentence_is_nothing_to_mend(changed):
    assert changed("Ikke oplyst", "Ikke opgivet") == []


def test_an_own_picture_is_found_in_the_folder_that_is_checked(changed, tmp_path):
    figure = '<figure id="egen"><figcaption>Egen</figcaption><img src="egen" alt="Kommunens egen figur"/></figure>'
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "egen.png").write_bytes(a_dot())
    assert changed("{% block main %}", "{% block main %}" + figure) == []
    (tmp_path / "images" / "egen.png").unlink()
    (flaw,) = changed("{% block main %}", "{% block main %}" + figure)
    assert "There is no picture «egen»" in flaw.what


def test_a_misspelt_name_is_told_once_with_its_place_and_what_was_meant(changed):
    (flaw,) = changed('"Sted", place', '"Sted", plase')
    assert (flaw.file, flaw.line > 1) == (MINUTES, True)
    assert "The name plase does not exist. Did you mean place?" in flaw.what


def test_a_misspelt_name_that_only_another_part_has_is_told_once_with_what_was_meant(changed):
    (flaw,) = changed('"Sted", place', '"Sted", withhel')
    assert "The name withhel does not exist. Did you mean withheld?" in flaw.what


def test_a_misspelt_name_is_found_where_nothing_leads_there_today(changed):
    (flaw,) = changed("{% block main %}", "{% block main %}{% if false %}{{ plase }}{% endif %}")
    assert "The name plase does not exist" in flaw.what


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (
            "{% include 'partials/laww.html.j2' %}",
            "no template partials/laww.html.j2. Did you mean partials/law.html.j2",
        ),
        ("{{ held_on|longdate }}", "filter longdate"),
        ("{% if %}", "cannot be read"),
        ("<p>", "not well-formed"),
        ("<p class='leed'>x</p>", "cannot be shown in Word"),
        ("<blink>x</blink>", "cannot be shown in Word"),
        ("løs tekst", "cannot be shown in Word"),
        ("{{ lipsum() }}", "may not use the name lipsum"),
        ("<p><a href='https://x.example'>her</a></p>", "Not everybody could read it"),
        ("{{ 'x' * 10000000000 }}", "was stopped"),
    ],
)
def test_each_kind_of_fault_is_found_and_says_what_to_do(changed, added, told):
    found = changed("{% block main %}", "{% block main %}" + added)
    assert [flaw for flaw in found if told in flaw.what and flaw.remedy]


def test_several_faults_are_told_at_once(changed):
    found = changed("{% block main %}", "{% block main %}{{ lipsum() }}\n{{ plase }}\n{{ '<b>'|safe }}")
    assert len(found) == 3


def test_a_fault_in_a_part_is_told_once_for_all_documents_that_take_it_in(changed):
    (flaw,) = changed(".answered_items", ".answerd_items", "partials/readiness.html.j2")
    assert "The name answerd_items does not exist. Did you mean answered_items?" in flaw.what


def test_a_template_that_nothing_takes_in_is_noted(tmp_path):
    (tmp_path / "status_raport.html.j2").write_text("<p/>", encoding="utf-8")
    assert unused_in_folder(tmp_path) == ["status_raport.html.j2"]


def test_our_base_document_lacks_nothing():
    assert flaws_in_base(BASE.read_bytes(), "base.docx") == []


def without(style):
    parts = read_package(BASE.read_bytes())
    name = "word/styles.xml"
    assert f'<w:name w:val="{style}"/>'.encode() in parts[name]
    changed = parts[name].replace(f'<w:name w:val="{style}"/>'.encode(), b'<w:name w:val="Noget andet"/>')
    return write_package({**parts, name: changed})


def test_a_base_document_without_a_style_is_told_by_the_name_of_the_style(tmp_path):
    own = tmp_path / "huset.docx"
    own.write_bytes(without("caption"))
    done = CliRunner().invoke(app, ["template", "check", str(own)])
    assert done.exit_code == ExitCode.TEMPLATE
    assert "caption" in done.output
    assert "1 to mend" in done.output


def test_the_command_says_that_there_is_nothing_to_mend(tmp_path):
    done = CliRunner().invoke(app, ["template", "check", str(tmp_path)])
    assert (done.exit_code, done.output) == (0, f"Nothing to mend in {tmp_path}.\n")


def test_the_command_shows_place_and_remedy(tmp_path):
    (tmp_path / "status_report.html.j2").write_text("<h1>Status</h1>\n{{ cover.titel }}", encoding="utf-8")
    done = CliRunner().invoke(app, ["template", "check", str(tmp_path)])
    assert done.exit_code == ExitCode.TEMPLATE
    assert "status_report.html.j2" in done.output
    assert "Did you mean title?" in done.output

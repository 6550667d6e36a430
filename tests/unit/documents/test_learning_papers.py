"""The papers of readiness, workshops and training say what there is, what is missing, and who supplies it."""

import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import pytest

from parat.domain.catalogue import VERSION
from parat.domain.instrument import instrument
from parat.ooxml.packages import read_package
from tests.unit.documents.readiness_builders import (
    more_gaps,
    nine_dimensions,
    sample_readiness_report,
    sample_readiness_summary,
    some_strengths,
)
from tests.unit.documents.reading import produced, whole_text
from tests.unit.documents.training_builders import (
    sample_certificate,
    sample_evaluation_note,
    sample_training_plan,
    some_answers,
    some_sessions,
)
from tests.unit.documents.workshop_builders import sample_workshop_invitation, sample_workshop_programme


def words_of(deliverable, context):
    return whole_text(produced(deliverable, context).docx)


def report(**different):
    return words_of("readiness_report", sample_readiness_report(**different))


def summary(**different):
    return words_of("readiness_summary", sample_readiness_summary(**different))


def charts_in(deliverable, context):
    parts = read_package(produced(deliverable, context).docx)
    return [part.decode() for name, part in parts.items() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]


def test_the_radar_shows_every_round():
    (chart,) = charts_in("readiness_report", sample_readiness_report())
    assert "<c:radarChart>" in chart
    assert chart.count("<c:ser>") == 2
    assert "<c:v>2.4</c:v>" in chart


def test_a_theme_with_too_thin_a_basis_is_no_zero_in_the_radar():
    words = produced("readiness_report", sample_readiness_report()).docx
    (alt,) = re.findall(r'descr="(Score for hvert tema[^"]*)"', read_package(words)["word/document.xml"].decode())
    assert "Håndtering af bekymringer: Udgangspunkt ikke opgjort" in alt


def test_too_few_themes_have_no_radar():
    assert charts_in("readiness_report", sample_readiness_report(dimensions=nine_dimensions()[:2])) == []


def test_the_first_round_goes_to_the_workshop_and_a_later_one_to_the_steering_group():
    assert "drøftes på den første workshop" in report(first_round=True)
    later = report(first_round=False)
    assert "den første workshop" not in later
    assert "forelægger resultatet for styregruppen" in later


def test_the_report_lists_what_is_missing_and_who_supplies_it():
    words = report()
    assert "Svar fra rollen »Beskæftigelse«. Leveres af kommunens projektleder." in words
    assert "Svar på udsagn D5.5, som ingen kunne besvare." in words
    assert "for udsagn D1.4. Leveres af dem, der har svaret 3 eller 4." in words


def test_a_report_that_lacks_nothing_says_so():
    words = report(dimensions=(), gaps=(), missing_roles=())
    assert "Alle roller har svaret" in words


@pytest.mark.parametrize(
    ("mandatory", "said"), [(1, "1 er kritisk og skal udvikles."), (2, "2 er kritiske og skal udvikles.")]
)
def test_the_summary_counts_the_critical_statements(mandatory, said):
    assert said in summary(mandatory_count=mandatory)


def test_a_summary_without_strengths_and_gaps_says_so():
    words = summary(strengths=(), gaps=(), gap_count=0, mandatory_count=0, disagreement_count=0)
    assert "Ingen udsagn ligger på 3,0 eller derover." in words
    assert "Ingen udsagn ligger under 3,0." in words


def test_a_programme_tells_the_times_of_the_day():
    words = words_of("workshop_programme", sample_workshop_programme())
    assert "Kl. 9.00-11.00" in words
    assert "9.15-9.30" in words


def test_a_programme_without_a_place_says_who_supplies_it():
    words = words_of("workshop_programme", sample_workshop_programme(place="", time_is_set=False))
    assert "Ikke fastlagt endnu" in words
    assert "tidspunktet og stedet. Leveres af kommunens projektleder." in words


def test_an_invitation_without_a_time_names_none():
    words = words_of("workshop_invitation", sample_workshop_invitation(begins=None, ends=None))
    assert "kl." not in words.casefold().replace("klok", "")
    assert "tidspunktet. Leveres af kommunens projektleder, inden invitationen sendes." in words


def test_a_training_plan_names_the_sessions_that_lack_something():
    words = words_of("training_plan", sample_training_plan())
    assert "Undervisningsgang 2 (Scenarietræning) mangler klokkeslæt og sted." in words
    assert "modulet »Handlemuligheder og lovgivning«" in words


def test_a_complete_training_plan_says_so():
    words = words_of("training_plan", sample_training_plan(unplanned=(), sessions=some_sessions()[:1]))
    assert "Alle moduler, der er behov for, har en undervisningsgang" in words


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (Decimal("91.2"), "Målet er nået: 91,2\N{NO-BREAK SPACE}pct."),
        (Decimal("26.4"), "Målet er ikke nået: 26,4\N{NO-BREAK SPACE}pct."),
        (None, "Derfor kan det ikke siges, om målet er nået."),
    ],
)
def test_the_evaluation_says_whether_the_target_is_reached(reached, said):
    assert said in words_of("evaluation_note", sample_evaluation_note(waiver=None, reached_percent=reached))


def test_the_evaluation_says_which_answers_are_left_out_and_which_are_missing():
    words = words_of("evaluation_note", sample_evaluation_note())
    assert "Svar fra 1 undervisningsgang er udeladt, fordi færre end fem har svaret." in words
    assert "Deltagernes svar efter undervisningsgangen den 10. juni 2027 (Scenarietræning)." in words
    assert "den 3. juni 2027" not in words


def test_an_evaluation_without_answers_shows_no_means():
    silent = tuple(replace(one, answered=None, liked="", wished="") for one in some_answers())
    words = words_of("evaluation_note", sample_evaluation_note(sessions=silent, answered=0, relevance=None))
    assert "Der er ingen evalueringssvar, som kan vises." in words
    assert "Det lærte vi" not in words


def test_a_certificate_names_the_modules_and_adds_up_the_hours():
    words = words_of("certificate", sample_certificate())
    assert "Prøve Prøvesen" in words
    assert "I alt 5,5 timer" in words


def test_a_certificate_with_an_unknown_length_has_no_sum():
    modules = tuple(replace(one, hours=None) for one in sample_certificate().modules)
    assert "I alt" not in words_of("certificate", sample_certificate(modules=modules))


def the_fullest_summary():
    """Give the summary with the longest statements of the instrument in every place."""
    longest = sorted((item.statement_da for item in instrument(VERSION).items), key=len, reverse=True)
    strengths = tuple(
        replace(one, statement=text, undocumented=True)
        for one, text in zip(some_strengths(), longest[1:], strict=False)
    )
    gaps = tuple(replace(one, statement=text, mandatory=True) for one, text in zip(more_gaps(), longest, strict=False))
    roles = tuple(replace(sample_readiness_summary().missing_roles[0], role_da=role) for role in ("Leder", "Beredskab"))
    thin = tuple(replace(one, known=None) for one in nine_dimensions()[:5]) + nine_dimensions()[5:]
    return sample_readiness_summary(
        strengths=strengths,
        gaps=gaps,
        missing_roles=roles,
        dimensions=thin,
        earlier=sample_readiness_summary().earlier * 2,
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize("context", [sample_readiness_summary, the_fullest_summary], ids=["usual", "fullest"])
def test_the_summary_is_one_page(context, tmp_path):
    (tmp_path / "summary.docx").write_bytes(produced("readiness_summary", context()).docx)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "summary.docx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", tmp_path / "summary.pdf"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Pages:\s+1$", told, re.MULTILINE)

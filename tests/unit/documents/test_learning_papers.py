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
from tests.unit.documents.builders import sample_training_record
from tests.unit.documents.readiness_builders import (
    THEMES,
    a_development,
    more_gaps,
    nine_dimensions,
    sample_readiness_report,
    sample_readiness_summary,
    some_proposals,
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
    assert "emner til den første workshop" in report(first_round=True)
    later = report(first_round=False)
    assert "den første workshop" not in later
    assert "forelægger resultatet for styregruppen" in later


def test_a_theme_whose_statements_changed_is_not_compared():
    words = report()
    assert "Ikke sammenlignelig" in words
    assert "D5.1, D5.2 og D5.5 er holdt ude, og der er for få ens udsagn tilbage til at sammenligne." in words
    assert "D1.5 er holdt ude." in words
    assert "Ny ordlyd, nu et kritisk udsagn" in words


def test_a_first_round_has_no_change():
    assert "Ændring siden" not in report(first_round=True, development=None)


def test_two_rounds_of_one_version_leave_nothing_out():
    development = a_development(themes=a_development().themes[1:2], incomparable=())
    words = report(development=development)
    assert "hver sin udgave" not in words
    assert "ikke er sammenlignelige" not in words


def test_a_fall_is_shown_with_a_true_minus_sign():
    assert "\N{MINUS SIGN}0,4" in report()


def test_others_are_shown_as_a_mean_and_never_as_a_list():
    words = report()
    assert "Bag hvert gennemsnit står mindst fem andre kommuner" in words
    assert "For få" in words
    alone = report(dimensions=nine_dimensions())
    assert "Gennemsnittet af de øvrige kommuner vises ikke" in alone


def test_a_level_that_hangs_on_do_not_know_is_said_to_do_so():
    assert "»Fælles forståelse og kompetencer« er »god« (3,1) i »kendt« og »under opbygning« (2,6) i »lav«." in report()


def test_the_order_of_proposals_is_for_a_person_to_confirm():
    assert "Kommunen bekræfter eller ændrer den på workshoppen" in report(first_round=True)
    assert "Kommunen bekræfter eller ændrer dem." in summary()


def test_the_short_mapping_stands_beside_the_score():
    words = report()
    assert "2,3" in words
    assert "(1 svarede »ved ikke«)" in words
    assert "Ikke besvaret" in words


def test_the_report_lists_what_is_missing_and_who_supplies_it():
    words = report()
    assert "Svar fra rollen »Beskæftigelse«. Leveres af kommunens projektleder." in words
    assert "Svar på udsagn D5.5, som ingen kunne besvare." in words
    assert "dokumentation for 2 udsagn, se tabellen. Leveres af dem, der har svaret 3 eller 4." in words
    assert "5 af 6 svar" in words


def test_a_report_that_lacks_nothing_says_so():
    words = report(dimensions=(), gaps=(), missing_roles=(), undocumented=())
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


def test_a_training_plan_says_why_what_waits_for_an_answer_and_what_was_declined():
    words = words_of("training_plan", sample_training_plan())
    assert "ved, hvem de skal kontakte«: scoren er 1,4." in words
    assert "Kommunen har valgt disse forslag fra:" in words
    assert "Svar på 1 forslag fra parathedsvurderingen" in words
    assert "Børn, unge og familie; Skole og dagtilbud" in words


def test_a_training_record_names_the_groups_below_the_target_and_those_that_do_not_count():
    words = words_of("training_record", sample_training_record())
    assert "310 af 1.240 har deltaget (25\N{NO-BREAK SPACE}pct.)." in words
    assert "12 deltagere fra gruppen »Lærere« i modulet »Bekymringstegn« tæller ikke med" in words


def test_a_training_record_that_lacks_nothing_does_not_say_what_is_missing():
    words = words_of("training_record", sample_training_record(needs=(), unasked=()))
    assert "Det mangler for at nå målet" not in words


def test_the_evaluation_shows_the_test_by_group_and_module_and_who_is_behind():
    words = words_of("evaluation_note", sample_evaluation_note())
    assert "Beståede prøver efter medarbejdergruppe og modul" in words
    assert "overfortolke dem«: 310 af 1.240 har deltaget." in words


def test_a_complete_training_plan_says_so():
    complete = sample_training_plan(unplanned=(), proposals=(), sessions=some_sessions()[:1])
    words = words_of("training_plan", complete)
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
        first_round=True,
        proposals=tuple(replace(some_proposals()[0], id=key, title=title) for key, title, _ in THEMES[:6]),
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

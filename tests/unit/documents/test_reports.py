"""The reports say how far the work has come, without claiming what was not measured and without pointing at anybody."""

from dataclasses import replace

from tests.unit.documents.reading import paragraphs, part, produced, text, whole_text
from tests.unit.documents.report_builders import (
    sample_final_report,
    sample_programme_report,
    sample_status_report,
    some_changes,
    some_deviations,
    some_means,
)

WP = {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


def status(**different):
    return whole_text(produced("status_report", sample_status_report(**different)).docx)


def final(**different):
    return whole_text(produced("final_report", sample_final_report(**different)).docx)


def programme(**different):
    return whole_text(produced("programme_report", sample_programme_report(**different)).docx)


def readiness(**different):
    return replace(sample_final_report().readiness, **different)


def test_the_status_report_counts_what_is_late():
    assert "Den omfatter 2 indsatser, hvoraf 1 er forsinket eller over fristen." in status()
    assert "hvoraf" not in status(actions=())


def test_an_action_past_its_date_is_said_to_be_so_whatever_its_status():
    late = replace(sample_status_report().actions[0], status_da="I gang")
    assert "I gang, over fristen" in status(actions=(late,))


def test_what_is_late_is_taken_up_in_one_sentence():
    said = "for den indsats, der er forsinket eller over fristen: nr. 2."
    assert f"Der aftales en ny frist eller en anden handling {said}" in status()
    assert "next-late" not in produced("status_report", sample_status_report(actions=())).manifest


def test_a_target_is_not_said_to_be_reached_where_that_cannot_be_told():
    manifest = produced("status_report", sample_status_report()).manifest
    assert manifest["reading-indsats-2"].endswith("| – | –")
    assert manifest["reading-indsats-1"].endswith("| Nej")


def test_deviations_that_nobody_has_weighed_have_no_columns_for_it():
    bare = tuple(replace(one, consequence="", response="") for one in some_deviations())
    words = status(deviations=bare)
    assert "Ikke vurderet" not in words
    assert "Endnu ikke beskrevet: hvilke følger afvigelserne får" in words


def test_a_report_without_milestones_has_no_place_for_them():
    assert "Milepæle" not in status(milestones=())


def test_a_status_report_on_nothing_says_what_is_missing():
    words = status(actions=(), counts=(), areas=(), deviations=(), next_steps=(), next_follow_up=None)
    assert "Endnu ikke beskrevet: status for planens indsatser." in words
    assert "Ingen indsatser har frist eller start inden næste opfølgning." in words
    assert "Næste opfølgning: endnu ikke fastlagt." in words


def test_the_chart_of_progress_says_every_number_in_its_alternative_text():
    alternative = part(produced("status_report", sample_status_report()).docx).xpath("//wp:docPr/@descr", namespaces=WP)
    assert "Håndtering af bekymringer: Indsatser i alt 4, Heraf gennemført 2." in alternative[0]


def test_the_final_report_counts_themes_by_the_way_they_went():
    assert "Parathedsscoren er steget på 1 tema og faldet på 1 tema." in final()


def test_the_final_report_shows_the_change_with_its_sign():
    manifest = produced("final_report", sample_final_report()).manifest
    assert "| +1,2 |" in manifest["change-D1"]
    assert "| Ikke opgjort |" in manifest["change-D5"]


def test_assessments_that_cannot_be_compared_are_not_set_side_by_side():
    words = final(readiness=readiness(incomparable_because="De to vurderinger bygger på hver sin udgave af skemaet."))
    assert "Ingen sammenligning. De to vurderinger bygger på hver sin udgave af skemaet." in words
    assert "Ændring i hvert tema" not in words
    assert "Parathedsscoren er" not in words


def test_two_themes_are_too_few_for_a_radar():
    made = produced("final_report", sample_final_report(readiness=readiness(dimensions=some_changes()[:2])))
    assert "readiness-radar" not in made.manifest
    assert "change-D1" in made.manifest


def test_the_final_report_leaves_room_for_what_was_learned():
    assert "hvad andre kommuner kan bruge. Teksten skrives her i dokumentet." in final()
    assert "Det tog længere tid end ventet." in final(lessons=("Det tog længere tid end ventet.",))


def test_a_final_report_on_nothing_names_everything_that_is_missing():
    bare = sample_final_report(
        purpose=(), goals=(), stages=(), gates=(), readiness=None, training=None, counts=(), areas=(), deviations=(),
        unfinished=(), anchoring=(), organisation=(),
    )  # fmt: skip
    manifest = produced("final_report", bare).manifest
    assert {"aim-missing", "path-missing", "readiness-missing", "plan-missing", "anchoring-missing"} <= set(manifest)


def test_the_programme_report_hides_what_fewer_than_five_stand_behind():
    manifest = produced("programme_report", sample_programme_report()).manifest
    assert manifest["readiness-D5"] == "Håndtering af bekymringer | – | for få | – | for få | –"
    assert manifest["module-sharing"] == "Informationsdeling | færre end 5 | færre end 5"
    assert manifest["area-D1"] == "Ledelse, formål og politisk forankring | færre end 5"


def test_a_programme_report_on_too_few_shows_no_readiness_at_all():
    hidden = tuple(replace(one, mean=None, municipalities=None, after=None) for one in some_means())
    words = programme(dimensions=hidden)
    assert "Resultatet vises først, når mindst seks kommuner har besvaret samme udgave" in words
    assert "Gennemsnitlig parathed" not in words


def test_a_municipality_is_named_only_beside_what_it_has_made_public():
    made = produced("programme_report", sample_programme_report(plans=()))
    assert "Sandvig" in whole_text(produced("programme_report", sample_programme_report()).docx)
    assert "Sandvig" not in whole_text(made.docx)


def test_the_actions_of_too_few_plans_are_not_shown_together():
    words = programme(tasks=(), plans_counted=4)
    assert "Færre end fem kommuner har godkendte indsatser. De vises derfor ikke samlet." in words


def test_what_too_few_need_or_develop_is_not_shown_at_all():
    words = programme(modules=(), needs_counted=4, areas=(), areas_counted=1)
    assert "Færre end fem kommuner har opgjort deres behov for undervisning." in words
    assert "Færre end fem kommuner har valgt udviklingsområder." in words


def test_the_programme_is_named_once_on_its_cover():
    cover = sample_programme_report().cover
    docx = produced("programme_report", sample_programme_report(cover=cover)).docx
    assert cover.official_name == cover.programme_title
    assert [text(one) for one in paragraphs(docx)].count(cover.programme_title) == 1

"""A document says in good Danish what there is, and shows no place that nothing has filled."""

from dataclasses import replace

import pytest

from parat.documents.contexts import ItemResult
from tests.unit.documents import builders
from tests.unit.documents.builders import some_areas, some_needs
from tests.unit.documents.readiness_builders import an_earlier_round, nine_dimensions
from tests.unit.documents.reading import produced, whole_text
from tests.unit.documents.samples import sample


def words_of(deliverable, **different):
    return whole_text(produced(deliverable, replace(sample(deliverable), **different)).docx)


def gaps_of(mandatory):
    gaps = sample("readiness_report").gaps
    return tuple(replace(gap, mandatory=number < mandatory) for number, gap in enumerate(gaps))


@pytest.mark.parametrize(
    ("mandatory", "said"),
    [
        (0, "Ingen kritiske udsagn ligger på 1 eller lavere."),
        (1, "1 kritisk udsagn ligger på 1 eller lavere og skal udvikles."),
        (2, "2 kritiske udsagn ligger på 1 eller lavere og skal udvikles."),
    ],
)
def test_the_report_says_how_many_critical_statements_must_be_developed(mandatory, said):
    assert said in words_of("readiness_report", gaps=gaps_of(mandatory))


def test_an_area_without_a_description_is_not_said_to_lack_one():
    areas = tuple(replace(area, description="") for area in some_areas())
    words = words_of("workshop_minutes", development_areas=areas)
    assert areas[0].title in words
    assert "Endnu ikke beskrevet" not in words


def test_an_area_with_nothing_but_a_title_is_one_row():
    area = replace(some_areas()[1], description="", priority_da="", item_ids=())
    made = produced("workshop_minutes", replace(sample("workshop_minutes"), development_areas=(area,)))
    assert [name for name in made.manifest if name.startswith("area-")] == ["area-list", "area-area-formaal"]


def test_the_title_of_an_area_without_a_description_ends_its_sentence_in_the_plan():
    area = replace(some_areas()[1], description="")
    assert f"{area.title}. Svarer på udsagn D1.1." in words_of("plan_draft", development_areas=(area,))


def test_a_training_record_without_due_dates_and_places_has_no_columns_for_them():
    needs = tuple(replace(need, due=None) for need in some_needs())
    sessions = tuple(replace(one, place="") for one in builders.sample_training_record().sessions)
    words = words_of("training_record", needs=needs, sessions=sessions)
    assert "Frist" not in words
    assert "Sted" not in words


def test_a_training_record_keeps_the_columns_that_one_row_fills():
    words = words_of("training_record")
    assert "Frist" in words
    assert "Sted" in words


def test_a_statement_that_nobody_finds_relevant_is_not_one_that_nobody_could_answer():
    (first, *others) = sample("readiness_report").dimensions
    unanswered = ItemResult(id="D1.1", statement="Kommunen har et formål.")
    for irrelevant, said in ((True, "Ikke relevant"), (False, "Ingen kunne svare")):
        shown = replace(first, items=(replace(unanswered, irrelevant=irrelevant),))
        assert said in words_of("readiness_report", dimensions=(shown, *others))


@pytest.mark.parametrize("deliverable", ["readiness_report", "readiness_summary"])
def test_a_theme_without_a_point_from_an_earlier_round_is_said_to_be_so(deliverable):
    changed = replace(an_earlier_round(), scores=(None,) * 9, incomparable=("D1",))
    said = "»Udgangspunkt« har intet punkt ved »Ledelse, formål og politisk forankring«, fordi"
    assert said in words_of(deliverable, dimensions=nine_dimensions(), earlier=(changed,))
    assert "har intet punkt" not in words_of(deliverable, dimensions=nine_dimensions(), earlier=(an_earlier_round(),))

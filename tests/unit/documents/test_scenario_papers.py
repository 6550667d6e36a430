"""The booklet of scenario training and the minutes say what was played, what failed, and how to correct them."""

from dataclasses import replace

import pytest

from parat.domain.scenarios import scenarios
from tasks.scenario_papers import scenario_shown
from tests.unit.documents.builders import a_played_scenario
from tests.unit.documents.reading import produced, whole_text
from tests.unit.documents.samples import sample


def words_of(kind, **different):
    return whole_text(produced(kind, replace(sample(kind), **different)).docx)


@pytest.mark.parametrize("scenario", scenarios().values(), ids=list(scenarios()))
def test_the_booklet_holds_story_news_and_questions_of_a_scenario(scenario):
    words = words_of("scenario_booklet", scenarios=(scenario_shown(scenario),))
    assert scenario.story_da[0] in words
    for step in scenario.steps:
        assert step.question_da in words
        assert step.news_da in words


def test_a_booklet_without_scenarios_says_who_chooses_them():
    assert "hvilke scenarier der skal øves. Leveres af konsulenten." in words_of("scenario_booklet", scenarios=())


def test_a_booklet_of_more_than_the_agenda_has_time_for_says_so():
    assert "mere tid, end programmet har sat af (20 minutter)" in words_of("scenario_booklet", minutes_to_play=20)
    assert "end programmet har sat af" not in words_of("scenario_booklet", minutes_to_play=25)
    assert "Programmet har ikke sat tid af til scenarier." in words_of("scenario_booklet", minutes_to_play=0)


def test_a_booklet_of_one_scenario_needs_no_list_of_contents():
    one, two, *_ = (scenario_shown(scenario) for scenario in scenarios().values())
    assert "Indhold" not in words_of("scenario_booklet", scenarios=(one,)).partition("Sådan bruges hæftet")[0]
    assert "Indhold" in words_of("scenario_booklet", scenarios=(one, two)).partition("Sådan bruges hæftet")[0]


def test_the_minutes_say_how_many_steps_failed():
    assert "1 trin kunne ikke besvares" in words_of("workshop_minutes")
    assert "Fejler. Skulle stå i: Kapitel 11" in words_of("workshop_minutes")


def test_the_minutes_say_when_the_plan_answered_everything():
    played = a_played_scenario()
    held = replace(played, steps=played.steps[:1])
    assert "gav svar på alle de trin" in words_of("workshop_minutes", played=(held,))


def test_minutes_without_decisions_have_a_row_to_write_in():
    words = words_of("workshop_minutes", decisions=(), takes_areas=False, development_areas=())
    assert "Skriv her" in words
    assert "Udsagnsnumre" not in words

"""Fill the booklet of scenario training, and what the minutes show of the steps that were played."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from db.schema import ScenarioAnswer, Workshop
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.scenario import PlayedScenario, ScenarioBooklet, ScenarioShown, StepAnswer, StepShown
from parat.domain.scenarios import FAILS, Scenario, Step, answers_in_plan, played_in, scenarios
from parat.domain.workshop_kinds import workshop_kinds
from tasks.cells import time_of_day
from tasks.scenario_training import step_of


def plays_scenarios(row: Workshop) -> bool:
    """Say whether a workshop is to play scenarios."""
    return bool(played_in(row.kind, row.scenarios or ()))


def booklet(row: Workshop, day: date, cover: Cover) -> ScenarioBooklet:
    """Fill the booklet for the one who leads a workshop's scenario training."""
    kind = workshop_kinds()[row.kind]
    return ScenarioBooklet(
        cover=cover,
        number=row.number,
        kind_da=kind.title_da,
        minutes_to_play=kind.minutes_to_play,
        held_on=day,
        begins=time_of_day(row.begins),
        place=row.place,
        scenarios=tuple(scenario_shown(one) for one in played_in(row.kind, row.scenarios or ())),
    )


def played_scenarios(read: Reader, row: Workshop) -> tuple[PlayedScenario, ...]:
    """Show the scenarios of which a workshop has answered steps."""
    answers = read.all(ScenarioAnswer, ScenarioAnswer.workshop == row.id)
    by_scenario: defaultdict[str, list[ScenarioAnswer]] = defaultdict(list)
    for answer in sorted(answers, key=lambda answer: (answer.scenario, answer.step)):
        by_scenario[answer.scenario].append(answer)
    return tuple(
        PlayedScenario(id=key, title=scenarios()[key].title_da, steps=tuple(_answered(found)))
        for key, found in by_scenario.items()
        if key in scenarios()
    )


def scenario_shown(scenario: Scenario) -> ScenarioShown:
    """Show a scenario as the booklet does."""
    return ScenarioShown(
        id=scenario.id,
        title=scenario.title_da,
        track_da=scenario.track_da,
        purpose=scenario.purpose_da,
        minutes=scenario.minutes,
        story=scenario.story_da,
        roles=scenario.roles_da,
        steps=tuple(_step(gone, step) for gone, step in scenario.timed()),
    )


def _step(gone: int, step: Step) -> StepShown:
    named = answers_in_plan()
    return StepShown(
        number=step.number,
        from_minute=gone,
        to_minute=gone + step.minutes,
        question=step.question_da,
        good=step.good_da,
        stands_in=tuple(named[key][1] for key in (step.section, step.card) if key),
        item_id=step.item,
        when_da=step.when_da,
        news=step.news_da,
    )


def _answered(answers: list[ScenarioAnswer]) -> Iterator[StepAnswer]:
    for answer in answers:
        step, failed = step_of(answer), answer.answered_by == FAILS
        where = answers_in_plan().get(answer.reference, ("", ""))[1]
        yield StepAnswer(
            id=answer.id,
            step=answer.step,
            question=step.question_da if step else "",
            answer_da=f"Skulle stå i: {where}" if failed and where else where,
            note=answer.note,
            failed=failed,
        )

"""Run one stage of one municipality: claim it, take its steps one by one, and say how it stands afterwards."""

import asyncio
from functools import partial
from typing import Any

from prefect.client.schemas.objects import State

from flows.order import STEPS
from flows.portfolio import refresh_portfolio
from flows.run_marks import actor_of, mark, whose_run
from flows.task_names import as_task
from flows.waiting_list import conclude
from parat.domain.stages import STANDARD, Stage
from tasks.run import Run, Step
from tasks.stage_run import abandon_stage, begin_stage, finish_stage


async def run_stage(stage: Stage, municipality: str, staff: str) -> State[Any]:
    """Carry out a stage's steps and end in a state that says what the municipality waits for; raise ParatErrors."""
    whose = await whose_run(municipality)
    await mark(f"{whose.municipality}: {STANDARD.rule(stage).label_da}", whose.tags(stage))
    run = await asyncio.to_thread(begin_stage, whose.engagement, stage, actor_of(staff))
    try:
        for step in STEPS[stage]:
            await _take(step, run)
        await asyncio.to_thread(finish_stage, run)
    except BaseException:  # also when the run is cancelled
        abandon_stage(run)
        raise
    ended = await conclude(whose)
    await refresh_portfolio()
    return ended


async def _take(step: Step, run: Run) -> None:
    await as_task(step.name, step.label_da, partial(step, run), lambda did: f"{step.label_da}: {did}")

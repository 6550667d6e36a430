"""Carry one municipality as far as it can go now, and show its whole path in one run."""

from functools import partial
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.catalogue import FLOW_NAMES, PATH
from flows.path import advance_when_free
from flows.portfolio import refresh_portfolio
from flows.refusals import told_plainly
from flows.run_marks import Whose, actor_of, in_words, mark, whose_run
from flows.task_names import as_task
from flows.waiting_list import conclude
from parat.domain.stages import STANDARD, Stage
from tasks.run import Actor
from tasks.stage_run import StageOutcome, standing_now


@flow(name=FLOW_NAMES[PATH], flow_run_name="{municipality}: på vej")
@told_plainly
async def municipality_path(municipality: str, staff: str) -> State[Any]:
    """Carry a municipality as far as it can go now: every open stage is run, up to the first thing that waits.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        staff: Your own staff id. It is written beside everything that this run records.

    """
    whose = await whose_run(municipality)
    await mark(f"{whose.municipality}: på vej", whose.tags())
    actor = actor_of(staff)
    for stage in Stage:
        await _pass(stage, whose, actor)
    ended = await conclude(whose)
    await refresh_portfolio()
    return ended


async def _pass(stage: Stage, whose: Whose, actor: Actor) -> None:
    await as_task(stage, STANDARD.rule(stage).label_da, partial(_carried, stage, whose.engagement, actor), str)


def _carried(stage: Stage, engagement: str, actor: Actor) -> str:
    """Run a stage that has something to do, and say how it and the others stand."""
    outcome = advance_when_free(engagement, stage, actor)
    if outcome is not None:
        return _said(outcome)
    state = "afsluttet" if standing_now(engagement).ended(stage) else "ikke begyndt"
    return f"{STANDARD.rule(stage).label_da} ({state})"


def _said(outcome: StageOutcome) -> str:
    if outcome.wait is None:
        return f"{outcome.label_da} (afsluttet)" if outcome.state == "ended" else f"{outcome.label_da} (i gang)"
    return f"{outcome.label_da}: {in_words([outcome.wait])}"

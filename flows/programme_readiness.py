"""Assess a whole programme's municipalities in one run, each as a task of its own."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.catalogue import FLOW_NAMES, PROGRAMME_READINESS
from flows.few_at_once import each
from flows.portfolio import refresh_portfolio
from flows.programme_run import BUSY, FAILED, WRITTEN, Assessed, fared_badly, fared_well
from flows.refusals import told_plainly
from flows.run_marks import Whose, actor_of
from flows.task_names import as_task
from flows.waiting_list import conclude
from parat.documents.danish import counted
from tasks.files import PageNumbers
from tasks.programme_assessment import (
    grade_assessment,
    prepare_reports,
    ready_for_assessment,
    report_assessment,
)
from tasks.run import Actor, Run
from tasks.stage_run import abandon_stage


@flow(name=FLOW_NAMES[PROGRAMME_READINESS], flow_run_name="{programme}: parathed")
@told_plainly
async def programme_readiness(programme: str, staff: str) -> State[Any]:
    """Grade and report every municipality of a programme whose readiness stage is open and has answers.

    Args:
        programme: The programme's short name.
        staff: Your own staff id. It is written beside everything that this run records.

    """
    actor, slug = actor_of(staff), programme.strip()
    ready = [Whose(*one) for one in await asyncio.to_thread(ready_for_assessment, slug)]
    graded = await each(ready, partial(_graded, actor=actor))
    runs = [run for run in graded if isinstance(run, Run)]
    try:
        pages = await as_task("prepare_reports", "Sidetal", partial(prepare_reports, slug, runs, actor), _pages_found)
    except BaseException:
        for run in runs:
            abandon_stage(run)
        raise
    ended = await each(list(zip(ready, graded, strict=True)), partial(_reported, pages=pages))
    written = {one.engagement for one in ended if one.state == WRITTEN}
    await each([whose for whose in ready if whose.engagement in written], _list_anew)
    await refresh_portfolio()
    return _state_of(ended)


@flow(name="Parathed i programmet: kommunen", flow_run_name="{municipality}: Parathedsvurdering")
async def tell_where_it_stands(engagement: str, municipality: str) -> State[Any]:
    """Show where a municipality stands after its report was written, so that it is on the managers' waiting list."""
    return await conclude(Whose(engagement, municipality))


async def _list_anew(whose: Whose) -> None:
    await tell_where_it_stands(whose.engagement, whose.municipality, return_state=True)


async def _graded(whose: Whose, actor: Actor) -> Run | Assessed:
    work = partial(grade_assessment, whose.engagement, actor)
    try:
        return await as_task(
            "grade_assessment", f"{whose.municipality}: beregnes", work, lambda _: f"{whose.municipality}: beregnet"
        )
    except Exception as error:
        return fared_badly(whose.engagement, whose.municipality, error)


async def _reported(graded: tuple[Whose, Run | Assessed], pages: PageNumbers) -> Assessed:
    whose, run = graded
    if isinstance(run, Assessed):
        return run
    work = partial(report_assessment, run, pages)
    try:
        said = await as_task(
            "report_assessment", f"{whose.municipality}: skrives", work, lambda did: f"{whose.municipality}: {did}"
        )
    except Exception as error:
        return fared_badly(whose.engagement, whose.municipality, error)
    return fared_well(whose.engagement, whose.municipality, said)


def _pages_found(pages: PageNumbers) -> str:
    return f"Sidetal fundet til {len(pages)} rapporter" if pages else "Uden sidetal"


def _state_of(ended: Sequence[Assessed]) -> State[Any]:
    counts = Counter(one.state for one in ended)
    reports = counted(counts[WRITTEN], "parathedsrapport", "parathedsrapporter")
    said = f"{reports} skrevet, {counted(len(ended), 'kommune', 'kommuner')} gennemgået"
    left = [one for one in ended if one.state in (BUSY, FAILED)]
    if not left:
        return Completed(message=said)
    return Failed(message=f"{said}; udeladt: " + " | ".join(f"{one.municipality}: {one.said}" for one in left))

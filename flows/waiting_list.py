"""Keep one run on the managers' waiting list for each municipality that waits for a person, and none for the others."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Any

from prefect import runtime
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterTags
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Completed

from flows.dashboard import WAITS
from flows.run_marks import Whose, how_started, in_words, mark
from parat.domain.standing import Standing, Wait, WaitsFor, finished, waits_of
from tasks.stage_run import standing_now

SUPERSEDED = "Superseded"
STATE_OF = {
    WaitsFor.DECISION: "AwaitingApproval",
    WaitsFor.INPUT: "AwaitingInput",
    WaitsFor.EVIDENCE: "AwaitingFact",
    WaitsFor.CONFLICT: "AwaitingSettlement",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Be what a run says about where its municipality stands: its name, its tags and the state in which it ends."""

    name: str
    tags: list[str]
    state: State[Any]


async def conclude(whose: Whose) -> State[Any]:
    """Let the run that started last tell where the municipality stands, and give the state in which this one ends.

    When another run has overtaken this one, the other is brought up to date: this one looked at the record last.
    """
    told = _told(whose, await asyncio.to_thread(standing_now, whose.engagement))
    await mark(told.name, told.tags)
    async with get_client() as client:
        waiting = await _waiting(client, whose)
        keeper = waiting[0] if waiting and WAITS in told.tags else None
        for run in waiting:
            if run is not keeper:
                await _supersede(client, run)
        if keeper is None or _is_this_run(keeper):
            return told.state
        await client.update_flow_run(keeper.id, name=told.name, tags=[*how_started(keeper.tags), *told.tags])
        await client.set_flow_run_state(keeper.id, told.state, force=True)
        return _superseded()


def _told(whose: Whose, standing: Standing) -> Told:
    waits = sorted(waits_of(standing), key=lambda wait: wait.due_on or date.max)
    if waits:
        tags = whose.tags(*dict.fromkeys(wait.stage for wait in waits))
        state: State[Any] = Completed(name=STATE_OF[waits[0].kind], message="; ".join(map(_with_date, waits)))
        return Told(f"{whose.municipality}: {in_words(waits)}", [*tags, WAITS], state)
    words = _without_waits(standing)
    ended: State[Any] = Completed(name="Finished" if finished(standing) else "Completed", message=words)
    return Told(f"{whose.municipality}: {words}", whose.tags(), ended)


def _with_date(wait: Wait) -> str:
    due = f" senest {wait.due_on:%d-%m-%Y}" if wait.due_on else ""
    return f"{in_words([wait])}{due}"


def _without_waits(standing: Standing) -> str:
    if standing.closed_because is not None:
        return "forløbet er lukket"
    return "forløbet er gennemført" if finished(standing) else "afventer ikke noget"


async def _waiting(client: PrefectClient, whose: Whose) -> list[FlowRun]:
    """Give the engagement's runs on the waiting list, the one that started last first."""
    tagged = FlowRunFilter(tags=FlowRunFilterTags(all_=[whose.tag, WAITS]))
    return await client.read_flow_runs(flow_run_filter=tagged, sort=FlowRunSort.EXPECTED_START_TIME_DESC)


async def _supersede(client: PrefectClient, run: FlowRun) -> None:
    await client.update_flow_run(run.id, tags=[tag for tag in run.tags if tag != WAITS])
    if not _is_this_run(run):
        await client.set_flow_run_state(run.id, _superseded(), force=True)


def _superseded() -> State[Any]:
    return Completed(name=SUPERSEDED, message="A newer run tells where the municipality stands.")


def _is_this_run(run: FlowRun) -> bool:
    return str(run.id) == str(runtime.flow_run.id)

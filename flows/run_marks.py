"""Let a run say in its name, tags and state where its municipality stands, so that the Runs page can be read."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from prefect import runtime
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId, FlowRunFilterTags
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.dashboard import WAITS
from parat.domain.municipalities import ascii_slug
from parat.domain.stages import Stage
from parat.domain.standing import Standing, Wait, WaitsFor, finished, waits_of
from tasks.choices import chosen
from tasks.run import Actor
from tasks.stage_run import standing_now

VIA = "via:"
_SUPERSEDED: State[Any] = Completed(name="Superseded", message="A newer run tells where the municipality stands.")
_STATE_OF = {
    WaitsFor.DECISION: "AwaitingApproval",
    WaitsFor.INPUT: "AwaitingInput",
    WaitsFor.EVIDENCE: "AwaitingFact",
}


@dataclass(frozen=True, slots=True)
class Whose:
    """Be the engagement that a run is about, with the municipality's name."""

    engagement: str
    municipality: str

    def tags(self, *stages: Stage) -> list[str]:
        """Give the tags by which its runs are found."""
        named = [f"kommune:{ascii_slug(self.municipality)}", f"engagement:{self.engagement}"]
        return named + [f"stage:{stage}" for stage in dict.fromkeys(stages)]


async def whose_run(municipality: str) -> Whose:
    """Find whom a form or a command means; raise UnknownMunicipalityError and its kin."""
    engagement, name = await asyncio.to_thread(chosen, municipality)
    return Whose(engagement, name)


def actor_of(staff: str) -> Actor:
    """Give who acts in this run: the staff id from the form, and how the run was started."""
    return Actor(staff.strip(), started_via(), run_id=str(runtime.flow_run.id))


def started_via() -> str:
    """Say how this run was started: from the dashboard unless its tag says otherwise."""
    return next((tag.removeprefix(VIA) for tag in runtime.flow_run.tags or () if tag.startswith(VIA)), "ui")


async def mark(name: str, tags: Iterable[str]) -> None:
    """Give this run a name and tags; the tag that says how it was started stays."""
    kept = [tag for tag in runtime.flow_run.tags or () if tag.startswith(VIA)]
    async with get_client() as client:
        await client.update_flow_run(runtime.flow_run.id, name=name, tags=[*kept, *tags])


async def conclude(whose: Whose) -> State[Any]:
    """Let this run take over the engagement's place on the waiting list, and give the state in which it ends."""
    standing = await asyncio.to_thread(standing_now, whose.engagement)
    waits = waits_of(standing)
    await supersede(whose)
    words = in_words(waits) if waits else _without_waits(standing)
    tags = [*whose.tags(*(wait.stage for wait in waits)), *([WAITS] if waits else [])]
    await mark(f"{whose.municipality}: {words}", tags)
    if not waits:
        return Completed(name="Finished" if finished(standing) else "Completed", message=words)
    return Completed(name=_STATE_OF[waits[0].kind], message="; ".join(map(_with_date, waits)))


async def supersede(whose: Whose) -> None:
    """Take the engagement's earlier runs off the waiting list."""
    waiting = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[f"engagement:{whose.engagement}", WAITS]),
        id=FlowRunFilterId(not_any_=[runtime.flow_run.id]),
    )
    async with get_client() as client:
        for run in await client.read_flow_runs(flow_run_filter=waiting):
            await _supersede(client, run.id, run.tags)


def in_words(waits: Sequence[Wait]) -> str:
    """Say in Danish what an engagement waits for, the first thing by name."""
    first = waits[0]
    others = f" (+{len(waits) - 1})" if len(waits) > 1 else ""
    if first.kind is WaitsFor.DECISION:
        return f'afventer "{first.label_da}"{others}'
    if first.kind is WaitsFor.INPUT:
        return f"afventer {first.label_da}{others}"
    return f"{first.label_da}{others}"


def _with_date(wait: Wait) -> str:
    due = f" senest {wait.due_on:%d-%m-%Y}" if wait.due_on else ""
    return f"{in_words([wait])}{due}"


def _without_waits(standing: Standing) -> str:
    if standing.closed_because is not None:
        return "forløbet er lukket"
    return "forløbet er gennemført" if finished(standing) else "afventer ikke noget"


async def _supersede(client: PrefectClient, run_id: Any, tags: Sequence[str]) -> None:
    await client.update_flow_run(run_id, tags=[tag for tag in tags if tag != WAITS])
    await client.set_flow_run_state(run_id, _SUPERSEDED.fresh_copy(), force=True)

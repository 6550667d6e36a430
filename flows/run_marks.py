"""Let a run say in its name and tags whose it is and where the municipality stands, so that the Runs page is read."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prefect import runtime
from prefect.client.orchestration import get_client

from parat.domain.municipalities import ascii_slug
from parat.domain.stages import Stage
from parat.domain.standing import Wait, WaitsFor
from tasks.choices import chosen
from tasks.run import Actor

VIA = "via:"


@dataclass(frozen=True, slots=True)
class Whose:
    """Be the engagement that a run is about, with the municipality's name."""

    engagement: str
    municipality: str

    @property
    def tag(self) -> str:
        """Give the tag that every run about the engagement carries."""
        return f"engagement:{self.engagement}"

    def tags(self, *stages: Stage) -> list[str]:
        """Give the tags by which its runs are found."""
        return [f"kommune:{ascii_slug(self.municipality)}", self.tag, *(f"stage:{stage}" for stage in stages)]


async def whose_run(municipality: str) -> Whose:
    """Find whom a form or a command means; raise UnknownMunicipalityError and its kin."""
    engagement, name = await asyncio.to_thread(chosen, municipality)
    return Whose(engagement, name)


def actor_of(staff: str) -> Actor:
    """Give who acts in this run: the staff id from the form, and how the run was started."""
    return Actor(staff.strip(), started_via(), run_id=str(runtime.flow_run.id))


def started_via() -> str:
    """Say how this run was started: from the dashboard unless its tag says otherwise."""
    return next((tag.removeprefix(VIA) for tag in how_started(runtime.flow_run.tags or ())), "ui")


def how_started(tags: Iterable[str]) -> list[str]:
    """Give those of a run's tags that say how it was started."""
    return [tag for tag in tags if tag.startswith(VIA)]


async def mark(name: str, tags: Iterable[str]) -> None:
    """Give this run a name and tags; the tag that says how it was started stays."""
    async with get_client() as client:
        kept = how_started(runtime.flow_run.tags or ())
        await client.update_flow_run(runtime.flow_run.id, name=name, tags=[*kept, *tags])


def in_words(waits: Sequence[Wait]) -> str:
    """Say in Danish what an engagement waits for, the first thing by name."""
    first = waits[0]
    others = f" (+{len(waits) - 1})" if len(waits) > 1 else ""
    if first.kind is WaitsFor.DECISION:
        return f'afventer "{first.label_da}"{others}'
    if first.kind is WaitsFor.INPUT:
        return f"afventer {first.label_da}{others}"
    return f"{first.label_da}{others}"

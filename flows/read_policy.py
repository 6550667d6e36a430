"""Read a policy of a municipality from its Word file, and take the measures that a person chooses."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, READ_POLICY
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from parat.intake.danish_formats import date_in
from parat.settings import settings
from tasks.policy_reading import Asked, PolicyFacts, PolicyRead, read_policy_file
from tasks.workshop_errors import UnreadableTimeError

_FOLDER = "policies"
_MOST_NAMED = 40
Line = Annotated[str, Field(max_length=200)]


@flow(name=FLOW_NAMES[READ_POLICY], flow_run_name="{municipality}: politik")
@told_plainly
async def read_policy(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    file: Annotated[str, Field(max_length=500)],
    policy_title: Line,
    staff: str,
    owner: Annotated[str, Field(max_length=160)] = "",
    adopted_on: Line = "",
    take: Line = "",
    again: bool = False,
    no_cpr: bool = False,
) -> State[Any]:
    """Store a policy with its Word file, and list what looks like measures in it; those you take are compared.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        file: The file's name in the folder «policies» under parat's home folder, or its whole path on this machine.
        policy_title: The policy's title, as the plan shall show it.
        staff: Your own staff id. It is written beside everything that is stored.
        owner: The function that owns the policy, such as «SSP-leder». Name no persons.
        adopted_on: The day it was adopted, as 30-09-2026. May stay empty.
        take: Which of the measures found enter the register: all, or numbers such as 1,3,5-9. Run it once without.
        again: Say yes when the file is a newer edition of a policy that was read before.
        no_cpr: Say yes only when you looked, and no number in the file is a CPR number.

    """
    whose = await whose_run(municipality)
    facts = PolicyFacts(policy_title.strip(), owner.strip(), _day(adopted_on))
    asked = Asked(take, no_cpr, again)
    path = settings().home / _FOLDER / file.strip().strip('"')
    found = await asyncio.to_thread(read_policy_file, Path(path), whose.engagement, facts, asked, actor_of(staff))
    said = f"{len(found.candidates)} mulige indsatser fundet, {found.added} nye i registret"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    if found.changed:
        await start_path(whose, staff)
    return Completed(message=f"{said}: {_listed(found)}")


def _listed(found: PolicyRead) -> str:
    named = [f"{number} {one.title}" for number, one in enumerate(found.candidates, start=1)]
    more = [f"og {len(named) - _MOST_NAMED} til"] if len(named) > _MOST_NAMED else []
    return "; ".join([*named[:_MOST_NAMED], *more])


def _day(text: str) -> date | None:
    found = date_in(text) if text.strip() else None
    if text.strip() and found is None:
        raise UnreadableTimeError(found=text.strip(), wanted="day")
    return found

"""Read the plan that a municipality had before, say where its texts belong, and take them into the new plan."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import EARLIER_PLAN, FLOW_NAMES
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.placing import passage_numbers
from parat.domain.stages import Stage
from tasks.earlier_plan import confirm_passages, place_passages, read_plan
from tasks.inbox import inbox
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor


class Act(StrEnum):
    """Name what the form can do."""

    READ = "read"
    PLACE = "place"
    LEAVE = "leave"
    CONFIRM = "confirm"


@flow(name=FLOW_NAMES[EARLIER_PLAN], flow_run_name="{municipality}: tidligere plan")
@told_plainly
async def earlier_plan(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    plan_act: str,
    staff: str,
    file: Annotated[str, Field(max_length=500)] = "",
    passages: Annotated[str, Field(max_length=200)] = "",
    section: str = "",
    no_cpr: bool = False,
) -> State[Any]:
    """Read an earlier plan from Word, place its passages, leave some out, or take those that have a place.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        plan_act: What you want to do. The passages with their numbers are shown by parat earlier-plan show.
        staff: Your own staff id. It is written beside everything that is stored.
        file: Only to read: the file's name in the folder «inbox» under parat's home folder, or its whole path.
        passages: The numbers of the passages, such as 3,5-9. Left empty when confirming, all that have a place.
        section: Only to place: the chapter or annex that the passages belong to.
        no_cpr: Only to read: say yes when you looked, and no number in the file is a CPR number.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    act = _act(plan_act)
    if act is Act.READ:
        said = await asyncio.to_thread(_read, whose.engagement, file, actor, no_cpr)
    elif act is Act.CONFIRM:
        said = await asyncio.to_thread(_confirm, whose.engagement, passages, actor)
    else:
        mark_of = key_in(section) if act is Act.PLACE else None
        said = await asyncio.to_thread(_place, whose.engagement, passages, mark_of, actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    if act is Act.CONFIRM:
        await start_path(whose, staff)
    return Completed(message=said)


def _read(engagement: str, file: str, actor: Actor, no_cpr: bool) -> str:
    found = read_plan(inbox() / Path(file.strip().strip('"')), engagement, actor, no_cpr)
    if found.already:
        return "filen var allerede læst ind"
    return f"{found.passages} tekststykker læst, {found.proposed} med en foreslået plads"


def _place(engagement: str, passages: str, mark_of: str | None, actor: Actor) -> str:
    moved = place_passages(engagement, passage_numbers(passages), mark_of, actor)
    return f"{moved} tekststykker {'udeladt' if mark_of is None else f'placeret i {mark_of}'}"


def _confirm(engagement: str, passages: str, actor: Actor) -> str:
    taken = confirm_passages(engagement, passage_numbers(passages) if passages.strip() else None, actor)
    return f"{sum(taken.sections.values())} tekststykker taget med, {taken.actions} indsatser foreslået"


def _act(choice: str) -> Act:
    if key_in(choice) not in list(Act):
        raise UnknownChoiceError(found=choice, allowed=list(Act), place="what to do")
    return Act(key_in(choice))

"""Plan, move or cancel a workshop from a form, and let the municipality's path write what follows."""

import asyncio
from datetime import date, time
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, PLAN_WORKSHOP
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from parat.intake.danish_formats import date_in, time_in
from tasks import workshop_plan
from tasks.run import Actor
from tasks.workshop_errors import UnreadableTimeError
from tasks.workshop_plan import Wanted

Line = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=400)]
Number = Annotated[int, Field(ge=1, le=999)]


@flow(name=FLOW_NAMES[PLAN_WORKSHOP], flow_run_name="{municipality}: workshop {number}")
@told_plainly
async def plan_workshop(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    number: Number,
    staff: str,
    workshop_kind: str = "",
    day: Line = "",
    begins: Line = "",
    place: Line = "",
    consultant: str = "",
    anyway: Text = "",
    cancelled_because: Text = "",
) -> State[Any]:
    """Plan a workshop, change it or cancel it; programme and invitation follow by themselves.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        number: The workshop's number, such as 2. A number that is not used yet plans a new one.
        staff: Your own staff id. It is written beside everything that is stored.
        workshop_kind: What the workshop is about. Needed for a new one.
        day: The day, as 30-09-2027. What is left empty stays as it is.
        begins: When it begins, as 9.00.
        place: Where it is held, such as «Rådhuset, mødelokale 2».
        consultant: Who of you goes. Left empty, it is the one who is assigned.
        anyway: Only for a day on which no workshop is held otherwise: why it is taken. Name no persons.
        cancelled_because: Only to cancel the workshop: why. Those who were invited are told. Name no persons.

    """
    whose = await whose_run(municipality)
    wanted = Wanted(
        kind=key_in(workshop_kind) or None,
        on=_day(day),
        begins=_time(begins),
        place=place.strip() or None,
        consultants=(consultant.strip(),) if consultant.strip() else None,
        anyway=anyway,
    )
    actor = actor_of(staff)
    said = await asyncio.to_thread(_carry_out, whose.engagement, number, wanted, cancelled_because, actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.WORKSHOPS))
    await start_path(whose, staff)
    return Completed(message=said)


def _carry_out(engagement: str, number: int, wanted: Wanted, cancelled_because: str, actor: Actor) -> str:
    if cancelled_because.strip():
        changed = workshop_plan.cancel_workshop(engagement, number, cancelled_because, actor)
        return f"workshop {number} aflyst" if changed else f"workshop {number} var allerede aflyst"
    changed = workshop_plan.set_workshop(engagement, number, wanted, actor)
    return f"workshop {number} planlagt" if changed else f"workshop {number} er uændret"


def _day(text: str) -> date | None:
    found = date_in(text) if text.strip() else None
    if text.strip() and found is None:
        raise UnreadableTimeError(found=text.strip(), wanted="day")
    return found


def _time(text: str) -> time | None:
    found = time_in(text) if text.strip() else None
    if text.strip() and found is None:
        raise UnreadableTimeError(found=text.strip(), wanted="time of day")
    return time.fromisoformat(found.replace(".", ":")) if found else None

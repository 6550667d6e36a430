"""Say from a form what a plan is by law, and show what the law asks of it."""

import asyncio
from datetime import date
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import DUTY, FLOW_NAMES
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from parat.domain.statute import Checked, Held
from parat.intake.danish_formats import date_in
from tasks.clock_facts import duty_of
from tasks.duty import WantedDuty, set_duty
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor, looking
from tasks.workshop_errors import UnreadableTimeError

_YES_NO = {"yes": True, "no": False}
_HELD_DA = {Held.HELD: "opfyldt", Held.MISSING: "mangler", Held.OVERDUE: "overskredet"}
_ASKED_DA = {"written": "skriftligt", "adopted": "vedtaget", "published": "offentliggjort", "revised": "revideret"}


@flow(name=FLOW_NAMES[DUTY], flow_run_name="{municipality}: lovens krav")
@told_plainly
async def duty(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    staff: str,
    plan_form: str = "",
    covers_adults: str = "",
    acute_elsewhere: str = "",
    contingency_adopted_on: Annotated[str, Field(max_length=20)] = "",
) -> State[Any]:
    """Say what the plan is by law, and see whether it is written, adopted, published and revised in time.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        staff: Your own staff id. It is written beside everything that is stored.
        plan_form: A plan of its own, or joint with negative social control. What is left empty stays as it is.
        covers_adults: Whether the plan covers adults too.
        acute_elsewhere: Whether the acute part lies in the general contingency plan.
        contingency_adopted_on: When the council adopted the general contingency plan, as 30-09-2026.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    wanted = WantedDuty(
        form=key_in(plan_form) or None,
        covers_adults=_answer(covers_adults, "covers adults"),
        acute_elsewhere=_answer(acute_elsewhere, "acute elsewhere"),
        contingency_adopted_on=_day(contingency_adopted_on),
    )
    said = await asyncio.to_thread(_carry_out, whose.engagement, wanted, actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)


def _carry_out(engagement: str, wanted: WantedDuty, actor: Actor) -> str:
    set_duty(engagement, wanted, actor)
    with looking() as read:
        return ", ".join(map(_in_words, duty_of(read, engagement, actor.today).checks))


def _in_words(one: Checked) -> str:
    by = f" (senest {one.due_on:%d-%m-%Y})" if one.due_on else ""
    return f"{_ASKED_DA[one.asked]}: {_HELD_DA[one.held]}{by}"


def _answer(text: str, place: str) -> bool | None:
    if not text.strip():
        return None
    if key_in(text) not in _YES_NO:
        raise UnknownChoiceError(found=text, allowed=list(_YES_NO), place=place)
    return _YES_NO[key_in(text)]


def _day(text: str) -> date | None:
    found = date_in(text) if text.strip() else None
    if text.strip() and found is None:
        raise UnreadableTimeError(found=text.strip(), wanted="day")
    return found

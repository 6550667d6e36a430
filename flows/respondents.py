"""Ask the roles that answer a readiness assessment, remind of them, or leave one out."""

import asyncio
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, RESPONDENTS
from flows.form_choices import EVERY_ROLE, key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.labels import Kind, label
from parat.intake.danish_formats import date_in
from tasks import reminders
from tasks.programme_errors import UnknownChoiceError
from tasks.respondent_errors import NotADayError
from tasks.respondents import Asking, RoundOf, ask_respondent, check_round, close_role
from tasks.responses import responses_of
from tasks.run import Actor, looking


class Act(StrEnum):
    """Name what the form can do."""

    ASK = "ask"
    REMIND = "remind"
    CLOSE = "close"


@flow(name=FLOW_NAMES[RESPONDENTS], flow_run_name="{municipality}: respondenter")
@told_plainly
async def respondents(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    what_to_do: str,
    staff: str,
    role: str = "",
    assessment_round: str = "baseline",
    due_on: Annotated[str, Field(max_length=200)] = "",
    reason: Annotated[str, Field(max_length=500)] = "",
) -> State[Any]:
    """Ask the roles that answer a readiness assessment, remind the project lead of them, or leave a role out.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        what_to_do: Ask, remind or leave out. A role that was left out is opened again by asking it.
        staff: Your own staff id. It is written beside everything that is stored.
        role: The role. Left empty: ask every required role, or remind of all who have not answered.
        assessment_round: Which of the three assessments: at the start, at adoption, or 12 months later.
        due_on: Only when asking: the last day for answering, as 30-09-2026. Otherwise four weeks from now.
        reason: Only when leaving a role out: why it will not answer. The report shows it. Name no persons here.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    of = RoundOf(whose.engagement, key_in(assessment_round))
    said = await asyncio.to_thread(_done, _act(what_to_do), of, key_in(role), (due_on, reason), actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(of.stage))
    await start_path(whose, staff)
    return Completed(message=said)


def _done(act: Act, of: RoundOf, role: str, written: tuple[str, str], actor: Actor) -> str:
    due_on, reason = written
    check_round(of)
    if act is Act.CLOSE:
        close_role(of, role, reason, actor)
        return f"{label(Kind.ROLE, role)} er udeladt"
    roles = [] if role in ("", EVERY_ROLE) else [role]
    if act is Act.ASK:
        return _asked(of, roles, _day(due_on, of), actor)
    return _reminded(of, roles, actor)


def _asked(of: RoundOf, roles: Sequence[str], due_on: date | None, actor: Actor) -> str:
    with looking() as read:
        wanted = roles or responses_of(read, of.engagement, of.name).instrument.required_roles
    numbers = [ask_respondent(of, Asking(role, due_on=due_on), actor) for role in wanted]
    return f"{', '.join(numbers)} er spurgt"


def _reminded(of: RoundOf, roles: Sequence[str], actor: Actor) -> str:
    with looking() as read:
        there = responses_of(read, of.engagement, of.name).awaited
    numbers = [one.number for one in there if not roles or one.role in roles]
    sent = reminders.remind(of, actor, numbers) if numbers else ()
    return f"påmindelse om {', '.join(sent)} ligger i udbakken" if sent else "ingen at minde om"


def _act(choice: str) -> Act:
    if key_in(choice) not in list(Act):
        raise UnknownChoiceError(found=choice, allowed=list(Act), place="what to do")
    return Act(key_in(choice))


def _day(text: str, of: RoundOf) -> date | None:
    found = date_in(text.strip(), since_1904=False) if text.strip() else None
    if text.strip() and found is None:
        raise NotADayError(found=text, **of.shown)
    return found

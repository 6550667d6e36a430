"""Record what a person makes of a proposed action; the municipality's path goes on by itself afterwards."""

import asyncio
from datetime import date
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, PROPOSAL
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from parat.intake.danish_formats import date_in
from tasks.plan import APPROVED, REJECTED
from tasks.programme_errors import UnknownChoiceError
from tasks.proposal_errors import UnreadableDueDateError
from tasks.proposals import Answer, answer_proposal

_SAID = {APPROVED: "godkendt", REJECTED: "afvist"}


@flow(name=FLOW_NAMES[PROPOSAL], flow_run_name="{municipality}: forslag")
@told_plainly
async def proposal(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    number: Annotated[int, Field(ge=1, le=999)],
    proposal_choice: str,
    staff: str,
    because: Annotated[str, Field(max_length=400)] = "",
    owner: Annotated[str, Field(max_length=160)] = "",
    due_on: Annotated[str, Field(max_length=200)] = "",
) -> State[Any]:
    """Take a proposed action into the plan, as it is or with another owner or date, or leave it out with a reason.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        number: The proposal's number, as the plan packet and parat proposal list show it.
        proposal_choice: What was decided. Nothing enters the plan by itself.
        staff: Your own staff id. It is written beside everything that is stored.
        because: Why, in Danish. Needed to reject, and to change an earlier choice. Name no persons here.
        owner: Only when another function than the proposed one is to own the action. Never a person's name.
        due_on: Only when the action is due on another day than proposed, as 30-09-2026.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    answer = Answer(_choice(proposal_choice), because, owner, _day(due_on))
    row = await asyncio.to_thread(answer_proposal, whose.engagement, number, answer, actor)
    said = f"forslag {row.number} er {_SAID[row.choice]}"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)


def _choice(choice: str) -> str:
    if key_in(choice) not in _SAID:
        raise UnknownChoiceError(found=choice, allowed=list(_SAID), place="proposal choice")
    return key_in(choice)


def _day(text: str) -> date | None:
    found = date_in(text) if text.strip() else None
    if text.strip() and found is None:
        raise UnreadableDueDateError(found=text.strip()[:40])
    return found

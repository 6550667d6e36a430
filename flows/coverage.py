"""Let a function take responsibility for a finding of a plan's check, or take that back."""

import asyncio
from enum import StrEnum
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import COVERAGE, FLOW_NAMES
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from tasks import acceptances
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor


class Act(StrEnum):
    """Name what the form can do."""

    ACCEPT = "accept"
    WITHDRAW = "withdraw"


@flow(name=FLOW_NAMES[COVERAGE], flow_run_name="{municipality}: dækningskontrol")
@told_plainly
async def coverage(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    coverage_act: str,
    finding: Annotated[str, Field(max_length=200)],
    staff: str,
    accepted_by: Annotated[str, Field(max_length=160)] = "",
    because: Annotated[str, Field(max_length=400)] = "",
) -> State[Any]:
    """Accept a finding of the plan's check for the function that answers for it, or take the acceptance back.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        coverage_act: Accept, or take an acceptance back.
        finding: The finding's name, as the municipality's page lists it; the part before the colon means all of it.
        staff: Your own staff id. It is written beside everything that is stored.
        accepted_by: Only to accept: the function that takes responsibility, in Danish. Never a person's name.
        because: Only to accept: why the plan may stand as it is, in Danish. The report shows it. Name no persons here.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    words = (finding.strip(), accepted_by, because)
    said = await asyncio.to_thread(_done, _act(coverage_act), whose.engagement, words, actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)


def _done(act: Act, engagement: str, words: tuple[str, str, str], actor: Actor) -> str:
    finding, accepted_by, because = words
    if act is Act.WITHDRAW:
        count = acceptances.withdraw(engagement, finding, actor)
        return f"{count} {'accept' if count == 1 else 'accepter'} trukket tilbage"
    count = len(acceptances.accept(engagement, finding, accepted_by, because, actor))
    return f"{count} forhold accepteret"


def _act(choice: str) -> Act:
    if key_in(choice) not in list(Act):
        raise UnknownChoiceError(found=choice, allowed=list(Act), place="coverage act")
    return Act(key_in(choice))

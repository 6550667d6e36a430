"""Record what a person decided at a gate, and let the municipality's path go on."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import DECIDE, FLOW_NAMES
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Ruling
from tasks import decisions
from tasks.decision_errors import GateDecidedError
from tasks.decisions import Verdict
from tasks.programme_errors import UnknownChoiceError

Line = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=2000)]


@flow(name=FLOW_NAMES[DECIDE], flow_run_name="{municipality}: beslutning")
@told_plainly
async def decide(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    gate: str,
    ruling: str,
    decided_by: str,
    staff: str,
    reason: Text = "",
    meeting_on: Line = "",
    item_number: Line = "",
    published_on: Line = "",
    address: Line = "",
    decided_on: Line = "",
) -> State[Any]:
    """Record a decision at a gate; the municipality's path goes on by itself afterwards.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        gate: The gate that waits. What waits is on the municipality's page and in the waiting list.
        ruling: What was decided. Asking for changes, waiving and rejecting need a reason.
        decided_by: The function or the body that decided, not a person's name.
        staff: Your own staff id: who records the decision.
        reason: Why. Needed unless the ruling is an approval. Name no persons here.
        meeting_on: Only for the council: the day of the meeting, as 30-09-2026.
        item_number: Only for the council: the item's number on the agenda.
        published_on: Only for publication: the day the plan was published, as 30-09-2026.
        address: Only for publication: the web address of the published plan.
        decided_on: The day it was decided, as 30-09-2026, when that was before today.

    """
    whose = await whose_run(municipality)
    proof = {"meeting_on": meeting_on, "item_number": item_number, "published_on": published_on, "address": address}
    verdict = Verdict(_ruling(ruling), key_in(decided_by), reason, proof, decided_on)
    try:
        decided = await asyncio.to_thread(decisions.decide, whose.engagement, key_in(gate), verdict, actor_of(staff))
    except GateDecidedError as error:
        if (error.found["ruling"], error.found["decided_by"]) == (verdict.ruling, verdict.decided_by):
            await start_path(whose, staff)  # the same again: a run that was killed after its decision left this undone
        raise
    await mark(f'{whose.municipality}: "{decided.gate_label_da}" {decided.ruling}', whose.tags(decided.stage))
    await start_path(whose, staff)
    return Completed(message=f"{decided.gate_label_da}: {ruling}")


def _ruling(choice: str) -> Ruling:
    if key_in(choice) not in list(Ruling):
        raise UnknownChoiceError(found=choice, allowed=list(Ruling), place="ruling")
    return Ruling(key_in(choice))

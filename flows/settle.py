"""Settle what a returned file and the record say differently, and let the municipality's path go on."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, SETTLE
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.packets.merging import Side
from parat.domain.stages import Stage
from tasks import settling
from tasks.programme_errors import UnknownChoiceError
from tasks.settling_errors import ConflictSettledError


@flow(name=FLOW_NAMES[SETTLE], flow_run_name="{municipality}: uoverensstemmelse")
@told_plainly
async def settle(
    municipality: str,
    conflict: Annotated[str, Field(max_length=2000)],
    side: str,
    staff: str,
    reason: Annotated[str, Field(max_length=400)] = "",
) -> State[Any]:
    """Settle conflicts between a returned file and the record; the municipality's path goes on by itself afterwards.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        conflict: The conflict's id, as the run of the import and parat conflicts list it; several with spaces between.
        side: Whose value counts. The record's value stays until somebody has settled it.
        staff: Your own staff id: who settles it.
        reason: Why, when it should be remembered. Name no persons here.

    """
    whose = await whose_run(municipality)
    rows = await asyncio.to_thread(settling.named_conflicts, conflict.split(), whose.engagement)
    try:
        await asyncio.to_thread(settling.settle_conflicts, rows, _side(side), reason, actor_of(staff))
    except ConflictSettledError as error:
        if error.found["choice"] == _side(side):
            await start_path(whose, staff)  # the same again: a run that was killed after it settled left this undone
        raise
    said = f"{len(rows)} {'uoverensstemmelse' if len(rows) == 1 else 'uoverensstemmelser'} afgjort"
    await mark(f"{whose.municipality}: {said}", whose.tags(*dict.fromkeys(Stage(row.stage) for row in rows)))
    await start_path(whose, staff)
    return Completed(message=f"{said}: {side}")


def _side(choice: str) -> Side:
    if key_in(choice) not in list(Side):
        raise UnknownChoiceError(found=choice, allowed=list(Side), place="side")
    return Side(key_in(choice))

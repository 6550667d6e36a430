"""Decide on an overlap between a plan and another policy, and let the municipality's path go on."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import DECIDE_OVERLAP, FLOW_NAMES
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from tasks import deciding_overlaps
from tasks.deciding_overlaps import OverlapRuling


@flow(name=FLOW_NAMES[DECIDE_OVERLAP], flow_run_name="{municipality}: overlap")
@told_plainly
async def decide_overlap(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    action: Annotated[int, Field(ge=0, le=999)],
    measure: Annotated[str, Field(max_length=300)],
    overlap_decision: str,
    because: Annotated[str, Field(max_length=600)],
    staff: str,
) -> State[Any]:
    """Decide what happens where the plan does what another policy does; the plan shows it with its reason.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        action: The number of the plan's action, as the sheet «Overlap» shows it; 0 for the plan as a whole.
        measure: The other policy's measure, by its title or a part of it that fits no other.
        overlap_decision: What is done: they become one, the plan refers to it, or they are kept apart.
        because: Why. The plan shows it. Name no persons here.
        staff: Your own staff id. It is written beside everything that is stored.

    """
    whose = await whose_run(municipality)
    ruling = OverlapRuling(action, measure, key_in(overlap_decision), because)
    changed = await asyncio.to_thread(deciding_overlaps.decide_overlap, whose.engagement, ruling, actor_of(staff))
    said = "overlap afgjort" if changed else "overlappet var allerede afgjort sådan"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)

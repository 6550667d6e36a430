"""Choose the steps of a plan's way through the bodies from a form."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import CHOOSE_STEPS, FLOW_NAMES
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.labels import Kind, label
from parat.domain.stages import Stage
from tasks import steps


@flow(name=FLOW_NAMES[CHOOSE_STEPS], flow_run_name="{municipality}: planens vej")
@told_plainly
async def choose_steps(
    municipality: str,
    staff: str,
    steps_before_council: Annotated[str, Field(max_length=300)] = "working_group, steering_group, hearing",
) -> State[Any]:
    """Choose which bodies a plan goes through before the council; council and publication are always taken.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        staff: Your own staff id. It is written beside everything that is stored.
        steps_before_council: With commas: working_group, steering_group, hearing, directors, committee, committee_2,
            committee_3, finance_committee. Left empty: none of them.

    """
    whose = await whose_run(municipality)
    wanted = [one.strip() for one in steps_before_council.split(",") if one.strip()]
    chosen = await asyncio.to_thread(steps.choose_steps, whose.engagement, wanted, actor_of(staff))
    said = ", ".join(label(Kind.GATE_STEP, one) for one in chosen) or "kun kommunalbestyrelse og offentliggørelse"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)

"""The stage Implementering."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.catalogue import FLOW_NAMES
from flows.refusals import told_plainly
from flows.stage_flow import run_stage
from parat.domain.stages import Stage


@flow(name=FLOW_NAMES[Stage.IMPLEMENTATION], flow_run_name="{municipality}: Implementering")
@told_plainly
async def implementation(municipality: str, staff: str) -> State[Any]:
    """Follow the actions up and write the status report.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        staff: Your own staff id. It is written beside everything that this run records.

    """
    return await run_stage(Stage.IMPLEMENTATION, municipality, staff)

"""Start a municipality's path again after something has been decided or has come in."""

from prefect.deployments import arun_deployment

from flows.catalogue import PATH, full_name
from flows.run_marks import VIA, Whose, started_via


async def start_path(whose: Whose, staff: str, via: str = "") -> None:
    """Start the path as a run of its own, and do not wait for it."""
    await arun_deployment(
        full_name(PATH),
        parameters={"municipality": whose.engagement, "staff": staff},
        flow_run_name=f"{whose.municipality}: på vej",
        tags=[VIA + (via or started_via())],
        timeout=0,
        as_subflow=False,
    )

"""Take in a file that came back, and let the municipality's path go on."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, IMPORT_PACKET
from flows.imported import refused_with, said_of
from flows.path_again import start_path
from flows.refusals import REFUSED, told_plainly
from flows.run_marks import actor_of, mark, whose_run
from tasks.inbox import SetAside, collect_named, inbox


@flow(name=FLOW_NAMES[IMPORT_PACKET], flow_run_name="Indlæsning")
@told_plainly
async def import_packet(
    file: Annotated[str, Field(max_length=500)], staff: str, municipality: str = "", no_cpr: bool = False
) -> State[Any]:
    """Take in a workbook, or one sheet of it as csv, that a municipality has filled in; its path goes on afterwards.

    Args:
        file: The file's name in the folder «inbox» under parat's home folder, or its whole path on this machine.
        staff: Your own staff id. It is written beside everything that is stored.
        municipality: Whose the file should be. Only a csv needs it, unless its name begins with the code.
        no_cpr: Say yes only when you looked, and no number in the file is a CPR number.

    """
    wanted = (await whose_run(municipality)).engagement if municipality.strip() else None
    outcome = await asyncio.to_thread(collect_named, _path_of(file), actor_of(staff), wanted, no_cpr)
    if isinstance(outcome, SetAside):
        return Failed(name=REFUSED, message=refused_with(outcome))
    whose = await whose_run(outcome.imported.engagement)
    said = said_of(outcome.imported)
    await mark(f"{whose.municipality}: {said}", whose.tags(outcome.imported.stage))
    await start_path(whose, staff)
    return Completed(message=said)


def _path_of(file: str) -> Path:
    """Find a file in the inbox; a whole path stands as it is."""
    return inbox() / file.strip().strip('"')

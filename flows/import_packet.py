"""Take in a returned workbook, and let the municipality's path go on."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, IMPORT_PACKET
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.settings import settings
from tasks import importing
from tasks.importing import Imported


@flow(name=FLOW_NAMES[IMPORT_PACKET], flow_run_name="Indlæsning")
@told_plainly
async def import_packet(file: Annotated[str, Field(max_length=500)], staff: str) -> State[Any]:
    """Take in a workbook that a municipality has filled in; its path goes on by itself afterwards.

    Args:
        file: The file's name in the folder «inbox» under parat's home folder, or its whole path on this machine.
        staff: Your own staff id. It is written beside everything that is stored.

    """
    imported = await asyncio.to_thread(importing.import_packet, _path_of(file), actor_of(staff))
    whose = await whose_run(imported.engagement)
    said = _said(imported)
    await mark(f"{whose.municipality}: {said}", whose.tags(imported.stage))
    await start_path(whose, staff)
    return Completed(message=said)


def _path_of(file: str) -> Path:
    """Find a file in the inbox; a whole path stands as it is."""
    return settings().home / "inbox" / file.strip().strip('"')


def _said(imported: Imported) -> str:
    if imported.already:
        return "skemaet var allerede indlæst"
    rows = sum(imported.rows.values())
    lacking = f", {len(imported.gaps)} felter mangler" if imported.gaps else ""
    return f"{rows} {'række' if rows == 1 else 'rækker'} indlæst{lacking}"

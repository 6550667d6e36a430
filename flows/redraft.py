"""Merge an edited draft with today's data, and let the municipality's path go on."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, REDRAFT
from flows.form_choices import key_in
from flows.imported import said_of
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from tasks.inbox import inbox
from tasks.returned_drafts import import_draft


@flow(name=FLOW_NAMES[REDRAFT], flow_run_name="Sammenfletning")
@told_plainly
async def redraft(
    file: Annotated[str, Field(max_length=500)],
    staff: str,
    municipality: str = "",
    document: str = "",
    no_cpr: bool = False,
) -> State[Any]:
    """Merge a draft that somebody edited in Word with today's data; its path goes on afterwards.

    Args:
        file: The file's name in the folder «inbox» under parat's home folder, or its whole path on this machine.
        staff: Your own staff id. It is written beside everything that is stored.
        municipality: Whose the file should be. Only needed when the file no longer says so itself.
        document: What the file is. Only needed when the file no longer says so itself.
        no_cpr: Say yes only when you looked, and no number in the file is a CPR number.

    """
    path, actor = inbox() / file.strip().strip('"'), actor_of(staff)
    wanted = (await whose_run(municipality)).engagement if municipality.strip() else None
    kind = key_in(document) or None
    imported = await asyncio.to_thread(import_draft, path, actor, wanted, no_cpr, kind)
    whose = await whose_run(imported.engagement)
    said = said_of(imported)
    await mark(f"{whose.municipality}: {said}"[:200], whose.tags(imported.stage))
    await start_path(whose, staff)
    return Completed(message=said)

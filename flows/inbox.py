"""Empty the inbox: from a form, and by itself a few seconds after a file has come."""

import hashlib
import time
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.deployments import arun_deployment
from prefect.states import Completed, Failed

from flows.catalogue import FLOW_NAMES, INBOX, full_name
from flows.imported import said_of_all
from flows.path_again import start_path
from flows.refusals import REFUSED, told_plainly
from flows.run_marks import VIA, actor_of, whose_run
from flows.task_names import as_task
from tasks.inbox import Collected, collect, finished_files
from tasks.inbox import inbox as folder

_ACTS_FOR_NOBODY = "parat"
_TICK = "tick"
_UNTOUCHED_SECONDS = 10  # a person who starts the form at once comes first
_SAME_FILES_AGAIN_SECONDS = 600


@flow(name=FLOW_NAMES[INBOX], flow_run_name=FLOW_NAMES[INBOX])
@told_plainly
async def inbox(staff: str) -> State[Any]:
    """Take in every file in the folder «inbox» under parat's home folder; those municipalities' paths go on.

    Args:
        staff: Your own staff id. It is written beside everything that is stored.

    """
    actor = actor_of(staff)
    collected = await as_task("collect_inbox", FLOW_NAMES[INBOX], lambda: collect(actor), said_of_all)
    for engagement in dict.fromkeys(one.imported.engagement for one in collected.taken):
        await start_path(await whose_run(engagement), staff)
    return _state_of(collected)


async def start_inbox() -> None:
    """Start the collection when a file has come; the same files start no second run for ten minutes."""
    folder().mkdir(parents=True, exist_ok=True)
    found = finished_files(_UNTOUCHED_SECONDS)
    if not found:
        return
    marks = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in found if path.exists()]
    period = int(time.time() // _SAME_FILES_AGAIN_SECONDS)
    key = hashlib.sha256(repr((marks, period)).encode()).hexdigest()
    await arun_deployment(
        full_name(INBOX),
        parameters={"staff": _ACTS_FOR_NOBODY},
        idempotency_key=f"{INBOX}-{key}",
        tags=[f"{VIA}{_TICK}"],
        timeout=0,
    )


def _state_of(collected: Collected) -> State[Any]:
    said = said_of_all(collected)
    if collected.left:
        return Failed(message=said)
    return Failed(name=REFUSED, message=said) if collected.refused else Completed(message=said)

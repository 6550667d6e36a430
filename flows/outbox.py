"""Send what waits in the outbox: from a form, and every morning."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from db.errors import StageBusyError
from flows.catalogue import FLOW_NAMES, OUTBOX
from flows.refusals import failed, told_plainly
from flows.run_marks import actor_of
from flows.task_names import as_task
from tasks.sending import Sent, send_all


@flow(name=FLOW_NAMES[OUTBOX], flow_run_name=FLOW_NAMES[OUTBOX])
@told_plainly
async def outbox(staff: str) -> State[Any]:
    """Send what waits in the outbox now: by mail, or as drafts in the folder «outbox» under parat's home folder.

    Args:
        staff: Your own staff id. It is written beside everything that is sent.

    """
    sent = await send_waiting(staff)
    return failed(sent.stopped_by[0]) if sent.stopped_by else Completed(message=in_words(sent))


async def send_waiting(staff: str) -> Sent:
    """Send what waits, as a task of this run; while another sends, its messages are left to it."""
    actor = actor_of(staff)
    return await as_task("send_outbox", FLOW_NAMES[OUTBOX], lambda: send_all(actor), in_words)


def in_words(sent: Sent) -> str:
    """Say in Danish how much was sent, and what holds the rest back."""
    said = f"{sent.count} {'besked' if sent.count == 1 else 'beskeder'} sendt"
    reasons = [one.held_by.in_danish() for one in sent.held if one.held_by is not None]
    return "; ".join([said + (f", {len(reasons)} venter" if reasons else ""), *dict.fromkeys(reasons)])


def stopped(sent: Sent) -> str:
    """Say in Danish what kept messages from going out, apart from another sender who is at it; empty when nothing."""
    return " ".join(error.in_danish() for error in sent.stopped_by if not isinstance(error, StageBusyError))

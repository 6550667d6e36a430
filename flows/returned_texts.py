"""Take texts from Word into the record or leave them in the file, and let the municipality's path go on."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, RETURNED_TEXTS
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from tasks import returned_texts as texts
from tasks.programme_errors import UnknownChoiceError

_TAKE, _TAKE_ANYWAY, _LEAVE = "take", "take_anyway", "leave"
_ACTS = (_TAKE, _TAKE_ANYWAY, _LEAVE)
_SAID = {_LEAVE: "står kun i filen"}


@flow(name=FLOW_NAMES[RETURNED_TEXTS], flow_run_name="{municipality}: tekst fra Word")
@told_plainly
async def returned_texts(
    municipality: str,
    text: Annotated[str, Field(max_length=2000)],
    take_or_leave: str,
    staff: str,
    reason: Annotated[str, Field(max_length=400)] = "",
) -> State[Any]:
    """Take texts that were rewritten in Word into the record, or leave them in the file; then the path goes on.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        text: The text's number, as the summary and parat returned list show it; several with spaces between, or alle.
        take_or_leave: Whether the record shall say it, too; anyway, although it was changed since the file came.
        staff: Your own staff id: who decides it.
        reason: Why, when a text is left in the file. Name no persons here.

    """
    whose, actor, choice = await whose_run(municipality), actor_of(staff), key_in(take_or_leave)
    if choice not in _ACTS:
        raise UnknownChoiceError(found=take_or_leave, allowed=_ACTS, place="take_or_leave")
    ids = await asyncio.to_thread(texts.named_texts, text, whose.engagement)
    if choice == _LEAVE:
        await asyncio.to_thread(texts.leave_texts, whose.engagement, ids, reason.strip(), actor)
    else:
        await asyncio.to_thread(texts.take_texts, whose.engagement, ids, actor, choice == _TAKE_ANYWAY)
    said = f"{len(ids)} {'tekst' if len(ids) == 1 else 'tekster'} {_SAID.get(choice, 'er overtaget i oplysningerne')}"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)

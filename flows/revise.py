"""Open an adopted plan again from a form."""

import asyncio
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, REVISE
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import Whose, actor_of, mark, whose_run
from parat.domain.stages import Stage
from tasks import revision
from tasks.programme_errors import UnknownChoiceError


@flow(name=FLOW_NAMES[REVISE], flow_run_name="{municipality}: revision af planen")
@told_plainly
async def revise(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    new_programme: Annotated[str, Field(max_length=40)],
    staff: str,
    revised_because: str = revision.Because.TERM.value,
    reason: Annotated[str, Field(max_length=400)] = "",
    new_title: Annotated[str, Field(max_length=200)] = "",
) -> State[Any]:
    """Open an adopted plan again in another programme; open actions, texts, policies and parties come along.

    Args:
        municipality: The municipality, by code and name, in the programme whose plan is revised.
        new_programme: The short name of the revision's programme, such as revision-2030; not the plan's own.
        staff: Your own staff id. It is written beside everything that is stored.
        revised_because: Its time is up, something happened, or the law changed.
        reason: What happened. Needed for an event and for a change of law. Name no persons here.
        new_title: Only when the programme is not there yet: its title. It is begun, and its call opened.

    """
    whose = await whose_run(municipality)
    reopening = revision.Reopening(new_programme.strip(), _because(revised_because), reason, new_title.strip())
    opened = await asyncio.to_thread(revision.revise, whose.engagement, reopening, actor_of(staff))
    said = f"{opened.engagement} er oprettet" if not opened.already else f"{opened.engagement} var allerede oprettet"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(Whose(opened.engagement, whose.municipality), staff)
    return Completed(message=f"{said}; {opened.carried.actions} indsatser er videreført")


def _because(choice: str) -> revision.Because:
    if key_in(choice) not in list(revision.Because):
        raise UnknownChoiceError(found=choice, allowed=list(revision.Because), place="revised because")
    return revision.Because(key_in(choice))

"""Set two versions of a document side by side, or bring an older plan draft back, from a form."""

import asyncio
from enum import StrEnum
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, VERSIONS
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import Whose, actor_of, mark, whose_run
from parat.documents.danish import counted
from parat.domain.stages import Stage
from tasks import restoring, versions
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor
from tasks.version_errors import NoReasonError

Number = Annotated[str, Field(max_length=80)]


class Act(StrEnum):
    """Name what the form can do."""

    COMPARE = "compare"
    RESTORE = "restore"


@flow(name=FLOW_NAMES[VERSIONS], flow_run_name="{municipality}: versioner")
@told_plainly
async def document_versions(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    version_act: str,
    version: Number,
    staff: str,
    other_version: Number = "",
    document_kind: Annotated[str, Field(max_length=40)] = versions.PLAN_DRAFT,
    part: Annotated[str, Field(max_length=40)] = "",
    because: Annotated[str, Field(max_length=400)] = "",
) -> State[Any]:
    """Set two versions of a document side by side in one Word file, or bring an older plan draft back.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        version_act: Compare, or bring back. Bringing back makes a new version; every other version is kept.
        version: The version's number, such as 2: the first of the two, or the one to bring back. For a comparison, one
            from an earlier programme is written as PROGRAMME/CODE:NUMBER.
        staff: Your own staff id. It is written beside everything that is stored.
        other_version: Only when comparing: the second version. Its differences from the first are marked.
        document_kind: Which document, by its key. Left as it is, it is the plan draft.
        part: Only when comparing a document with several parts, such as minutes: which part.
        because: Only when bringing back: why. It is kept with the new version. Name no persons.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    if key_in(version_act) == Act.COMPARE:
        named = versions.Named(whose.engagement, document_kind.strip(), part.strip() or None)
        said = await asyncio.to_thread(_compared, named, version, other_version)
        await mark(f"{whose.municipality}: versioner sammenlignet", whose.tags())
        return Completed(message=said)
    if key_in(version_act) != Act.RESTORE:
        raise UnknownChoiceError(found=version_act, allowed=list(Act), place="version_act")
    return await _restored(whose, versions.Named(whose.engagement, document_kind.strip()), version, because, actor)


async def _restored(whose: Whose, named: versions.Named, version: str, because: str, actor: Actor) -> State[Any]:
    if not because.strip():
        raise NoReasonError(number=version, engagement=whose.engagement)
    restored = await asyncio.to_thread(restoring.restore_version, named, version, because.strip(), actor)
    said = f"version {restored.made_from} er gendannet som version {restored.number}"
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, actor.staff)
    return Completed(message=f"{said}: {restored.path}")


def _compared(named: versions.Named, one: str, other: str) -> str:
    compared = versions.compare_versions(named, one, other)
    kept = versions.keep(compared)
    return f"{counted(len(compared.changes), 'forskel', 'forskelle')}: {kept}"

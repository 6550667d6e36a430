"""Bring an older version of a document back: it becomes a new version, and says so."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.schema import Gate, Generation
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.brought_back import brought_back, state_brought_back_da
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Stage
from tasks.adopted import refuse_adopted
from tasks.files import (
    RESTORE,
    Edited,
    PageNumbers,
    Version,
    content_of,
    find_page_numbers,
    next_version,
    path_of,
    produced_now,
    put_version,
)
from tasks.redraft import TAKEN_BACK, planned_now
from tasks.run import Actor, Run, looking, named, work_by
from tasks.stage_work import open_attempt_of
from tasks.version_errors import (
    CprInBecauseError,
    NoReasonError,
    NotRestoredError,
    SameVersionError,
    UnknownVersionError,
)
from tasks.versions import Named, ShownVersion, version_in


@dataclass(frozen=True, slots=True)
class Restored:
    """Be a version brought back: its number, the version that it is, and where its file lies."""

    number: int
    made_from: int
    path: Path


def restore_version(which: Named, text: str, because: str, actor: Actor) -> Restored:
    """Bring an older version of a document back as the next version, in one transaction, and keep why.

    Its file is the older one with the new version's cover lines; beside it lies what the data gives today, so that only
    what the data changes from now on is marked in it. A gate that waits for a decision is then about it.
    Raise what `version_in` raises, NotRestoredError, SameVersionError, NoReasonError, CprInBecauseError, a stage error
    when the plan is adopted or its stage is over, or a StoredDataError for a stored file that is not as it was.
    Run again: while it is the newest version and the data is the same, it is there already.
    """
    _refuse_words(which, text, because)
    with looking() as read:
        older = _older(read, which, text)
        planned = planned_now(read, older.document)
    pages = find_page_numbers(Run(which.engagement, Stage.PLAN, actor), lambda _: [planned])
    return named("restore_version", lambda: _store(which, text, because, actor, pages))


def _refuse_words(which: Named, text: str, because: str) -> None:
    if which.kind not in TAKEN_BACK:
        raise NotRestoredError(document=which.kind, engagement=which.engagement)
    if not because.strip():
        raise NoReasonError(number=text, engagement=which.engagement)
    if cpr_in(because):
        raise CprInBecauseError(found=masked_text(because)[:80], engagement=which.engagement)


def _older(read: Reader, which: Named, text: str) -> ShownVersion:
    """Give the version that is to be brought back; one of another programme is not this document's."""
    open_attempt_of(read, which.engagement, Stage.PLAN)
    refuse_adopted(read, which.engagement)
    older = version_in(read, which, text)
    if older.row.engagement != which.engagement:
        known = [str(one) for one in range(1, older.row.number + 1)]
        raise UnknownVersionError(found=text, document=which.kind, known=known, engagement=which.engagement)
    return older


def _store(which: Named, text: str, because: str, actor: Actor, pages: PageNumbers) -> Restored:
    with work_by(actor, which.engagement) as unit:
        older = _older(unit, which, text)
        version = next_version(unit, which.engagement, planned_now(unit, older.document))
        newest = version.before or older.row
        if not version.is_new and _is_there(newest, older, because):
            return _restored(newest, older)
        if newest.id == older.row.id:
            raise SameVersionError(number=newest.number, document=which.kind, engagement=which.engagement)
        _put(unit, version, older, actor, pages)
        unit.change(Generation, version.id, because=because.strip())
        written = unit.get(Generation, version.id)
        _point_gates(unit, newest, written)
        unit.commit()
    return _restored(written, older)


def _is_there(newest: Generation, older: ShownVersion, because: str) -> bool:
    return (newest.origin, newest.made_from, newest.because) == (RESTORE, older.row.id, because.strip())


def _put(unit: UnitOfWork, version: Version, older: ShownVersion, actor: Actor, pages: PageNumbers) -> None:
    deliverable, context = version.planned
    told = replace(deliverable, state_da=state_brought_back_da(deliverable.state_da, older.row.number))
    produced = produced_now(unit, replace(version, planned=(told, context)), actor, pages)
    docx = brought_back(content_of(older.row), produced.docx)
    put_version(unit, version, actor, produced, Edited(docx, RESTORE, older.row.id))


def _point_gates(unit: UnitOfWork, before: Generation, now: Generation) -> None:
    """Let the gates that wait for a decision on the version before be about the new one."""
    waiting = (Gate.engagement == now.engagement, Gate.ruling.is_(None), Gate.document_sha256 == before.sha256)
    for gate in unit.all(Gate, *waiting):
        unit.change(Gate, gate.id, document_sha256=now.sha256)


def _restored(version: Generation, older: ShownVersion) -> Restored:
    return Restored(version.number, older.row.number, path_of(version))

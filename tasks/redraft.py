"""Merge a file that a person edited with what the record says today."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from db.schema import Document, Generation, ReturnedDraft
from db.unit_of_work import Reader
from parat.documents.merge import Change
from tasks.files import RESTORE, Planned, Version, base_of, content_of
from tasks.merging_files import Today
from tasks.plan_draft import plan_papers

Papers = Callable[[str, Reader], Iterable[Planned]]
_PAPERS: Mapping[str, Papers] = MappingProxyType(
    dict.fromkeys(("plan_draft", "plan_public", "action_cards", "incident_plan"), plan_papers)
)
TAKEN_BACK = tuple(_PAPERS)


@dataclass(frozen=True, slots=True)
class Merged:
    """Be a merged file: what was done to the person's, and by which version the edits of colleagues came in."""

    docx: bytes
    changes: tuple[Change, ...]
    with_colleagues: int | None


def planned_now(read: Reader, document: Document) -> Planned:
    """Give what a document would be made of today."""
    papers = _PAPERS[document.kind](document.engagement, read)
    return next(one for one in papers if (one[0].kind, one[0].part) == (document.kind, document.part))


def merged_into(read: Reader, theirs: bytes, sent: Generation, version: Version, today: Today) -> Merged:
    """Patch a person's file, which was the version `sent`, with what the data changed since.

    Where colleagues' edits have come in after that version, the file is patched from the version that was sent to the
    newest one, so that their edits stand in it as tracked changes: nobody's words are lost.
    """
    since = _edited_since(read, sent)
    if not since or version.before is None:
        done = today.merge(theirs, base_of(read, sent))
        return Merged(done.docx, done.changes, None)
    newest = content_of(version.before)
    if version.is_new:
        newest = today.merge(newest, base_of(read, version.before)).docx
    done = today.merge(theirs, content_of(sent), newest)
    return Merged(done.docx, done.changes, since[-1].number)


def _edited_since(read: Reader, sent: Generation) -> list[Generation]:
    """List the later versions in which people's words came in: files that were returned, and what was brought back."""
    later = read.all(
        Generation, Generation.document == sent.document, Generation.number > sent.number, order=[Generation.number]
    )
    returned = {row.generation for row in read.all(ReturnedDraft, ReturnedDraft.document == sent.document)}
    return [row for row in later if row.id in returned or row.origin == RESTORE]

"""Take in a draft that somebody edited in Word: it is kept as it came, and merged with what the record says today."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from db.schema import Document, Generation, ReturnedText
from db.schema import Packet as PacketRow
from db.schema import ReturnedDraft as ReturnedRow
from db.unit_of_work import Reader
from parat.documents.contexts.redraft import WaitingText
from parat.documents.produce import Produced
from parat.domain.identity import natural_id
from parat.domain.labels import Kind, labels
from parat.domain.stages import Stage
from parat.intake import returned_draft_errors as refused
from parat.intake.returned_drafts import ReturnedDraft, open_draft
from tasks.files import (
    REDRAFT,
    Edited,
    PageNumbers,
    Planned,
    Version,
    content_of,
    find_page_numbers,
    newest_of,
    next_version,
    produced_now,
    produced_then,
    put_version,
    write_summary,
)
from tasks.import_errors import content_of as bytes_of
from tasks.import_errors import refuse_doubts
from tasks.importing import Imported, Note
from tasks.merging_files import today_for
from tasks.packets import RECEIVED, packet_store
from tasks.redraft import TAKEN_BACK, Merged, merged_into, planned_now
from tasks.redraft_summary import Merging
from tasks.returned_notes import Came, done_with, notes_on
from tasks.returned_texts import ID_SHOWN, Compared, marks_of, place_da, texts_to_ask
from tasks.run import Actor, Run, looking, named, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates

_RECOGNISED, _LONG_ENOUGH = 0.1, 20
_NO_PAGES: PageNumbers = {}


def import_draft(
    path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False, kind: str | None = None
) -> Imported:
    """Merge an edited draft with today's data and store the result as the next version, in one transaction.

    The file is kept unmodified. `engagement` is whose it should be; together with `kind` it says what a file is that
    has lost its hidden properties. `no_cpr` confirms that doubtful numbers are none.
    Run again: the same file changes nothing and says so; so does the newest version in which nobody wrote.
    """
    content = bytes_of(path)
    draft = open_draft(content, path.name)
    refuse_doubts(draft.doubts, draft.file, no_cpr)
    with looking() as read:
        came = Came(draft, content, path.name, *_recognised(read, draft, engagement, kind))
        _refuse_strange(came)
        planned = planned_now(read, came.document)
    pages = _pages_for(came, planned, actor)
    return named("import_draft", lambda: _store(came, actor, pages))


def merged_version(read: Reader, engagement: str, sha256: str) -> tuple[Generation, Generation | None]:
    """Give the version that a returned file became, or is when nobody wrote in it, and the summary of the merging."""
    packets = [row.id for row in read.all(PacketRow, PacketRow.engagement == engagement, PacketRow.sha256 == sha256)]
    returned = read.all(ReturnedRow, ReturnedRow.packet.in_(packets))
    if returned:
        version = read.get(Generation, returned[-1].generation or returned[-1].base)
    else:
        version = read.all(Generation, Generation.engagement == engagement, Generation.sha256 == sha256)[-1]
    summaries = read.all(Generation, Generation.made_from == version.id, order=[Generation.number])
    return version, next((one for one in summaries if one.document != version.document), None)


def _recognised(
    read: Reader, draft: ReturnedDraft, engagement: str | None, kind: str | None
) -> tuple[Document, Generation]:
    """Say which version of which document a file was; raise the refusal that fits."""
    if draft.is_marked:
        document, sent = _marked(read, draft, engagement)
    else:
        document, sent = _unmarked(read, draft, engagement, kind)
    if document.kind not in TAKEN_BACK:
        allowed = [_label(one) for one in TAKEN_BACK]
        found_da = _label(document.kind)
        raise refused.NotTakenBackError(
            file=draft.file, found=document.kind, found_da=found_da, allowed=TAKEN_BACK, allowed_da=allowed
        )
    return document, sent


def _marked(read: Reader, draft: ReturnedDraft, engagement: str | None) -> tuple[Document, Generation]:
    if engagement and draft.engagement != engagement:
        raise refused.AnotherMunicipalityError(file=draft.file, found=draft.engagement or "-", wanted=engagement)
    sent = read.find(Generation, draft.generation)
    if sent is None or sent.engagement != draft.engagement:
        raise refused.UnknownDraftError(file=draft.file, engagement=draft.engagement, generation=draft.generation)
    document = read.get(Document, sent.document)
    if document.kind != draft.kind:
        da = {"found_da": _label(draft.kind), "expected_da": _label(document.kind)}
        raise refused.AnotherDocumentError(file=draft.file, found=draft.kind, expected=document.kind, **da)
    return document, sent


def _unmarked(
    read: Reader, draft: ReturnedDraft, engagement: str | None, kind: str | None
) -> tuple[Document, Generation]:
    """Take the newest version of the document that a person named as the one that the file was."""
    if not engagement or not kind:
        raise refused.UnmarkedDraftError(file=draft.file)
    document = read.find(Document, natural_id("document", engagement, kind, ""))
    sent = newest_of(read, document.id) if document else None
    if document is None or sent is None:
        raise refused.NoVersionYetError(file=draft.file, document=kind, document_da=_label(kind), engagement=engagement)
    return document, sent


def _label(kind: str) -> str:
    """Name a kind of document in Danish; a kind that nobody knows stands as it is."""
    return labels(Kind.DOCUMENT_KIND).get(kind, kind)


def _refuse_strange(came: Came) -> None:
    """Refuse a file without anchors in which hardly a passage of the document stands."""
    if came.draft.is_anchored:
        return
    sent = open_draft(content_of(came.sent), came.name).said
    known = {block.text for block in sent.blocks if len(block.text) > _LONG_ENOUGH}
    here = {block.text for block in came.draft.said.blocks}
    if not known or len(known & here) < _RECOGNISED * len(known):
        words = {"document": came.document.kind, "document_da": _label(came.document.kind)}
        raise refused.NothingRecognisedError(file=came.draft.file, **words)


def _pages_for(came: Came, planned: Planned, actor: Actor) -> PageNumbers:
    """Find the page numbers before the transaction, unless the file is stored already: LibreOffice takes seconds."""
    with looking() as read:
        if _stored_before(read, came) is not None:
            return _NO_PAGES
    run = Run(came.document.engagement, Stage.PLAN, actor)
    return find_page_numbers(run, lambda _: [planned])


def _store(came: Came, actor: Actor, pages: PageNumbers) -> Imported:
    key = came.document.engagement
    with work_by(actor, key) as unit:
        attempt = open_attempt_of(unit, key, Stage.PLAN)
        if _stored_before(unit, came) is not None:
            return Imported(key, Stage.PLAN, {}, True, ())
        version = next_version(unit, key, planned_now(unit, came.document))
        if _is_as_it_went_out(came, version):
            return Imported(key, Stage.PLAN, {}, True, ())
        produced = _produced(unit, version, came, actor, pages)
        today = today_for(unit, version.document, version.id, produced, actor.today)
        merged = merged_into(unit, came.content, came.sent, version, today)
        packet = _packet(unit, came, attempt, actor)
        unit.add(packet)
        put_version(unit, version, actor, produced, Edited(merged.docx, REDRAFT, came.sent.id))
        row = _returned(came, version, packet, merged, actor)
        unit.add(row)
        compared = Compared(came.content, content_of(came.sent), produced, merged.changes)
        asked = texts_to_ask(unit, row, compared)
        waiting = [one for one in asked if one.choice is None]
        notes = tuple(notes_on(came, version, merged, len(waiting)))
        shown = tuple(_shown(unit, one) for one in waiting), marks_of(waiting, today.blocks)
        write_summary(unit, version, actor, replace(_merging(came, version, merged, shown, notes), blocks=today.blocks))
        withdraw_waiting_gates(unit, key, Stage.PLAN, attempt)
        packet_store().put(key, _stored_name(came), came.content)  # last: a refused file may name persons
        unit.commit()
    return Imported(key, Stage.PLAN, {}, False, (), notes=notes, done=done_with(came, version, merged))


def _produced(read: Reader, version: Version, came: Came, actor: Actor, pages: PageNumbers) -> Produced:
    """Give what the data gives today: just what the file was made of when it is the newest and nothing has changed."""
    if version.is_new or version.before is None or version.before.id != came.sent.id:
        return produced_now(read, version, actor, pages)
    return produced_then(read, version.before)


def _stored_before(read: Reader, came: Came) -> PacketRow | None:
    of_file = (PacketRow.engagement == came.document.engagement, PacketRow.direction == RECEIVED)
    rows = read.all(PacketRow, *of_file, PacketRow.sha256 == came.draft.sha256, PacketRow.part == came.document.kind)
    return rows[0] if rows else None


def _is_as_it_went_out(came: Came, version: Version) -> bool:
    """Say whether nobody wrote in a file, and it is the newest version: there is nothing to merge."""
    newest = version.before
    return newest is not None and not version.is_new and newest.sha256 == came.draft.sha256


def _packet(read: Reader, came: Came, attempt: int, actor: Actor) -> PacketRow:
    key, part = came.document.engagement, came.document.kind
    of_part = (PacketRow.engagement == key, PacketRow.stage == Stage.PLAN.value, PacketRow.part == part)
    number = 1 + len(read.all(PacketRow, *of_part, PacketRow.direction == RECEIVED, PacketRow.attempt == attempt))
    return PacketRow(
        id=natural_id("packet", key, Stage.PLAN, part, RECEIVED, attempt, number),
        engagement=key,
        stage=Stage.PLAN.value,
        direction=RECEIVED,
        attempt=attempt,
        number=number,
        round="",
        generation=came.sent.id,
        file_name=came.draft.file[:255],
        path=packet_store().place_of(key, _stored_name(came), came.content).relative_path,
        sha256=came.draft.sha256,
        on=actor.today,
        part=part,
    )


def _stored_name(came: Came) -> str:
    return f"modtaget-{came.document.title}.docx"


def _returned(came: Came, version: Version, packet: PacketRow, merged: Merged, actor: Actor) -> ReturnedRow:
    return ReturnedRow(
        id=natural_id("returned_draft", version.id),
        engagement=came.document.engagement,
        document=came.document.id,
        base=came.sent.id,
        generation=version.id,
        packet=packet.id,
        returned_on=actor.today,
        changes=[{**asdict(change), "kind": change.kind.value} for change in merged.changes],
    )


def _merging(
    came: Came,
    version: Version,
    merged: Merged,
    asked: tuple[tuple[WaitingText, ...], frozenset[str]],
    notes: Iterable[Note],
) -> Merging:
    return Merging(
        document_title=came.document.title,
        made_from=came.sent.number,
        merged_into=version.number,
        changes=merged.changes,
        returned=True,
        waiting=asked[0],
        listed=asked[1],
        notes=tuple(note.da for note in notes),
    )


def _shown(read: Reader, row: ReturnedText) -> WaitingText:
    return WaitingText(
        id=row.id[:ID_SHOWN],
        number=row.id[:ID_SHOWN],
        place=place_da(read, row),
        recorded=row.base_text,
        theirs=row.their_text,
    )

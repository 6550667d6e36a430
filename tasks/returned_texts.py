"""Let a person take the texts that were rewritten in Word into the record, or leave them in the file alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.schema import Packet as PacketRow
from db.schema import ReturnedDraft, ReturnedText
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.local_texts import local_blocks
from parat.documents.merge import Change, ChangeKind
from parat.documents.produce import Produced
from parat.documents.word.bookmarks import bookmark_name
from parat.domain.identity import natural_id
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Stage
from tasks.edited_fields import Passage, passages_in
from tasks.merging_files import blocks_of_all
from tasks.plan_fields import PlanFields, place_of, recorded_lines
from tasks.returned_text_errors import RecordChangedSinceError, TextDecidedError, UnknownTextError, WordingError
from tasks.run import Actor, looking, retryable, work_by
from tasks.settling_errors import CprInReasonError
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates

TAKEN, LEFT, FILE_ONLY, REPLACED = "taken", "left", "file_only", "replaced"
WORDING, ALL = "wording", "alle"
ID_SHOWN = 8
_OWN_WORDS = frozenset((ChangeKind.KEPT_OWN, ChangeKind.CONFLICT))


@dataclass(frozen=True, slots=True)
class Compared:
    """Be a file that came back, the same version as it went out, what the data gives today, and what merging did."""

    theirs: bytes
    sent: bytes
    produced: Produced
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class ShownText:
    """Be a text from Word as a person reads it: where it stands, what the record says now, in which file it came."""

    row: ReturnedText
    place_da: str
    recorded: str
    file_name: str


def texts_to_ask(unit: UnitOfWork, returned: ReturnedDraft, files: Compared) -> list[ReturnedText]:
    """Store the texts of a returned file that somebody rewrote and that differ from the record; give them.

    A text that waited from an earlier file is replaced by the one in the newer file; one that was left is not asked
    about again. Sentences that are generated are written down as standing in the file alone.
    """
    manifest = blocks_of_all(unit, returned.document, files.produced)
    record = PlanFields.of_now(unit, returned.engagement)
    recorded = recorded_lines(record)
    three = (files.theirs, files.sent, files.produced.docx)
    theirs, before, now = (passages_in(docx, manifest, recorded) for docx in three)
    rewritten = list(_rewritten(theirs, before))
    earlier = unit.all(ReturnedText, ReturnedText.engagement == returned.engagement)
    for one in rewritten:
        _replace(unit, [row for row in earlier if row.field == one.field and row.choice is None])
    left = {(row.field, row.their_text) for row in earlier if row.choice == LEFT}
    agreed = {(one.field, one.text) for one in now.values()} | left
    asked = [one for one in rewritten if (one.field, one.text) not in agreed and record.holds(one.field)]
    rows = [_text(returned, one, record.text(one.field)) for one in _once(asked)]
    known = {one.block for one in (*theirs.values(), *before.values())} | local_blocks(manifest)
    rows += _wordings(
        returned, files.changes, {bookmark_name(block): block for block in manifest if block not in known}
    )
    unit.add(*rows)
    return rows


def marks_of(rows: Iterable[ReturnedText], manifest: Iterable[str]) -> frozenset[str]:
    """Give the bookmarks of the blocks that texts stand in, as a merging names them."""
    asked = [row.block for row in rows]
    return frozenset(
        bookmark_name(block) for block in manifest for one in asked if block == one or block.startswith(f"{one}-")
    )


def texts_of(read: Reader, engagement: str | None, decided_too: bool) -> list[ShownText]:
    """List the texts from Word of one engagement or of all, in the order in which they came."""
    of_one = [ReturnedText.engagement == engagement] if engagement else []
    waiting = [] if decided_too else [ReturnedText.choice.is_(None)]
    order = [ReturnedText.engagement, ReturnedText.returned_draft, ReturnedText.field]
    rows = read.all(ReturnedText, *of_one, *waiting, order=order)
    records = {key: PlanFields.of_now(read, key) for key in {row.engagement for row in rows}}
    return [
        ShownText(row, place_da(read, row), records[row.engagement].text(row.field), _file_name(read, row))
        for row in rows
    ]


def find_texts(read: Reader, ids: Sequence[str], engagement: str | None = None) -> list[ReturnedText]:
    """Give the texts that ids or their beginnings name; raise UnknownTextError."""
    of_one = [ReturnedText.engagement == engagement] if engagement else []
    return [_named(read.all(ReturnedText, *of_one, ReturnedText.id.like(f"{_plain(one)}%")), one) for one in ids]


def waiting_texts(read: Reader, engagement: str) -> list[ReturnedText]:
    """Give every text of an engagement that waits."""
    return read.all(ReturnedText, ReturnedText.engagement == engagement, ReturnedText.choice.is_(None))


def named_texts(words: str, engagement: str) -> list[str]:
    """Give the ids of the texts that a person names by numbers, or of all that wait; raise UnknownTextError."""
    with looking() as read:
        all_of_them = words.strip().casefold() == ALL
        found = waiting_texts(read, engagement) if all_of_them else find_texts(read, words.split(), engagement)
    return [row.id for row in found]


@retryable
def take_texts(engagement: str, ids: Sequence[str], actor: Actor, anyway: bool = False) -> None:
    """Write texts from Word into the record, in one transaction, with the file that they came in as their source.

    Raises RecordChangedSinceError when the record says something else than when the file came, unless `anyway`, and
    the error of the plan workbook's cell that a text does not fit. Run again: a text that was taken stays taken.
    """
    with work_by(actor, engagement) as unit:
        rows = [unit.get(ReturnedText, one) for one in ids]
        waiting = [row for row in rows if _may_be(row, TAKEN)]
        attempt = open_attempt_of(unit, engagement, Stage.PLAN)
        for draft in dict.fromkeys(row.returned_draft for row in waiting):
            found = [row for row in waiting if row.returned_draft == draft]
            _take(unit, unit.get(ReturnedDraft, draft), found, actor, anyway)
        for row in waiting:
            unit.change(ReturnedText, row.id, choice=TAKEN, decided_by=actor.staff, decided_on=actor.today)
        if waiting:
            withdraw_waiting_gates(unit, engagement, Stage.PLAN, attempt)
        unit.commit()


@retryable
def leave_texts(engagement: str, ids: Sequence[str], reason: str, actor: Actor) -> None:
    """Let texts from Word stand in the file alone, with the reason; the record keeps what it says.

    Run again: a text that was left stays left.
    """
    if cpr_in(reason):
        raise CprInReasonError(engagement=engagement, found=masked_text(reason)[:80])
    with work_by(actor, engagement) as unit:
        for row in [row for row in (unit.get(ReturnedText, one) for one in ids) if _may_be(row, LEFT)]:
            unit.change(
                ReturnedText, row.id, choice=LEFT, decided_by=actor.staff, decided_on=actor.today, reason=reason
            )
        unit.commit()


def place_da(read: Reader, row: ReturnedText) -> str:
    """Say in Danish where a text stands."""
    if row.field != WORDING:
        return place_of(row.field, PlanFields.of_now(read, row.engagement))
    changes = read.get(ReturnedDraft, row.returned_draft).changes
    mark = bookmark_name(row.block)
    return next((one["section_da"] for one in changes if one["block"] == mark), "")


def _take(unit: UnitOfWork, draft: ReturnedDraft, rows: Sequence[ReturnedText], actor: Actor, anyway: bool) -> None:
    record, file = PlanFields.of_now(unit, draft.engagement), unit.get(PacketRow, draft.packet)
    for row in rows:
        now = record.text(row.field)
        if not anyway and now not in (row.base_text, row.their_text):
            raise RecordChangedSinceError(id=row.id[:ID_SHOWN], place=place_of(row.field, record))
        record.put(row.field, row.their_text, file.file_name)
    record.store(unit, file, actor)


def _rewritten(
    theirs: Mapping[tuple[str, str], Passage], before: Mapping[tuple[str, str], Passage]
) -> Iterator[Passage]:
    """Find what a person wrote otherwise than it went out, and local texts that were deleted as a whole.

    A line that was struck already when the file went out may come back as an empty one: nobody wrote that.
    """
    for key, passage in theirs.items():
        if passage.text != (before[key].text if key in before else ""):
            yield passage
    for key, passage in before.items():
        if key not in theirs and not passage.field.startswith("action:"):
            yield Passage(passage.field, passage.block, "")


def _once(passages: Sequence[Passage]) -> list[Passage]:
    return list({(one.field, one.text): one for one in reversed(passages)}.values())[::-1]


def _text(returned: ReturnedDraft, passage: Passage, recorded: str) -> ReturnedText:
    return ReturnedText(
        id=natural_id("returned_text", returned.id, passage.field, passage.block),
        engagement=returned.engagement,
        returned_draft=returned.id,
        field=passage.field,
        block=passage.block,
        base_text=recorded,
        their_text=passage.text,
        reason="",
    )


def _wordings(returned: ReturnedDraft, changes: Sequence[Change], generated: Mapping[str, str]) -> list[ReturnedText]:
    found = {one.block: one for one in changes if one.kind in _OWN_WORDS and one.block in generated}
    return [
        ReturnedText(
            id=natural_id("returned_text", returned.id, WORDING, generated[mark]),
            engagement=returned.engagement,
            returned_draft=returned.id,
            field=WORDING,
            block=generated[mark],
            base_text=one.base or "",
            their_text=one.theirs or "",
            choice=FILE_ONLY,
            reason="",
        )
        for mark, one in found.items()
    ]


def _replace(unit: UnitOfWork, rows: Sequence[ReturnedText]) -> None:
    for row in rows:
        unit.change(ReturnedText, row.id, only_while={"choice": None}, choice=REPLACED)


def _file_name(read: Reader, row: ReturnedText) -> str:
    return read.get(PacketRow, read.get(ReturnedDraft, row.returned_draft).packet).file_name


def _may_be(row: ReturnedText, choice: str) -> bool:
    """Say whether a text still waits; raise when it was decided otherwise, or can only stand in the file."""
    if row.field == WORDING:
        raise WordingError(id=row.id[:ID_SHOWN])
    if row.choice not in (None, choice):
        raise TextDecidedError(id=row.id[:ID_SHOWN], choice=row.choice, staff=row.decided_by or "parat")
    return row.choice is None


def _named(found: Sequence[ReturnedText], text: str) -> ReturnedText:
    if len(found) != 1 or len(text) < ID_SHOWN:
        raise UnknownTextError(found=text, count=len(found))
    return found[0]


def _plain(text: str) -> str:
    return text.replace("%", "").replace("_", "").strip().lower()

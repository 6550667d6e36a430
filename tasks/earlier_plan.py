"""Take the plan that a municipality had before as a start: keep its file, propose places for its texts, take them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.schema import ExistingText
from db.schema import Packet as PacketRow
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.placing import Passage, PassageKind, becomes_action, local_text, proposed_mark
from parat.domain.plan_structure import section
from parat.domain.stages import Stage
from parat.intake.earlier_plan import EarlierPlan, FoundPassage, read_earlier_plan
from parat.intake.earlier_plan_errors import ForeignPlanError, NotAPlanError
from tasks.earlier_measures import store_measures
from tasks.earlier_passages import passages_of
from tasks.import_errors import content_of, refuse_doubts
from tasks.own_plan_texts import mark_by_bookmark
from tasks.packets import RECEIVED, packet_store
from tasks.plan_facts import EARLIER_PLAN, local_text_of, write_local_text
from tasks.run import Actor, retryable, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates

_PLANS = ("plan_draft", "plan_public")
_PARTING = " › "
_STORED = "modtaget-Tidligere plan.docx"


class UnknownPassageError(InputError):
    """Refuse a number that no passage of the earlier plan has."""

    code = "IND-481"
    what = "the earlier plan of {engagement} has no passage {found}."
    where = "Earlier plan"
    remedy = "Look up the numbers with: parat earlier-plan show {engagement} --all"
    what_da = "den tidligere plan har ikke et tekststykke {found}."
    where_da = "Tidligere plan"
    remedy_da = "Find numrene i listen over tekststykker."


class PassageSettledError(InputError):
    """Refuse to move a passage whose text a person has taken into the plan already, or left out."""

    code = "IND-482"
    what = "passage {found} of the earlier plan is settled already."
    where = "Earlier plan"
    remedy = "Change the text of the chapter itself, in the plan workbook."
    what_da = "tekststykke {found} i den tidligere plan er allerede på plads."
    where_da = "Tidligere plan"
    remedy_da = "Ret kapitlets tekst i planskemaet."


@dataclass(frozen=True, slots=True)
class PlanRead:
    """Be what reading an earlier plan gave: passages, how many have a proposed place, comments left in the file.

    `already` says that the same file had been read before, so that nothing was changed.
    """

    engagement: str
    passages: int
    proposed: int
    comments: int
    already: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """Be what a confirmation did: passages by the section that took them up, and the actions that were proposed."""

    sections: Mapping[str, int]
    actions: int


@retryable
def read_plan(path: Path, engagement: str, actor: Actor, no_cpr: bool = False) -> PlanRead:
    """Store an earlier plan's file as it came, and its passages with the places proposed for them.

    `no_cpr` confirms that doubtful numbers are none. Run again: a file that was read before changes nothing.
    """
    content = content_of(path)
    plan = read_earlier_plan(content, path.name)
    _refuse_strange(plan, engagement)
    refuse_doubts(plan.doubts, plan.file, no_cpr)
    with work_by(actor, engagement) as unit:
        attempt = _attempt(unit, engagement)
        before = earlier_files(unit, engagement)
        known = next((file for file in before if file.sha256 == plan.sha256), None)
        if known is not None:
            rows = [row for row in passages_of(unit, engagement) if row.packet == known.id]
            return _read(engagement, plan, rows, already=True)
        packet = _packet(engagement, plan, (attempt, len(before) + 1), actor)
        packet.path = packet_store().place_of(engagement, _STORED, content).relative_path
        first = 1 + max((row.number for row in passages_of(unit, engagement)), default=0)
        rows = [_row(packet, number, one, plan) for number, one in enumerate(plan.passages, start=first)]
        unit.add(packet)
        unit.add(*rows)
        packet_store().put(engagement, _STORED, content)  # last: a refused file may name persons
        unit.commit()
    return _read(engagement, plan, rows, already=False)


@retryable
def place_passages(engagement: str, numbers: Collection[int], mark: str | None, actor: Actor) -> int:
    """Say where passages belong; None leaves them out of the plan for good. Give how many were moved.

    Raise UnknownPassageError, PassageSettledError, UnknownSectionError. Run again: nothing changes.
    """
    wanted = section(mark).mark if mark else None
    with work_by(actor, engagement) as unit:
        _attempt(unit, engagement)
        rows = _named(unit, engagement, numbers)
        moved = [row for row in rows if row.mark != wanted or row.confirmed != (wanted is None)]
        settled = [row.number for row in moved if row.confirmed and row.mark is not None]
        if settled:
            raise PassageSettledError(found=", ".join(map(str, settled)))
        for row in moved:
            unit.change(ExistingText, row.id, mark=wanted, confirmed=wanted is None)
        unit.commit()
    return len(moved)


@retryable
def confirm_passages(engagement: str, numbers: Collection[int] | None, actor: Actor) -> Taken:
    """Take passages into the sections they are placed in, below what stands there; None: all that have a place.

    Measures among the actions become proposed actions. Raise UnknownPassageError, TextTooLongError.
    Run again: what was taken before is not taken twice.
    """
    with work_by(actor, engagement) as unit:
        attempt = _attempt(unit, engagement)
        rows = passages_of(unit, engagement) if numbers is None else _named(unit, engagement, numbers)
        taken = [row for row in rows if row.mark and not row.confirmed]
        actions = _take(unit, engagement, taken)
        for row in taken:
            unit.change(ExistingText, row.id, confirmed=True)
        if taken:
            withdraw_waiting_gates(unit, engagement, Stage.PLAN, attempt)
        unit.commit()
    return Taken(_counted(row.mark or "" for row in taken), actions)


def earlier_files(read: Reader, engagement: str) -> list[PacketRow]:
    """Give the files of earlier plans that were read for a municipality."""
    of_plans = (PacketRow.part == EARLIER_PLAN, PacketRow.direction == RECEIVED)
    return read.all(PacketRow, PacketRow.engagement == engagement, *of_plans, order=[PacketRow.number])


def passage_in(row: ExistingText) -> Passage:
    """Give a stored passage as it was read."""
    return Passage(PassageKind(row.kind), tuple(filter(None, row.heading.split(_PARTING))), row.text)


def place_da(numbers: Sequence[int]) -> str:
    """Name where in the earlier plan passages stand."""
    first, last = min(numbers), max(numbers)
    return f"tekststykke {first}" if first == last else f"tekststykke {first}-{last}"


def _take(unit: UnitOfWork, engagement: str, rows: Iterable[ExistingText]) -> int:
    """Write passages into their sections; give how many actions were proposed."""
    by_place: dict[tuple[str, str], list[ExistingText]] = defaultdict(list)
    for row in rows:
        by_place[row.mark or "", row.packet].append(row)
    actions = 0
    for (mark, packet), found in by_place.items():
        source = packet, place_da([row.number for row in found])
        before = local_text_of(unit, engagement, mark)
        text = local_text(mark, map(passage_in, found), before)
        if text != before:
            write_local_text(unit, engagement, mark, text, source)
        measures = [row for row in found if becomes_action(PassageKind(row.kind), mark)]
        actions += store_measures(unit, engagement, measures)
    return actions


def _named(read: Reader, engagement: str, numbers: Collection[int]) -> list[ExistingText]:
    found = [row for row in passages_of(read, engagement) if row.number in set(numbers)]
    missing = sorted(set(numbers) - {row.number for row in found})
    if missing:
        raise UnknownPassageError(engagement=engagement, found=", ".join(map(str, missing)))
    return found


def _refuse_strange(plan: EarlierPlan, engagement: str) -> None:
    """Refuse a document that was written here for another municipality, or that is no plan."""
    if not plan.kind:
        return
    if plan.kind not in _PLANS:
        raise NotAPlanError(file=plan.file, found=plan.kind)
    if plan.engagement.rpartition("/")[2] != engagement.rpartition("/")[2]:
        raise ForeignPlanError(file=plan.file, found=plan.engagement, wanted=engagement)


def _attempt(unit: UnitOfWork, engagement: str) -> int:
    """Give the plan's open attempt; before the plan has begun the first. Raise a stage error when it has ended."""
    standing = standing_of(unit.connection, engagement)
    not_begun = standing.closed_because is None and standing.attempt(Stage.PLAN) is None
    return 1 if not_begun else open_attempt_of(unit, engagement, Stage.PLAN)


def _packet(engagement: str, plan: EarlierPlan, counted: tuple[int, int], actor: Actor) -> PacketRow:
    identity = natural_id("packet", engagement, Stage.PLAN, EARLIER_PLAN, RECEIVED, plan.sha256)
    return PacketRow(
        id=identity,
        engagement=engagement,
        stage=Stage.PLAN.value,
        direction=RECEIVED,
        attempt=counted[0],
        number=counted[1],
        round="",
        generation=identity,
        file_name=plan.file[:255],
        sha256=plan.sha256,
        on=actor.today,
        part=EARLIER_PLAN,
    )


def _row(packet: PacketRow, number: int, found: FoundPassage, plan: EarlierPlan) -> ExistingText:
    one = found.passage
    return ExistingText(
        id=natural_id("existing_text", packet.id, number),
        engagement=packet.engagement,
        packet=packet.id,
        number=number,
        kind=one.kind.value,
        heading=_PARTING.join(one.headings),
        text=one.text,
        mark=mark_by_bookmark(found.bookmarks) if plan.kind else proposed_mark(one.headings, one.kind),
        confirmed=False,
    )


def _read(engagement: str, plan: EarlierPlan, rows: Sequence[ExistingText], already: bool) -> PlanRead:
    proposed = sum(row.mark is not None for row in rows)
    return PlanRead(engagement, len(rows), proposed, plan.comments, already)


def _counted(marks: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for mark in marks:
        counts[mark] += 1
    return dict(counts)

"""Plan a municipality's workshops: propose their days, set, move and cancel them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from typing import Any

from db.schema import Engagement, Staff, Workshop
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.clashes import Gathering
from parat.domain.identity import natural_id
from parat.domain.labels import Kind, label
from parat.domain.packets import packet_for
from parat.domain.personal_data import cpr_in
from parat.domain.scenarios import scenarios
from parat.domain.scheduling import (
    USUAL_WEEKDAYS,
    Obstacle,
    Period,
    Proposal,
    Wishes,
    nearest_days,
    obstacle_on,
    propose,
    workshops_done,
)
from parat.domain.stages import Evidence, Stage
from parat.domain.workshop_kinds import workshop_kinds
from tasks.evidence import establish
from tasks.gatherings import gatherings, sole_consultants
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor, retryable, work_by
from tasks.stage_work import check_may_run, new_attempt, withdraw_waiting_gates
from tasks.workshop_errors import (
    CprInPlanError,
    DayNotPossibleError,
    KindMissingError,
    NoReasonError,
    NoSuchWorkshopError,
    TooManyWorkshopsError,
    WorkshopOverError,
)

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
_PASSED = Obstacle("the day has passed", "dagen er gået")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Be what a person says of a workshop; what is None stays as it is.

    `anyway` is the reason for taking a day on which no workshop is held otherwise.
    """

    kind: str | None = None
    on: date | None = None
    begins: time | None = None
    place: str | None = None
    consultants: tuple[str, ...] | None = None
    key_functions: tuple[str, ...] | None = None
    anyway: str = ""
    scenarios: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Be what a proposal is asked for: from which day, which kinds (every one when empty), and on which weekdays.

    `each` holds what every workshop of the set gets: time, place and consultants.
    """

    begin: date
    kinds: tuple[str, ...] = ()
    weekdays: frozenset[int] = USUAL_WEEKDAYS
    each: Wanted = field(default_factory=Wanted)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Be a proposed day with the number that the workshop has or would get."""

    number: int
    proposal: Proposal


def proposals(read: Reader, engagement: str, asked: Asked, today: date) -> list[Proposed]:
    """Propose a day for each kind that is not held or planned with a day yet; nothing is stored."""
    _check_kinds(asked.kinds)
    rows = _stored(read, engagement)
    standing = [row for row in rows if row.state != CANCELLED]
    settled: dict[str, date] = {}
    for row in standing:
        if row.held_on is not None:
            settled[row.kind] = max(row.held_on, settled.get(row.kind, row.held_on))
    wishes = Wishes(max(asked.begin, today), asked.weekdays, _allowed(read, engagement), _busy(read, engagement, asked))
    found = propose(asked.kinds or tuple(workshop_kinds()), settled, wishes)
    numbers = {row.kind: row.number for row in standing if row.held_on is None}
    free = count(max((row.number for row in rows), default=0) + 1)
    return [Proposed(numbers.get(one.kind) or next(free), one) for one in found]


@retryable
def apply_proposals(engagement: str, asked: Asked, actor: Actor) -> list[Proposed]:
    """Propose days and store them as planned workshops, in one transaction.

    Run again: what is planned by then is not proposed, so nothing is added.
    """
    with work_by(actor, engagement) as unit:
        attempt = _begin(unit, engagement, actor)
        found = proposals(unit, engagement, asked, actor.today)
        changed = [_set(unit, engagement, one.number, _wanted(one, asked), actor) for one in found]
        _conclude(unit, engagement, attempt, any(changed), actor)
        unit.commit()
    return found


@retryable
def set_workshop(engagement: str, number: int, wanted: Wanted, actor: Actor) -> bool:
    """Plan a workshop, or change what is planned, and say whether anything changed.

    Raise DayNotPossibleError for a day on which none is held, unless a reason is given to take it anyway.
    Run again: the same words change nothing.
    """
    with work_by(actor, engagement) as unit:
        attempt = _begin(unit, engagement, actor)
        changed = _set(unit, engagement, number, wanted, actor)
        _conclude(unit, engagement, attempt, changed, actor)
        unit.commit()
    return changed


@retryable
def move_workshop(engagement: str, number: int, wanted: Wanted, actor: Actor) -> bool:
    """Give a planned workshop another day, time or place; raise NoSuchWorkshopError when there is none.

    Run again: the same words change nothing.
    """
    with work_by(actor, engagement) as unit:
        attempt = _begin(unit, engagement, actor)
        _there(unit, engagement, number)
        changed = _set(unit, engagement, number, wanted, actor)
        _conclude(unit, engagement, attempt, changed, actor)
        unit.commit()
    return changed


@retryable
def cancel_workshop(engagement: str, number: int, reason: str, actor: Actor) -> bool:
    """Cancel a planned workshop with a reason, and say whether anything changed; it stays on the list.

    Run again: a workshop that is cancelled stays as it is.
    """
    with work_by(actor, engagement) as unit:
        attempt = _begin(unit, engagement, actor)
        row = _there(unit, engagement, number)
        if not reason.strip():
            raise NoReasonError(engagement=engagement, number=number)
        _check_words(engagement, number, [reason])
        if row.state == HELD:
            raise _over(unit, row)
        changed = row.state != CANCELLED
        if changed:
            unit.change(Workshop, row.id, state=CANCELLED, reason=reason.strip())
        _conclude(unit, engagement, attempt, changed, actor)
        unit.commit()
    return changed


@retryable
def allow_times(engagement: str, allowed: Iterable[str], actor: Actor) -> tuple[str, ...]:
    """Keep the periods in which a municipality holds workshops although others do not; give them all.

    Run again: the same periods change nothing.
    """
    wanted = set(allowed)
    _check_choices(wanted, Period, "period")
    kept = tuple(period.value for period in Period if period.value in wanted)
    with work_by(actor, engagement) as unit:
        if tuple(unit.get(Engagement, engagement).allowed_times or ()) != kept:
            unit.change(Engagement, engagement, allowed_times=list(kept))
        unit.commit()
    return kept


def allowed_times(read: Reader, engagement: str) -> tuple[str, ...]:
    """Give the periods in which a municipality holds workshops although others do not."""
    return tuple(read.get(Engagement, engagement).allowed_times or ())


def _begin(unit: UnitOfWork, engagement: str, actor: Actor) -> int:
    """Check that the workshops' stage is open or may open, open it, and give its attempt; raise a stage error."""
    standing = standing_of(unit.connection, engagement)
    check_may_run(standing, Stage.WORKSHOPS)
    attempt = standing.attempt(Stage.WORKSHOPS)
    if attempt is None:
        unit.add(new_attempt(engagement, Stage.WORKSHOPS, 1, actor))
    return attempt.number if attempt else 1


def _conclude(unit: UnitOfWork, engagement: str, attempt: int, changed: bool, actor: Actor) -> None:
    """Write down whether the workshops are done, and take back a decision that waits on what has changed."""
    states = [row.state for row in _stored(unit, engagement)]
    establish(unit, engagement, {Evidence.WORKSHOPS_DONE: workshops_done(states)}, actor)
    if changed:
        withdraw_waiting_gates(unit, engagement, Stage.WORKSHOPS, attempt)


def _set(unit: UnitOfWork, engagement: str, number: int, wanted: Wanted, actor: Actor) -> bool:
    _check(unit, engagement, number, wanted)
    row = unit.find(Workshop, _id(engagement, number))
    if row is None:
        unit.add(_new(unit, engagement, number, wanted, actor.today))
        return True
    if row.state != PLANNED:
        raise _over(unit, row)
    changes = _said(wanted)
    if wanted.on is not None and wanted.on != row.held_on:
        changes["reason"] = _reason_for(unit, engagement, number, wanted, actor.today)
    different = {name: value for name, value in changes.items() if getattr(row, name) != value}
    return bool(different) and unit.change(Workshop, row.id, **different)


def _new(unit: UnitOfWork, engagement: str, number: int, wanted: Wanted, today: date) -> Workshop:
    if wanted.kind is None:
        raise KindMissingError(engagement=engagement, number=number, allowed=list(workshop_kinds()))
    if len(_stored(unit, engagement)) >= _most():
        raise TooManyWorkshopsError(engagement=engagement, number=number, most=_most())
    alone = sole_consultants(unit).get(engagement)
    values = {"place": "", "reason": _reason_for(unit, engagement, number, wanted, today)} | _said(wanted)
    values.setdefault("consultants", [alone] if alone else None)
    return Workshop(id=_id(engagement, number), engagement=engagement, number=number, state=PLANNED, **values)


def _said(wanted: Wanted) -> dict[str, Any]:
    said = {
        "kind": wanted.kind,
        "held_on": wanted.on,
        "begins": f"{wanted.begins:%H.%M}" if wanted.begins else None,
        "place": wanted.place,
        "consultants": None if wanted.consultants is None else list(wanted.consultants),
        "key_functions": None if wanted.key_functions is None else list(wanted.key_functions),
        "scenarios": None if wanted.scenarios is None else list(wanted.scenarios),
    }
    return {name: value for name, value in said.items() if value is not None}


def _reason_for(read: Reader, engagement: str, number: int, wanted: Wanted, today: date) -> str:
    """Give why a day is taken on which no workshop is held otherwise; raise DayNotPossibleError without a reason."""
    if wanted.on is None:
        return ""
    allowed = _allowed(read, engagement)
    obstacle = _PASSED if wanted.on < today else obstacle_on(wanted.on, allowed)
    if obstacle is None or wanted.anyway.strip():
        return wanted.anyway.strip() if obstacle else ""
    nearest = [f"{day:%d-%m-%Y}" for day in nearest_days(wanted.on, allowed, today) if day]
    raise DayNotPossibleError(
        engagement=engagement, number=number, day=f"{wanted.on:%d-%m-%Y}", nearest=nearest,
        reason=obstacle.reason, reason_da=obstacle.reason_da,
    )  # fmt: skip


def _check(read: Reader, engagement: str, number: int, wanted: Wanted) -> None:
    _check_kinds([wanted.kind] if wanted.kind is not None else [])
    _check_words(engagement, number, [wanted.place or "", wanted.anyway, *(wanted.key_functions or ())])
    _check_choices(wanted.scenarios or (), scenarios(), "scenario")
    if wanted.consultants:
        active = [row.id for row in read.all(Staff, Staff.active.is_(True), order=[Staff.id])]
        _check_choices(wanted.consultants, active, "consultant")


def _check_words(engagement: str, number: int, texts: Iterable[str]) -> None:
    for hit in (hit for text in texts for hit in cpr_in(text)):
        raise CprInPlanError(engagement=engagement, number=number, masked=hit.masked)


def _check_kinds(kinds: Iterable[str]) -> None:
    _check_choices(kinds, workshop_kinds(), "kind of workshop")


def _check_choices(found: Iterable[str], allowed: Iterable[str], place: str) -> None:
    known = list(allowed)
    for one in found:
        if one not in known:
            raise UnknownChoiceError(found=one, place=place, allowed=known)


def _there(read: Reader, engagement: str, number: int) -> Workshop:
    row = read.find(Workshop, _id(engagement, number))
    if row is None:
        raise NoSuchWorkshopError(engagement=engagement, number=number)
    return row


def _over(read: Reader, row: Workshop) -> WorkshopOverError:
    free = 1 + max(one.number for one in _stored(read, row.engagement))
    state_da = label(Kind.HELD, row.state).lower()
    return WorkshopOverError(
        engagement=row.engagement, number=row.number, state=row.state, state_da=state_da, free=free, kind=row.kind
    )


def _wanted(one: Proposed, asked: Asked) -> Wanted:
    each = asked.each
    return Wanted(one.proposal.kind, one.proposal.day, each.begins, each.place, each.consultants, each.key_functions)


def _busy(read: Reader, engagement: str, asked: Asked) -> Mapping[date, Obstacle]:
    """Find the days on which the municipality or the consultants have another meeting, whatever its time."""
    alone = sole_consultants(read).get(engagement)
    going = set((alone,) if asked.each.consultants is None and alone else asked.each.consultants or ())
    busy = {}
    for meeting in gatherings(read):
        who = sorted(going & set(meeting.consultants))
        if who or meeting.engagement == engagement:
            busy[meeting.on] = _taken_by(meeting, ", ".join(who))
    return busy


def _taken_by(meeting: Gathering, who: str) -> Obstacle:
    if who:
        return Obstacle(f"{who} is at {meeting.called}", f"{who} er til {meeting.called_da}")
    return Obstacle(f"there is {meeting.called}", f"der holdes {meeting.called_da}")


def _allowed(read: Reader, engagement: str) -> frozenset[str]:
    return frozenset(allowed_times(read, engagement))


def _stored(read: Reader, engagement: str) -> list[Workshop]:
    return read.all(Workshop, Workshop.engagement == engagement, order=[Workshop.number])


def _id(engagement: str, number: int) -> str:
    return natural_id("workshop", engagement, number)


def _most() -> int:
    return packet_for(Stage.WORKSHOPS).sheet("workshops").max_rows

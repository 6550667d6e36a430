"""List the workshops of one municipality or of all, with what stands in the way of those that are planned."""

from dataclasses import dataclass
from datetime import date, time

from db.schema import Engagement, Municipality, Workshop
from db.unit_of_work import Reader
from parat.domain.clashes import Clash, ClashKind
from parat.domain.scenarios import played_in
from parat.domain.scheduling import obstacle_on
from parat.domain.workshop_kinds import workshop_kinds
from tasks.cells import time_of_day
from tasks.gatherings import clashes_by_meeting, end_of, key_functions_of, sole_consultants


@dataclass(frozen=True, slots=True)
class ListedClash:
    """Be one clash of a workshop: what is asked for twice, and by which other meeting."""

    kind: ClashKind
    what: str
    other: str
    other_da: str
    id: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Be one workshop as it is listed; `not_possible` says why its day is none on which workshops are held."""

    id: str
    engagement: str
    municipality: str
    number: int
    kind: str
    title_da: str
    on: date | None
    begins: time | None
    ends: time | None
    place: str
    consultants: tuple[str, ...]
    key_functions: tuple[str, ...]
    scenarios: tuple[str, ...]
    state: str
    reason: str
    not_possible: str | None
    not_possible_da: str | None
    clashes: tuple[ListedClash, ...]


def workshops_listed(read: Reader, engagement: str | None = None) -> list[Listed]:
    """List the workshops of one engagement or of all, by municipality and number."""
    of_one = () if engagement is None else (Workshop.engagement == engagement,)
    rows = read.all(Workshop, *of_one, order=[Workshop.engagement, Workshop.number])
    names = {row.id: row.name for row in read.all(Municipality)}
    engagements = {row.id: row for row in read.all(Engagement)}
    clashes, alone = clashes_by_meeting(read), sole_consultants(read)
    return [
        _listed(row, engagements[row.engagement], names, alone.get(row.engagement), clashes.get(row.id, []))
        for row in rows
    ]


def _listed(
    row: Workshop, engagement: Engagement, names: dict[str, str], alone: str | None, clashes: list[Clash]
) -> Listed:
    named = row.consultants if row.consultants is not None else [alone] if alone else []
    planned = row.state == "planned" and row.held_on is not None
    obstacle = obstacle_on(row.held_on, engagement.allowed_times or ()) if planned and row.held_on else None
    return Listed(
        id=row.id,
        engagement=row.engagement,
        municipality=names[engagement.municipality],
        number=row.number,
        kind=row.kind,
        title_da=workshop_kinds()[row.kind].title_da,
        on=row.held_on,
        begins=time_of_day(row.begins),
        ends=end_of(row),
        place=row.place,
        consultants=tuple(named),
        key_functions=key_functions_of(row),
        scenarios=tuple(one.id for one in played_in(row.kind, row.scenarios or ())),
        state=row.state,
        reason=row.reason,
        not_possible=obstacle.reason if obstacle else None,
        not_possible_da=obstacle.reason_da if obstacle else None,
        clashes=tuple(_clash(clash, row.id) for clash in clashes),
    )


def _clash(clash: Clash, identity: str) -> ListedClash:
    other = clash.other(identity)
    return ListedClash(clash.kind, clash.what, other.called, other.called_da, other.id)

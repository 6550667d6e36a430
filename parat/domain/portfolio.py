"""Say where every municipality stands in one line each, the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parat.domain.calendar import add_months
from parat.domain.identity import programme_of
from parat.domain.stages import Evidence, Stage
from parat.domain.standing import Standing, Wait, WaitsFor, finished, waits_of
from parat.domain.statute import Held, contingency_check

_NEXT_FOR_EVIDENCE = {
    Evidence.AGREEMENT_DATED: "Få databehandleraftalen underskrevet og dateret",
    Evidence.LEAD_NAMED: "Få kommunens projektleder udpeget",
    Evidence.EXISTING_PLAN_DATED: "Oplys datoen for den gældende plan",
}
_NEUTER = "skema"
_FAR = date.max
DONE_DA, CLOSED_DA, RUNNING_DA = "Gennemført", "Afsluttet", "Kan fortsætte"
REVISION_DA, OPEN_REVISION_DA = "Revision af planen", "Åbn revisionen af planen"
_MONTHS_AHEAD = 12
_REOPENED_DA = {
    "term": "Planen revideres, fordi fristen for revision nærmer sig",
    "event": "Planen revideres før tid på grund af en hændelse",
    "law": "Planen revideres før tid, fordi loven er ændret",
}


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """Be the newest version of one document."""

    title: str
    part: str
    number: int
    dated: date
    state: str

    @property
    def name(self) -> str:
        """Give the title with the part it is about: Workshopreferat 2."""
        return f"{self.title} {self.part}".rstrip()


@dataclass(frozen=True, slots=True)
class RevisionClock:
    """Be the day by which an adopted plan must be revised, and the engagement in which it is or was, if there is one.

    `done_on` is when that one was adopted.
    """

    due_on: date
    by: str | None = None
    done_on: date | None = None

    @property
    def words_da(self) -> str:
        """Say in Danish when the plan must be revised, or where that is under way."""
        if self.done_on is not None:
            return f"Planen blev revideret den {self.done_on:%d-%m-%Y} ({self.by})"
        runs = f"; revisionen er i gang ({self.by})" if self.by else ""
        return f"Planen skal være revideret senest den {self.due_on:%d-%m-%Y}{runs}"

    def is_near(self, today: date) -> bool:
        """Say whether it is time to begin, and nobody has."""
        return self.by is None and add_months(self.due_on, -_MONTHS_AHEAD) <= today


@dataclass(frozen=True, slots=True)
class ContingencyClock:
    """Be the clock of the general contingency plan in which a plan's acute part lies: when it was adopted, if known."""

    adopted_on: date | None

    def words_da(self, today: date) -> str:
        """Say in Danish when the contingency plan must be adopted again, or that it should have been."""
        held, due_on = contingency_check(self.adopted_on, today)
        if self.adopted_on is None:
            return "Det er ikke oplyst, hvornår den generelle beredskabsplan er vedtaget"
        by = f" senest den {due_on:%d-%m-%Y}" if due_on else " i hver valgperiode"
        if held is Held.HELD:
            return f"Den generelle beredskabsplan skal vedtages igen{by}"
        return f"Den generelle beredskabsplan skulle have været vedtaget igen{by}"


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """Be one municipality's line: where it is, what it waits for since when, when it is due, and hours of budget."""

    engagement: str
    code: str
    municipality: str
    open_stages: tuple[Stage, ...]
    stage_da: str
    waits_da: str
    waits_kind: str
    since: date | None
    due: date | None
    hours_used: Decimal
    hours_budget: Decimal
    next_action_da: str
    waits: tuple[Wait, ...]
    documents: tuple[DocumentLine, ...]
    closed_because: str | None
    today: date
    workshops_da: tuple[str, ...] = ()
    conflicts_da: tuple[str, ...] = ()
    coverage_da: tuple[str, ...] = ()
    revision: RevisionClock | None = None
    contingency: ContingencyClock | None = None
    reopened_because: str | None = None

    @property
    def clocks_da(self) -> tuple[str, ...]:
        """Say in Danish why a plan is being revised, and by when it and the contingency plan must be adopted again."""
        reopened = (_reopened_da(self.reopened_because),) if self.reopened_because else ()
        revision = (self.revision.words_da,) if self.revision else ()
        contingency = (self.contingency.words_da(self.today),) if self.contingency else ()
        return (*reopened, *revision, *contingency)

    @property
    def programme(self) -> str:
        """Give the programme in which the municipality takes part."""
        return programme_of(self.engagement)

    @property
    def overdue(self) -> bool:
        """Say whether anything that is waited for should have come by now, the revision of the plan too."""
        return any(map(self.is_late, self.waits)) or self.revision_overdue

    @property
    def revision_overdue(self) -> bool:
        """Say whether the plan should have been revised by now; while a revision runs, its own line says so."""
        clock = self.revision
        return clock is not None and clock.by is None and clock.due_on < self.today

    def is_late(self, wait: Wait) -> bool:
        """Say whether one thing that is waited for should have come by now."""
        return wait.due_on is not None and wait.due_on < self.today

    @property
    def latest_documents(self) -> tuple[str, ...]:
        """Say in Danish which documents there are, each in its newest version."""
        return tuple(f"{line.name}, version {line.number} ({line.dated:%d-%m-%Y})" for line in self.documents)


@dataclass(frozen=True, slots=True)
class Facts:
    """Be what the record knows about one engagement beside its standing."""

    code: str
    municipality: str
    hours_used: Decimal
    hours_budget: Decimal
    documents: tuple[DocumentLine, ...]
    revision: RevisionClock | None = None
    contingency: ContingencyClock | None = None
    reopened_because: str | None = None


def portfolio_row(standing: Standing, facts: Facts, today: date) -> PortfolioRow:
    """Make an engagement's line; of several waits the one that is due first speaks for it.

    Where nothing is waited for, the day by which the plan must be revised does, from a year ahead.
    """
    waits = tuple(sorted(waits_of(standing), key=lambda wait: wait.due_on or _FAR))
    first = waits[0] if waits else None
    near = facts.revision if first is None and facts.revision and facts.revision.is_near(today) else None
    return PortfolioRow(
        engagement=standing.engagement,
        code=facts.code,
        municipality=facts.municipality,
        open_stages=() if standing.closed_because is not None else _open_stages(standing),
        stage_da=_stages_da(standing),
        waits_da=first.label_da if first else REVISION_DA if near else _rest(standing),
        waits_kind=first.kind if first else "",
        since=first.since if first else None,
        due=first.due_on if first else near.due_on if near else None,
        hours_used=facts.hours_used,
        hours_budget=facts.hours_budget,
        next_action_da=_next_action(first) if first else OPEN_REVISION_DA if near else "",
        waits=waits,
        documents=facts.documents,
        closed_because=standing.closed_because,
        today=today,
        revision=facts.revision,
        contingency=facts.contingency,
        reopened_because=facts.reopened_because,
    )


def several_programmes(rows: Sequence[PortfolioRow]) -> bool:
    """Say whether a municipality's name alone may not tell which line is meant."""
    return len({row.programme for row in rows}) > 1


def by_urgency(row: PortfolioRow) -> tuple[bool, bool, date, date, str]:
    """Order lines: overdue first, then decisions by their due date, then the rest by how long they wait."""
    return (not row.overdue, row.waits_kind != WaitsFor.DECISION, row.due or _FAR, row.since or _FAR, row.municipality)


def _reopened_da(because: str) -> str:
    """Say why a plan was opened again; the record keeps the kind of reason before the words."""
    kind, _, words = because.partition(": ")
    return f"{_REOPENED_DA.get(kind, 'Planen revideres')}{f': {words}' if words else ''}"


def _next_action(wait: Wait) -> str:
    if wait.kind is WaitsFor.DECISION:
        return f"Træf beslutning: {wait.label_da}"
    if wait.kind is WaitsFor.CONFLICT:
        return "Afgør, om skemaets eller registrets værdi gælder"
    if wait.kind is WaitsFor.EVIDENCE:
        return _NEXT_FOR_EVIDENCE.get(Evidence(wait.key), wait.label_da)
    if wait.label_da.endswith(_NEUTER):
        return f"Indhent {wait.label_da[0].lower()}{wait.label_da[1:]}et"
    return f"Indhent: {wait.label_da}"


def _open_stages(standing: Standing) -> tuple[Stage, ...]:
    return tuple(stage for stage in Stage if standing.attempt(stage) and not standing.ended(stage))


def _stages_da(standing: Standing) -> str:
    """Name the open stages in Danish; where none is open, the last that ended."""
    ended = tuple(stage for stage in Stage if standing.ended(stage))
    labels = [standing.process.rule(stage).label_da for stage in _open_stages(standing) or ended[-1:]]
    *others, last = labels or [""]
    return f"{', '.join(others)} og {last}" if others else last


def _rest(standing: Standing) -> str:
    if standing.closed_because is not None:
        return CLOSED_DA
    return DONE_DA if finished(standing) else RUNNING_DA

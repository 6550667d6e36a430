"""Say where every municipality stands in one line each, the most urgent first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parat.domain.stages import Stage
from parat.domain.standing import Standing, Wait, WaitsFor, finished, waits_of

_NEXT = {
    WaitsFor.DECISION: "Træf beslutning: {label}",
    WaitsFor.INPUT: "Indhent skema: {label}",
    WaitsFor.EVIDENCE: "Skaf: {label}",
}
_FAR = date.max
DONE_DA, CLOSED_DA, RUNNING_DA = "Gennemført", "Afsluttet", "Kan fortsætte"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """Be the newest version of one document."""

    title: str
    number: int
    dated: date
    state: str


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """Be one municipality's line: where it is, what it waits for since when, when it is due, and hours of budget."""

    engagement: str
    code: str
    municipality: str
    stage_da: str
    waits_da: str
    waits_kind: str
    since: date | None
    due: date | None
    overdue: bool
    hours_used: Decimal
    hours_budget: Decimal
    next_action_da: str
    waits: tuple[Wait, ...]
    documents: tuple[DocumentLine, ...]

    @property
    def latest_documents(self) -> tuple[str, ...]:
        """Say in Danish which documents there are, each in its newest version."""
        return tuple(f"{line.title}, version {line.number} ({line.dated:%d-%m-%Y})" for line in self.documents)


@dataclass(frozen=True, slots=True)
class Facts:
    """Be what the record knows about one engagement beside its standing."""

    code: str
    municipality: str
    hours_used: Decimal
    hours_budget: Decimal
    documents: tuple[DocumentLine, ...]


def portfolio_row(standing: Standing, facts: Facts, today: date) -> PortfolioRow:
    """Make an engagement's line; of several waits the one that is due first speaks for it."""
    waits = tuple(sorted(waits_of(standing), key=lambda wait: wait.due_on or _FAR))
    first = waits[0] if waits else None
    due = first.due_on if first else None
    return PortfolioRow(
        engagement=standing.engagement,
        code=facts.code,
        municipality=facts.municipality,
        stage_da=_stages(standing),
        waits_da=first.label_da if first else _rest(standing),
        waits_kind=first.kind if first else "",
        since=first.since if first else None,
        due=due,
        overdue=due is not None and due < today,
        hours_used=facts.hours_used,
        hours_budget=facts.hours_budget,
        next_action_da=_NEXT[first.kind].format(label=first.label_da) if first else "",
        waits=waits,
        documents=facts.documents,
    )


def by_urgency(row: PortfolioRow) -> tuple[bool, bool, date, date, str]:
    """Order lines: overdue first, then decisions by their due date, then the rest by how long they wait."""
    return (not row.overdue, row.waits_kind != WaitsFor.DECISION, row.due or _FAR, row.since or _FAR, row.municipality)


def _stages(standing: Standing) -> str:
    open_stages = [stage for stage in Stage if standing.attempt(stage) and not standing.ended(stage)]
    if not open_stages:
        ended = [stage for stage in Stage if standing.ended(stage)]
        open_stages = ended[-1:]
    return " og ".join(standing.process.rule(stage).label_da for stage in open_stages)


def _rest(standing: Standing) -> str:
    if standing.closed_because is not None:
        return f"{CLOSED_DA}: {standing.closed_because}"
    return DONE_DA if finished(standing) else RUNNING_DA

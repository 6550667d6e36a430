"""The commands that show where every municipality stands and what waits for a person; they only read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.next_steps import gate_rule, waits_in_words
from parat.cli.options import AsJson, ProgrammeSlug
from parat.cli.record import engagement_of, looking
from parat.cli.training_reach import reach_as_json, show_reach, training_needs
from parat.domain.portfolio import several_programmes
from parat.domain.stages import Stage
from parat.domain.standing import Standing, Wait, WaitsFor

if TYPE_CHECKING:
    from decimal import Decimal

    from parat.domain.portfolio import PortfolioRow
    from parat.domain.training import Need

MaybeMunicipality = Annotated[
    str | None, typer.Argument(metavar="MUNICIPALITY", help="Code or name; every one when left out.")
]
_PROGRAMME = ("Programme",)
_NOBODY = "No municipality is enrolled yet. Begin with: parat enrol MUNICIPALITY --start new"


def status(municipality: MaybeMunicipality = None, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """Show where each municipality stands, what it waits for and until when, the most urgent first; ! is overdue."""
    if municipality is not None:
        _show_one(municipality, programme, as_json)
        return
    rows = _portfolio(programme)
    if as_json:
        show_json([_as_json(row) for row in rows])
    elif rows:
        several = several_programmes(rows)
        headings = ("Municipality", *_PROGRAMME[:several], "Where", "Waits for", "Due", "Hours")
        show_table(headings, (_cells(row, several) for row in rows))
    else:
        say(_NOBODY)


def gates(municipality: MaybeMunicipality = None, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List what waits for a person's decision, the most urgent first."""
    rows = [_line(municipality, programme)[0]] if municipality is not None else _portfolio(programme)
    waiting = [(row, wait) for row in rows for wait in row.waits if wait.kind is WaitsFor.DECISION]
    waiting.sort(key=lambda pair: pair[1].due_on or date.max)
    if as_json:
        show_json([{"engagement": r.engagement, "municipality": r.municipality, **_wait(r, w)} for r, w in waiting])
    elif waiting:
        several = several_programmes([row for row, _ in waiting])
        show_table(
            ("Municipality", *_PROGRAMME[:several], "Gate", "Decision", "By", "Since", "Due"),
            ((*_whose(row, several), wait.key, wait.label_da, gate_rule(wait.key).decider, _day(wait.since),
              _due(row, wait)) for row, wait in waiting),
        )  # fmt: skip
    else:
        say("Nothing waits for a decision.")


def _portfolio(programme: str | None) -> list[PortfolioRow]:
    from db.portfolio import portfolio
    from db.schema import Programme

    with looking() as read:
        if programme is not None:
            read.get(Programme, programme)
        return portfolio(read, _today(), programme)


def _line(municipality: str, programme: str | None) -> tuple[PortfolioRow, Standing, list[Need]]:
    from db.portfolio import portfolio_line
    from db.standings import standing_of

    with looking() as read:
        key = engagement_of(read, municipality, programme)
        return portfolio_line(read, key, _today()), standing_of(read.connection, key), training_needs(read, key)


def _show_one(municipality: str, programme: str | None, as_json: bool) -> None:
    row, standing, needs = _line(municipality, programme)
    if as_json:
        path = [_stage(rule.stage, standing) for rule in standing.process.stages]
        more = {"closed_because": row.closed_because, "path": path, "training": reach_as_json(needs)}
        show_json({**_as_json(row), **more})
        return
    say(f"{row.municipality} {row.code} ({row.engagement})", style="bold")
    show_table(("Stage", "State"), ((rule.label_da, _state(rule.stage, standing)) for rule in standing.process.stages))
    say("")
    show_reach(needs)
    if row.next_action_da:
        say(f"Next action: {row.next_action_da}")
    for wait in row.waits:
        say(*waits_in_words(row.engagement, wait))
    if not row.waits:
        say(row.waits_da + (f": {row.closed_because}" if row.closed_because else ""))
    for words in row.clocks_da:
        say(f"Plan: {words}")
    say(f"Hours: {_hours(row)}", *(f"Document: {title}" for title in row.latest_documents))


def _cells(row: PortfolioRow, with_programme: bool) -> tuple[str, ...]:
    due = _due(row, row.waits[0]) if row.waits else _day(row.due) + (" !" if row.overdue else "")
    return *_whose(row, with_programme), row.stage_da, row.waits_da, due, _hours(row)


def _whose(row: PortfolioRow, with_programme: bool) -> tuple[str, ...]:
    name = f"{row.municipality} {row.code}"
    return (name, row.programme) if with_programme else (name,)


def _due(row: PortfolioRow, wait: Wait) -> str:
    return _day(wait.due_on) + (" !" if row.is_late(wait) else "")


def _as_json(row: PortfolioRow) -> dict[str, Any]:
    return {
        "engagement": row.engagement,
        "programme": row.programme,
        "code": row.code,
        "municipality": row.municipality,
        "stages": [stage.value for stage in row.open_stages],
        "stage_da": row.stage_da,
        "waits_for": row.waits_da,
        "since": _day(row.since) or None,
        "due": _day(row.due) or None,
        "overdue": row.overdue,
        "next_action": row.next_action_da,
        "revision_due": _day(row.revision.due_on) if row.revision else None,
        "revision_by": row.revision.by if row.revision else None,
        "reopened_because": row.reopened_because,
        "contingency_adopted_on": _day(row.contingency.adopted_on) or None if row.contingency else None,
        "hours_used": _figure(row.hours_used),
        "hours_budget": _figure(row.hours_budget),
        "waits": [_wait(row, wait) for wait in row.waits],
        "documents": [
            {
                "title": one.title,
                "part": one.part,
                "version": one.number,
                "dated": one.dated.isoformat(),
                "state": one.state,
            }
            for one in row.documents
        ],
    }


def _wait(row: PortfolioRow, wait: Wait) -> dict[str, str | bool | None]:
    return {
        "kind": wait.kind.value,
        "stage": wait.stage.value,
        "key": str(wait.key),
        "label": wait.label_da,
        "since": _day(wait.since) or None,
        "due": _day(wait.due_on) or None,
        "overdue": row.is_late(wait),
    }


def _stage(stage: Stage, standing: Standing) -> dict[str, Any]:
    attempt = standing.attempt(stage)
    return {
        "stage": stage.value,
        "state": _state_key(stage, standing),
        "opened": _day(attempt.opened_on) if attempt else None,
        "attempt": attempt.number if attempt else 0,
    }


def _state_key(stage: Stage, standing: Standing) -> str:
    attempt = standing.attempt(stage)
    if attempt is None:
        return "not_begun"
    if attempt.ended:
        return "ended"
    return "open" if standing.closed_because is None else "closed"


def _state(stage: Stage, standing: Standing) -> str:
    attempt, key = standing.attempt(stage), _state_key(stage, standing)
    if attempt is None:
        return "not begun"
    again = f" (attempt {attempt.number})" if attempt.number > 1 else ""
    return (f"open since {attempt.opened_on.isoformat()}" if key == "open" else key) + again


def _hours(row: PortfolioRow) -> str:
    return f"{_figure(row.hours_used)} of {_figure(row.hours_budget)}"


def _figure(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _day(day: date | None) -> str:
    return day.isoformat() if day and day != date.min else ""


def _today() -> date:
    from parat.domain.calendar import day_in_denmark

    return day_in_denmark(datetime.now(UTC))

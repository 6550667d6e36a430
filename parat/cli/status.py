"""The commands that show where every municipality stands and what waits for a person; they only read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.next_steps import gate_rule, waits_in_words
from parat.cli.options import AsJson, ProgrammeSlug
from parat.cli.record import engagement_of, looking
from parat.domain.standing import Standing, Wait, WaitsFor

if TYPE_CHECKING:
    from decimal import Decimal

    from parat.domain.portfolio import PortfolioRow

MaybeMunicipality = Annotated[
    str | None, typer.Argument(metavar="MUNICIPALITY", help="Code or name; every one when left out.")
]
_NOBODY = "No municipality is enrolled yet. Begin with: parat enrol MUNICIPALITY --start new"


def status(municipality: MaybeMunicipality = None, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """Show where each municipality stands, what it waits for and until when, the most urgent first."""
    if municipality is not None:
        _show_one(municipality, programme, as_json)
        return
    rows = _portfolio(programme)
    if as_json:
        show_json([_as_json(row) for row in rows])
    elif rows:
        show_table(("Municipality", "Where", "Waits for", "Due", "Hours"), map(_cells, rows))
    else:
        say(_NOBODY)


def gates(municipality: MaybeMunicipality = None, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List what waits for a person's decision, the most urgent first."""
    rows = [_line(municipality, programme)[0]] if municipality is not None else _portfolio(programme)
    waiting = [(row, wait) for row in rows for wait in row.waits if wait.kind is WaitsFor.DECISION]
    waiting.sort(key=lambda pair: pair[1].due_on or date.max)
    if as_json:
        show_json([{"engagement": row.engagement, "municipality": row.municipality, **_wait(w)} for row, w in waiting])
    elif waiting:
        show_table(
            ("Municipality", "Gate", "Decision", "By", "Since", "Due"),
            ((f"{row.municipality} {row.code}", wait.key, wait.label_da, gate_rule(wait.key).decider,
              wait.since.isoformat(), _day(wait.due_on)) for row, wait in waiting),
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


def _line(municipality: str, programme: str | None) -> tuple[PortfolioRow, Standing]:
    from db.portfolio import portfolio_line
    from db.standings import standing_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        return portfolio_line(read, engagement, _today()), standing_of(read.connection, engagement)


def _show_one(municipality: str, programme: str | None, as_json: bool) -> None:
    row, standing = _line(municipality, programme)
    if as_json:
        show_json({**_as_json(row), "stages": [_stage(rule.stage, standing) for rule in standing.process.stages]})
        return
    say(f"{row.municipality} {row.code} ({row.engagement})", style="bold")
    show_table(("Stage", "State"), ((rule.label_da, _state(rule.stage, standing)) for rule in standing.process.stages))
    say("")
    for wait in row.waits:
        say(*waits_in_words(row.engagement, wait))
    if not row.waits:
        say(row.waits_da)
    say(f"Hours: {_hours(row)}", *(f"Document: {title}" for title in row.latest_documents))


def _cells(row: PortfolioRow) -> tuple[str, ...]:
    late = " !" if row.overdue else ""
    return f"{row.municipality} {row.code}", row.stage_da, row.waits_da, _day(row.due) + late, _hours(row)


def _as_json(row: PortfolioRow) -> dict[str, Any]:
    return {
        "engagement": row.engagement,
        "programme": row.engagement.rpartition("/")[0],
        "code": row.code,
        "municipality": row.municipality,
        "stage": row.stage_da,
        "waits_for": row.waits_da,
        "since": _day(row.since) or None,
        "due": _day(row.due) or None,
        "overdue": row.overdue,
        "next_action": row.next_action_da,
        "hours_used": float(row.hours_used),
        "hours_budget": float(row.hours_budget),
        "waits": [_wait(wait) for wait in row.waits],
        "documents": [
            {"title": one.title, "version": one.number, "dated": one.dated.isoformat(), "state": one.state}
            for one in row.documents
        ],
    }


def _wait(wait: Wait) -> dict[str, str | None]:
    return {
        "kind": wait.kind.value,
        "stage": wait.stage.value,
        "key": str(wait.key),
        "label": wait.label_da,
        "since": wait.since.isoformat(),
        "due": _day(wait.due_on) or None,
    }


def _stage(stage: Any, standing: Standing) -> dict[str, Any]:
    attempt = standing.attempt(stage)
    return {"stage": stage.value, "state": _state(stage, standing), "attempt": attempt.number if attempt else 0}


def _state(stage: Any, standing: Standing) -> str:
    attempt = standing.attempt(stage)
    if attempt is None:
        return "not begun"
    again = f" (attempt {attempt.number})" if attempt.number > 1 else ""
    return ("ended" if attempt.ended else f"open since {attempt.opened_on.isoformat()}") + again


def _hours(row: PortfolioRow) -> str:
    return f"{_figure(row.hours_used)} of {_figure(row.hours_budget)}"


def _figure(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _today() -> date:
    from parat.domain.calendar import day_in_denmark

    return day_in_denmark(datetime.now(UTC))

"""Read the whole portfolio with the same few statements, however many municipalities there are."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, select

from db.schema import Assignment, Document, Engagement, Generation, HourEntry, Municipality, Plan
from db.schema.base import table_of
from db.standings import all_standings, standing_of
from db.unit_of_work import Reader
from parat.domain.portfolio import (
    ContingencyClock,
    DocumentLine,
    Facts,
    PortfolioRow,
    RevisionClock,
    by_urgency,
    portfolio_row,
)

_NONE = Decimal(0)
_E, _M, _H, _B = (table_of(kind) for kind in (Engagement, Municipality, HourEntry, Assignment))
_D, _G, _P = table_of(Document), table_of(Generation), table_of(Plan)


def portfolio(read: Reader, today: date, programme: str | None = None) -> list[PortfolioRow]:
    """Give every engagement's line, the most urgent first."""
    facts = _facts(read)
    rows = [portfolio_row(one, facts[one.engagement], today) for one in all_standings(read.connection, programme)]
    return sorted(rows, key=by_urgency)


def portfolio_line(read: Reader, engagement: str, today: date) -> PortfolioRow:
    """Give one engagement's line."""
    return portfolio_row(standing_of(read.connection, engagement), _facts(read)[engagement], today)


def _facts(read: Reader) -> dict[str, Facts]:
    used, budget, documents = _sums(read, _H.c.hours), _sums(read, _B.c.hour_budget), _documents(read)
    clocks = _clocks(read)
    return {
        key: Facts(code, name, used[key], budget[key], tuple(documents[key]), clocks.get(key), *stated)
        for key, code, name, *stated in _stated(read)
    }


def _stated(read: Reader) -> Iterator[tuple[Any, ...]]:
    """Give each engagement with its municipality, its contingency plan's clock if it has one, and why it revises."""
    columns = (_E.c.id, _M.c.id, _M.c.name, _E.c.reopened_because, _P.c.acute_elsewhere, _P.c.contingency_adopted_on)
    joined = select(*columns).join_from(_E, _M, _E.c.municipality == _M.c.id)
    rows = read.connection.execute(joined.outerjoin(_P, _P.c.engagement == _E.c.id))
    for key, code, name, because, elsewhere, adopted_on in rows:
        yield key, code, name, ContingencyClock(adopted_on) if elsewhere else None, because


def _clocks(read: Reader) -> dict[str, RevisionClock]:
    """Give the day by which each adopted plan must be revised, and the engagement in which it is."""
    columns = (_E.c.id, _E.c.revision_due_on, _E.c.previous_engagement, _E.c.adopted_on, _E.c.closed_because)
    rows = read.connection.execute(select(*columns)).all()
    revised = {previous: (key, adopted) for key, _, previous, adopted, closed in rows if previous and closed is None}
    return {key: RevisionClock(due, *revised.get(key, ())) for key, due, _, _, _ in rows if due}


def _sums(read: Reader, column: Column[Any]) -> defaultdict[str, Decimal]:
    sums: defaultdict[str, Decimal] = defaultdict(lambda: _NONE)
    for engagement, amount in read.connection.execute(select(column.table.c.engagement, column)):
        sums[engagement] += amount
    return sums


def _documents(read: Reader) -> defaultdict[str, list[DocumentLine]]:
    newest: dict[str, tuple[str, DocumentLine]] = {}
    versions = (
        select(_G.c.engagement, _D.c.id, _D.c.title, _D.c.part, _G.c.number, _G.c.dated, _G.c.state)
        .join_from(_G, _D, _G.c.document == _D.c.id)
        .order_by(_G.c.number)
    )
    for engagement, document, title, part, number, dated, state in read.connection.execute(versions):
        newest[document] = (engagement, DocumentLine(title, part or "", number, dated, state))
    documents: defaultdict[str, list[DocumentLine]] = defaultdict(list)
    for engagement, line in newest.values():
        documents[engagement].append(line)
    for lines in documents.values():
        lines.sort(key=lambda line: (line.dated, line.name))
    return documents

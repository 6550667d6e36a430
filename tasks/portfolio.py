"""Give the dashboard its lines."""

from dataclasses import dataclass, replace
from datetime import datetime

from db import portfolio as record_portfolio
from db.conflicts import conflicts_in_danish
from parat.domain.calendar import day_in_denmark
from parat.domain.portfolio import PortfolioRow
from tasks.coverage_lines import coverage_in_danish
from tasks.run import looking
from tasks.workshop_lines import planned_in_danish

__all__ = ["Portfolio", "PortfolioRow", "portfolio"]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Be the lines of every engagement, the most urgent first."""

    rows: tuple[PortfolioRow, ...]


def portfolio(now: datetime) -> Portfolio:
    """Read every engagement's line as of a moment, with the same number of statements however many there are."""
    with looking() as read:
        planned, unsettled = planned_in_danish(read), conflicts_in_danish(read)
        checked = coverage_in_danish(read)
        rows = record_portfolio.portfolio(read, day_in_denmark(now))
        return Portfolio(
            tuple(
                replace(
                    row,
                    workshops_da=planned.get(row.engagement, ()),
                    conflicts_da=unsettled.get(row.engagement, ()),
                    coverage_da=() if row.revision else checked.get(row.engagement, ()),
                )
                for row in rows
            )
        )

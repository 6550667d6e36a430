"""Keep the portfolio table and every municipality's page up to date."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from prefect import flow, task
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.artifacts import put_pages
from flows.catalogue import FLOW_NAMES, PORTFOLIO
from flows.portfolio_pages import keys_of, pages
from flows.refusals import told_plainly
from flows.task_names import rename_task
from parat.domain.portfolio import PortfolioRow
from tasks.portfolio import portfolio as read_portfolio

_ROUNDS = 5


@flow(name=FLOW_NAMES[PORTFOLIO], flow_run_name=FLOW_NAMES[PORTFOLIO])
@told_plainly
async def portfolio() -> State[Any]:
    """Bring the portfolio table and every municipality's page up to date; unchanged pages are left alone."""
    written = await refresh_portfolio()
    return Completed(message=f"{written} sider opdateret")


@task(name="refresh_portfolio", task_run_name=FLOW_NAMES[PORTFOLIO])
async def refresh_portfolio() -> int:
    """Write the pages that changed, and give their number.

    Run again: nothing has changed, so nothing is written. Another run may write older lines at the same moment;
    whoever wrote therefore looks once more, and the last one leaves the newest.
    """
    written = 0
    shown: Sequence[PortfolioRow] | None = None
    for _ in range(_ROUNDS):
        rows = (await asyncio.to_thread(read_portfolio, datetime.now(UTC))).rows
        if rows == shown:
            break
        written += await put_pages(keys_of(rows), partial(pages, rows))
        shown = rows
    rename_task(f"{FLOW_NAMES[PORTFOLIO]}: {written} sider opdateret")
    return written

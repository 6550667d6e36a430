"""Take work: clean up after an earlier engine, make the deployments, then run what is started.

The engine starts this module as a process of its own, beside the server.
"""

import asyncio
import logging
import os
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.deployments import arun_deployment
from prefect.runner import Runner

from flows.api import answers
from flows.automations import crashed_runs, end_dead_runs, put_automation
from flows.catalogue import DAILY, full_name
from flows.daily import TICK
from flows.deployments import Choices, choices_now, deploy
from flows.engine import say_ready
from flows.inbox import start_inbox
from flows.run_marks import VIA
from parat.domain.calendar import COPENHAGEN
from parat.settings import settings

_WAIT_SECONDS = 0.2
_CHOICES_SECONDS = 10
_INBOX_SECONDS = 15
_MORNING_SECONDS = 300
_MORNING = 6
_logger = logging.getLogger("parat.runner")


async def take_work() -> None:
    """Prepare everything, then take work until told to stop."""
    choices = choices_now()
    async with get_client() as client:
        await end_dead_runs(client)
        await put_automation(client, crashed_runs())
    runner = Runner(name="parat", limit=settings().worker_limit, pause_on_shutdown=False)
    await deploy(runner, choices)
    say_ready(Path(os.environ["PREFECT_HOME"]))
    forms = Forms(runner, choices)
    async with asyncio.TaskGroup() as group:
        group.create_task(_every(_CHOICES_SECONDS, forms.renew))
        group.create_task(_every(_INBOX_SECONDS, start_inbox))
        group.create_task(_every(_MORNING_SECONDS, start_daily))
        group.create_task(runner.start())


@dataclass
class Forms:
    """Be the forms on the dashboard with the choices that they offer."""

    runner: Runner
    offered: Choices

    async def renew(self) -> None:
        """Renew the forms when a municipality or a member of staff has come or gone."""
        now = await asyncio.to_thread(choices_now)
        if now != self.offered:
            await deploy(self.runner, now)
            self.offered = now


async def start_daily(now: datetime | None = None) -> None:
    """Start the day's review once it is six in the morning; a second start on the same day is the same run.

    A schedule of Prefect would miss the days on which a laptop sleeps at six, and its scheduler does not work with
    SQLAlchemy 2.1.
    """
    here = (now or datetime.now(UTC)).astimezone(COPENHAGEN)
    if here.hour >= _MORNING:
        key = f"{DAILY}-{here:%Y-%m-%d}"
        await arun_deployment(full_name(DAILY), idempotency_key=key, tags=[f"{VIA}{TICK}"], timeout=0)


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do something again and again; a fault, such as a database that is being restarted, is logged and goes over."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception:
            _logger.exception("This will be tried again in %s seconds.", seconds)


def _wait_for_the_server() -> None:
    while not answers(os.environ["PREFECT_API_URL"]):
        time.sleep(_WAIT_SECONDS)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _wait_for_the_server()
        asyncio.run(take_work())

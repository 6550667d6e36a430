"""Take work: clean up after an earlier engine, make the deployments, then run what is started.

The engine starts this module as a process of its own, beside the server.
"""

import asyncio
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.deployments import arun_deployment
from prefect.runner import Runner

from flows.api import answers
from flows.automations import crashed_runs, end_dead_runs, put_automation
from flows.catalogue import DAILY, full_name
from flows.deployments import Choices, choices_now, deploy
from flows.engine import say_ready
from flows.run_marks import VIA
from parat.domain.calendar import COPENHAGEN
from parat.settings import settings

_WAIT_SECONDS = 0.2
_CHOICES_SECONDS = 10
_MORNING_SECONDS = 300
_MORNING = 6


async def take_work() -> None:
    """Prepare everything, then take work until told to stop."""
    choices = choices_now()
    async with get_client() as client:
        await end_dead_runs(client)
        await put_automation(client, crashed_runs())
    runner = Runner(name="parat", limit=settings().worker_limit, pause_on_shutdown=False)
    await deploy(runner, choices)
    say_ready(Path(os.environ["PREFECT_HOME"]))
    async with asyncio.TaskGroup() as group:
        group.create_task(_follow_choices(runner, choices))
        group.create_task(_every_morning())
        group.create_task(runner.start())


async def start_daily(now: datetime) -> None:
    """Start the day's review once it is six in the morning; a second start on the same day is the same run."""
    here = now.astimezone(COPENHAGEN)
    if here.hour >= _MORNING:
        key = f"{DAILY}-{here:%Y-%m-%d}"
        await arun_deployment(full_name(DAILY), idempotency_key=key, tags=[f"{VIA}tick"], timeout=0)


async def _every_morning() -> None:
    """Start the daily review without Prefect's schedules.

    A schedule would miss the days on which a laptop sleeps at six, and Prefect's scheduler does not work with
    SQLAlchemy 2.1.
    """
    while True:
        await asyncio.sleep(_MORNING_SECONDS)
        await start_daily(datetime.now(UTC))


async def _follow_choices(runner: Runner, offered: Choices) -> None:
    """Renew the forms when a municipality or a member of staff has come or gone."""
    while True:
        await asyncio.sleep(_CHOICES_SECONDS)
        now = await asyncio.to_thread(choices_now)
        if now != offered:
            await deploy(runner, now)
            offered = now


def _wait_for_the_server() -> None:
    while not answers(os.environ["PREFECT_API_URL"]):
        time.sleep(_WAIT_SECONDS)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _wait_for_the_server()
        asyncio.run(take_work())

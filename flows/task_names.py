"""Run work as a Prefect task that is named by what happened in it."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from prefect import task
from prefect.client.schemas.objects import State
from prefect.context import TaskRunContext
from prefect.states import Completed

from flows.refusals import failed
from parat.domain.errors import ParatError

T = TypeVar("T")


async def as_task(name: str, label: str, work: Callable[[], T], said: Callable[[T], str]) -> T:
    """Run plain work in a thread as a task; raise its ParatError.

    The task is called `label` while it runs; `said` turns its outcome into the name under which it stays.
    """
    outcome: list[T] = []
    met: list[ParatError] = []

    async def taken() -> State[Any]:
        try:
            outcome.append(await asyncio.to_thread(work))
        except ParatError as error:
            met.append(error)
            return failed(error)
        rename_task(said(outcome[0]))
        return Completed(message=said(outcome[0]))

    await task(name=name, task_run_name=label)(taken)(return_state=True)  # type: ignore[misc]  # it is awaitable
    if met:
        raise met[0]
    return outcome[0]


def rename_task(name: str) -> None:
    """Give the task that is running a name that says what happened in it."""
    context = TaskRunContext.get()
    if context is not None:
        context.task_run.name = name

"""Show an error that a person can act on as a run's own state, in its own words, without a traceback."""

import functools
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec

from prefect.client.schemas.objects import State
from prefect.states import Failed

from parat.domain.errors import InputError, ParatError, StageError

REFUSED = "Refused"
P = ParamSpec("P")


def told_plainly(steps: Callable[P, Awaitable[State[Any]]]) -> Callable[P, Awaitable[State[Any]]]:
    """Let a flow end in a state that says what happened, where, and what to do now."""

    @functools.wraps(steps)
    async def told(*args: P.args, **kwargs: P.kwargs) -> State[Any]:
        try:
            return await steps(*args, **kwargs)
        except ParatError as error:
            return failed(error)

    return told


def failed(error: ParatError) -> State[Any]:
    """Give the state of a step or run that met this error: Refused when a person can mend it, Failed otherwise."""
    name = REFUSED if isinstance(error, InputError | StageError) else "Failed"
    return Failed(name=name, message=error.in_english())

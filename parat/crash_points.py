"""Die on purpose at a named place: only tests ever ask for it.

A test sets PARAT_TEST_CRASH_AT to the name of a point (`store_answers:before_commit`), to its third passing
(`store_answers:before_commit#3`) or to the third point of any name (`#3`); the process then kills itself there as a
power cut would, with nothing cleaned up.
"""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

CRASH_AT = "PARAT_TEST_CRASH_AT"
TRACE_TO = "PARAT_TEST_CRASH_TRACE"
_CRASH_AT, _TRACE = os.environ.get(CRASH_AT), os.environ.get(TRACE_TO)
_step: ContextVar[str] = ContextVar("step", default="")
_passed: Counter[str] = Counter()


@contextmanager
def in_step(name: str) -> Iterator[None]:
    """Name the step that runs inside, so that its points are `name:where`."""
    before = _step.set(name)
    try:
        yield
    finally:
        _step.reset(before)


def step_point(where: str) -> None:
    """Be a point of the step that runs now; outside any step it is none."""
    name = _step.get()
    if name:
        crash_point(f"{name}:{where}")


def crash_point(name: str) -> None:
    """Kill this process when a test has asked for it at this point; write the point down when it asked for that."""
    if _TRACE:
        with Path(_TRACE).open("a", encoding="utf-8") as file:
            file.write(name + "\n")
    if _CRASH_AT and _is_reached(_CRASH_AT, name):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def _is_reached(wanted: str, name: str) -> bool:
    chosen, _, number = wanted.partition("#")
    if chosen not in ("", name):
        return False
    _passed[wanted] += 1
    return _passed[wanted] == int(number or 1)

"""Give every step its ground: who runs it, on which stage, with which claim, and how it meets the record."""

import functools
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ParamSpec, Protocol, TypeVar
from uuid import uuid4

from db.claims import Held
from db.engine import Record, check_prepared, engine_for
from db.unit_of_work import Reader, Signature, UnitOfWork, reader, unit_of_work
from parat.crash_points import in_step, step_point
from parat.domain.calendar import day_in_denmark
from parat.domain.errors import TemporaryError
from parat.domain.stages import Stage
from parat.settings import settings

_PAUSES_SECONDS = (0.1, 0.5, 2.0)
_NO_NEW_TRY_AFTER_SECONDS = 12  # with the last wait for a locked record, a person is told within half a minute
EXAMPLE = "example"
P = ParamSpec("P")
T = TypeVar("T")


def today_in_denmark() -> date:
    """Give the day it is in Denmark."""
    return day_in_denmark(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Actor:
    """Be who does something: staff id, via what (cli, ui, import, demo, example, tick), in which run, on which day."""

    staff: str
    via: str
    run_id: str = field(default_factory=lambda: uuid4().hex)
    today: date = field(default_factory=today_in_denmark)

    @property
    def signature(self) -> Signature:
        """Give what the audit chain writes down."""
        return Signature(self.staff, self.via, self.run_id)


@dataclass(slots=True)
class Run:
    """Be one run of one stage: every step of it gets this, and nothing else.

    `claim` is taken with the first thing that the run writes, and must still be held at every later commit.
    """

    engagement: str
    stage: Stage
    actor: Actor
    claim: Held | None = None


class Step(Protocol):
    """Be a retryable step: it runs in one transaction and says in a short Danish sentence what it did."""

    name: str
    label_da: str

    def __call__(self, run: Run) -> str:
        """Carry the step out; a second time it leaves the same result."""
        ...


def step(label_da: str) -> Callable[[Callable[[Run], str]], Step]:
    """Make a function a step: named, retried when a fault goes over by itself, with crash points around it."""

    def made(function: Callable[[Run], str]) -> Step:
        @functools.wraps(function)
        def call(run: Run) -> str:
            return named(function.__name__, lambda: function(run))

        call.name, call.label_da = function.__name__, label_da  # type: ignore[attr-defined]
        return call  # type: ignore[return-value]

    return made


def named(name: str, work: Callable[[], T]) -> T:
    """Run work under a step's name, with its crash points and its second and third try."""
    with in_step(name):
        step_point("before_work")
        result = _retried(work)
        step_point("after_return")
        return result


def retryable(function: Callable[P, T]) -> Callable[P, T]:
    """Let what a person does outside a stage's run have a step's crash points and tries."""

    @functools.wraps(function)
    def call(*arguments: P.args, **named_ones: P.kwargs) -> T:
        return named(function.__name__, lambda: function(*arguments, **named_ones))

    return call


def record() -> Record:
    """Give the prepared record; raise RecordNotPreparedError."""
    return _ground(os.environ.get("PARAT_DATABASE_URL"), os.environ.get("PARAT_HOME"))


def work_by(actor: Actor, chain: str, claim: Held | None = None) -> AbstractContextManager[UnitOfWork]:
    """Open a transaction for something a person does; with a claim, every commit in it must still hold that."""
    return unit_of_work(record(), actor.signature, chain, claim)


@contextmanager
def looking() -> Iterator[Reader]:
    """Open the record to read."""
    with reader(record()) as read:
        yield read


def lease_seconds() -> int:
    """Give how long a claim lasts from each commit."""
    return _lease(os.environ.get("PARAT_LEASE_SECONDS"))


@functools.cache
def _lease(variable: str | None) -> int:
    return settings().lease_seconds


@functools.cache
def _ground(database_url: str | None, home: str | None) -> Record:
    """Open the record that the settings name; they are read once for each database and home."""
    engine = engine_for(settings().database_url)
    check_prepared(engine)
    return engine


def _retried(work: Callable[[], T]) -> T:
    begun = time.monotonic()
    for pause in _PAUSES_SECONDS:
        try:
            return work()
        except TemporaryError:
            if time.monotonic() - begun > _NO_NEW_TRY_AFTER_SECONDS:
                raise
            time.sleep(pause)
    return work()

"""Assess a programme's municipalities in this process: the same steps in the same order as on the server."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from db.errors import StageBusyError
from parat.domain.errors import ParatError
from tasks.programme_assessment import (
    grade_assessment,
    is_unchanged,
    prepare_reports,
    ready_for_assessment,
    report_assessment,
)
from tasks.run import Actor, Run
from tasks.stage_run import abandon_stage

WRITTEN, UNCHANGED, BUSY, FAILED = "written", "unchanged", "busy", "failed"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assessed:
    """Be how one municipality fared: its report was written or had not changed, or it was busy, or it met an error."""

    engagement: str
    municipality: str
    state: str
    said: str


def assess_programme(slug: str, actor: Actor) -> tuple[Assessed, ...]:
    """Grade and report every municipality whose readiness stage is open and has answers; raise RecordNotFoundError.

    One that is busy or meets an error is named and left out, and the others go on. Run again: nothing new is written.
    """
    ready = ready_for_assessment(slug)
    fared = {key: _tried(key, name, partial(grade_assessment, key, actor)) for key, name in ready}
    runs = {key: run for key, run in fared.items() if isinstance(run, Run)}
    try:
        pages = prepare_reports(slug, runs.values(), actor)
    except BaseException:
        for run in runs.values():
            abandon_stage(run)
        raise
    names = dict(ready)
    reported = {key: _tried(key, names[key], partial(report_assessment, run, pages)) for key, run in runs.items()}
    return tuple(_ended(names, {**fared, **reported}))


def fared_badly(engagement: str, municipality: str, error: Exception) -> Assessed:
    """Say why a municipality was left out; of an unforeseen error only the kind, for its text may hold anything."""
    state = BUSY if isinstance(error, StageBusyError) else FAILED
    said = error.in_english() if isinstance(error, ParatError) else type(error).__name__
    return Assessed(engagement, municipality, state, said)


def fared_well(engagement: str, municipality: str, said: str) -> Assessed:
    """Say what was written for a municipality."""
    return Assessed(engagement, municipality, UNCHANGED if is_unchanged(said) else WRITTEN, said)


def _tried(engagement: str, municipality: str, work: Callable[[], T]) -> T | Assessed:
    try:
        return work()
    except Exception as error:
        return fared_badly(engagement, municipality, error)


def _ended(names: dict[str, str], fared: dict[str, Run | str | Assessed]) -> Iterator[Assessed]:
    for key, one in fared.items():
        if isinstance(one, Assessed):
            yield one
        else:
            yield fared_well(key, names[key], str(one))

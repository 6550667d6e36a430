"""The command that starts a stage on the running server and follows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, say_aside, waiting
from parat.cli.exit_codes import ExitCode, exit_code_of_message
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Stage

if TYPE_CHECKING:
    from flows.triggers import Progress

_UNDER_WAY = ("Scheduled", "Pending", "Running", "")
_WHICH_STAGE = typer.Argument(metavar="STAGE", help="application, readiness, workshops, training, plan, implementation")


def start(
    stage: Annotated[Stage, _WHICH_STAGE],
    municipality: MunicipalityText,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Start a stage on the running server and follow it; Ctrl-C stops following, not the run."""
    from flows.engine import the_engine
    from flows.triggers import follow, trigger
    from parat.settings import settings

    actor = actor_of(staff)
    engine = the_engine(settings().home)
    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    run = trigger(engine, stage.value, {"municipality": engagement, "staff": actor.staff})
    address = f"{engine.ui_url}/runs/flow-run/{run}"
    say_aside(f"Started: {address}")
    try:
        with waiting("The run waits for its turn ...") as at_work_on:
            ended = follow(engine, run, Told(at_work_on))
    except KeyboardInterrupt:
        say_aside(f"The run goes on at the server: {address}")
        raise typer.Exit(ExitCode.OK) from None
    _conclude(ended)


class Told:
    """Print each step of a run once, when it has ended, and tell which one is under way."""

    def __init__(self, at_work_on: Callable[[str], None]) -> None:
        self._at_work_on = at_work_on
        self._told = 0

    def __call__(self, now: Progress) -> None:
        """Print the steps that ended since the last time."""
        ended = [step for step in now.steps if step.state not in _UNDER_WAY]
        for step in ended[self._told :]:
            say(f"  {step.name}" if step.state == "Completed" else f"  {step.name} ({step.state})")
        self._told = max(self._told, len(ended))
        self._at_work_on(next((step.name for step in now.steps if step.state in _UNDER_WAY), now.name))


def _conclude(ended: Progress) -> None:
    if not ended.succeeded:
        say_aside(f"Error: {ended.message or ended.state}")
        raise typer.Exit(exit_code_of_message(ended.message))
    say(ended.name)
    if ended.message not in ended.name:
        say(ended.message)

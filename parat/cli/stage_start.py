"""The command that starts a stage on the running server and follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, say_aside
from parat.cli.exit_codes import exit_code_of_message
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Stage

if TYPE_CHECKING:
    from flows.triggers import Progress

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
        ended = follow(engine, run, Told())
    except KeyboardInterrupt:
        say_aside(f"The run goes on at the server: {address}")
        raise typer.Exit(0) from None
    _conclude(ended)


class Told:
    """Print each step of a run once, when it has ended."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, now: Progress) -> None:
        """Print the steps that ended since the last time."""
        ended = [step for step in now.steps if step.state not in ("Pending", "Running", "Scheduled", "")]
        for step in ended[self.done :]:
            say(f"  {_MARKS.get(step.state, step.state)} {step.name}")
        self.done = max(self.done, len(ended))


_MARKS = {"Completed": "-"}


def _conclude(ended: Progress) -> None:
    if ended.succeeded:
        say(ended.name, ended.message)
        return
    say_aside(f"Error: the run ended as {ended.state}.", ended.message)
    raise typer.Exit(exit_code_of_message(ended.message))

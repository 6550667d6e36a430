"""The command that shows and chooses the steps of a plan's way to being published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from tasks.steps import StepShown


def steps(
    municipality: MunicipalityText,
    chosen: Annotated[
        str | None,
        typer.Option(
            "--set",
            metavar="LIST",
            help="The steps before the council, with commas: working_group,steering_group,hearing. "
            "An empty list leaves only council and publication.",
        ),
    ] = None,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
    staff: StaffId = None,
) -> None:
    """Show the steps of a plan's way through the bodies, or choose them; council and publication are always taken."""
    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    if chosen is not None:
        _choose(engagement, chosen, staff)
    _show(engagement, as_json)


def _choose(engagement: str, chosen: str, staff: str | None) -> None:
    actor = actor_of(staff)
    from tasks.steps import choose_steps

    choose_steps(engagement, [one.strip() for one in chosen.split(",") if one.strip()], actor)
    go_on(engagement, actor)


def _show(engagement: str, as_json: bool) -> None:
    from tasks.steps import steps_shown

    with looking() as read:
        found = steps_shown(read, engagement)
    if as_json:
        show_json([_as_json(one) for one in found])
    else:
        say(engagement, style="bold")
        show_table(("Step", "Decision", "By", "State", "Raised", "Due", "Decided"), map(_cells, found))


def _as_json(one: StepShown) -> dict[str, Any]:
    gate = one.step.gate
    days = {"raised_on": one.raised_on, "due_on": one.due_on, "decided_on": one.decided_on}
    return {
        "step": gate.key,
        "label": gate.label_da,
        "decider": gate.decider.value,
        "mandatory": one.step.mandatory,
        "state": one.step.state.value,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _cells(one: StepShown) -> tuple[str, ...]:
    gate, state = one.step.gate, one.step.state.replace("_", " ")
    days = (day.isoformat() if day else "" for day in (one.raised_on, one.due_on, one.decided_on))
    return gate.key, gate.label_da, gate.decider.value, state, *days

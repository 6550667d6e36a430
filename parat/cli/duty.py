"""The commands that show what the law asks of a plan and on what proof it holds, and that say what the plan is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, day
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from parat.domain.statute import Checked
    from tasks.clock_facts import Duty


class _ShowsAtOnce(TyperGroup):
    """Be a group in which a municipality alone means to show it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Take a first word that is no command as the municipality."""
        named = bool(args) and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if named else ["show", *args])


duty = typer.Typer(
    cls=_ShowsAtOnce, no_args_is_help=True, help="Show what the law asks of a plan and when; say what the plan is."
)


class PlanForm(StrEnum):
    """Say whether the plan stands alone or together with the one against negative social control."""

    SEPARATE = "separate"
    JOINT = "joint"


class YesNo(StrEnum):
    """Answer yes or no."""

    YES = "yes"
    NO = "no"


@duty.command("show")
def show_duty(municipality: MunicipalityText, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """Show the four checks with their proof, when the plan must be revised, and the contingency plan's clock."""
    from tasks.clock_facts import duty_of
    from tasks.run import today_in_denmark

    with looking() as read:
        found = duty_of(read, engagement_of(read, municipality, programme), today_in_denmark())
    if as_json:
        show_json(_as_json(found))
    else:
        _show(found)


@duty.command("set")
def set_duty(
    municipality: MunicipalityText,
    form: Annotated[
        PlanForm | None, typer.Option(help="On its own, or joint with negative social control; else unchanged.")
    ] = None,
    adults: Annotated[YesNo | None, typer.Option(help="Whether the plan covers adults too.")] = None,
    acute_elsewhere: Annotated[
        YesNo | None, typer.Option(help="Whether the acute part lies in the general contingency plan.")
    ] = None,
    contingency_adopted: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="When the council adopted the contingency plan.")
    ] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Say what the plan is; what waits for a decision on it is put up anew when the plan says something else."""
    actor = actor_of(staff)
    from tasks import duty as duties

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    wanted = duties.WantedDuty(
        form=form.value if form else None,
        covers_adults=_yes(adults),
        acute_elsewhere=_yes(acute_elsewhere),
        contingency_adopted_on=contingency_adopted,
    )
    changed = duties.set_duty(engagement, wanted, actor)
    say(f"Written down for {engagement}." if changed else f"Nothing was changed for {engagement}.")
    go_on(engagement, actor)


def _yes(answer: YesNo | None) -> bool | None:
    return None if answer is None else answer is YesNo.YES


def _show(found: Duty) -> None:
    asked = "law" if found.rules.by_law else "the programme, not by law"
    say(f"{found.engagement}: {found.rules.title_da} (asked by {asked})", style="bold")
    show_table(("Asked", "Held", "Due", "Proof"), (_cells(one) for one in found.checks))
    say(
        f"Form: {found.form}. Adults: {'yes' if found.covers_adults else 'no'}. "
        f"Acute part in the general contingency plan: {'yes' if found.acute_elsewhere else 'no'}."
    )
    clock = found.contingency
    if clock is not None:
        on = clock.adopted_on.isoformat() if clock.adopted_on else "not entered"
        due = f", due again by {clock.due_on.isoformat()}" if clock.due_on else ""
        say(
            f"General contingency plan (beredskabsloven § 25): adopted {on}: {clock.held}{due}. Check the council term."
        )


def _cells(one: Checked) -> tuple[str, ...]:
    return one.asked.value, one.held.value, one.due_on.isoformat() if one.due_on else "", one.proof.words_da


def _as_json(found: Duty) -> dict[str, Any]:
    clock = found.contingency
    return {
        "engagement": found.engagement,
        "rules": found.rules.version,
        "by_law": found.rules.by_law,
        "checks": [
            {
                "asked": one.asked.value,
                "held": one.held.value,
                "due": one.due_on.isoformat() if one.due_on else None,
                "proof": one.proof.words_da,
                "row": one.proof.row,
            }
            for one in found.checks
        ],
        "form": found.form,
        "covers_adults": found.covers_adults,
        "acute_elsewhere": found.acute_elsewhere,
        "contingency": clock
        and {
            "adopted_on": clock.adopted_on.isoformat() if clock.adopted_on else None,
            "held": clock.held.value,
            "due": clock.due_on.isoformat() if clock.due_on else None,
        },
    }

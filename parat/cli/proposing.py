"""The commands that list the proposed actions of a plan and record what a person makes of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, day, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from db.schema import Action
    from tasks.proposals import Answer

proposals = typer.Typer(no_args_is_help=True, help="Answer the actions proposed for a plan; none enters it by itself.")
Number = Annotated[int, typer.Argument(metavar="NR", help="The number, as parat proposal list shows it.")]


@proposals.command("list")
def list_proposals(
    municipality: MunicipalityText,
    everything: Annotated[bool, typer.Option("--all", help="Those that are answered, too.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List the proposals that wait for an answer, each with the reason for it."""
    from tasks.proposals import proposals_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        rows = proposals_of(read, engagement, also_answered=everything)
    if as_json:
        show_json([_as_json(row) for row in rows])
    elif rows:
        for row in rows:
            say(*_lines(row))
        say("", f"Answer each: parat proposal accept|reject {engagement} NR --because ...")
    else:
        say("No proposal waits for an answer.")


@proposals.command("accept")
def accept_proposal(
    municipality: MunicipalityText,
    number: Number,
    because: Annotated[str, typer.Option("--because", parser=words("--because", 400), help="Why; no names.")] = "",
    owner: Annotated[
        str, typer.Option("--owner", parser=words("--owner", 160), metavar="FUNCTION", help="Who owns it instead.")
    ] = "",
    due: Annotated[date | None, typer.Option("--due", parser=day, metavar="DATE", help="Due then instead.")] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Take a proposal into the plan, as it is or with another owner or date; the packet changes the rest."""
    from tasks.plan import APPROVED
    from tasks.proposals import Answer

    _record(municipality, number, Answer(APPROVED, because, owner, due), programme, staff)


@proposals.command("reject")
def reject_proposal(
    municipality: MunicipalityText,
    number: Number,
    because: Annotated[str, typer.Option("--because", parser=words("--because", 400), help="Why; no names.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Leave a proposal out of the plan; it is kept with the reason and is not proposed again."""
    from tasks.plan import REJECTED
    from tasks.proposals import Answer

    _record(municipality, number, Answer(REJECTED, because), programme, staff)


def _record(municipality: str, number: int, answer: Answer, programme: str | None, staff: str | None) -> None:
    actor = actor_of(staff)
    from tasks.proposals import answer_proposal

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    row = answer_proposal(engagement, number, answer, actor)
    say(f"Recorded for {engagement}: {row.number} »{row.title}«: {row.choice}.")
    go_on(engagement, actor)


def _lines(row: Action) -> list[str]:
    due = f", due {row.due_on.isoformat()}" if row.due_on else ""
    said = f" ({row.choice}{f': {row.choice_reason}' if row.choice_reason else ''})" if row.choice != "proposed" else ""
    return [
        f"{row.number:>3}  {row.title}{said}",
        f"     {row.owner or 'no owner'}{due}{f', {row.resources}' if row.resources else ''}",
        f"     {row.proposed_because}",
    ]


def _as_json(row: Action) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "choice": row.choice,
        "reason": row.choice_reason,
        "task": row.task,
        "level": row.level,
        "owner": row.owner,
        "due": row.due_on.isoformat() if row.due_on else None,
        "resources": row.resources,
        "because": row.proposed_because,
        "measure": row.measure,
    }

"""The commands about a hearing: send the draft out, see who has answered, read and answer what the parties wrote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.importing import say_taken
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from parat.domain.hearing import AskedParty

hearings = typer.Typer(
    no_args_is_help=True, help="Send the draft into hearing, and collect and answer what comes back."
)

_Party = Annotated[
    str, typer.Argument(metavar="PARTY", parser=words("PARTY", 200), help="As parat hearing list shows it.")
]
_LONGEST_ANSWER = 4_000


@hearings.command("ask")
def ask(
    municipality: MunicipalityText,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="NAME[=FUNCTION]", help="Only this one; FUNCTION is the contact to write to."),
    ] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write to the parties: the letter and a copy of the draft for each, through the outbox.

    Without --party every stakeholder of the plan is asked; again, only those that are new.
    """
    actor = actor_of(staff)
    from tasks.hearing_parties import Wanted, ask_parties

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    named = (one.partition("=") for one in party or ())
    asked = ask_parties(engagement, [Wanted(name, function) for name, _, function in named], actor)
    _show(asked, actor.today)
    by_hand = [one.name for one in asked if not one.function]
    if by_hand:
        say(
            f"No contact goes by the name of: {', '.join(by_hand)}.",
            f'Send such a copy by hand: parat hearing copy {engagement} "{by_hand[0]}"; or name the contact to write '
            f'to: parat hearing ask {engagement} --party "{by_hand[0]}=FUNCTION"',
        )
    say(f"What goes out waits in the outbox: parat outbox list {engagement}")


@hearings.command("list")
def list_parties(municipality: MunicipalityText, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List who was asked, until when, and who has answered."""
    from tasks.hearing_parties import parties_of
    from tasks.run import today_in_denmark

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        asked = parties_of(read, engagement)
    if as_json:
        show_json([_row(one) for one in asked])
    elif asked:
        _show(asked, today_in_denmark())
    else:
        say(f"Nobody was asked yet. When the plan waits for its hearing: parat hearing ask {engagement}")


@hearings.command("copy")
def copy(
    municipality: MunicipalityText,
    party: _Party,
    to: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; otherwise here.")
    ] = Path(),
    programme: ProgrammeSlug = None,
) -> None:
    """Write a party's own copy of the draft to a folder, for sending it by hand."""
    from parat.cli.hand_out import readable, write_new
    from tasks.hearing_parties import copy_of, party_named

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        name, content = copy_of(read, party_named(read, engagement, party))
        target = to / readable(read, engagement, f"{party} {name}")
    say(str(write_new(target, content)))


@hearings.command("read")
def read_copy(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A draft with remarks in it.")],
    party: Annotated[
        str, typer.Option("--party", metavar="NAME", help="Whose it is, when the file does not say.")
    ] = "",
    municipality: Annotated[str | None, typer.Option("--for", metavar="MUNICIPALITY", help="Whose plan it is.")] = None,
    no_cpr: Annotated[bool, typer.Option("--no-cpr", help="You looked: no number in it is a CPR number.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Read the comments and changes in a returned draft; each becomes a point to be answered."""
    actor = actor_of(staff)
    from tasks.hearing_remarks import import_remarks

    wanted = None
    if municipality:
        with looking() as read:
            wanted = engagement_of(read, municipality, programme)
    imported = import_remarks(file, actor, wanted, no_cpr, party)
    say_taken(file.name, imported)
    if not imported.already:
        go_on(imported.engagement, actor)


@hearings.command("nothing")
def nothing(
    municipality: MunicipalityText, party: _Party, programme: ProgrammeSlug = None, staff: StaffId = None
) -> None:
    """Write down that a party has answered that it has no remarks."""
    actor = actor_of(staff)
    from tasks.hearing_parties import has_no_remarks

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    has_no_remarks(engagement, party, actor)
    say(f"{party} has no remarks.")
    go_on(engagement, actor)


@hearings.command("remind")
def remind(municipality: MunicipalityText, programme: ProgrammeSlug = None, staff: StaffId = None) -> None:
    """Remind the parties that have not answered; every day it is done by itself where it is due."""
    actor = actor_of(staff)
    from tasks.hearing_parties import remind_parties

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    reminded = remind_parties(engagement, actor)
    say(f"Reminders wait in the outbox for: {', '.join(reminded)}" if reminded else "Nobody is to be reminded now.")


@hearings.command("answers")
def answers(municipality: MunicipalityText, programme: ProgrammeSlug = None, as_json: AsJson = False) -> None:
    """List what the parties said, point by point, with the municipality's answers."""
    from tasks.hearing_answers import hearing_answers

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        rows = hearing_answers(read, engagement)
    shown = [
        {
            "number": row.number, "party": row.party, "section": row.section, "kind": row.kind or "",
            "about": row.about or "", "says": row.comment, "answer": row.answer, "changes_plan": row.changes_plan,
        }
        for row in rows
    ]  # fmt: skip
    if as_json:
        show_json(shown)
    elif shown:
        headings = ("No", "Party", "Section", "Says", "Answer", "Plan changed")
        cells = ((str(one["number"]), one["party"], one["section"], _in_full(one), one["answer"], one["changes_plan"])
                 for one in shown)  # fmt: skip
        show_table(headings, [tuple(_said(cell) for cell in row) for row in cells])
    else:
        say("No party has said anything yet.")


@hearings.command("answer")
def answer(
    municipality: MunicipalityText,
    number: Annotated[int, typer.Argument(metavar="NO", min=1, help="The point, as parat hearing answers shows it.")],
    text: Annotated[
        str,
        typer.Option("--answer", parser=words("--answer", _LONGEST_ANSWER), help="What is answered, in Danish."),
    ],
    changes: Annotated[bool, typer.Option("--changes/--keeps", help="Whether the plan is changed for it.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Answer a point; the note on the hearing shows the answer."""
    actor = actor_of(staff)
    from tasks.hearing_answers import answer_point

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    answer_point(engagement, number, text, changes, actor)
    say(f"Point {number} is answered.")
    go_on(engagement, actor)


def _show(asked: tuple[AskedParty, ...], today: date) -> None:
    headings = ("Party", "Contact", "Asked", "Due", "Answered", "Outcome", "Reminders")
    show_table(headings, [tuple(map(_said, _row(one).values())) for one in asked])
    late = [one.name for one in asked if one.is_overdue(today)]
    if late:
        say(f"Overdue: {', '.join(late)}")


def _row(one: AskedParty) -> dict[str, str | int | None]:
    return {
        "party": one.name,
        "contact": one.function,
        "asked_on": one.asked_on.isoformat(),
        "due_on": one.due_on.isoformat(),
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
        "outcome": one.outcome.value if one.outcome else None,
        "reminders": one.reminders,
    }


def _in_full(point: Mapping[str, object]) -> str:
    """Give what a point says with the words of the draft that it is about, as the note on the hearing does."""
    return f"Om »{point['about']}«: {point['says']}" if point["about"] else str(point["says"])


def _said(cell: object) -> str:
    if cell is None:
        return ""
    return {True: "yes", False: "no"}[cell] if isinstance(cell, bool) else str(cell)

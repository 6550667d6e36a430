"""The commands about those who answer the readiness assessment: ask, list, remind, and leave a role out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, day, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.labels import Kind, label
from parat.domain.packets.matching import folded
from parat.domain.packets.readiness import ROLES, ROUNDS
from parat.domain.packets.wording import SECTORS

if TYPE_CHECKING:
    from parat.domain.respondents import AskedRespondent
    from tasks.mapping import MappedTheme
    from tasks.responses import Responses

respondents = typer.Typer(no_args_is_help=True, help="Ask, remind and list those who answer the readiness assessment.")


def one_of(choices: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """Give a reader of a choice: its key, or its Danish label in any spelling of letters."""
    keys = {folded(text): key for key, label_da in choices for text in (key, label_da)}

    def read(text: str) -> str:
        if folded(text) not in keys:
            raise typer.BadParameter(f"choose one of: {', '.join(key for key, _ in choices)}")
        return keys[folded(text)]

    return read


RoleKey = Annotated[str, typer.Option("--role", metavar="ROLE", parser=one_of(ROLES), help="Such as school.")]
RoundKey = Annotated[
    str,
    typer.Option("--round", metavar="ROUND", parser=one_of(ROUNDS), help="baseline (the first), adoption, followup12."),
]


@respondents.command("ask")
def ask(
    municipality: MunicipalityText,
    role: RoleKey,
    sector: Annotated[
        str | None, typer.Option(metavar="SECTOR", parser=one_of(SECTORS), help="Where it matters, such as social.")
    ] = None,
    number: Annotated[str, typer.Option(metavar="R3", help="Its column; otherwise the first free one.")] = "",
    due: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The last day for answering; otherwise four weeks.")
    ] = None,
    of_round: RoundKey = "baseline",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write down that a role was asked; again gives it a new last day, and opens a role that was closed."""
    actor = actor_of(staff)
    from tasks.respondents import Asking, RoundOf, ask_respondent

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    given = ask_respondent(RoundOf(engagement, of_round), Asking(role, sector or "", number, due), actor)
    say(f"{given} answers as {label(Kind.ROLE, role)}. Its workbook: {_fetching(engagement, given, of_round)}")


@respondents.command("list")
def list_respondents(
    municipality: MunicipalityText, of_round: RoundKey = "baseline", programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List who was asked and who has answered, with the days, the reminders and the required roles that are missing."""
    from tasks.responses import responses_of
    from tasks.run import today_in_denmark

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        there = responses_of(read, engagement, of_round)
    rows = [_row(one, there, today_in_denmark()) for one in there.respondents]
    if as_json:
        show_json({**_head(engagement, there), "respondents": rows})
        return
    if rows:
        headings = ("No", "Role", "Sector", "Asked", "Due", "Themes", "Statements", "Answered", "Reminded", "State")
        show_table(headings, map(_cells, rows))
    else:
        say(f"Nobody was asked yet. Ask with: parat respondent ask {engagement} --role ROLE")
    say(*_below(there))


@respondents.command("mapping")
def show_mapping(
    municipality: MunicipalityText, of_round: RoundKey = "baseline", programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show what the short mapping of the nine themes came to: the mean level, and how far the answers lie apart."""
    from tasks.answers import round_id
    from tasks.mapping import mapping_result
    from tasks.responses import responses_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        chosen = responses_of(read, engagement, of_round).instrument
        themes = mapping_result(read, round_id(engagement, of_round))
    rows = [_theme(one, chosen.dimension(one.dimension).title_da) for one in themes]
    if as_json:
        show_json(rows)
    elif rows:
        show_table(("Theme", "Title", "Level", "Spread", "Answered"), (_plain(row) for row in rows))
    else:
        say(f"The mapping is not answered yet. Its workbook: parat packet readiness {engagement} --part mapping")


@respondents.command("remind")
def remind_respondents(
    municipality: MunicipalityText,
    number: Annotated[str | None, typer.Argument(metavar="R3", help="Only this one; otherwise all.")] = None,
    of_round: RoundKey = "baseline",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write a reminder to the project lead about those who have not answered; the outbox sends it."""
    actor = actor_of(staff)
    from tasks.reminders import remind
    from tasks.respondents import RoundOf

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    reminded = remind(RoundOf(engagement, of_round), actor, (number,) if number else ())
    if reminded:
        say(f"A reminder about {', '.join(reminded)} waits in the outbox: parat outbox list {engagement}")
    else:
        say("Nothing to remind of: they have answered, or today's reminder is written already.")


@respondents.command("close")
def close(
    municipality: MunicipalityText,
    role: Annotated[str, typer.Argument(metavar="ROLE", parser=one_of(ROLES), help="Such as contingency.")],
    reason: Annotated[str, typer.Option(parser=words("--reason", 500), help="Why; the report shows it, in Danish.")],
    of_round: RoundKey = "baseline",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Leave out a role that will not answer, with the reason; parat respondent ask opens it again."""
    actor = actor_of(staff)
    from tasks.respondents import RoundOf, close_role

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    close_role(RoundOf(engagement, of_round), role, reason, actor)
    say(f"{label(Kind.ROLE, role)} is left out of {engagement}, with the reason.")
    go_on(engagement, actor)


def _fetching(engagement: str, number: str, of_round: str) -> str:
    later = "" if of_round == "baseline" else f" --round {of_round}"
    return f"parat packet readiness {engagement} --respondent {number}{later}"


def _head(engagement: str, there: Responses) -> dict[str, Any]:
    return {
        "engagement": engagement,
        "round": there.round,
        "instrument": there.instrument.version,
        "opened_on": _iso(there.opened_on),
        "closed_roles": dict(there.closed),
        "missing_roles": list(there.missing),
    }


def _row(one: AskedRespondent, there: Responses, today: date) -> dict[str, Any]:
    return {
        "number": one.number,
        "role": one.role,
        "sector": one.sector,
        "asked_on": _iso(one.asked_on),
        "due_on": _iso(one.due_on),
        "themes": f"{one.themes}/{one.all_themes}",
        "statements": f"{one.statements}/{one.all_statements}",
        "answered_on": _iso(one.answered_on),
        "reminded_on": _iso(one.reminded_on),
        "reminders": one.reminders,
        "progress": one.progress.value,
        "overdue": one.is_overdue(today) and one.role not in there.closed,
        "closed": one.role in there.closed,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    state = "closed" if row["closed"] else f"{row['progress']} !" if row["overdue"] else row["progress"]
    reminded = f"{row['reminded_on']} ({row['reminders']})" if row["reminded_on"] else ""
    names = (row["number"], row["role"], row["sector"], row["asked_on"] or "", row["due_on"] or "")
    return (*names, row["themes"], row["statements"], row["answered_on"] or "", reminded, state)


def _below(there: Responses) -> list[str]:
    missing = [f"Required roles still missing: {', '.join(there.missing)}."] if there.missing else []
    return [*missing, *(f"Left out: {role} ({why})" for role, why in sorted(there.closed.items()))]


def _theme(one: MappedTheme, title: str) -> dict[str, Any]:
    return {
        "dimension": one.dimension,
        "title": title,
        "level": None if one.level is None else str(one.level),
        "low": None if one.low is None else str(one.low),
        "spread": one.spread,
        "answered": one.answered,
        "dont_know": one.dont_know,
        "notes": list(one.notes),
    }


def _plain(row: dict[str, Any]) -> tuple[str, ...]:
    shown = (row["dimension"], row["title"], row["level"], row["spread"], row["answered"])
    return tuple("-" if cell is None else str(cell) for cell in shown)


def _iso(found: date | None) -> str | None:
    return found.isoformat() if found else None

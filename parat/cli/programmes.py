"""The commands that set a programme up: the call, the municipalities in it, and their agreements."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, say_aside, show_json, show_table
from parat.cli.exit_codes import ExitCode
from parat.cli.formats import Formats
from parat.cli.going_on import go_on
from parat.cli.options import (
    AsJson,
    MunicipalityText,
    ProgrammeSlug,
    StaffId,
    day,
    number_or_address,
    programme_slug,
    words,
)
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Start

if TYPE_CHECKING:
    from tasks.benchmark import DimensionMean

programme = typer.Typer(no_args_is_help=True, help="Begin a programme, open its call, close it, list them.")

Slug = Annotated[str, typer.Argument(metavar="SLUG", parser=programme_slug, help="Short name, such as plan-2027.")]
Opens = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="First day of the call; else today.")]
Closes = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="Last day; else 60 days later.")]


class RuleSet(StrEnum):
    """Name the year whose law and instrument a programme follows."""

    OF_2017 = "2017"
    OF_2026 = "2026"


class Round(StrEnum):
    """Name a round of the readiness assessment."""

    BASELINE = "baseline"
    ADOPTION = "adoption"
    FOLLOWUP12 = "followup12"


@programme.command("new")
def new_programme(
    slug: Slug,
    title: Annotated[str, typer.Option(parser=words("--title", 200), help="What letters and plans call it.")],
    rule_set: Annotated[RuleSet, typer.Option(help="The year whose law and instrument apply.")] = RuleSet.OF_2026,
    capacity: Annotated[int, typer.Option(min=1, max=98, help="How many municipalities it takes.")] = 25,
    opens: Opens = None,
    closes: Closes = None,
    staff: StaffId = None,
) -> None:
    """Begin a programme; its call opens with: parat programme open SLUG."""
    actor = actor_of(staff)
    from tasks import programmes

    _check_order(opens or actor.today, closes)
    programmes.new_programme(slug, programmes.Call(title, rule_set.value, capacity, opens, closes), actor)
    say(f"The programme {slug} is there. Open its call with: parat programme open {slug}")


@programme.command("open")
def open_programme(slug: Slug, staff: StaffId = None) -> None:
    """Open the call: municipalities can be enrolled."""
    _set_state(slug, "open", staff)


@programme.command("close")
def close_programme(slug: Slug, staff: StaffId = None) -> None:
    """Close the call: nobody more is enrolled, and what runs goes on."""
    _set_state(slug, "closed", staff)


@programme.command("appeal")
def programme_appeal(
    slug: Slug,
    text: Annotated[str, typer.Option(parser=words("--text", 2000), help="In Danish: where to complain, and by when.")],
    staff: StaffId = None,
) -> None:
    """Say what a rejection tells the municipality about complaining; without it the letter says that it is missing."""
    actor = actor_of(staff)
    from tasks.programmes import say_how_to_appeal

    say_how_to_appeal(slug, text, actor)
    say(f"Rejections in {slug} now say how to complain.")


@programme.command("readiness")
def programme_readiness(
    slug: Slug,
    assessment_round: Annotated[Round, typer.Option("--round", help="Which round of the assessment.")] = Round.BASELINE,
    as_json: AsJson = False,
) -> None:
    """Show each theme's mean over the municipalities, once six have answered; it is renewed when five more have."""
    from tasks.benchmark import readiness_over

    with looking() as read:
        rows = readiness_over(read, slug, assessment_round.value)
    if as_json:
        show_json(
            [
                {
                    "dimension": row.dimension,
                    "municipalities": row.municipalities,
                    "mean": _shown(row.mean),
                    "change": _shown(row.change),
                }
                for row in rows
            ]
        )
        return
    show_table(("Id", "Dimension", "Municipalities", "Mean", "Change"), (_cells(row) for row in rows))
    if all(row.mean is None for row in rows):
        say("Nothing is shown before six municipalities have answered the same version of the instrument.")


def _cells(row: DimensionMean) -> tuple[str, ...]:
    shown = (_shown(row.municipalities) or "<6", _shown(row.mean) or "-", _shown(row.change) or "-")
    return (row.dimension, row.title_da, *shown)


@programme.command("assess")
def assess_programme(slug: Slug, as_json: AsJson = False, staff: StaffId = None) -> None:
    """Grade and report every municipality whose readiness stage is open and has answers, in one run."""
    actor = actor_of(staff)
    from flows.programme_run import BUSY, FAILED
    from flows.programme_run import assess_programme as assess

    fared = assess(slug, actor)
    if as_json:
        show_json([asdict(one) for one in fared])
    else:
        show_table(("Municipality", "State", "What was done"), ((one.engagement, one.state, one.said) for one in fared))
    if any(one.state in (BUSY, FAILED) for one in fared):
        say_aside("Do:    mend what is said above, or wait, and give the same command again; the others are done.")
        raise typer.Exit(ExitCode.STAGE)


@programme.command("report")
def programme_report(
    slug: Slug,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; otherwise a new one, SLUG."),
    ] = None,
    formats: Formats = None,
    staff: StaffId = None,
) -> None:
    """Write the report on the whole programme, unless nothing has changed, and copy its newest version to a folder."""
    actor = actor_of(staff)
    from parat.cli.formats import Stored, hand_over
    from tasks.programme_report import FILE_NAME, write_programme_report

    report = write_programme_report(slug, actor)
    files = Stored((report.path, report.sha256), (report.web_path, report.web_sha256))
    target = (to or Path.cwd() / slug) / f"{slug} {FILE_NAME} v{report.number}.docx"
    for copied, _ in hand_over(files, target, formats):
        say(f"Version {report.number}, {report.dated.isoformat()}: {copied}")


def _shown(figure: object) -> str | None:
    return None if figure is None else str(figure)


def enrol(
    municipality: MunicipalityText,
    start: Annotated[Start, typer.Option(help="A first plan, or a revision of the one there is.")],
    existing_plan_on: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="When the present plan was adopted.")
    ] = None,
    programme: ProgrammeSlug = None,
    steps: Annotated[
        str | None,
        typer.Option(
            metavar="LIST", help="The plan's way through the bodies, with commas: working_group,steering_group,hearing."
        ),
    ] = None,
    journal: Annotated[str, typer.Option(parser=number_or_address("--journal", 60), help="Your journal number.")] = "",
    staff: StaffId = None,
) -> None:
    """Take a municipality into a programme; its application form goes out."""
    actor = actor_of(staff)
    from db.lookup import known_municipalities
    from parat.domain.municipalities import danish_municipalities, find
    from parat.domain.stages import DEFAULT_POLITICAL_STEPS
    from tasks import programmes

    with looking() as read:
        listed = {one.code: one for one in (*known_municipalities(read), *danish_municipalities())}
    chosen = tuple(one.strip() for one in steps.split(",") if one.strip()) if steps else DEFAULT_POLITICAL_STEPS
    how = programmes.Enrolment(start, existing_plan_on, journal, political_steps=chosen)
    found = find(municipality, listed.values())
    engagement = programmes.enrol(found, programme, how, actor)
    say(f"{found.name} takes part as {engagement}.")
    go_on(engagement, actor)


def agreement(
    municipality: MunicipalityText,
    on: Annotated[date, typer.Option(parser=day, metavar="DATE", help="The day it was signed.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write down when the data-processing agreement was signed; before that no person may be stored."""
    actor = actor_of(staff)
    from tasks.programmes import date_agreement

    if on > actor.today:
        raise typer.BadParameter("the day has not come yet", param_hint="--on")
    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    date_agreement(engagement, on, actor)
    say(f"The agreement of {engagement} is dated {on.isoformat()}.")
    go_on(engagement, actor)


def withdraw(
    municipality: MunicipalityText,
    reason: Annotated[str, typer.Option(parser=words("--reason", 400), help="Why it leaves; name no persons.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """End a municipality's part in a programme before its path is done; nothing that was stored is lost."""
    actor = actor_of(staff)
    from db.standings import standing_of
    from tasks import programmes

    if not reason:
        raise typer.BadParameter("say why", param_hint="--reason")
    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        closed_because = standing_of(read.connection, engagement).closed_because
    programmes.withdraw(engagement, reason, actor)
    if closed_because is None:
        say(f"{engagement} is withdrawn: its path is closed. Everything that was stored stays in the record.")
    else:
        say(f"{engagement} was already closed ({closed_because}); nothing was changed.")
    go_on(engagement, actor)


def _set_state(slug: str, state: str, staff: str | None) -> None:
    actor = actor_of(staff)
    from tasks.programmes import set_programme_state

    set_programme_state(slug, state, actor)
    say(f"The call of {slug} is {state}.")


def _check_order(opens: date, closes: date | None) -> None:
    if closes is not None and closes < opens:
        raise typer.BadParameter(f"it closes before it opens ({opens.isoformat()})", param_hint="--closes")

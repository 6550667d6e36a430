"""The commands for versions of the readiness instrument: list them, move a programme to another, move it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, say_aside, show_json, show_table
from parat.cli.exit_codes import ExitCode
from parat.cli.options import AsJson, StaffId
from parat.cli.record import actor_of, looking

if TYPE_CHECKING:
    from parat.domain.instrument import Instrument
    from tasks.instrument_migration import Migration
    from tasks.instrument_moves import RoundMove
    from tasks.instrument_rollback import Rollback

instrument = typer.Typer(
    no_args_is_help=True, help="List the readiness instruments, and move a programme between them."
)

Slug = Annotated[str, typer.Argument(metavar="PROGRAMME", help="The programme's short name, such as plan-2027.")]


@instrument.command("list")
def list_instruments(as_json: AsJson = False) -> None:
    """List the versions, what each changed against the one before it, and the programmes that use it."""
    from db.schema import Programme
    from parat.domain.instrument import instrument as version_of
    from parat.domain.instrument import instrument_versions

    with looking() as read:
        programmes = [(row.id, row.instrument_version) for row in read.all(Programme)]
    versions = [version_of(one) for one in instrument_versions()]
    rows = [
        {
            "version": one.version,
            "items": len(one.items),
            "changed": _changed(before, one),
            "programmes": [slug for slug, version in programmes if version == one.version],
        }
        for before, one in zip([None, *versions], versions, strict=False)
    ]
    if as_json:
        show_json(rows)
        return
    show_table(("Version", "Items", "Changed", "Programmes"), ([_shown(cell) for cell in row.values()] for row in rows))


@instrument.command("migrate")
def migrate_instrument(
    programme: Slug,
    to: Annotated[str, typer.Option("--to", metavar="VERSION", help="The version to move to, such as 2026.1.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")] = False,
    as_json: AsJson = False,
    staff: StaffId = None,
) -> None:
    """Move a programme's running assessments to another version; approved and closed ones keep theirs.

    Answers to statements in the same words go over; the others are put aside and can be brought back.
    """
    from tasks.instrument_migration import migrate, plan_migration

    if dry_run:
        with looking():
            done = plan_migration(programme, to)
    else:
        done = migrate(programme, to, actor_of(staff))
    if as_json:
        show_json(asdict(done))
    else:
        _tell_moves(done, dry_run)
    _end_when_busy(done.busy)


@instrument.command("rollback")
def roll_instrument_back(programme: Slug, as_json: AsJson = False, staff: StaffId = None) -> None:
    """Undo a programme's newest move: the version, and the answers put aside. What was answered anew since stays."""
    actor = actor_of(staff)
    from tasks.instrument_rollback import roll_back

    done = roll_back(programme, actor)
    if as_json:
        show_json(asdict(done))
    else:
        _tell_back(done)
    _end_when_busy(done.busy)


def _tell_moves(done: Migration, dry_run: bool) -> None:
    moved = [one for one in done.rounds if not one.kept_because]
    headings = ("Municipality", "Round", "From", "To", "Carried over", "Put aside", "To answer anew")
    show_table(headings, (_cells(one) for one in moved))
    for one in moved:
        say(*_details(one))
    for one in done.rounds:
        if one.kept_because:
            say(f"{one.engagement}, {one.round}: keeps {one.from_version}, because {one.kept_because}.")
    if dry_run:
        say(f"Nothing was changed. Assessments that move to {done.to_version} without --dry-run: {len(moved)}.")
    elif moved:
        say(f"Moved to {done.to_version}: {len(moved)}. Send the workbook anew: parat packet readiness ...")
    else:
        say(f"No running assessment had to move. New ones begin with {done.to_version}.")


def _cells(one: RoundMove) -> tuple[str, ...]:
    counts = (str(one.carried), str(one.put_aside), str(len(one.items_anew)))
    return (one.engagement, one.round, one.from_version, one.to_version, *counts)


def _details(one: RoundMove) -> Iterator[str]:
    yield f"{one.engagement}, {one.round}:"
    if one.items_put_aside:
        yield f"  answers put aside: {', '.join(one.items_put_aside)}"
    if one.items_anew:
        yield f"  to be answered anew: {', '.join(one.items_anew)}"
    scores = (f"{key} {one.before.get(key) or '-'} -> {now or '-'}" for key, now in one.after.items())
    yield f"  score by dimension: {', '.join(scores)}"


def _tell_back(done: Rollback) -> None:
    for one in done.rounds:
        if one.kept_because:
            say(f"{one.engagement}, {one.round}: keeps {one.version}, because {one.kept_because}.")
            continue
        say(f"{one.engagement}, {one.round}: back to {one.version}, {one.restored} answers brought back.")
        if one.answered_anew:
            say(f"  answered anew meanwhile, and kept: {', '.join(one.answered_anew)}")
        if one.taken_out:
            say(f"  {one.version} does not ask these, so their answers were taken out: {', '.join(one.taken_out)}")
    say(f"The programme {done.programme} uses {done.to_version} again.")


def _end_when_busy(busy: Sequence[str]) -> None:
    if busy:
        say_aside(*(f"Busy: {one}" for one in busy), "Do:    give the same command again when they are free.")
        raise typer.Exit(ExitCode.STAGE)


def _changed(before: Instrument | None, one: Instrument) -> list[str]:
    from parat.domain.comparability import differences

    return [f"{item} ({', '.join(why)})" for item, why in differences(before, one).items()] if before else []


def _shown(cell: object) -> str:
    return ", ".join(cell) or "-" if isinstance(cell, list) else str(cell)

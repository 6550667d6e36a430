"""The commands that check a plan, hand the report over, and record who takes responsibility for a finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json
from parat.cli.going_on import go_on
from parat.cli.groups import ShownAtOnce
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, ToFolder, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parat.domain.coverage import Finding


coverage = typer.Typer(
    cls=ShownAtOnce, no_args_is_help=True, help="Check a plan before it is approved, and accept what stays open."
)
FindingName = Annotated[
    str, typer.Argument(metavar="RULE[:SUBJECT]", help="As parat coverage show lists it; a rule alone means all of it.")
]


@coverage.command("show")
def show(
    municipality: MunicipalityText,
    to: ToFolder = None,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List what the plan lacks now, what was accepted, and what is in order; with --to, write the report there."""
    from parat.domain.coverage import in_order
    from tasks.coverage import findings_of, has_plan
    from tasks.coverage_errors import NoPlanToCheckError
    from tasks.run import today_in_denmark

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        if not has_plan(read, engagement):
            raise NoPlanToCheckError(engagement=engagement)
        found = findings_of(read, engagement, today_in_denmark())
    if to is not None:
        say(str(_write_report(engagement, to)))
    elif as_json:
        show_json([_as_json(one) for one in found])
    else:
        _show_all(engagement, found)
        say(f"In order: {', '.join(in_order(found)) or 'nothing yet'}.")


@coverage.command("accept")
def accept_finding(
    municipality: MunicipalityText,
    name: FindingName,
    by: Annotated[
        str, typer.Option("--by", parser=words("--by", 160), metavar="FUNCTION", help="The function, never a name.")
    ],
    because: Annotated[str, typer.Option("--because", parser=words("--because", 400), help="Why; name no persons.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Record that a function takes responsibility for a finding; it lapses when the finding changes."""
    actor = actor_of(staff)
    from tasks.acceptances import accept

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    for one in accept(engagement, name, by, because, actor):
        say(f"Accepted for {engagement}: {one.name}, by {by}.")
    go_on(engagement, actor)


@coverage.command("withdraw")
def withdraw_acceptance(
    municipality: MunicipalityText,
    name: FindingName,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Take an acceptance back; the finding is open again, if it is still there."""
    actor = actor_of(staff)
    from tasks.acceptances import withdraw

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    count = withdraw(engagement, name, actor)
    say(f"Withdrawn for {engagement}: {name}{f' ({count} acceptances)' if count > 1 else ''}.")
    go_on(engagement, actor)


def _show_all(engagement: str, found: Sequence[Finding]) -> None:
    from parat.domain.coverage import accepted, open_blocking, remarks

    blocking = open_blocking(found)
    always = len(open_blocking(found, at_council=False))
    later = f" and {len(blocking) - always} more the council's adoption" if len(blocking) > always else ""
    say(f"{engagement}: {always} findings block every approval{later}.", style="bold")
    for heading, chosen in (("Blocks:", blocking), ("Remarks:", remarks(found)), ("Accepted:", accepted(found))):
        if chosen:
            say("", heading)
        for one in chosen:
            say(*_lines(one))
    say("")


def _lines(one: Finding) -> list[str]:
    from parat.domain.coverage_facts import Blocks, rule_texts

    when = " (before the council adopts it)" if one.blocks is Blocks.COUNCIL else ""
    head = [f"  {one.name}  {rule_texts()[one.rule].title}{when}", f"      {one.place_da}: {one.what_da}"]
    if one.accepted is None:
        return [*head, f"      {one.remedy_da}"]
    taken = one.accepted
    return [*head, f"      Accepted by {taken.by} on {taken.on.isoformat()}: {taken.because}"]


def _as_json(one: Finding) -> dict[str, Any]:
    taken = one.accepted
    return {
        "rule": one.rule.value,
        "subject": one.subject,
        "blocks": one.blocks.value,
        "place": one.place_da,
        "what": one.what_da,
        "remedy": one.remedy_da,
        "accepted_by": taken.by if taken else None,
        "accepted_because": taken.because if taken else None,
        "accepted_on": taken.on.isoformat() if taken else None,
    }


def _write_report(engagement: str, folder: Path) -> Path:
    """Write the report as it reads today, without making it a version of the record."""
    from parat.cli.hand_out import readable, write_new
    from tasks.coverage_report import report_file
    from tasks.run import today_in_denmark

    with looking() as read:
        name, content = report_file(read, engagement, today_in_denmark())
        target = folder / readable(read, engagement, name)
    return write_new(target, content)

"""The commands that list what a returned file and the record say differently, and settle it."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, ProgrammeSlug, StaffId, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.cli.status import MaybeMunicipality
from parat.domain.packets.merging import Side

if TYPE_CHECKING:
    from db.conflicts import ShownConflict
    from db.schema import Conflict

_NOTHING = "No returned file and the record say different things."
_ID = 8


def conflicts(
    municipality: MaybeMunicipality = None,
    settled_too: Annotated[bool, typer.Option("--all", help="Those that are settled, too.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List the cells that were changed both in a returned file and in the record since it went out; it only reads."""
    from db.conflicts import conflicts_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme) if municipality is not None else None
        found = conflicts_of(read, engagement, settled_too)
    if as_json:
        show_json([_as_json(one) for one in found])
    elif found:
        for one in found:
            say(*in_words(one))
        say(*_files_at_once(found))
    else:
        say(_NOTHING)


def settle(
    ids: Annotated[
        list[str],
        typer.Argument(
            default_factory=list,
            metavar="ID",
            show_default=False,
            help="As parat conflicts lists them; 8 characters do.",
        ),
    ],
    side: Annotated[Side, typer.Argument(metavar="SIDE", help="Whose value counts: sheet (the file's) or record.")],
    all_of: Annotated[
        str | None, typer.Option("--all-of", metavar="FILE", help="All open conflicts of the file of this name.")
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--for", metavar="MUNICIPALITY", help="Whose file --all-of is about.")
    ] = None,
    reason: Annotated[str, typer.Option(parser=words("--reason", 400), help="Why; name no persons.")] = "",
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Settle conflicts: the file's value is stored, or the record's stays; then the path goes on."""
    if not ids and all_of is None:
        raise typer.BadParameter("give the ids that parat conflicts lists, or --all-of FILE")
    actor = actor_of(staff)
    from tasks.settling import settle_conflicts
    from tasks.settling_errors import ConflictSettledError

    with looking() as read:
        whose = engagement_of(read, municipality, programme) if municipality is not None else None
    for engagement, rows in _by_engagement(ids, all_of, whose).items():
        try:
            settle_conflicts(rows, side, reason, actor)
        except ConflictSettledError as error:
            if error.found["choice"] == side:
                go_on(engagement, actor)  # the same again: a command killed after it settled left this undone
            raise
        said = "the file's value is stored" if side is Side.SHEET else "the record's value stays"
        say(*(f"{row.id[:_ID]} {row.place}: {said}." for row in rows))
        go_on(engagement, actor)


def _by_engagement(ids: list[str], all_of: str | None, whose: str | None) -> dict[str, list[Conflict]]:
    from db.conflicts import conflicts_in_file, find_conflicts

    with looking() as read:
        named = find_conflicts(read, ids)
        of_file = conflicts_in_file(read, all_of, whose) if all_of else []
    if len({row.engagement for row in of_file}) > 1:
        raise typer.BadParameter(
            "files of that name came from several municipalities; add --for", param_hint="--all-of"
        )
    found = {row.id: row for row in (*named, *of_file)}
    grouped: dict[str, list[Conflict]] = {}
    for row in found.values():
        grouped.setdefault(row.engagement, []).append(row)
    return grouped


def _files_at_once(found: list[ShownConflict]) -> list[str]:
    """Say how everything in a file is settled at once, for files with several open conflicts."""
    waiting = Counter((one.file_name, one.row.engagement) for one in found if one.row.choice is None)
    return [
        f"All {count} at once: parat settle sheet|record --all-of {shlex.quote(name)} --for {engagement}"
        for (name, engagement), count in waiting.items()
        if count > 1
    ]


def in_words(one: ShownConflict) -> list[str]:
    """Say in lines which cell it is, the three values, who changed the record, and how it is settled."""
    row = one.row
    changed = f" (changed by {row.changed_by}, {row.changed_at:%Y-%m-%d %H:%M} UTC)" if row.changed_at else ""
    return [
        f"{row.id[:_ID]}  {row.engagement}, {row.stage}: {one.file_name}, {row.place} ({one.where_da})",
        f"          The sheet says:  {one.sheet}",
        f"          The record says: {one.record}{changed}",
        f"          It went out as:  {one.base}",
        _outcome(row),
    ]


def _outcome(row: Conflict) -> str:
    if row.choice is None:
        return f"          Settle it with:  parat settle {row.id[:_ID]} sheet|record"
    reason = f": {row.reason}" if row.reason else ""
    return f"          Settled:         {row.choice}, by {row.decided_by} on {row.decided_on}{reason}"


def _as_json(one: ShownConflict) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.id,
        "engagement": row.engagement,
        "stage": row.stage,
        "round": row.round,
        "file": one.file_name,
        "place": row.place,
        "sheet": row.sheet,
        "row": row.row_key,
        "column": row.column,
        "sheet_says": row.sheet_value,
        "record_says": row.record_value,
        "went_out_as": row.base_value,
        "changed_by": row.changed_by,
        "changed_at": row.changed_at.isoformat() if row.changed_at else None,
        "settled": row.choice,
        "settled_by": row.decided_by,
        "settled_on": row.decided_on.isoformat() if row.decided_on else None,
        "reason": row.reason,
    }

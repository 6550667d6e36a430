"""The commands that merge an edited draft with today's data, and take texts from Word into the record."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json
from parat.cli.going_on import go_on
from parat.cli.importing import say_taken
from parat.cli.options import AsJson, ProgrammeSlug, StaffId, ToFolder, words
from parat.cli.record import actor_of, engagement_of, looking
from parat.cli.status import MaybeMunicipality

if TYPE_CHECKING:
    from db.schema import Generation, ReturnedText
    from tasks.importing import Imported
    from tasks.returned_texts import ShownText

_NOTHING = "No text from Word waits."
_FOR = typer.Option("--for", metavar="MUNICIPALITY", help="Whose file it should be.")
_DOCUMENT = typer.Option("--document", metavar="KIND", help="What it is, when it does not say so itself: plan_draft.")
_IDS = typer.Argument(
    default_factory=list,
    metavar="[ID...]",
    show_default=False,
    help="As parat returned list shows them; 8 characters do.",
)
_ALL = typer.Option("--all-of", metavar="MUNICIPALITY", help="All texts of this municipality that wait.")
_CHOICES = {
    "taken": "taken into the record",
    "left": "left in the file",
    "file_only": "stands only in the file: a generated sentence in other words",
    "replaced": "replaced by a later file",
}

returned = typer.Typer(no_args_is_help=True, help="Take texts that were rewritten in Word into the record, or not.")


def redraft(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A draft that somebody edited in Word.")],
    municipality: Annotated[str | None, _FOR] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="KIND", help="What it is, when the file does not say: plan_draft."),
    ] = None,
    no_cpr: Annotated[bool, typer.Option("--no-cpr", help="You looked: no number in it is a CPR number.")] = False,
    to: ToFolder = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Merge an edited draft with today's data: what the data changed is marked, what was written stays.

    The merged file and a summary of what was done are written to the folder. The same file again changes nothing.
    """
    actor = actor_of(staff)
    from tasks.returned_drafts import import_draft

    whose = None
    if municipality is not None:
        with looking() as read:
            whose = engagement_of(read, municipality, programme)
    content = file.read_bytes() if file.is_file() else b""
    imported = import_draft(file, actor, whose, no_cpr, document)
    say_taken(file.name, imported)
    _hand_over(imported, hashlib.sha256(content).hexdigest(), to or Path.cwd())
    go_on(imported.engagement, actor)


def _hand_over(imported: Imported, sha256: str, folder: Path) -> None:
    from parat.cli.hand_out import hand_out, readable
    from tasks.files import documents
    from tasks.returned_drafts import merged_version

    with looking() as read:
        version, summary = merged_version(read, imported.engagement, sha256)
        files = [(one, readable(read, imported.engagement, _name(read, one))) for one in (version, summary) if one]
    for one, name in files:
        say(str(hand_out(documents(), one.path, one.sha256, folder / name)))


def _name(read: Any, version: Generation) -> str:
    from db.schema import Document

    return f"{read.get(Document, version.document).title} v{version.number}.docx"


@returned.command("list")
def list_texts(
    municipality: MaybeMunicipality = None,
    decided_too: Annotated[bool, typer.Option("--all", help="Those that were dealt with, too.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List texts that somebody rewrote in Word and that the record does not have; it only reads."""
    from tasks.returned_texts import texts_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme) if municipality is not None else None
        found = texts_of(read, engagement, decided_too)
    if as_json:
        show_json([_as_json(one) for one in found])
    elif found:
        for one in found:
            say(*_in_words(one))
    else:
        say(_NOTHING)


@returned.command("take")
def take(
    ids: Annotated[list[str], _IDS],
    all_of: Annotated[str | None, _ALL] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also where the record was changed since the file came.")
    ] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write texts from Word into the record, so that record and file say the same; then the path goes on."""
    actor = actor_of(staff)
    from tasks.returned_texts import take_texts

    for engagement, rows in _by_engagement(ids, all_of, programme).items():
        take_texts(engagement, [row.id for row in rows], actor, anyway)
        say(*(f"{row.id[:8]}: the record says it now." for row in rows))
        go_on(engagement, actor)


@returned.command("leave")
def leave(
    ids: Annotated[list[str], _IDS],
    because: Annotated[
        str, typer.Option("--because", parser=words("--because", 400), help="Why the record keeps its own; no names.")
    ],
    all_of: Annotated[str | None, _ALL] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Let texts from Word stand in the file alone; the record keeps what it says."""
    actor = actor_of(staff)
    from tasks.returned_texts import leave_texts

    for engagement, rows in _by_engagement(ids, all_of, programme).items():
        leave_texts(engagement, [row.id for row in rows], because, actor)
        say(*(f"{row.id[:8]}: it stands in the file alone." for row in rows))


def _by_engagement(ids: list[str], all_of: str | None, programme: str | None) -> dict[str, list[ReturnedText]]:
    from tasks.returned_texts import find_texts, waiting_texts

    if not ids and all_of is None:
        raise typer.BadParameter("give the ids that parat returned list shows, or --all-of MUNICIPALITY")
    with looking() as read:
        rows = find_texts(read, ids)
        rows += waiting_texts(read, engagement_of(read, all_of, programme)) if all_of is not None else []
    if not rows:
        say(_NOTHING)
    found = {row.id: row for row in rows}
    return {key: [row for row in found.values() if row.engagement == key] for key in {row.engagement for row in rows}}


def _in_words(one: ShownText) -> list[str]:
    row = one.row
    said = [
        f"{row.id[:8]}  {row.engagement}: {one.file_name}, {one.place_da}",
        f"          Word says:       {row.their_text or '(deleted)'}",
        f"          The record says: {(row.base_text if row.choice == 'file_only' else one.recorded) or '(nothing)'}",
    ]
    if row.choice is None:
        return [*said, f"          Decide with:     parat returned take|leave {row.id[:8]}"]
    who = f", by {row.decided_by} on {row.decided_on}" if row.decided_by else ""
    reason = f": {row.reason}" if row.reason else ""
    return [*said, f"          Dealt with:      {_CHOICES[row.choice]}{who}{reason}"]


def _as_json(one: ShownText) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.id,
        "engagement": row.engagement,
        "file": one.file_name,
        "field": row.field,
        "block": row.block,
        "place": one.place_da,
        "word_says": row.their_text,
        "record_says": one.recorded,
        "record_said_when_it_came": row.base_text,
        "decided": row.choice,
        "decided_by": row.decided_by,
        "decided_on": row.decided_on.isoformat() if row.decided_on else None,
        "reason": row.reason,
    }

"""The commands that list a document's versions, set two of them side by side, and bring an older one back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.errors import NothingToDeliverError
from parat.cli.going_on import go_on
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId, ToFolder, words
from parat.cli.record import actor_of, engagement_of, looking

if TYPE_CHECKING:
    from parat.documents.merge import Change
    from tasks.versions import ShownVersion

versions = typer.Typer(no_args_is_help=True, help="Look at a document's versions, and bring an older one back.")
_Version = Annotated[
    str, typer.Argument(metavar="VERSION", help="Its number; one in another programme is PROGRAMME/CODE:NUMBER.")
]
_Kind = Annotated[str, typer.Option("--document", metavar="KIND", help="Which document, such as workshop_minutes.")]
_Part = Annotated[str | None, typer.Option("--part", metavar="PART", help="Only needed when it has several parts.")]
_PLAN_DRAFT = "plan_draft"


@versions.callback()
def _versions() -> None:
    """Look at a document's versions, and bring an older one back."""


@versions.command("list")
def list_versions(
    municipality: MunicipalityText,
    document: _Kind = _PLAN_DRAFT,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """List every version of a document: when, in what state, and how it came about; it only reads."""
    from tasks.versions import versions_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        found = versions_of(read, engagement, document)
    if as_json:
        show_json([_as_json(one) for one in found])
    elif found:
        show_table(("Version", "Dated", "State", "From", "SHA-256"), map(_line, found))
    else:
        raise NothingToDeliverError(engagement=engagement)


def _line(one: ShownVersion) -> tuple[str, ...]:
    part = f"{one.document.part}: " if one.document.part else ""
    return (f"{part}{one.row.number}", one.row.dated.isoformat(), one.row.state, _origin(one), one.row.sha256[:16])


def _origin(one: ShownVersion) -> str:
    """Say how a version came about."""
    if one.made_from is None:
        return "the record"
    if one.origin == "restore":
        return f"version {one.made_from} brought back: {one.row.because}"
    return f"version {one.made_from}, edited"


def _as_json(one: ShownVersion) -> dict[str, Any]:
    return {
        "number": one.row.number,
        "part": one.document.part,
        "title": one.document.title,
        "dated": one.row.dated.isoformat(),
        "state": one.row.state,
        "origin": one.origin,
        "made_from": one.made_from,
        "because": one.row.because,
        "newest": one.newest,
        "sha256": one.row.sha256,
    }


@versions.command("compare")
def compare(
    municipality: MunicipalityText,
    older: _Version,
    newer: _Version,
    to: ToFolder = None,
    document: _Kind = _PLAN_DRAFT,
    part: _Part = None,
    programme: ProgrammeSlug = None,
) -> None:
    """Write one Word file that shows the second version, with what differs from the first as tracked changes.

    Rejecting every change in it gives the first version, accepting every change the second. The order may be turned
    round. A version from an earlier programme of the same municipality can be named too: the plan before a revision,
    for example. The record stays as it is.
    """
    from parat.cli.hand_out import write_new
    from tasks.versions import Named, compare_versions

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    compared = compare_versions(Named(engagement, document, part), older, newer)
    written = write_new((to or Path.cwd()) / compared.name, compared.docx)
    say(_counted(compared.changes), str(written))


def _counted(changes: tuple[Change, ...]) -> str:
    counted = Counter(str(change.kind) for change in changes)
    said = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(counted.items()))
    return f"They differ in {len(changes)} places ({said})." if changes else "They say the same."


@versions.command("restore")
def restore(
    municipality: MunicipalityText,
    version: _Version,
    because: Annotated[
        str, typer.Option("--because", parser=words("--because", 400), help="Why; name no persons. It is kept.")
    ],
    document: _Kind = _PLAN_DRAFT,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Bring an older version of the plan draft back, as a new version; every other version is kept.

    The new version reads as the older one did, edits and comments included; its cover says »gendannet fra version N«.
    What the record has changed since then is not in it: look at that first with parat versions compare. Only what the
    record changes from now on comes in, as tracked changes, at the next parat draft. A gate that waits is then about
    the new version. An adopted plan is not touched: it is changed by a revision.
    """
    actor = actor_of(staff)
    from tasks.restoring import restore_version
    from tasks.versions import Named

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    restored = restore_version(Named(engagement, document), version, because, actor)
    say(f"Version {restored.number} is version {restored.made_from} brought back: {restored.path}")
    say("Edit a copy of it (parat deliver makes one); the stored file is never changed.")
    go_on(engagement, actor)

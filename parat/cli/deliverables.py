"""The commands that write the plan draft and hand the documents over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_table
from parat.cli.errors import NothingToDeliverError
from parat.cli.formats import Format, Formats, Stored, hand_over
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Stage

if TYPE_CHECKING:
    from db.schema import Document, Generation
    from db.unit_of_work import Reader

_PLAN = "plan_draft"


def draft(municipality: MunicipalityText, programme: ProgrammeSlug = None, staff: StaffId = None) -> None:
    """Write the plan draft now, or leave it when nothing has changed, and say where it lies."""
    actor = actor_of(staff)
    from db.documents import newest_generations
    from flows.path import advance_stage
    from tasks.files import path_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    advance_stage(engagement, Stage.PLAN, actor)
    with looking() as read:
        written = newest_generations(read, engagement, _PLAN)
    if not written:
        raise NothingToDeliverError(engagement=engagement)
    for newest in written:
        say(f"Version {newest.number}, {newest.dated.isoformat()}: {path_of(newest)}")
    say("Edit a copy of it (parat deliver makes one); the stored file is never changed.")


def deliver(
    municipality: MunicipalityText,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; otherwise a new one, PROGRAMME-CODE."),
    ] = None,
    formats: Formats = None,
    programme: ProgrammeSlug = None,
) -> None:
    """Copy the newest version of every document of a municipality to a folder, each checked by its checksum.

    As Word files, as web pages, or as PDFs that everybody can read, which LibreOffice makes on the way.
    """
    from parat.cli.hand_out import readable

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        newest = _newest_of_each(read, engagement)
        names = [readable(read, engagement, _name(*one)) for one in newest]
    if not newest:
        raise NothingToDeliverError(engagement=engagement)
    folder = to or Path.cwd() / engagement.replace("/", "-")
    rows = []
    for (_, version), name in zip(newest, names, strict=True):
        files = Stored((version.path, version.sha256), _web_page_of(version))
        for copied, sha256 in hand_over(files, folder / name, formats):
            rows.append((copied.name, version.dated.isoformat(), sha256[:16]))
    show_table(("File", "Dated", "SHA-256"), rows)
    say(str(folder.absolute()))


def _newest_of_each(read: Reader, engagement: str) -> list[tuple[Document, Generation]]:
    from db.schema import Document, Generation

    versions = read.all(Generation, Generation.engagement == engagement, order=[Generation.number])
    newest = {row.document: row for row in versions}
    rows = read.all(Document, Document.engagement == engagement, order=[Document.kind, Document.part])
    return [(row, newest[row.id]) for row in rows if row.id in newest]


def _name(document: Document, version: Generation) -> str:
    part = f" {document.part}" if document.part else ""
    return f"{document.title}{part} v{version.number}{Path(version.path).suffix}"


def _web_page_of(version: Generation) -> tuple[str, str] | None:
    from db.schema import Rendition

    with looking() as read:
        rows = read.all(Rendition, Rendition.generation == version.id, Rendition.format == Format.WEB.value)
    return (rows[0].path, rows[0].sha256) if rows else None

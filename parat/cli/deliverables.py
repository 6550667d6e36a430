"""The commands that write the plan draft and hand the documents over."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_table, waiting
from parat.cli.errors import NothingToDeliverError
from parat.cli.file_errors import NoWebPageError
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.stages import Stage

if TYPE_CHECKING:
    from db.schema import Document, Generation, Rendition
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


class Format(StrEnum):
    """Be a format in which a document is handed over."""

    WORD = "word"
    WEB = "web"
    PDF = "pdf"


_ENDINGS = {Format.WORD: ".docx", Format.WEB: ".html", Format.PDF: ".pdf"}


def deliver(
    municipality: MunicipalityText,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; otherwise a new one, PROGRAMME-CODE."),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", metavar="word|web|pdf", help="May be given more than once; otherwise word."),
    ] = None,
    programme: ProgrammeSlug = None,
) -> None:
    """Copy the newest version of every document of a municipality to a folder, each checked by its checksum.

    As Word files, as web pages, or as PDFs that everybody can read, which LibreOffice makes on the way.
    """
    from parat.cli.hand_out import readable, write_new

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        newest = _newest_of_each(read, engagement)
        names = [readable(read, engagement, _name(*one)) for one in newest]
    if not newest:
        raise NothingToDeliverError(engagement=engagement)
    folder, wanted = to or Path.cwd() / engagement.replace("/", "-"), tuple(dict.fromkeys(formats or [Format.WORD]))
    if Format.PDF in wanted:
        _need_libreoffice()
    rows = []
    for (_, version), name in zip(newest, names, strict=True):
        for kind in wanted:
            content = _content(version, kind, name)
            copied = write_new((folder / name).with_suffix(_ENDINGS[kind]), content)
            rows.append((copied.name, version.dated.isoformat(), hashlib.sha256(content).hexdigest()[:16]))
    show_table(("File", "Dated", "SHA-256"), rows)
    say(str(folder.absolute()))


def _content(version: Generation, kind: Format, name: str) -> bytes:
    """Give a stored version in a format; a stored file that was changed raises a StoredDataError."""
    if kind is Format.WEB:
        rendition = _web_page_of(version, name)
        return _verified(rendition.path, rendition.sha256)
    docx = _verified(version.path, version.sha256)
    if kind is Format.WORD:
        return docx
    from parat.documents.pdf import finished_pdf

    with waiting(f"LibreOffice makes the PDF of {name} ..."):
        return finished_pdf(docx, name).content


def _web_page_of(version: Generation, name: str) -> Rendition:
    from db.schema import Rendition

    with looking() as read:
        rows = read.all(Rendition, Rendition.generation == version.id, Rendition.format == Format.WEB.value)
    if not rows:
        raise NoWebPageError(document=name)
    return rows[0]


def _verified(path: str, sha256: str) -> bytes:
    from tasks.files import documents

    documents().verify(path, sha256)
    return documents().path_of(path).read_bytes()


def _need_libreoffice() -> None:
    from parat.documents.errors import LibreOfficeMissingError
    from parat.documents.libreoffice import find_libreoffice

    if find_libreoffice() is None:
        raise LibreOfficeMissingError


def _newest_of_each(read: Reader, engagement: str) -> list[tuple[Document, Generation]]:
    from db.schema import Document, Generation

    versions = read.all(Generation, Generation.engagement == engagement, order=[Generation.number])
    newest = {row.document: row for row in versions}
    rows = read.all(Document, Document.engagement == engagement, order=[Document.kind, Document.part])
    return [(row, newest[row.id]) for row in rows if row.id in newest]


def _name(document: Document, version: Generation) -> str:
    part = f" {document.part}" if document.part else ""
    return f"{document.title}{part} v{version.number}{Path(version.path).suffix}"

"""Hand a stored document over as a Word file, as its web page, or as a PDF that everybody can read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from parat.cli.console import waiting
from parat.cli.file_errors import NoWebPageError


class Format(StrEnum):
    """Be a format in which a document is handed over."""

    WORD = "word"
    WEB = "web"
    PDF = "pdf"


_ENDINGS = {Format.WORD: ".docx", Format.WEB: ".html", Format.PDF: ".pdf"}
Formats = Annotated[
    list[Format] | None,
    typer.Option("--format", metavar="word|web|pdf", help="May be given more than once; otherwise word."),
]


class Stored(NamedTuple):
    """Name the files of one version, each by its path in the store and its checksum."""

    word: tuple[str, str]
    web: tuple[str, str] | None


def hand_over(files: Stored, target: Path, formats: list[Format] | None) -> Iterator[tuple[Path, str]]:
    """Write each format beside the target, under its name, and give where it lies and its checksum.

    Raise NoWebPageError, LibreOfficeMissingError, a StoredDataError for a stored file that was changed, or what
    `write_new` raises.
    """
    from parat.cli.hand_out import write_new

    wanted = tuple(dict.fromkeys(formats or [Format.WORD]))
    if Format.PDF in wanted:
        _need_libreoffice()
    for kind in wanted:
        content = _content(files, kind, target.name)
        copied = write_new(target.with_suffix(_ENDINGS[kind]), content)
        yield copied, hashlib.sha256(content).hexdigest()


def _content(files: Stored, kind: Format, name: str) -> bytes:
    from tasks.files import documents

    if kind is Format.WEB:
        if files.web is None:
            raise NoWebPageError(document=name)
        return documents().content_of(*files.web)
    docx = documents().content_of(*files.word)
    if kind is Format.WORD:
        return docx
    from parat.documents.pdf import finished_pdf

    with waiting(f"LibreOffice makes the PDF of {name} ..."):
        return finished_pdf(docx, name).content


def _need_libreoffice() -> None:
    from parat.documents.errors import LibreOfficeMissingError
    from parat.documents.libreoffice import find_libreoffice

    if find_libreoffice() is None:
        raise LibreOfficeMissingError

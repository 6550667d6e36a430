"""The commands that check whether everybody can read a file, and that make a PDF of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, say_aside, show_json, show_table, waiting
from parat.cli.exit_codes import ExitCode
from parat.cli.file_errors import FileNotReadError, NothingToCheckError
from parat.cli.options import AsJson

if TYPE_CHECKING:
    from parat.documents.findings import Finding

_LARGEST = 20_000_000
_WORD = ".docx"
_WhichFile = Annotated[Path, typer.Argument(metavar="FILE", help="A Word file, a PDF or a web page.")]
_WordFile = Annotated[Path, typer.Argument(metavar="FILE.docx", help="A Word file, such as an edited copy.")]


def check(file: _WhichFile, as_json: AsJson = False) -> None:
    """Check whether everybody can read a Word file, a PDF or a web page; the file is not changed.

    Lists each rule that is broken, where, and what to do. Ends with 0 when nothing was found and with 3 otherwise.
    """
    look = _CHECKS.get(file.suffix.lower())
    if look is None:
        raise NothingToCheckError(file=str(file), allowed=sorted(_CHECKS))
    findings = look(_content(file), file.name)
    if as_json:
        show_json([{"rule": one.rule, "place": one.place, "remedy": one.remedy} for one in findings])
    else:
        _show(findings, file)
    if findings:
        raise typer.Exit(ExitCode.INPUT)


def pdf(
    file: _WordFile,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PATH", help="A file or a folder; otherwise beside the Word file.")
    ] = None,
) -> None:
    """Make a PDF that everybody can read (PDF/UA) of a Word file, and check it; needs LibreOffice.

    A Word file with faults is not made into a PDF: they are listed, and the command ends with 3.
    """
    from parat.cli.hand_out import write_new
    from parat.documents.pdf import finished_pdf

    if file.suffix.lower() != _WORD:
        raise NothingToCheckError(file=str(file), allowed=[_WORD])
    content = _content(file)
    findings = _of_word(content, file.name)
    if findings:
        _show(findings, file)
        say_aside("No PDF was made. Mend the Word file and try again.")
        raise typer.Exit(ExitCode.INPUT)
    with waiting("LibreOffice makes the PDF ..."):
        finished = finished_pdf(content, file.name)
    written = write_new(_target(file, to), finished.content)
    say(f"{written}: {finished.pages} pages, tagged, in Danish")


def _target(file: Path, to: Path | None) -> Path:
    name = file.with_suffix(".pdf").name
    if to is None:
        return file.with_name(name)
    return to / name if to.is_dir() else to


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        raise FileNotReadError(file=str(file), reason=error.strerror or "it cannot be read") from error
    if len(content) > _LARGEST:
        raise FileNotReadError(file=str(file), reason=f"it is larger than {_LARGEST // 1_000_000} MB")
    return content


def _show(findings: Sequence[Finding], file: Path) -> None:
    if not findings:
        say(f"No fault found in {file.name}. Whether the words are easy to read, only a person can say.")
        return
    show_table(("Rule", "Place", "Do"), ((one.rule, one.place, one.remedy) for one in findings))
    say(f"{len(findings)} {'fault' if len(findings) == 1 else 'faults'} in {file.name}.")


def _of_word(content: bytes, name: str) -> tuple[Finding, ...]:
    from parat.documents.accessibility import check_parts
    from parat.intake.gate import admit

    return check_parts(admit(content, name))


def _of_pdf(content: bytes, name: str) -> tuple[Finding, ...]:
    from parat.documents.pdf_check import check_pdf

    return check_pdf(content, name)


def _of_web(content: bytes, name: str) -> tuple[Finding, ...]:
    from parat.documents.web_check import check_web

    return check_web(content, name)


_CHECKS: dict[str, Callable[[bytes, str], tuple[Finding, ...]]] = {
    _WORD: _of_word, ".pdf": _of_pdf, ".html": _of_web, ".htm": _of_web,
}  # fmt: skip

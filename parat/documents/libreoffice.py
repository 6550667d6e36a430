"""Run LibreOffice in a process of its own, with its own settings, for a limited time, and leave nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NoReturn

from parat.documents.errors import LibreOfficeFailedError, LibreOfficeMissingError, LibreOfficeTooSlowError
from parat.documents.own_group import end_group, on_its_own

LIMIT_SECONDS = 60.0
_WORTH_A_START = 6

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_OPTIONS = (
    "--headless",
    "--invisible",
    "--norestore",
    "--nologo",
    "--nodefault",
    "--nolockcheck",
    "--nofirststartwizard",
)
_UPDATES = "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (_UPDATES, "AutoCheckEnabled", "false"),
)  # fmt: skip
_SAID_AT_MOST = 300


def find_libreoffice() -> str | None:
    """Give the program LibreOffice, from the path or from where it is usually installed; None when it is not there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def convert(content: bytes, to: str, timeout_seconds: float = LIMIT_SECONDS) -> bytes:
    """Turn a Word file into another format, such as pdf or pdf:writer_pdf_Export:{...}; see `convert_all`."""
    return convert_all([content], to, timeout_seconds)[0]


def convert_all(contents: Sequence[bytes], to: str, timeout_seconds: float = LIMIT_SECONDS) -> list[bytes]:
    """Turn Word files into another format with one start of LibreOffice, which takes longer than a file does.

    Many files are shared among the processors, a start for each. The time is for each start.
    LibreOffice runs without macros, updates or links to elsewhere. It is ended with everything it started when its
    time is up and when we are stopped.
    Raises LibreOfficeMissingError, LibreOfficeTooSlowError or LibreOfficeFailedError.
    """
    program = find_libreoffice()
    if program is None:
        raise LibreOfficeMissingError
    shares = min(os.cpu_count() or 1, len(contents) // _WORTH_A_START)
    convert_part = partial(_converted, program, to=to, timeout_seconds=timeout_seconds)
    try:
        return _shared(contents, shares, convert_part) if shares > 1 else convert_part(contents)
    except OSError as error:
        raise LibreOfficeFailedError(reason=error.strerror or "it does not start", to=_ending(to)) from error


def _shared(
    contents: Sequence[bytes], shares: int, convert_part: Callable[[Sequence[bytes]], list[bytes]]
) -> list[bytes]:
    """Let each share be converted beside the others, and give the files in their order."""
    with _a_request_to_end_interrupts(), ThreadPoolExecutor(shares) as pool:
        done = list(pool.map(convert_part, [contents[first::shares] for first in range(shares)]))
    return [done[number % shares][number // shares] for number in range(len(contents))]


def _converted(program: str, contents: Sequence[bytes], to: str, timeout_seconds: float) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="parat-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        documents = [folder / f"document{number}.docx" for number in range(len(contents))]
        for document, content in zip(documents, contents, strict=True):
            document.write_bytes(content)
        _write_settings(folder)
        said = _run(_command(program, to, folder, documents), folder, timeout_seconds)
        return [_result(folder / "out" / f"{document.stem}.{_ending(to)}", said) for document in documents]


def _ending(to: str) -> str:
    return to.partition(":")[0]


def _result(path: Path, said: str) -> bytes:
    if not path.is_file():
        raise LibreOfficeFailedError(reason=said or "it wrote no file", to=path.suffix.removeprefix("."))
    return path.read_bytes()


def _command(program: str, to: str, folder: Path, documents: Iterable[Path]) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = str(folder / "out")
    return [program, profile, *_OPTIONS, "--convert-to", to, "--outdir", out, *map(str, documents)]


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, timeout_seconds: float) -> str:
    """Run the program to its end and give what it said; whatever happens, none of its processes stays."""
    log = folder / "said.txt"
    with log.open("wb") as said, _a_request_to_end_interrupts():
        process = subprocess.Popen(  # noqa: S603 - a program that was looked up, and no shell
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd=folder, **on_its_own()
        )
        try:
            process.wait(timeout_seconds)
        except subprocess.TimeoutExpired as error:
            raise LibreOfficeTooSlowError(seconds=f"{timeout_seconds:g}") from error
        finally:
            end_group(process)
            process.wait()
    return log.read_text(encoding="utf-8", errors="replace").strip()[-_SAID_AT_MOST:]


@contextmanager
def _a_request_to_end_interrupts() -> Iterator[None]:
    """Let a request to end (SIGTERM) come through as an exception, so that LibreOffice is ended with us."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)

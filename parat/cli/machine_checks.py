"""Check this machine: Python, the installed packages, the home folder, the programs, and the server."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
from collections.abc import Iterator

from parat.cli.exit_codes import ExitCode
from parat.cli.findings import Finding, fault, good, note

_OLDEST_PYTHON = (3, 11)
_PAIR = ("prefect", "fastapi")
_AGAIN = "Install exactly the versions of requirements.lock."
_BOUND = re.compile(r"(>=|<=|==|<|>)\s*([0-9][0-9.]*)")


def check_python() -> Iterator[Finding]:
    """Check the version of Python."""
    seen = platform.python_version()
    if sys.version_info[:2] >= _OLDEST_PYTHON:
        yield good("Python", seen)
    else:
        yield fault("Python", seen, "Install Python 3.11 or newer.", ExitCode.SETUP)


def check_packages() -> Iterator[Finding]:
    """Check that the pair that the server stands on has versions that start together."""
    try:
        wanted = importlib.metadata.requires("parat") or []
    except importlib.metadata.PackageNotFoundError:
        yield note("Packages", "parat itself is not installed", "Install it: pip install --no-deps -e .")
        wanted = []
    for name in _PAIR:
        bounds = next((text for text in wanted if re.match(rf"{name}[<>=]", text)), "")
        yield _package(name, bounds.removeprefix(name))


def check_home() -> Iterator[Finding]:
    """Check that the home folder can be written."""
    from parat.settings import settings

    home = settings().home
    there = home
    while not there.exists():
        there = there.parent
    if os.access(there, os.W_OK) and there.is_dir():
        yield good("Home folder", f"{home}" + ("" if there == home else " (not there yet)"))
    else:
        remedy = "Give yourself the right to write there, or set PARAT_HOME to a folder of your own."
        yield fault("Home folder", f"{home} cannot be written", remedy, ExitCode.SETUP)


def check_staff() -> Iterator[Finding]:
    """Check that it is said who acts."""
    from parat.settings import settings

    said = settings().staff
    if said:
        yield good("PARAT_STAFF", said)
    else:
        yield note("PARAT_STAFF", "not set", "Set it to your staff id, or add --staff to commands that record.")


def check_office() -> Iterator[Finding]:
    """Look for LibreOffice, which makes PDFs and finds the page numbers of contents lists."""
    from parat.documents.libreoffice import find_libreoffice

    found = find_libreoffice()
    if found:
        yield good("LibreOffice", found)
    else:
        yield note("LibreOffice", "not found", "Only needed for PDFs, page numbers in contents lists, and some tests.")


def check_templates() -> Iterator[Finding]:
    """Read the templates, the base document and the pictures in use, and say whose they are."""
    from parat.documents.pictures import looks
    from parat.documents.template_files import templates_in_use
    from parat.settings import settings

    own = templates_in_use().foreign
    looks()
    folder = settings().templates
    yield good("Templates", f"{len(own)} own in {folder}; see parat template check" if folder else "ours")


def check_mail() -> Iterator[Finding]:
    """Say how the outbox is sent; a mail server that is named must answer, and let us in."""
    from parat.delivery.errors import MailSenderMissingError
    from parat.delivery.mail_server import mail_server, session_with
    from parat.settings import settings

    if settings().smtp_url is None:
        yield good("Mail", f"written as drafts in {settings().home / 'outbox'}")
        return
    if settings().mail_from is None:
        raise MailSenderMissingError
    server = mail_server(str(settings().smtp_url))
    with session_with(server):
        encrypted = server.encrypted_at_once or server.starttls
    yield good("Mail", f"{server.shown} answers, {'encrypted' if encrypted else 'not encrypted'}")


def check_server() -> Iterator[Finding]:
    """Say whether the server runs for this home folder."""
    from flows.engine import find_engine, recorded_engine
    from parat.settings import settings

    running, told = find_engine(settings().home), recorded_engine(settings().home)
    if running:
        yield good("Server", f"runs at {running.ui_url} (process {running.pid})")
    elif told:
        seen = f"the one of {told.started_at} ended without a word"
        yield note("Server", seen, "Start it again with parat serve; it ends what was left behind.")
    else:
        yield note("Server", "does not run", "Start it with parat serve when you want the dashboard.")


def _package(name: str, bounds: str) -> Finding:
    try:
        seen = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return fault(name, "not installed", _AGAIN, ExitCode.SETUP)
    if all(_holds(seen, sign, bound) for sign, bound in _BOUND.findall(bounds)):
        return good(name, seen)
    return fault(name, f"{seen}, and {bounds} is needed", _AGAIN, ExitCode.SETUP)


def _holds(version: str, sign: str, bound: str) -> bool:
    ours, theirs = _numbers(version), _numbers(bound)
    width = max(len(ours), len(theirs))
    ours, theirs = (one + (0,) * (width - len(one)) for one in (ours, theirs))
    return {
        ">=": ours >= theirs, "<=": ours <= theirs, "==": ours == theirs, "<": ours < theirs, ">": ours > theirs,
    }[sign]  # fmt: skip


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.match(r"[0-9.]*[0-9]", version)[0].split("."))  # type: ignore[index]

"""Keep what a check of the machine or the record found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from parat.cli.exit_codes import ExitCode, exit_code_of
from parat.domain.errors import ParatError


class Health(StrEnum):
    """Say how a check went."""

    GOOD = "ok"
    NOTE = "note"
    FAULT = "FAULT"


@dataclass(frozen=True, slots=True)
class Finding:
    """Be the outcome of one check: what was looked at, how it is, what was seen, and what to do."""

    check: str
    health: Health
    seen: str
    remedy: str = ""
    exit_code: ExitCode = ExitCode.OK


Check = Callable[[], Iterable[Finding]]


def good(check: str, seen: str) -> Finding:
    """Say that something is as it should be."""
    return Finding(check, Health.GOOD, seen)


def note(check: str, seen: str, remedy: str) -> Finding:
    """Say something that hinders no work."""
    return Finding(check, Health.NOTE, seen, remedy)


def fault(check: str, seen: str, remedy: str, exit_code: ExitCode) -> Finding:
    """Say something that must be mended."""
    return Finding(check, Health.FAULT, seen, remedy, exit_code)


def fault_of(check: str, error: ParatError) -> Finding:
    """Give the fault that an error tells of."""
    what, where, remedy = error.parts()
    return fault(check, f"{where}: {what} ({error.code})", remedy, exit_code_of(error))


def carried_out(check: str, look: Check) -> list[Finding]:
    """Carry a check out; an error that it meets is its finding."""
    try:
        return list(look())
    except ParatError as error:
        return [fault_of(check, error)]

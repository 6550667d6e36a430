"""Say with which number a command ends, so that scripts can tell what happened."""

from enum import IntEnum

from parat.domain.errors import (
    InputError,
    ParatError,
    SetupError,
    StageError,
    StoredDataError,
    TemplateError,
    TemporaryError,
)


class ExitCode(IntEnum):
    """Be the number with which a command ends."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    INPUT = 3
    STAGE = 4
    TEMPLATE = 5
    STORED_DATA = 6
    TEMPORARY = 7
    SETUP = 8
    STOPPED = 130


MEANINGS = {
    ExitCode.OK: "done",
    ExitCode.UNEXPECTED: "an error that nobody foresaw; please report it",
    ExitCode.USAGE: "the command was not written as it should be",
    ExitCode.INPUT: "the file or the words can be mended (IND)",
    ExitCode.STAGE: "right thing, wrong moment (TRI)",
    ExitCode.TEMPLATE: "a template must be mended (SKA)",
    ExitCode.STORED_DATA: "the record or a stored file does not hold together: stop (DAT)",
    ExitCode.TEMPORARY: "goes over by itself: try again (MID)",
    ExitCode.SETUP: "the machine is not ready (DRI)",
    ExitCode.STOPPED: "stopped with Ctrl-C",
}
_OF_KIND = {
    InputError: ExitCode.INPUT,
    StageError: ExitCode.STAGE,
    TemplateError: ExitCode.TEMPLATE,
    StoredDataError: ExitCode.STORED_DATA,
    TemporaryError: ExitCode.TEMPORARY,
    SetupError: ExitCode.SETUP,
}
_OF_PREFIX = {
    "IND": ExitCode.INPUT,
    "TRI": ExitCode.STAGE,
    "SKA": ExitCode.TEMPLATE,
    "DAT": ExitCode.STORED_DATA,
    "MID": ExitCode.TEMPORARY,
    "DRI": ExitCode.SETUP,
}


def exit_code_of(error: ParatError) -> ExitCode:
    """Give the number with which a command ends on this error."""
    return next((code for kind, code in _OF_KIND.items() if isinstance(error, kind)), ExitCode.UNEXPECTED)


def exit_code_of_message(message: str) -> ExitCode:
    """Give the number for an error that came as text from a run on the server; it ends with its code."""
    return _OF_PREFIX.get(message.rstrip(" )").rpartition("(")[2][:3], ExitCode.UNEXPECTED)

"""Answer the sender of a file that was not taken in: with a workbook in which everything to correct is listed."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from parat.delivery.new_files import write_new_file
from parat.documents.error_workbook import Refusal, error_workbook
from parat.domain.errors import InputError, ParatError
from parat.domain.personal_data import masked_text
from parat.intake.errors import CprError, PacketErrors, PossibleCprError
from tasks.import_errors import (
    DoubtfulNumbersError,
    MunicipalityNotSaidError,
    UnreadableFileError,
    WrongMunicipalityError,
)

_ADDED = "-fejl.xlsx"
_COPIED = ".xlsx"
_OURS = (MunicipalityNotSaidError, UnreadableFileError, WrongMunicipalityError)


@dataclass(frozen=True, slots=True)
class Reply:
    """Be the workbook that goes back; `holds_cpr` says that the file itself holds a CPR number and must not be kept."""

    content: bytes
    holds_cpr: bool


def reply_to(path: Path, error: ParatError, no_cpr: bool = False) -> Reply:
    """Write the workbook; the same file and the same error give the same bytes.

    A CPR number, or what may be one unless a person has said that it is none, is never copied: then the workbook is
    the list alone, with the digits masked.
    """
    errors = _errors_in(error, no_cpr)
    unsafe = any(isinstance(one, CprError | PossibleCprError) for one in errors)
    in_the_file = isinstance(error, PacketErrors) or "place" in error.found
    copied = in_the_file and is_for_sender(error) and not unsafe and path.suffix.lower() == _COPIED
    refusal = Refusal(masked_text(path.name), errors, copied)
    holds_cpr = any(isinstance(one, CprError) for one in errors)
    return Reply(error_workbook(path.read_bytes() if copied else b"", refusal), holds_cpr)


def is_for_sender(error: ParatError) -> bool:
    """Say whether the sender of the file can mend the error; the others are about how it was imported, or when."""
    return isinstance(error, InputError) and not isinstance(error, _OURS)


def reply_name(file_name: str) -> str:
    """Name the workbook after the file; the digits of a CPR number in the name are masked."""
    return PurePath(masked_text(file_name)).stem + _ADDED


def put_reply(folder: Path, file_name: str, reply: Reply) -> Path:
    """Write the workbook into a folder under a name that is free, and give where it lies.

    Run again: the same workbook is found there.
    """
    for name in names_for(reply_name(file_name)):
        target = folder / name
        try:
            write_new_file(target, reply.content)
        except FileExistsError:
            if not target.is_file() or target.read_bytes() != reply.content:
                continue
        break
    return target


def names_for(name: str) -> Iterator[str]:
    """Give a file name, and then the same with (2), (3) and so on."""
    path = PurePath(name)
    yield name
    yield from (f"{path.stem} ({number}){path.suffix}" for number in itertools.count(2))


def _errors_in(error: ParatError, no_cpr: bool) -> tuple[ParatError, ...]:
    if isinstance(error, DoubtfulNumbersError):
        return error.doubts
    if isinstance(error, PacketErrors):
        return error.errors if no_cpr else (*error.errors, *error.doubts)
    return (error,)

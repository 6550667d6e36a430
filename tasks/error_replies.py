"""Answer the sender of a file that was not taken in: with a workbook in which everything to correct is listed."""

from dataclasses import dataclass
from pathlib import PurePath

from parat.documents.error_workbook import Refusal, error_workbook
from parat.domain.errors import ParatError
from parat.domain.personal_data import masked_text
from parat.intake.errors import CprError, PacketErrors, PossibleCprError
from tasks.import_errors import DoubtfulNumbersError

_ADDED = "-fejl.xlsx"
_COPIED = ".xlsx"


@dataclass(frozen=True, slots=True)
class Reply:
    """Be the workbook that goes back; `holds_cpr` says that the file itself holds a CPR number and must not be kept."""

    content: bytes
    holds_cpr: bool


def reply_to(file_name: str, content: bytes, error: ParatError, no_cpr: bool = False) -> Reply:
    """Write the workbook; the same file and the same error give the same bytes.

    A CPR number, or what may be one unless a person has said that it is none, is never copied: then the workbook is
    the list alone, with the digits masked.
    """
    errors = _errors_in(error, no_cpr)
    unsafe = any(isinstance(one, CprError | PossibleCprError) for one in errors)
    copied = isinstance(error, PacketErrors) and not unsafe and PurePath(file_name).suffix.lower() == _COPIED
    refusal = Refusal(masked_text(file_name), errors, copied)
    holds_cpr = any(isinstance(one, CprError) for one in errors)
    return Reply(error_workbook(content, refusal), holds_cpr)


def reply_name(file_name: str) -> str:
    """Name the workbook after the file; the digits of a CPR number in the name are masked."""
    return PurePath(masked_text(file_name)).stem + _ADDED


def _errors_in(error: ParatError, no_cpr: bool) -> tuple[ParatError, ...]:
    if isinstance(error, DoubtfulNumbersError):
        return error.doubts
    if isinstance(error, PacketErrors):
        return error.errors if no_cpr else (*error.errors, *error.doubts)
    return (error,)

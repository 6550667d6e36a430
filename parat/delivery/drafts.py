"""Keep drafts as files that a person opens and sends: one for each message, never written over."""

import re
from pathlib import Path

from parat.delivery.errors import DraftNotWrittenError
from parat.delivery.mail import Mail, draft_of
from parat.delivery.new_files import sweep, write_new_file
from parat.domain.municipalities import ascii_slug

_LONGEST = 60
_SHOWN_DIGITS = 12


def draft_name(code: str, municipality: str, mail: Mail, number: int) -> str:
    """Name a draft so that a person finds it, and no other message can have the name."""
    words = (code, municipality, mail.subject)
    readable = "-".join(filter(None, (ascii_slug(text)[:_LONGEST].strip("-") for text in words)))
    return f"{readable}-{number}-{re.sub('[^0-9a-f]', '', mail.id)[:_SHOWN_DIGITS]}.eml"


def write_draft(folder: Path, name: str, mail: Mail) -> Path:
    """Write a draft and give where it lies; raise DraftNotWrittenError.

    Run again: a draft that is there was written for this very message, and stays as it is.
    """
    target = folder / name
    try:
        write_new_file(target, draft_of(mail))
        sweep(folder)
    except OSError as error:
        if not (isinstance(error, FileExistsError) and target.is_file()):
            raise DraftNotWrittenError(file=str(target), reason=error.strerror) from error
    return target

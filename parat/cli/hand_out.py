"""Copy a stored file to a folder of the person's own: verified, readably named, and never over another file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from parat.cli.errors import CannotWriteError, FileInTheWayError
from parat.delivery.new_files import write_new_file

if TYPE_CHECKING:
    from db.unit_of_work import Reader
    from parat.documents.store import DocumentStore

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def readable(read: Reader, engagement: str, name: str) -> str:
    """Give a file name that says whose the file is, and that every system takes."""
    from db.lookup import engagement_row

    municipality = engagement_row(read, engagement)[1]
    return _NOT_IN_A_NAME.sub(" ", f"{municipality.id} {municipality.name} {name}")


def hand_out(store: DocumentStore, relative: str, sha256: str, target: Path) -> Path:
    """Copy a stored file and give where it lies; a stored file that was changed raises a StoredDataError.

    Run again: the same file is left as it is. Raise FileInTheWayError or CannotWriteError.
    """
    return write_new(target, store.content_of(relative, sha256))


def write_new(target: Path, content: bytes) -> Path:
    """Write a file, whole or not at all, and give where it lies; one that says the same is left as it is.

    Raise FileInTheWayError or CannotWriteError.
    """
    try:
        write_new_file(target, content)
    except FileExistsError as error:
        if not target.is_file() or target.read_bytes() != content:
            raise FileInTheWayError(file=str(target)) from error
    except OSError as error:
        raise CannotWriteError(file=str(target), reason=error.strerror) from error
    return target.absolute()

"""Keep documents as files that are written whole or not at all, named by their content and never overwritten."""

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import BinaryIO

from parat.crash_points import crash_point
from parat.documents.errors import (
    PathOutsideStoreError,
    StoredFileChangedError,
    StoredFileMissingError,
    StoreNotWrittenError,
)

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: there an open file cannot be deleted, which holds it as well
    fcntl = None

_TEMPORARY = ".parat-tmp-"
_SHOWN_DIGITS = 16
_LONGEST_NAME = 80
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"^(?P<stem>.+)(?P<suffix>\.[a-z0-9]{1,8})$", re.IGNORECASE | re.ASCII | re.DOTALL)
_CHUNK = 1_048_576


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Say where a stored document lies, as a posix path under the store's folder, and its whole checksum."""

    relative_path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Leftovers:
    """List what a crash left: temporary files, and whole files that no row of the record knows."""

    temporary: tuple[Path, ...]
    unknown: tuple[str, ...]


class DocumentStore:
    """Store documents under one folder; a file, once there, is never changed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, engagement: str, name: str, content: bytes) -> StoredFile:
        """Store a document and give its path; it is safe on disk when this returns.

        `name` is what a reader sees ("handlingsplan-udkast-v2.docx"); code and checksum are added. Raises
        StoredFileChangedError when somebody has changed the file that lies there: it is never overwritten, and
        StoreNotWrittenError when the disk is full or the folder cannot be written.
        Run again: the same content under the same name gives the same path and writes nothing. What a killed write
        left in the folder goes with the next write there.
        """
        stored = self.place_of(engagement, name, content)
        if (self.root / stored.relative_path).exists():
            self.verify(stored.relative_path, stored.sha256)
        else:
            self._write(PurePosixPath(stored.relative_path), content)
        return stored

    def place_of(self, engagement: str, name: str, content: bytes) -> StoredFile:
        """Say where a document would lie, without writing it."""
        sha256 = hashlib.sha256(content).hexdigest()
        return StoredFile(_relative_path(engagement, name, sha256).as_posix(), sha256)

    def _write(self, relative: PurePosixPath, content: bytes) -> None:
        try:
            _write(self.root / relative, content)
        except OSError as error:
            raise StoreNotWrittenError(reason=error.strerror, folder=str(self.root)) from error

    def path_of(self, relative: str) -> Path:
        """Give the file's path on this machine; raises PathOutsideStoreError when it leads out of the folder."""
        asked = PurePosixPath(relative)
        suspicious = asked.is_absolute() or ".." in asked.parts or "\\" in relative or ":" in relative
        path = self.root / asked
        if suspicious or not relative or not path.resolve().is_relative_to(self.root.resolve()):
            raise PathOutsideStoreError(relative=relative, root=str(self.root))
        return path

    def verify(self, relative: str, sha256: str) -> None:
        """Check that a stored document is there and unchanged; raises a StoredDataError when it is not."""
        path = self.path_of(relative)
        if not path.is_file():
            raise StoredFileMissingError(path=str(path))
        found = _checksum(path)
        if found != sha256:
            raise StoredFileChangedError(path=str(path), found=found, expected=sha256)

    def content_of(self, relative: str, sha256: str) -> bytes:
        """Give a stored document's bytes; raises a StoredDataError when it is not there or was changed."""
        self.verify(relative, sha256)
        return self.path_of(relative).read_bytes()

    def leftovers(self, known: Collection[str]) -> Leftovers:
        """Find temporary files and files whose path is not among the known ones; removes nothing."""
        known_paths = frozenset(known)
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        temporary = tuple(path for path in files if path.name.startswith(_TEMPORARY))
        whole = (path for path in files if not path.name.startswith(_TEMPORARY))
        names = (path.relative_to(self.root).as_posix() for path in whole)
        return Leftovers(temporary, tuple(name for name in names if name not in known_paths))

    def remove_temporary(self) -> tuple[Path, ...]:
        """Delete the temporary files that a crash left, and say which; one that is being written now stays.

        Run again: nothing is left to delete.
        """
        return tuple(path for path in self.leftovers(()).temporary if _remove_abandoned(path))


def _write(target: Path, content: bytes) -> None:
    _make_folders(target.parent)
    for left in target.parent.glob(f"{_TEMPORARY}*"):
        _remove_abandoned(left)
    temporary, file = _held_temporary(target.parent)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            crash_point("store:after_temporary")
            if fcntl is None:
                file.close()  # Windows renames no open file; elsewhere it stays open, so that it stays held
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    crash_point("store:after_rename")
    _sync_folder(target.parent)


def _held_temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """Open a temporary file that nobody takes for abandoned: removed before it could be held, it is made anew."""
    while True:
        temporary = folder / f"{_TEMPORARY}{secrets.token_hex(8)}"
        file = temporary.open("xb")
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        if temporary.exists():
            return temporary, file
        file.close()


def _remove_abandoned(path: Path) -> bool:
    """Delete a temporary file unless a living process holds it: a killed one holds nothing."""
    try:
        with path.open("rb") as file:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                file.close()
            path.unlink()
    except (BlockingIOError, FileNotFoundError, PermissionError):
        return False
    return True


def _relative_path(engagement: str, name: str, sha256: str) -> PurePosixPath:
    programme, _, code = engagement.rpartition("/")
    named = _SUFFIX.match(name)
    stem, suffix = (named["stem"], named["suffix"].lower()) if named else (name, "")
    file_name = f"{_plain(code)}-{_plain(stem)}-{sha256[:_SHOWN_DIGITS]}{suffix}"
    return PurePosixPath(_plain(programme), _plain(code), file_name)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    return _NOT_PLAIN.sub("-", decomposed.encode("ascii", "ignore").decode("ascii")).strip("-")[:_LONGEST_NAME] or "x"


def _checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _make_folders(folder: Path) -> None:
    for missing in reversed(list(_missing_folders(folder))):
        missing.mkdir(exist_ok=True)
        _sync_folder(missing.parent)


def _missing_folders(folder: Path) -> Iterator[Path]:
    while not folder.exists():
        yield folder
        folder = folder.parent


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows cannot and need not sync a folder."""
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        if os.name == "nt":
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Hold a file for as long as this process lives, so that others can tell that it lives and which process it is.

The operating system lets go of the file when the process ends, however it ends: a process number that was given
to somebody else in the meantime is never mistaken for ours.
"""

import os
import sys
import time
from pathlib import Path

_PLACE = 1 << 30  # far behind the process number, so that Windows still lets others read it
_TRIES = 20
_held: dict[Path, int] = {}


def hold(path: Path) -> bool:
    """Hold the file until this process ends; say False when another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    for _ in range(_TRIES):  # a look from outside holds it for a moment
        if _take(handle):
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
            _held[path] = handle
            return True
        time.sleep(0.01)
    os.close(handle)
    return False


def let_go(path: Path) -> None:
    """Let go of a file that this process holds."""
    os.close(_held.pop(path))


def holder(path: Path) -> int | None:
    """Give the number of the living process that holds the file."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        return None if _take(handle) else _number(path)
    finally:
        os.close(handle)


def _number(path: Path) -> int | None:
    text = path.read_text(encoding="ascii")
    return int(text) if text.isdigit() else None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

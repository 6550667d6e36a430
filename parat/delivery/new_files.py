"""Write files for people: whole or not at all, and never over another."""

import os
import secrets
import time
from pathlib import Path

_BESIDE = ".parat-"
_ABANDONED_SECONDS = 3600


def write_new_file(target: Path, content: bytes) -> None:
    """Write a file that is not there yet; raise FileExistsError, or another OSError when the disk will not have it.

    It is written beside the target and gets its name when it is whole and safe, so that nobody meets half of it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise FileExistsError(target)
    beside = target.with_name(f"{_BESIDE}{secrets.token_hex(8)}")
    try:
        beside.write_bytes(content)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        _name(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what a killed write left in a folder an hour ago or more."""
    for left in folder.glob(f"{_BESIDE}*"):
        try:
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                left.unlink()
        except OSError:  # somebody else was faster
            continue


def _name(beside: Path, target: Path) -> None:
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, such as a memory stick
        beside.rename(target)

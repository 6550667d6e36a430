"""Empty the inbox: what is in order is taken in, the rest is set aside beside an answer to its sender.

Nothing is locked. A file leaves the inbox only after it is stored or set aside, and doing either twice changes nothing;
so whoever is killed, or meets another who collects at the same time, loses and doubles nothing.
"""

import filecmp
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from db.schema import Packet
from parat.crash_points import crash_point
from parat.delivery.new_files import sweep, write_new_file
from parat.domain.calendar import COPENHAGEN
from parat.domain.errors import InputError, ParatError, StageError
from parat.domain.personal_data import masked_text
from parat.settings import settings
from tasks.error_replies import Reply, names_for, put_reply, reply_name, reply_to
from tasks.import_errors import UnreadableFileError
from tasks.importing import Imported
from tasks.packets import RECEIVED
from tasks.run import Actor, looking
from tasks.storers import stage_fed_by
from tasks.taking_in import take_in

REFUSED_DAYS = 30
SETTLED_SECONDS = 2.0

_NOT_YET = ("~", ".")
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".lock", ".lnk", ".ini", ".db")
_OFFICE = (".xlsx", ".docx")
_GIVEN_TIME_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """Be a file that was taken in."""

    file_name: str
    imported: Imported


@dataclass(frozen=True, slots=True)
class SetAside:
    """Be a file that was not taken in: why, where it lies now, and the answer to its sender beside it."""

    file_name: str
    error: ParatError
    path: Path
    reply: Path


@dataclass(frozen=True, slots=True)
class Collected:
    """Be what became of the files in the inbox; what is `left` lies there still, because of something on our side."""

    taken: tuple[Taken, ...] = ()
    refused: tuple[SetAside, ...] = ()
    left: tuple[tuple[str, ParatError], ...] = ()


def inbox() -> Path:
    """Give the folder in which files are awaited."""
    return settings().home / "inbox"


def set_aside_in(holds_cpr: bool = False) -> Path:
    """Give the folder of files that were not taken in; those with a CPR number have one of their own."""
    return inbox() / "refused" / "cpr" if holds_cpr else inbox() / "refused"


def collect(actor: Actor, settled_seconds: float = SETTLED_SECONDS) -> Collected:
    """Take in every finished file in the inbox, one after the other.

    Run again: a file that was taken in before is found stored and only removed; one that was set aside is found there.
    """
    taken: list[Taken] = []
    refused: list[SetAside] = []
    left: list[tuple[str, ParatError]] = []
    for path in finished_files(settled_seconds):
        try:
            outcome = collect_one(path, actor)
        except ParatError as error:
            left.append((masked_text(path.name), error))
            continue
        if isinstance(outcome, Taken):
            taken.append(outcome)
        elif outcome is not None:
            refused.append(outcome)
    return Collected(tuple(taken), tuple(refused), tuple(left))


def collect_one(
    path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False
) -> Taken | SetAside | None:
    """Take in one file of the inbox, or set it aside; None when somebody else was faster.

    Raises what is wrong on our side: such a file stays.
    """
    try:
        before = _marks(path)
        imported = take_in(path, actor, engagement, no_cpr)
    except FileNotFoundError:
        return None
    except UnreadableFileError:
        if path.exists():
            raise
        return None
    except (InputError, StageError) as error:
        return _set_aside(path, error, no_cpr)
    crash_point("collect_inbox:after_import")
    with suppress(FileNotFoundError):
        if _marks(path) == before:
            path.unlink()
    return Taken(masked_text(path.name), imported)


def collect_named(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Taken | SetAside:
    """Take in a file that a person names, in the inbox or elsewhere; only one in the inbox is taken out of its folder.

    Raises UnreadableFileError when there is no such file and none of its name was taken in before.
    """
    if path.parent != inbox():
        return _from_elsewhere(path, actor, engagement, no_cpr)
    return collect_one(path, actor, engagement, no_cpr) or _collected_by_another(path)


def finished_files(settled_seconds: float = SETTLED_SECONDS) -> list[Path]:
    """List the files that have come whole: not hidden, no lock or half a download, and not written to any more."""
    now = time.time()
    if not inbox().is_dir():
        return []
    return sorted(path for path in inbox().iterdir() if _is_finished(path, now, settled_seconds))


def clear_set_aside(today: date) -> int:
    """Delete what was set aside 30 days ago, and what holds a CPR number the day after it came; say how many.

    Run again: nothing is left to delete.
    """
    kept_since = ((set_aside_in(), today - timedelta(days=REFUSED_DAYS - 1)), (set_aside_in(True), today))
    old = [path for folder, first_day in kept_since for path in _files_in(folder) if _came_on(path) < first_day]
    for path in old:
        path.unlink(missing_ok=True)
    sweep(set_aside_in())
    return len(old)


def _set_aside(path: Path, error: ParatError, no_cpr: bool) -> SetAside | None:
    try:
        reply = reply_to(path, error, no_cpr)
        target, answer = _places_for(path, reply)
        with suppress(FileExistsError):
            write_new_file(answer, reply.content)
        crash_point("collect_inbox:after_reply")
        _put_beside(path, target)
        crash_point("collect_inbox:after_set_aside")
        with suppress(FileNotFoundError):
            if filecmp.cmp(path, target, shallow=False):
                path.unlink()
    except FileNotFoundError:
        return None
    return SetAside(masked_text(path.name), error, target, answer)


def _from_elsewhere(path: Path, actor: Actor, engagement: str | None, no_cpr: bool) -> Taken | SetAside:
    try:
        return Taken(masked_text(path.name), take_in(path, actor, engagement, no_cpr))
    except UnreadableFileError:
        raise
    except (InputError, StageError) as error:
        reply = reply_to(path, error, no_cpr)
        return SetAside(masked_text(path.name), error, path, put_reply(set_aside_in(), path.name, reply))


def _collected_by_another(path: Path) -> Taken:
    """Say of a file that is gone from the inbox that it is stored, when it is."""
    with looking() as read:
        rows = read.all(Packet, Packet.direction == RECEIVED, Packet.file_name == path.name, order=[Packet.on])
    if not rows:
        raise UnreadableFileError(file=masked_text(path.name), reason="No such file or directory")
    stage = stage_fed_by(rows[-1].stage, rows[-1].round)
    return Taken(masked_text(path.name), Imported(rows[-1].engagement, stage, {}, True, ()))


def _places_for(path: Path, reply: Reply) -> tuple[Path, Path]:
    """Find names under which neither the file nor its answer stands in the way of another."""
    folder = set_aside_in(reply.holds_cpr)
    folder.mkdir(parents=True, exist_ok=True)
    names = names_for(masked_text(path.name))
    pairs = ((folder / name, set_aside_in() / reply_name(name)) for name in names)
    return next(
        (target, answer)
        for target, answer in pairs
        if (not target.exists() or filecmp.cmp(path, target, shallow=False))
        and (not answer.exists() or answer.read_bytes() == reply.content)
    )


def _put_beside(path: Path, target: Path) -> None:
    """Give the file its second name, and count its days from now."""
    try:
        target.hardlink_to(path)
    except (FileExistsError, FileNotFoundError):
        if not target.exists():
            raise
    except OSError:  # a disk without hard links
        path.rename(target)
    target.touch()


def _is_finished(path: Path, now: float, settled_seconds: float) -> bool:
    hidden = path.name.startswith(_NOT_YET) or path.suffix.lower() in _UNFINISHED
    if hidden or path.is_symlink() or not path.is_file():
        return False
    age = _age(path, now)
    if 0 <= age < settled_seconds:
        return False
    half_an_office_file = path.suffix.lower() in _OFFICE and not zipfile.is_zipfile(path)
    return not (half_an_office_file and 0 <= age < _GIVEN_TIME_SECONDS)


def _age(path: Path, now: float) -> float:
    """Give the seconds since a file was last written to; negative on a clock that was set back."""
    try:
        return now - path.stat().st_mtime
    except OSError:
        return 0


def _came_on(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, COPENHAGEN).date()


def _marks(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _files_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []

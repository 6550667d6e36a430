"""Take in whatever came back, by the kind of file that it is."""

from pathlib import Path

from parat.intake.delimited import ENDINGS
from tasks.delimited_files import import_delimited
from tasks.importing import Imported, import_packet
from tasks.returned_minutes import WORD, import_minutes
from tasks.run import Actor


def take_in(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read a file that came back and store what it says: a workbook, one sheet of it as csv, or corrected minutes.

    `engagement` is whose it should be, when a person said so; `no_cpr` confirms that doubtful numbers are none.
    Run again: the same file in the same attempt changes nothing and says so.
    """
    if path.suffix.lower() in ENDINGS:
        return import_delimited(path, actor, engagement, no_cpr)
    if path.suffix.lower() == WORD:
        return import_minutes(path, actor, engagement, no_cpr)
    return import_packet(path, actor, engagement, no_cpr)

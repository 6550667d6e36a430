"""Take in whatever came back, by the kind of file that it is."""

from pathlib import Path

from parat.domain.document_marks import KIND, PARTY
from parat.intake.delimited import ENDINGS
from parat.intake.minutes import MINUTES
from parat.intake.returned_drafts import marks_in
from tasks.delimited_files import import_delimited
from tasks.hearing_remarks import import_remarks
from tasks.import_errors import content_of
from tasks.importing import Imported, import_packet
from tasks.returned_drafts import import_draft
from tasks.returned_minutes import WORD, import_minutes
from tasks.run import Actor


def take_in(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read a file that came back and store what it says: a workbook, one sheet of it as csv, or an edited Word file.

    `engagement` is whose it should be, when a person said so; `no_cpr` confirms that doubtful numbers are none.
    Run again: the same file in the same attempt changes nothing and says so.
    """
    if path.suffix.lower() in ENDINGS:
        return import_delimited(path, actor, engagement, no_cpr)
    if path.suffix.lower() == WORD:
        return _take_in_word(path, actor, engagement, no_cpr)
    return import_packet(path, actor, engagement, no_cpr)


def _take_in_word(path: Path, actor: Actor, engagement: str | None, no_cpr: bool) -> Imported:
    """Let the file's hidden properties say what it is: corrected minutes, a party's copy, or an edited draft."""
    marks = marks_in(content_of(path), path.name)
    if marks.get(KIND) == MINUTES:
        return import_minutes(path, actor, engagement, no_cpr)
    if marks.get(PARTY):
        return import_remarks(path, actor, engagement, no_cpr)
    return import_draft(path, actor, engagement, no_cpr)

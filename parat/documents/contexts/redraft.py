"""Say what the summary of a merging shows: what the data changed, what collided, and what is a person's own."""

from dataclasses import dataclass

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPassage:
    """Show one passage: the section it stands in, as it went out, as the person wrote it, and as the data has it."""

    id: str
    section: str
    sent: str = ""
    theirs: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """Show a text that a person rewrote and that can be taken into the record: where, and both wordings."""

    id: str
    number: str
    place: str
    recorded: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedraftSummary(Context):
    """Hold what a merging did to a person's file; `returned` says that the file has just come back from one.

    `made_from` is the version the file was, `merged_into` the version it became.
    """

    document_title: str
    made_from: int
    merged_into: int
    returned: bool = False
    by_data: tuple[MergedPassage, ...] = ()
    conflicts: tuple[MergedPassage, ...] = ()
    deleted: tuple[MergedPassage, ...] = ()
    own: tuple[MergedPassage, ...] = ()
    waiting: tuple[WaitingText, ...] = ()
    notes: tuple[str, ...] = ()

"""Say what became of a draft that came back, and what a person should know of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.schema import Document, Generation
from parat.documents.danish import counted
from parat.intake.returned_drafts import ReturnedDraft
from tasks.files import Version
from tasks.importing import Note
from tasks.redraft import Merged
from tasks.redraft_summary import counted_da, marked_and_open


@dataclass(frozen=True, slots=True)
class Came:
    """Be a file that came back, as it is, and the version of the document that it was."""

    draft: ReturnedDraft
    content: bytes
    name: str
    document: Document
    sent: Generation


def done_with(came: Came, version: Version, merged: Merged) -> Note:
    """Say into which version a file was merged, and how much that did."""
    marked, conflicts = marked_and_open(merged.changes)
    changes = "1 change by the data is marked" if marked == 1 else f"{marked} changes by the data are marked"
    places = "1 place was" if conflicts == 1 else f"{conflicts} places were"
    return Note(
        f"merged into version {version.number} of «{came.document.title}»: {changes}, {places} changed by both.",
        f"{came.document.title}: flettet til version {version.number}, {counted_da(merged.changes)}",
    )


def notes_on(came: Came, version: Version, merged: Merged, waiting: int) -> Iterator[Note]:
    """Say what was taken for granted, whose edits are in the file beside the sender's, and what waits."""
    if not came.draft.is_marked:
        yield _guessed(came)
    elif version.before is not None and version.before.id != came.sent.id:
        yield Note(
            f"the file is version {came.sent.number}, and version {version.before.number} was there: it was merged "
            f"from version {came.sent.number}.",
            f"filen var version {came.sent.number}, og den nyeste var version {version.before.number}; "
            f"sammenfletningen tager udgangspunkt i version {came.sent.number}",
        )
    if merged.with_colleagues is not None:
        yield Note(
            f"others had edited the document since (version {merged.with_colleagues}): their edits stand in it as "
            "tracked changes, and somebody must look at them.",
            f"andre har rettet i dokumentet siden (version {merged.with_colleagues}); deres rettelser står i filen som "
            "registrerede ændringer, som nogen skal tage stilling til",
        )
    yield from _about_the_file(came)
    if waiting:
        yield Note(
            f"{waiting} {'text belongs' if waiting == 1 else 'texts belong'} to the record: see parat returned list, "
            "then take or leave.",
            f"{counted(waiting, 'tekst', 'tekster')} hører til de registrerede oplysninger og venter på bekræftelse",
        )


def _guessed(came: Came) -> Note:
    return Note(
        f"the file does not say which version it is: the newest, version {came.sent.number}, was taken for it.",
        "det fremgår ikke af filen, hvilken version den er; den er sammenlignet med den nyeste, "
        f"version {came.sent.number}",
    )


def _about_the_file(came: Came) -> Iterator[Note]:
    draft = came.draft
    if not draft.is_anchored:
        yield Note(
            "the file has lost its anchors: passages were found by their words alone, so look at it with care.",
            "filens skjulte mærker er væk; afsnittene er fundet ved hjælp af ordlyden, så se den grundigt igennem",
        )
    if draft.pending:
        hands = f", by {draft.hands} people," if draft.hands > 1 else ""
        hands_da = f" fra {draft.hands} personer" if draft.hands > 1 else ""
        told = "1 tracked change" if draft.pending == 1 else f"{draft.pending} tracked changes"
        told_da = counted(draft.pending, "registreret ændring", "registrerede ændringer")
        yield Note(
            f"{told}{hands} that nobody has accepted: left as in the file.",
            f"filen har {told_da}{hands_da}, som ingen har godkendt; sammenfletningen har ladet det stå",
        )

"""Copy what a walk produced to a folder that a person can look through."""

import shutil
from pathlib import Path

from db.schema import Document, Generation, Packet
from tasks import files, packets
from tasks.run import looking

_PLAN = "plan_draft"


def copy_deliverables(engagement: str, out: Path) -> Path | None:
    """Copy every document in every version and every workbook that came back, and give the newest plan draft's path.

    Run again: the same files are written anew.
    """
    forms = out / "udfyldte skemaer"
    forms.mkdir(parents=True, exist_ok=True)
    newest: Path | None = None
    for document, generation in _versions(engagement):
        part = f" {document.part}" if document.part else ""
        target = out / f"{document.title}{part} - version {generation.number}.docx"
        shutil.copyfile(files.path_of(generation), target)
        newest = target if document.kind == _PLAN else newest
    for packet in _returned(engagement):
        shutil.copyfile(packets.path_of(packet), forms / packet.file_name)
    return newest


def plan_draft(engagement: str) -> Path | None:
    """Give the newest plan draft where it is stored."""
    plans = [generation for document, generation in _versions(engagement) if document.kind == _PLAN]
    return files.path_of(plans[-1]) if plans else None


def _versions(engagement: str) -> list[tuple[Document, Generation]]:
    with looking() as read:
        known = {row.id: row for row in read.all(Document, Document.engagement == engagement)}
        rows = read.all(Generation, Generation.engagement == engagement, order=[Generation.number])
    return [(known[row.document], row) for row in rows]


def _returned(engagement: str) -> list[Packet]:
    with looking() as read:
        return read.all(Packet, Packet.engagement == engagement, Packet.direction == packets.RECEIVED)

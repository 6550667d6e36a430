"""Say in Danish, a line each, what the newest report on each plan's check found."""

from collections.abc import Iterator, Mapping

from db.schema import Document, Generation, Manifest
from db.unit_of_work import Reader
from tasks.coverage_report import FINDING, KIND, LEAD


def coverage_in_danish(read: Reader) -> dict[str, tuple[str, ...]]:
    """Give by engagement the conclusion of its newest report and what blocks, each by the name it is accepted by.

    However many engagements there are, it takes three statements.
    """
    reports = read.all(Document, Document.kind == KIND)
    versions = read.all(Generation, Generation.document.in_([row.id for row in reports]), order=[Generation.number])
    newest = {row.engagement: row.id for row in versions}
    blocks = {row.generation: row.blocks for row in read.all(Manifest, Manifest.generation.in_(newest.values()))}
    return {engagement: tuple(_lines(blocks[generation])) for engagement, generation in newest.items()}


def _lines(blocks: Mapping[str, str]) -> Iterator[str]:
    yield blocks[LEAD]
    for block, text in blocks.items():
        if block.startswith(FINDING):
            place, what, *_ = text.split(" | ")
            yield f"{block.removeprefix(FINDING)}: {place}. {what}"

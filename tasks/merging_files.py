"""Hold what a person's file is merged with: what the data gives today, and the marks that the changes get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from db.schema import Generation, Manifest
from db.unit_of_work import Reader
from parat.documents.local_texts import Anchors, agreed
from parat.documents.merge import Redrafted, Stamp, redraft
from parat.documents.produce import Produced


@dataclass(frozen=True, slots=True)
class Today:
    """Be what the data gives for a document today, when and for which version it is marked, and what its blocks say."""

    produced: Produced
    stamp: Stamp
    blocks: Mapping[str, str]

    @property
    def anchors(self) -> Anchors:
        """Know the blocks by their bookmarks."""
        return Anchors.of(self.blocks)

    def merge(self, theirs: bytes, base: bytes, now: bytes | None = None) -> Redrafted:
        """Patch a person's file with what came between `base` and `now`, which is what the data gives today."""
        newest = self.produced.docx if now is None else now
        return redraft(*agreed(theirs, base, newest, self.anchors), newest, self.stamp)


def today_for(read: Reader, document: str, version: str, produced: Produced, day: date) -> Today:
    """Give what a document's files are merged with; marks carry noon of the day, so that a second run marks the same.

    Blocks of every version are known, for a person may hand in an old one.
    """
    stamp = Stamp(datetime.combine(day, time(12), UTC), version)
    return Today(produced, stamp, blocks_of_all(read, document, produced))


def blocks_of_all(read: Reader, document: str, produced: Produced) -> Mapping[str, str]:
    """Give what the blocks of every version of a document say, and of the one that is made now; the newest counts."""
    versions = {row.id for row in read.all(Generation, Generation.document == document)}
    rows = read.all(Manifest, Manifest.generation.in_(versions))
    return {block: text for row in rows for block, text in row.blocks.items()} | dict(produced.manifest)

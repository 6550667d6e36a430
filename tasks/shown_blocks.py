"""Find in the manifests of finished documents the block that an id or a bookmark means."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.schema import Document, Generation, Manifest
from db.unit_of_work import Reader
from parat.documents.word.bookmarks import PREFIX, bookmark_name


@dataclass(frozen=True, slots=True)
class Shown:
    """Be a block as its newest version shows it, with the engagements whose documents have such a block."""

    block: str
    text: str
    place: str
    engagements: tuple[str, ...]


def shown_blocks(read: Reader, identity: str, engagement: str | None) -> Shown | None:
    """Find a block by its id, or by the short name of its bookmark, which a copied row bears with `_Copy_1` behind it.

    None when no document has it; `engagement` says whose documents to look in.
    """
    wanted = identity.partition("_Copy_")[0]
    found = [(row, block, text) for row, block, text in _blocks(read, engagement) if _is_meant(block, wanted)]
    if not found:
        return None
    newest, block, text = found[-1]
    title = read.get(Document, newest.document).title
    engagements = tuple(dict.fromkeys(row.engagement for row, _, _ in found))
    return Shown(block, text, f"{title}, version {newest.number}", engagements)


def _is_meant(block: str, wanted: str) -> bool:
    return bookmark_name(block) == wanted if wanted.startswith(PREFIX) else block == wanted


def _blocks(read: Reader, engagement: str | None) -> Iterator[tuple[Generation, str, str]]:
    of = (Generation.engagement == engagement,) if engagement else ()
    for generation in read.all(Generation, *of, order=[Generation.dated, Generation.number]):
        for manifest in read.all(Manifest, Manifest.generation == generation.id):
            yield from ((generation, block, str(text)) for block, text in manifest.blocks.items())

"""Find the newest version of the documents of an engagement."""

from db.schema import Document, Generation
from db.unit_of_work import Reader


def newest_generations(read: Reader, engagement: str, kind: str) -> list[Generation]:
    """Give the newest version of each part of a document, in the order of its parts."""
    documents = read.all(Document, Document.engagement == engagement, Document.kind == kind, order=[Document.part])
    if not documents:
        return []
    ids = [row.id for row in documents]
    rows = read.all(Generation, Generation.document.in_(ids), order=[Generation.number])
    newest = {row.document: row for row in rows}
    return [newest[identity] for identity in ids if identity in newest]

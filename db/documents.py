"""Find the newest version of the documents of an engagement."""

from sqlalchemy import bindparam, select

from db.prepared import Prepared
from db.schema import Document, Generation
from db.schema.base import table_of
from db.unit_of_work import Reader

_D, _G = table_of(Document), table_of(Generation)
_versions = Prepared(
    select(_G, _D.c.part)
    .join_from(_G, _D, _G.c.document == _D.c.id)
    .where(_G.c.engagement == bindparam("engagement"), _D.c.kind == bindparam("kind"))
    .order_by(_D.c.part, _G.c.number),
    [column.type for column in (*_G.columns, _D.c.part)],
)
_COLUMNS = [column.name for column in _G.columns]


def newest_generations(read: Reader, engagement: str, kind: str) -> list[Generation]:
    """Give the newest version of each part of a document, in the order of its parts."""
    rows = _versions.run(read.connection, {"engagement": engagement, "kind": kind})
    newest = {row[-1]: row[:-1] for row in rows}
    return [Generation(**dict(zip(_COLUMNS, row, strict=True))) for row in newest.values()]

"""Say from the audit chain who wrote a row first, when and via what."""

from sqlalchemy import select

from db.schema import Audit
from db.schema.base import table_of
from db.unit_of_work import Reader

_A = table_of(Audit)


def who_wrote(read: Reader, identity: str) -> str:
    """Give who created a row, in one short phrase; empty when no chain knows it."""
    first = select(_A.c.staff, _A.c.at, _A.c.via).where(_A.c.subject == identity).order_by(_A.c.id).limit(1)
    row = read.connection.execute(first).one_or_none()
    return f"{row.staff} via {row.via}, {row.at[:16].replace('T', ' ')} UTC" if row else ""

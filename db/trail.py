"""Say from the audit chain who wrote a row first or last, when and via what, and how many there ever were."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from db.schema import Audit
from db.schema.base import Base, table_of
from db.unit_of_work import Reader

_A = table_of(Audit)


def who_wrote(read: Reader, engagement: str, identity: str) -> str:
    """Give who created a row of an engagement, in one short phrase; empty when its chain does not know it."""
    lines = select(_A.c.staff, _A.c.at, _A.c.via).where(_A.c.chain == engagement, _A.c.subject == identity)
    first = lines.order_by(_A.c.position).limit(1)
    row = read.connection.execute(first).one_or_none()
    return f"{row.staff} via {row.via}, {row.at[:16].replace('T', ' ')} UTC" if row else ""


def ever_written(read: Reader, engagement: str, kind: type[Base]) -> int:
    """Count the rows of a table that an engagement ever had, those included that were removed since."""
    of_kind = (_A.c.chain == engagement, _A.c.subject_table == kind.__tablename__)
    lines = select(func.count(func.distinct(_A.c.subject))).where(*of_kind)
    return int(read.connection.execute(lines).scalar_one())


def last_changes(read: Reader, engagement: str, subjects: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """Give who changed each of these rows last, and when; a row that the chain does not know is left out."""
    lines = select(_A.c.subject, _A.c.staff, _A.c.at).where(_A.c.chain == engagement, _A.c.subject.in_(subjects))
    rows = read.connection.execute(lines.order_by(_A.c.position))
    return {row.subject: (row.staff, datetime.fromisoformat(row.at)) for row in rows}

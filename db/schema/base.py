"""Give every table the same ground: types that read back what was written, and marks for personal data."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Keep a moment in UTC; refuse one without a time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring a moment to UTC on its way in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say of a moment read back that it is UTC."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Exact(TypeDecorator[Decimal]):
    """Keep a decimal number digit for digit, on SQLite too."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


CLUSTERED = {"sqlite_with_rowid": False}
Key = Annotated[str, mapped_column(String(64))]
Identity = Annotated[str, mapped_column(String(64), primary_key=True)]
Words = Annotated[str, mapped_column(Text)]
PersonalText = Annotated[str, mapped_column(String(320), info={"personal": True})]
EngagementId = Annotated[str, mapped_column(String(64), ForeignKey("engagement.id"), index=True)]


class Base(DeclarativeBase):
    """Be the record's ground class; every table has a natural identity in `id`.

    An instance carries one row's values and never enters a session; it is therefore filled in one go.
    """

    if TYPE_CHECKING:
        id: Mapped[Any]

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        Decimal: Exact(),
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
    }

    def __init__(self, **values: Any) -> None:
        if not values.keys() <= _column_names(type(self)):
            unknown = sorted(values.keys() - _column_names(type(self)))
            raise TypeError(f"{type(self).__name__} has no column {', '.join(unknown)}")
        self.__dict__.update(values)


@cache
def _column_names(kind: type[Base]) -> frozenset[str]:
    return frozenset(column.name for column in table_of(kind).columns)


def table_of(kind: type[Base]) -> Table:
    """Give the table behind a class, for statements that are built once and run often."""
    return cast("Table", kind.__table__)

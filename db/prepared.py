"""Run the few statements that every step needs straight on the driver, compiled once for each kind of database.

SQLAlchemy writes the SQL and knows the types; only its execution is left out, which costs several times what the
statement itself does (docs/decisions/0006-prepared-statements.md).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import TypeEngine

from db.engine import driver

Processor: TypeAlias = Callable[[Any], Any] | None
Rows: TypeAlias = list[tuple[Any, ...]]


class Prepared:
    """Be a statement with named parameters, all of them plain values; give rows as tuples."""

    def __init__(self, statement: ClauseElement, returns: Sequence[TypeEngine[Any]] = ()) -> None:
        self._statement, self._returns = statement, returns
        self._forms: dict[str, _Form] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Rows:
        """Run it in the open transaction and give its rows; none for a statement that returns nothing."""
        form = self._form(connection)
        cursor = driver(connection).execute(form.sql, form.bound(values))
        return form.rows(cursor.fetchall()) if self._returns else []

    def count(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run it in the open transaction and give the number of rows that it changed."""
        form = self._form(connection)
        found: int = driver(connection).execute(form.sql, form.bound(values)).rowcount
        return found

    def run_each(self, connection: Connection, many: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each set of values."""
        form = self._form(connection)
        cursor = driver(connection).cursor()
        cursor.executemany(form.sql, [form.bound(values) for values in many])

    def _form(self, connection: Connection) -> "_Form":
        name = connection.dialect.name
        if name not in self._forms:
            self._forms[name] = _Form(connection, self._statement, self._returns)
        return self._forms[name]


class _Form:
    """Be the statement in the SQL of one kind of database, with what turns values into the driver's and back."""

    def __init__(self, connection: Connection, statement: ClauseElement, returns: Sequence[TypeEngine[Any]]) -> None:
        dialect = connection.dialect
        compiled: Any = statement.compile(dialect=dialect)
        self.sql: str = compiled.string
        fixed, binds = compiled.params, compiled.binds
        names = compiled.positiontup or list(binds)
        self._by_position: bool = compiled.positiontup is not None
        self._to_driver: list[tuple[str, Processor, Any]] = [
            (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect), fixed.get(name)) for name in names
        ]
        self._from_driver: list[tuple[int, Callable[[Any], Any]]] = [
            (at, processor)
            for at, kind in enumerate(returns)
            if (processor := kind.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def bound(self, values: Mapping[str, Any]) -> Any:
        """Give the parameters as the driver takes them: by position or by name."""
        if self._by_position:
            return [
                processor(values.get(name, fixed)) if processor else values.get(name, fixed)
                for name, processor, fixed in self._to_driver
            ]
        return {
            name: processor(values.get(name, fixed)) if processor else values.get(name, fixed)
            for name, processor, fixed in self._to_driver
        }

    def rows(self, found: Rows) -> Rows:
        """Give rows with their values as Python knows them."""
        if not self._from_driver or not found:
            return found
        rows = []
        for row in found:
            cells = list(row)
            for at, processor in self._from_driver:
                cells[at] = processor(cells[at])
            rows.append(tuple(cells))
        return rows

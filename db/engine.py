"""Open the database: SQLite by default, PostgreSQL for a team."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from db.errors import RecordLockedError, RecordNotPreparedError, RecordUnreachableError, SimultaneousChangeError

BUSY_MILLISECONDS = 15_000
FROZEN_MILLISECONDS = 60_000  # PostgreSQL then lets go of what a frozen process holds
HEAD = "0004"
Record = Engine
_WRITES = "parat_writes"


@lru_cache(maxsize=8)
def engine_for(url: str) -> Engine:
    """Give the engine for a database address; the same address gives the same engine."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    settings = {
        "timezone": "utc",
        "lock_timeout": BUSY_MILLISECONDS,
        "idle_in_transaction_session_timeout": FROZEN_MILLISECONDS,
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return create_engine(parsed, pool_pre_ping=True, connect_args={"connect_timeout": 10, "options": options})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open the record to read; what is read is one consistent picture."""
    with told_plainly(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open the record to write; SQLite takes its write lock at once, so that no step fails half-way."""
    with told_plainly(engine), engine.connect().execution_options(**{_WRITES: True}) as connection:
        connection.begin()
        yield connection


@contextmanager
def told_plainly(engine: Engine) -> Iterator[None]:
    """Translate the database library's errors, once, into ours."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(engine, error.orig or error) from error
    except engine.dialect.loaded_dbapi.Error as error:
        raise _translated(engine, error) from error


def check_prepared(engine: Engine) -> None:
    """Raise RecordNotPreparedError unless the database has the tables of this release."""
    found = version_of(engine)
    if found != HEAD:
        raise RecordNotPreparedError(found=found or "none", needed=HEAD, database=shown(engine))


def version_of(engine: Engine) -> str | None:
    """Give the version of the tables, or None when there are none."""
    if engine.dialect.name == "sqlite" and engine.url.database and not Path(engine.url.database).exists():
        return None
    with told_plainly(engine), engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def driver(connection: Connection) -> Any:
    """Give the driver's own connection, for what is run without SQLAlchemy in between."""
    return connection.connection.driver_connection


def shown(engine: Engine) -> str:
    """Write a database address without its password."""
    return engine.url.render_as_string(hide_password=True)


def _translated(engine: Engine, error: BaseException) -> Exception:
    words = str(error).strip()
    driver = engine.dialect.loaded_dbapi
    if any(sign in words for sign in ("locked", "lock timeout", "busy", "deadlock")):
        return RecordLockedError(database=shown(engine))
    if "no such table" in words or type(error).__name__ == "UndefinedTable":
        return _unprepared(engine)
    if isinstance(error, driver.IntegrityError):
        return SimultaneousChangeError(table=words.splitlines()[0][:120])
    return RecordUnreachableError(reason=words.splitlines()[0] if words else "no answer", database=shown(engine))


def _unprepared(engine: Engine) -> RecordNotPreparedError:
    return RecordNotPreparedError(found="none", needed=HEAD, database=shown(engine))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    driver(connection).execute("BEGIN IMMEDIATE" if writes else "BEGIN")

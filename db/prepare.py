"""Create the record's tables or bring them to this release; safe to run again and to be killed in."""

from importlib import resources
from pathlib import Path

from sqlalchemy import Engine

from db.engine import HEAD, engine_for, shown, told_plainly, version_of
from db.errors import RecordOfAnotherReleaseError, RecordUnreachableError


def prepare(url: str) -> Engine:
    """Bring the database at this address to the newest version and give its engine."""
    engine = engine_for(url)
    _make_folder(engine)
    if version_of(engine) != HEAD:
        migrate(engine, HEAD)
    return engine


def migrate(engine: Engine, to: str) -> None:
    """Carry out the migrations up or down to a version, in one transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(resources.files("db") / "migrations"))
    with told_plainly(engine), engine.connect().execution_options(parat_writes=True) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to) if to == HEAD else command.downgrade(config, to)
        except CommandError as error:
            raise RecordOfAnotherReleaseError(found=version_of(engine) or "none", database=shown(engine)) from error
        connection.commit()


def _make_folder(engine: Engine) -> None:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    try:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordUnreachableError(reason=error.strerror, database=shown(engine)) from error

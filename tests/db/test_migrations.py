"""The migrations make exactly what the models say, and can be killed anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from db.engine import HEAD, check_prepared, engine_for, version_of
from db.errors import RecordNotPreparedError
from db.prepare import migrate, prepare
from db.schema import Base
from db.triggers import missing_triggers
from tests.db.builders import store_an_engagement, verify

KILLED_IN_THE_MIDDLE = """
import os, sys
from sqlalchemy import event
from db.engine import engine_for
from db.prepare import prepare
engine, statements = engine_for(sys.argv[1]), []

@event.listens_for(engine, "before_cursor_execute")
def count(connection, cursor, statement, *rest):
    statements.append(statement)
    if sum("CREATE" in one for one in statements) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)

prepare(sys.argv[1])
"""


def test_the_migrations_make_what_the_models_say(record):
    with record.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_going_back_leaves_no_table_behind(record):
    migrate(record, "base")
    assert inspect(record).get_table_names() == ["alembic_version"]


def test_preparing_again_changes_nothing(record):
    store_an_engagement(record)
    prepare(record.url.render_as_string(hide_password=False))
    assert verify(record) == 3


def test_an_unprepared_record_is_refused_with_the_command_that_prepares_it(database_url):
    with pytest.raises(RecordNotPreparedError, match="parat doctor --prepare"):
        check_prepared(engine_for(database_url))


@pytest.mark.crash
@pytest.mark.parametrize("statement", [1, 20, 60])
def test_a_preparation_killed_in_the_middle_can_be_done_again(database_url, statement):
    run = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_MIDDLE, database_url, str(statement)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, check=False,
    )  # fmt: skip
    assert run.returncode == -9
    engine = engine_for(database_url)
    assert version_of(engine) is None
    assert version_of(prepare(database_url)) == HEAD
    with engine.connect() as connection:
        assert missing_triggers(connection) == []
    engine.dispose()

"""The database itself refuses to change the audit table, after every migration."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.engine import HEAD, version_of
from db.prepare import migrate
from db.triggers import missing_triggers
from tests.db.builders import KEY, count, store_an_engagement, verify

REFUSED = [
    "UPDATE audit SET staff = 'k99'",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE position = 1",
]
OTHERWISE = "chain, position, at, 'k99', via, run_id, event, subject_table, subject, content_hash, previous_hash, hash"
ONLY_ON = {
    "sqlite": [
        f"INSERT OR REPLACE INTO audit SELECT {OTHERWISE} FROM audit WHERE position = 1",
        "REPLACE INTO audit SELECT * FROM audit WHERE position = 1",
        "INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT DO UPDATE SET staff = 'k99'",
    ],
    "postgresql": [
        "TRUNCATE audit",
        "TRUNCATE audit CASCADE",
        "INSERT INTO audit SELECT * FROM audit ON CONFLICT (chain, position) DO UPDATE SET staff = 'k99'",
        "MERGE INTO audit USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    ],
}


def test_the_database_refuses_every_way_to_change_what_was_written(record):
    store_an_engagement(record)
    for statement in REFUSED + ONLY_ON[record.dialect.name]:
        with pytest.raises(DBAPIError, match="append-only"), record.begin() as connection:
            connection.execute(text(statement))
    assert (count(record, "audit"), verify(record)) == (3, 3)


def test_what_was_refused_left_the_line_as_it_was(record):
    store_an_engagement(record)
    with record.connect() as connection:
        assert {tuple(row) for row in connection.execute(text("SELECT staff, chain FROM audit"))} == {("k01", KEY)}


def test_the_triggers_are_there_after_every_migration_up_down_and_up_again(record):
    for target in ("base", HEAD, "base", HEAD):
        migrate(record, target)
        with record.connect() as connection:
            assert bool(missing_triggers(connection)) == (target == "base")
    assert version_of(record) == HEAD

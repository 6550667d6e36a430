"""Make the audit table append-only in the database itself, whatever a program tries."""

from sqlalchemy import Connection, text

_REFUSE = "the audit table is append-only"

_TAKEN = "EXISTS (SELECT 1 FROM audit WHERE chain = NEW.chain AND position = NEW.position)"
SQLITE_TRIGGERS = {
    name: f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    for name, when in (
        ("audit_no_update", "UPDATE ON audit"),
        ("audit_no_delete", "DELETE ON audit"),
        ("audit_no_replace", f"INSERT ON audit WHEN {_TAKEN}"),
    )
}
_POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$"
)
POSTGRES_TRIGGERS = {
    "audit_no_change": (
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
    ),
    "audit_no_truncate": (
        "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    ),
}


def create_triggers(connection: Connection) -> None:
    """Put the triggers on the audit table."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRES_FUNCTION))
        statements = POSTGRES_TRIGGERS
    else:
        statements = SQLITE_TRIGGERS
    for statement in statements.values():
        connection.execute(text(statement))


def drop_triggers(connection: Connection) -> None:
    """Take the triggers off, for a migration that goes back."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_audit_change() CASCADE"))
        return
    for name in SQLITE_TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))


def missing_triggers(connection: Connection) -> list[str]:
    """List the triggers that should be on the audit table and are not."""
    if connection.dialect.name == "postgresql":
        wanted, found = POSTGRES_TRIGGERS, text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    else:
        wanted, found = SQLITE_TRIGGERS, text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    present = set(connection.execute(found).scalars())
    return [name for name in wanted if name not in present]

"""Build rows of the record: each names only what its test is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, text

from db import audit
from db.claims import Held
from db.schema import Base, Contact, Engagement, EvidenceRow, Gate, Municipality, Outbox, Programme, StageAttempt
from db.triggers import create_triggers, drop_triggers
from db.unit_of_work import Signature, UnitOfWork, unit_of_work
from parat.domain.identity import natural_id

PROGRAMME = "proeve-2026"
KEY = f"{PROGRAMME}/9904"
DAY = date(2026, 3, 2)
K01 = Signature("k01", "cli", "koersel-1")


def a_programme(slug: str = PROGRAMME, **changes) -> Programme:
    values = {
        "id": slug, "title": "Prøveprogram", "rule_set": "2026", "instrument_version": "2026.1",
        "process_version": "2026.1", "capacity": 25, "opens_on": DAY, "closes_on": date(2026, 5, 1), "state": "open",
        "is_example": True,
    }  # fmt: skip
    return Programme(**{**values, **changes})


def a_municipality(code: str = "9904", name: str = "Sandvig") -> Municipality:
    return Municipality(
        id=code, name=name, official_name=f"{name} Kommune", cvr=f"9900{code}", region="Eksempelregion",
        police_district="Eksempelkredsen", population=30_000, is_example=True,
    )  # fmt: skip


def an_engagement(key: str = KEY, **changes) -> Engagement:
    programme, _, code = key.rpartition("/")
    values = {
        "id": key, "programme": programme, "municipality": code, "start": "new", "enrolled_on": DAY,
        "political_steps": ["hearing"],
    }  # fmt: skip
    return Engagement(**{**values, **changes})


def a_contact(name: str = "", function: str = "projektleder", **changes) -> Contact:
    values = {
        "id": natural_id("contact", KEY, function, ""), "engagement": KEY, "function": function, "sector": "",
        "name": name, "work_mail": "", "checked_on": DAY, "delete_on": date(2028, 3, 2),
    }  # fmt: skip
    return Contact(**{**values, **changes})


def an_attempt(key: str = KEY, stage: str = "application", number: int = 1, ended_on: date | None = None):
    identity = natural_id("stage_attempt", key, stage, number)
    return StageAttempt(id=identity, engagement=key, stage=stage, number=number, opened_on=DAY, ended_on=ended_on)


def a_gate(key: str = KEY, gate: str = "selection", stage: str = "application", ruling: str | None = None) -> Gate:
    identity = natural_id("gate", key, stage, 1, gate)
    return Gate(
        id=identity, engagement=key, stage=stage, attempt=1, gate=gate, raised_on=DAY, due_on=DAY, ruling=ruling
    )


def evidence(key: str = KEY, name: str = "form_complete", holds: bool = True) -> EvidenceRow:
    return EvidenceRow(id=natural_id("evidence", key, name), engagement=key, name=name, holds=holds, since=DAY)


def a_letter(number: int = 1, queued_at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> Outbox:
    identity = natural_id("outbox", KEY, number)
    return Outbox(
        id=identity, engagement=KEY, kind="letter", subject_id=str(number), number=1, to_functions=[], subject="Brev",
        body="", attachments=[], content_hash="", queued_at=queued_at,
    )  # fmt: skip


def working(record: Engine, claim: Held | None = None, chain: str = KEY, staff: str = "k01"):
    """Open a transaction as a step does."""
    return unit_of_work(record, Signature(staff, "cli", "koersel-1"), chain, claim)


def store(record: Engine, *rows: Base, chain: str = KEY) -> None:
    """Store rows as a step does."""
    with working(record, chain=chain) as unit:
        unit.put(*rows)
        unit.commit()


def store_an_engagement(record: Engine) -> None:
    """Store a municipality in a programme, so that rows can hang on it."""
    store(record, a_programme(), a_municipality(), an_engagement())


def a_claim(record: Engine, lease_seconds: int = 60, staff: str = "k01") -> Held:
    """Take the claim on the application of the engagement."""
    with working(record, staff=staff) as unit:
        held = unit.claim("application", lease_seconds)
        unit.commit()
    return held


def count(record: Engine, table: str) -> int:
    """Count the rows of a table."""
    with record.connect() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def verify(record: Engine, chain: str = KEY) -> int:
    """Check a chain and give the number of its lines."""
    with record.connect() as connection:
        return audit.verify(connection, chain)


@contextmanager
def past_the_triggers(record: Engine) -> Iterator[Connection]:
    """Change the audit table as somebody with the database file could."""
    with record.begin() as connection:
        drop_triggers(connection)
        yield connection
        create_triggers(connection)


@contextmanager
def a_unit(record: Engine) -> Iterator[UnitOfWork]:
    """Open a transaction on a record that holds the engagement."""
    store_an_engagement(record)
    with working(record) as unit:
        yield unit

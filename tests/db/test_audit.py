"""The audit chain shows every tampering, whoever did it, and never forks."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from db import audit
from db.errors import AuditChainBrokenError
from db.schema import Contact
from tests.db.builders import (
    KEY,
    PROGRAMME,
    a_contact,
    a_letter,
    a_programme,
    past_the_triggers,
    store,
    store_an_engagement,
    verify,
    working,
)

WRITERS, LINES_EACH = 8, 25


@pytest.fixture
def chained(record):
    store_an_engagement(record)
    for number in range(5):
        store(record, a_letter(number))
    return record


def tampered(record, *statements: str) -> None:
    with past_the_triggers(record) as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_chain_that_nobody_touched_verifies_line_by_line(chained):
    assert verify(chained) == 8


@pytest.mark.parametrize(
    "column", ["at", "staff", "via", "run_id", "event", "subject_table", "subject", "content_hash"]
)
def test_a_line_that_was_changed_is_found_whatever_was_changed_in_it(chained, column):
    tampered(chained, f"UPDATE audit SET {column} = 'andet' WHERE position = 4")
    with pytest.raises(AuditChainBrokenError, match="line 4"):
        verify(chained)


def test_a_changed_line_with_a_fresh_hash_is_found_at_the_next_one(chained):
    with chained.connect() as connection:
        line = dict(connection.execute(text("SELECT * FROM audit WHERE position = 4")).mappings().one())
    line["staff"] = "k99"
    fresh = audit._line_hash(line)
    tampered(chained, f"UPDATE audit SET staff = 'k99', hash = '{fresh}' WHERE position = 4")
    with pytest.raises(AuditChainBrokenError, match="line 5"):
        verify(chained)


@pytest.mark.parametrize("position", [1, 4, 8])
def test_a_line_that_was_deleted_is_found(chained, position):
    tampered(chained, f"DELETE FROM audit WHERE position = {position}")
    with pytest.raises(AuditChainBrokenError):
        verify(chained)


def test_lines_cut_off_at_the_end_are_found(chained):
    tampered(chained, "DELETE FROM audit WHERE position > 5")
    with pytest.raises(AuditChainBrokenError, match="end"):
        verify(chained)


def test_a_whole_chain_that_was_deleted_is_found(chained):
    tampered(chained, "DELETE FROM audit")
    with chained.connect() as connection:
        assert audit.chains(connection) == [KEY]
    with pytest.raises(AuditChainBrokenError):
        verify(chained)


def test_a_chain_whose_head_was_deleted_is_found(chained):
    tampered(chained, "DELETE FROM audit_head")
    with pytest.raises(AuditChainBrokenError):
        verify(chained)


@pytest.mark.parametrize("position", [0, 9])
def test_a_line_that_was_inserted_is_found(chained, position):
    columns = "at, staff, via, run_id, event, subject_table, subject, content_hash, previous_hash, hash"
    tampered(
        chained,
        f"INSERT INTO audit (chain, position, {columns}) "
        f"SELECT chain, {position}, {columns} FROM audit WHERE position = 8",
    )
    with pytest.raises(AuditChainBrokenError):
        verify(chained)


def test_a_line_inserted_in_the_middle_is_found(chained):
    tampered(
        chained,
        *(f"UPDATE audit SET position = {position + 1} WHERE position = {position}" for position in (8, 7, 6, 5)),
        "INSERT INTO audit SELECT chain, 5, at, staff, via, run_id, event, subject_table, subject, content_hash, "
        "previous_hash, hash FROM audit WHERE position = 4",
        f"UPDATE audit_head SET position = 9 WHERE id = '{KEY}'",
    )
    with pytest.raises(AuditChainBrokenError, match="line 5"):
        verify(chained)


def test_lines_that_changed_places_are_found(chained):
    moves = [(4, 100), (5, 4), (100, 5)]
    tampered(chained, *(f"UPDATE audit SET position = {to} WHERE position = {at}" for at, to in moves))
    with pytest.raises(AuditChainBrokenError, match="line 4"):
        verify(chained)


def test_a_line_moved_to_another_chain_is_found_in_both(chained):
    store(chained, a_programme("anden-2026"), chain=PROGRAMME)
    tampered(chained, f"UPDATE audit SET chain = '{PROGRAMME}' WHERE chain = '{KEY}' AND position = 8")
    for chain in (KEY, PROGRAMME):
        with pytest.raises(AuditChainBrokenError):
            verify(chained, chain)


def test_eight_writers_at_once_never_fork_a_chain(chained):
    def write(writer: int) -> None:
        for line in range(LINES_EACH):
            store(chained, a_letter(100 + writer * LINES_EACH + line))

    with ThreadPoolExecutor(WRITERS) as crowd:
        list(crowd.map(write, range(WRITERS)))
    assert verify(chained) == 8 + WRITERS * LINES_EACH


def test_eight_writers_that_begin_a_chain_at_once_never_fork_it(record):
    store_an_engagement(record)

    def write(writer: int) -> None:
        store(record, a_letter(writer), chain="ny-kaede")

    with ThreadPoolExecutor(WRITERS) as crowd:
        list(crowd.map(write, range(WRITERS)))
    assert verify(record, "ny-kaede") == WRITERS


def test_names_of_persons_never_enter_the_chain(chained):
    person = {"name": "Prøve Prøvesen", "work_mail": "proeve@sandvig.example"}
    store(chained, a_contact(**person))
    store(chained, a_contact(name="Anden Prøvesen"))
    with working(chained) as unit:
        unit.change(Contact, a_contact().id, name="Tredje Prøvesen")
        unit.commit()
    with chained.connect() as connection:
        lines = " ".join(str(tuple(row)) for row in connection.execute(text("SELECT * FROM audit")))
    assert "Prøvesen" not in lines
    assert "proeve@" not in lines


def test_a_person_who_is_erased_leaves_a_chain_that_verifies(chained):
    store(chained, a_contact(name="Prøve Prøvesen"))
    with working(chained) as unit:
        unit.remove(a_contact(name="Prøve Prøvesen"))
        unit.commit()
    assert verify(chained) == 10


def test_two_persons_in_the_same_function_leave_the_same_hash(chained):
    store(chained, a_contact(name="Prøve Prøvesen"))
    store(chained, a_contact(name="En helt anden"))
    with chained.connect() as connection:
        hashes = connection.execute(text("SELECT content_hash FROM audit WHERE subject_table = 'contact'")).scalars()
        assert len(set(hashes)) == 1

"""One transaction is all of a step or nothing of it."""

import pytest
from sqlalchemy import text

from db.audit import content_hash
from db.errors import RecordNotFoundError, SimultaneousChangeError
from db.schema import Contact, Gate, Municipality
from db.unit_of_work import reader
from tests.db.builders import (
    KEY,
    a_contact,
    a_gate,
    a_letter,
    a_municipality,
    count,
    store,
    store_an_engagement,
    verify,
    working,
)


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    return record


def add_a_gate(record, then=lambda unit: None) -> None:
    with working(record) as unit:
        unit.add(a_gate())
        then(unit)
        unit.commit()


def test_leaving_without_commit_stores_and_audits_nothing(record):
    with working(record) as unit:
        unit.put(a_municipality())
    assert (count(record, "municipality"), count(record, "audit")) == (0, 0)


def test_an_error_on_the_way_undoes_what_came_before(engaged):
    lines = verify(engaged)
    with pytest.raises(RecordNotFoundError):
        add_a_gate(engaged, then=lambda unit: unit.get(Municipality, "9925"))
    assert (count(engaged, "gate"), verify(engaged)) == (0, lines)


def test_storing_the_same_again_writes_and_audits_nothing(engaged):
    store(engaged, a_contact(), a_gate(), a_letter())
    lines = verify(engaged)
    with working(engaged) as unit:
        assert unit.put(a_contact(), a_gate(), a_letter()) == []
        unit.commit()
    assert verify(engaged) == lines


def test_a_changed_fact_is_audited_as_changed_and_created_only_once(engaged):
    store(engaged, a_contact())
    store(engaged, a_contact(sector="skole"))
    with engaged.connect() as connection:
        events = connection.execute(text("SELECT event FROM audit WHERE subject_table = 'contact' ORDER BY position"))
        assert list(events.scalars()) == ["created", "changed"]


def test_the_same_fact_added_by_two_is_refused_the_second_time_and_stored_once(engaged):
    store(engaged, a_gate())
    with pytest.raises(SimultaneousChangeError):
        add_a_gate(engaged)
    assert count(engaged, "gate") == 1


def test_a_change_that_comes_second_is_told_so_and_leaves_the_first(engaged):
    store(engaged, a_gate())
    with working(engaged) as unit:
        assert unit.change(Gate, a_gate().id, only_while={"ruling": None}, ruling="approve")
        unit.commit()
    lines = verify(engaged)
    with working(engaged) as unit:
        assert not unit.change(Gate, a_gate().id, only_while={"ruling": None}, ruling="reject")
        unit.commit()
    with reader(engaged) as read:
        assert read.get(Gate, a_gate().id).ruling == "approve"
    assert verify(engaged) == lines


def test_replacing_takes_away_what_is_no_longer_there_and_the_chain_remembers_it(engaged):
    store(engaged, a_contact(function="leder"), a_contact(function="tovholder"))
    with working(engaged) as unit:
        unit.replace(Contact, Contact.engagement == KEY, [a_contact(function="leder")])
        unit.commit()
    with reader(engaged) as read:
        assert [row.function for row in read.all(Contact)] == ["leder"]
    with engaged.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit WHERE event = 'removed'")).scalar() == 1


def test_the_hash_in_the_chain_says_what_the_row_said_without_the_person(engaged):
    store(engaged, a_contact(name="Prøve Prøvesen", work_mail="pp@sandvig.example"))
    row = a_contact()
    said = {
        "id": row.id, "engagement": KEY, "function": row.function, "sector": row.sector,
        "checked_on": row.checked_on, "delete_on": row.delete_on,
    }  # fmt: skip
    with engaged.connect() as connection:
        line = text("SELECT content_hash FROM audit WHERE subject = :subject")
        assert connection.execute(line, {"subject": row.id}).scalar() == content_hash(said)


def test_a_row_that_is_not_there_is_refused_by_its_id(record):
    with pytest.raises(RecordNotFoundError, match="9925"), reader(record) as read:
        read.get(Municipality, "9925")


def test_more_rows_than_fit_in_one_question_are_compared_all_the_same(engaged):
    letters = [a_letter(number) for number in range(1_201)]
    store(engaged, *letters)
    with working(engaged) as unit:
        assert unit.put(*letters) == []

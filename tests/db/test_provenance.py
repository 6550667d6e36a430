"""A value keeps the file and the cell that it was first read from, until something new is said."""

import pytest

from db.schema import Decision, Workshop
from db.schema import Packet as PacketRow
from tasks.provenance import first_sources
from tests.db.builders import DAY, KEY, store, store_an_engagement, working


def a_file(identity):
    return PacketRow(
        id=identity, engagement=KEY, stage="workshops", direction="received", attempt=1, number=1, round="",
        generation="g", file_name="svar.xlsx", path=f"{identity}.xlsx", sha256=identity, on=DAY,
    )  # fmt: skip


def a_decision(packet="anden", place="Beslutninger!C9", text="Beskriv sagsgangen", identity="d1"):
    return Decision(
        id=identity, engagement=KEY, workshop="w1", number=1, text=text, owner="Børnechef", becomes_action=True,
        place=place, packet=packet,
    )  # fmt: skip


@pytest.fixture
def decided(record):
    """A workshop decided something, as the first file says in its cell C4."""
    store_an_engagement(record)
    workshop = Workshop(
        id="w1", engagement=KEY, number=1, kind="start", place="", state="held", reason="", attendance=[]
    )
    store(record, a_file("første"), a_file("anden"), workshop, a_decision("første", "Beslutninger!C4"))
    return record


def sourced(record, decision):
    with working(record) as unit:
        (row,) = first_sources(unit, Decision.engagement == KEY, [decision])
        return row.packet, row.place


def test_a_later_file_that_says_the_same_changes_no_source(decided):
    assert sourced(decided, a_decision()) == ("første", "Beslutninger!C4")


def test_something_new_has_its_own_source(decided):
    assert sourced(decided, a_decision(text="Vedtag sagsgangen")) == ("anden", "Beslutninger!C9")
    assert sourced(decided, a_decision(identity="d2")) == ("anden", "Beslutninger!C9")


def test_a_row_that_no_file_holds_keeps_its_source_whatever_was_changed_in_it(decided):
    assert sourced(decided, a_decision(place="", text="Rettet ved en afgørelse")) == ("første", "Beslutninger!C4")


def test_storing_the_same_again_writes_nothing(decided):
    with working(decided) as unit:
        assert unit.put(*first_sources(unit, Decision.engagement == KEY, [a_decision()])) == []

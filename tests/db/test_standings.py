"""Where everybody stands is read at once, and reads the same as one by one."""

import itertools
from datetime import date

import pytest
from sqlalchemy import event

from db.errors import RecordNotFoundError
from db.portfolio import portfolio, portfolio_line
from db.prepared import Prepared
from db.standings import all_standings, standing_of
from db.unit_of_work import reader
from tests.db.builders import a_gate, a_municipality, a_programme, an_attempt, an_engagement, evidence, store

PROGRAMMES = ("proeve-2026", "proeve-2027", "proeve-2028", "proeve-2029")
CODES = [str(code) for code in range(9901, 9926)]


def store_engagements(record, number: int) -> list[str]:
    """Store engagements in many states; give their keys."""
    keys = [f"{slug}/{code}" for slug, code in itertools.product(PROGRAMMES, CODES)][:number]
    rows = [*map(a_programme, PROGRAMMES), *(a_municipality(code, f"Prøvekommune {code}") for code in CODES)]
    for place, key in enumerate(keys):
        rows += [an_engagement(key), an_attempt(key, ended_on=date(2026, 4, 1) if place % 3 == 0 else None)]
        rows += [a_gate(key, ruling="approve" if place % 3 == 0 else None)] if place % 2 else []
        rows += [evidence(key, holds=place % 5 > 0)]
    store(record, *rows)
    return keys


def statements(record, monkeypatch, work) -> int:
    """Count the statements that a piece of work sends to the database, those straight on the driver too."""
    sent = []
    with monkeypatch.context() as watching:
        for name in ("run", "count", "run_each"):
            watching.setattr(Prepared, name, counting(getattr(Prepared, name), sent))
        with reader(record) as read:
            event.listen(read.connection, "before_cursor_execute", lambda *arguments: sent.append(arguments[2]))
            work(read)
    return len(sent)


def counting(method, sent: list):
    def counted(*arguments):
        sent.append(method.__name__)
        return method(*arguments)

    return counted


def test_where_one_stands_reads_the_same_alone_and_among_all(record):
    keys = store_engagements(record, 40)
    with reader(record) as read:
        together = {one.engagement: one for one in all_standings(read.connection)}
        for key in keys:
            alone = standing_of(read.connection, key)
            assert sorted(map(str, alone.attempts)) == sorted(map(str, together[key].attempts))
            assert sorted(map(str, alone.gates)) == sorted(map(str, together[key].gates))
            assert alone.evidence == together[key].evidence
            assert (alone.process, alone.start) == (together[key].process, together[key].start)


def test_those_of_one_programme_are_read_without_the_others(record):
    store_engagements(record, 40)
    with reader(record) as read:
        found = all_standings(read.connection, "proeve-2027")
    assert [one.engagement for one in found] == [f"proeve-2027/{code}" for code in CODES[:15]]


def test_an_engagement_that_is_not_there_has_no_standing(record):
    with pytest.raises(RecordNotFoundError, match="9904"), reader(record) as read:
        standing_of(read.connection, "proeve-2026/9904")


def test_the_portfolio_for_98_takes_as_few_statements_as_for_10(record, monkeypatch):
    counted = []
    for number in (10, 98):
        store_engagements(record, number)
        counted.append(statements(record, monkeypatch, lambda read: portfolio(read, date(2026, 6, 1))))
    assert counted[0] == counted[1] <= 7


def test_a_line_of_the_portfolio_reads_the_same_alone_and_among_all(record):
    keys = store_engagements(record, 12)
    today = date(2026, 6, 1)
    with reader(record) as read:
        together = {row.engagement: row for row in portfolio(read, today)}
        assert {key: portfolio_line(read, key, today) for key in keys} == together

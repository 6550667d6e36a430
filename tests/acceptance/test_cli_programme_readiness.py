"""Compare a programme's municipalities through the command, without pointing at any of them."""

import json

from tests.acceptance.conftest import SLUG


def test_nothing_is_shown_while_fewer_than_six_have_answered(enrolled, did):
    rows = json.loads(did("programme", "readiness", SLUG, "--json"))
    assert [row["dimension"] for row in rows] == [f"D{number}" for number in range(1, 10)]
    assert {(row["municipalities"], row["mean"]) for row in rows} == {(None, None)}


def test_the_table_says_that_there_are_too_few(enrolled, did):
    assert did("programme", "readiness", SLUG).count("<6") == 9


def test_an_unknown_programme_is_refused(enrolled, refuses):
    refuses("IND-020", 3, "programme", "readiness", "plan-2099")

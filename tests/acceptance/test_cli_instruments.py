"""List the instruments, move a programme to another and back, and assess a programme, by the command."""

import json

import pytest

from db.schema import Staff
from tests.db.assessments import PROGRAMME, key_of, level, store_a_programme, store_answers
from tests.db.builders import a_gate, store

FIRST, SECOND = key_of(1), key_of(2)


@pytest.fixture
def of_2017(record, k07, in_folder):
    store(record, Staff(id=k07, name="Kollega", role="lead"), chain="record")
    for key in store_a_programme(record, 2, "2017.1"):
        store_answers(record, key, level(2, "2017.1"), version="2017.1")
    store(record, a_gate(SECOND, "report", "readiness", ruling="approve"), chain=SECOND)
    return record


def test_the_versions_are_listed_with_what_changed_and_who_uses_them(of_2017, did):
    older, newer = json.loads(did("instrument", "list", "--json"))
    assert (older["version"], older["items"], older["programmes"]) == ("2017.1", 44, [PROGRAMME])
    assert newer["changed"] == ["D1.5 (new)"]
    assert "2026.1" in did("instrument", "list")


def test_a_dry_run_tells_what_would_happen_and_changes_nothing(of_2017, did):
    said = did("instrument", "migrate", PROGRAMME, "--to", "2026.1", "--dry-run")
    assert "to be answered anew: D1.5" in said
    assert "D1 2.0 -> 2.0" in said
    assert f"{SECOND}, baseline: keeps 2017.1, because its report is approved." in said
    assert "Nothing was changed. Assessments that move to 2026.1 without --dry-run: 1." in said
    assert json.loads(did("instrument", "list", "--json"))[0]["programmes"] == [PROGRAMME]


def test_a_programme_is_moved_and_moved_back(of_2017, did):
    rounds = json.loads(did("instrument", "migrate", PROGRAMME, "--to", "2026.1", "--json"))["rounds"]
    assert [(one["engagement"], one["carried"], one["kept_because"]) for one in rounds] == [
        (FIRST, 264, ""),
        (SECOND, 264, "its report is approved"),
    ]
    assert json.loads(did("instrument", "list", "--json"))[1]["programmes"] == [PROGRAMME]
    said = did("instrument", "rollback", PROGRAMME)
    assert f"{FIRST}, baseline: back to 2017.1, 0 answers brought back." in said
    assert f"The programme {PROGRAMME} uses 2017.1 again." in said


def test_a_version_that_does_not_exist_is_refused(of_2017, refuses):
    assert "2017.1, 2026.1" in refuses("IND-210", 3, "instrument", "migrate", PROGRAMME, "--to", "2031.1")


def test_a_rollback_of_nothing_is_refused(of_2017, refuses):
    refuses("IND-330", 3, "instrument", "rollback", PROGRAMME)


def test_a_programme_is_assessed_in_one_run(of_2017, did):
    fared = json.loads(did("programme", "assess", PROGRAMME, "--json"))
    assert [(one["engagement"], one["state"]) for one in fared] == [(FIRST, "written"), (SECOND, "written")]
    again = json.loads(did("programme", "assess", PROGRAMME, "--json"))
    assert [(one["engagement"], one["state"]) for one in again] == [(FIRST, "unchanged")]  # the other is approved


def test_an_unknown_programme_is_not_assessed(of_2017, refuses):
    refuses("IND-020", 3, "programme", "assess", "plan-2099")

"""A cell changed both in a returned file and in the record is listed, never overwritten, and settled by a person."""

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.engine import engine_for
from db.schema import AssessmentRound
from db.unit_of_work import RECORD_CHAIN, Signature, unit_of_work
from parat.domain.stages import Stage
from parat.example.filling import fill
from parat.example.municipalities import places
from parat.settings import settings
from tasks.portfolio import portfolio
from tasks.programmes import municipality_row
from tasks.rows import rows_for
from tasks.run import looking
from tests.acceptance.conftest import FORM, KEY, TOWN, everything_stored, in_a_process

HOURS = {"application": {(): {"own_hours": 300}}}


@pytest.fixture
def sent(enrolled, did, in_folder):
    """Give the application's workbook as it went out, and write files that come back of it."""
    return Path(did("packet", "application", TOWN, "--to", in_folder / "ud").strip()).read_bytes()


@pytest.fixture
def came_back(sent, did, in_folder):
    """Take in a copy of the workbook that went out, filled with these answers."""

    def take(name, **answers):
        path = in_folder / name
        path.write_bytes(fill(sent, {"application": {(): {**FORM, **answers}}}))
        return did("import", path)

    return take


@pytest.fixture
def disagreed(came_back):
    """Two copies of one workbook came back, and they say different things of the hours."""
    came_back("første.xlsx", own_hours=200)
    came_back("anden.xlsx", own_hours=300)
    return KEY


@pytest.fixture
def listed(did):
    def give(*words):
        return json.loads(did("conflicts", "--json", *words))

    return give


@pytest.fixture
def hours_stored(did, in_folder):
    """Give the hours that the record holds, as a workbook written now shows them."""

    def give():
        with looking() as read:
            return rows_for(read, KEY, Stage.APPLICATION, "")["application"][0]["own_hours"]

    return give


def test_what_two_files_say_differently_is_listed_with_both_values(disagreed, listed, hours_stored):
    (one,) = listed()
    assert (one["sheet_says"], one["record_says"], one["went_out_as"]) == ("300", "200", None)
    assert (one["file"], one["sheet"], one["column"]) == ("anden.xlsx", "application", "own_hours")
    assert one["place"].startswith("Ansøgning!B")
    assert (one["changed_by"], one["settled"]) == ("k07", None)
    assert hours_stored() == 200


def test_a_person_reads_the_list_without_looking_anything_up(disagreed, did):
    said = did("conflicts", TOWN)
    assert "anden.xlsx, Ansøgning!B" in said
    assert "(Egne ressourcer (timer))" in said
    assert "The sheet says:  300" in said
    assert "The record says: 200 (changed by k07, " in said
    assert "parat settle " in said


def test_no_gate_is_raised_while_something_must_be_settled(disagreed, did):
    assert json.loads(did("gates", "--json")) == []
    said = did("status", TOWN)
    assert "1 uoverensstemmelse skal afgøres" in said
    assert f"Next: parat conflicts {KEY}" in said


def test_managers_see_which_cells_must_be_settled(disagreed, listed):
    (row,) = portfolio(datetime.now(UTC)).rows
    assert row.conflicts_da == (f"{listed()[0]['id'][:8]}: Ansøgning!B17, Egne ressourcer (timer)",)


@pytest.mark.parametrize(("side", "hours"), [("sheet", 300), ("record", 200)])
def test_the_value_that_a_person_chose_stands_and_the_path_goes_on(disagreed, did, listed, hours_stored, side, hours):
    (one,) = listed()
    said = did("settle", one["id"][:8], side, "--reason", "Aftalt på mødet")
    assert hours_stored() == hours
    assert "parat decide selection" in said
    (settled,) = listed("--all")
    assert (settled["settled"], settled["settled_by"], settled["reason"]) == (side, "k07", "Aftalt på mødet")
    assert listed() == []
    assert f"Settled:         {side}, by k07 on " in did("conflicts", "--all")


def test_a_conflict_is_settled_once(disagreed, did, listed, refuses):
    (one,) = listed()
    did("settle", one["id"], "record")
    assert "settled: record, by k07 on" in refuses("TRI-050", 4, "settle", one["id"], "sheet")


@pytest.mark.parametrize("point", ["before_work", "before_commit", "after_commit", "after_return"])
def test_settling_that_was_killed_is_done_by_the_same_command_again(disagreed, did, parat, listed, hours_stored, point):
    (one,) = listed()
    killed = in_a_process("settle", one["id"], "sheet", PARAT_TEST_CRASH_AT=f"settle_conflicts:{point}")
    assert killed.returncode == -9
    assert parat("settle", one["id"], "sheet").code == (0 if "before" in point else 4)
    assert (listed(), hours_stored(), len(listed("--all"))) == ([], 300, 1)
    assert [gate["key"] for gate in json.loads(did("gates", "--json"))] == ["selection"]


def test_the_same_file_again_asks_nothing_again(disagreed, did, listed, came_back, in_folder):
    assert "already stored" in did("import", in_folder / "anden.xlsx")
    did("settle", listed()[0]["id"], "record")
    assert "already stored" in did("import", in_folder / "anden.xlsx", in_folder / "første.xlsx")
    assert (listed(), len(listed("--all"))) == ([], 1)


def test_what_was_settled_is_not_asked_again_by_a_file_that_only_adds_something(disagreed, did, listed, came_back):
    did("settle", listed()[0]["id"], "record")
    came_back("tredje.xlsx", own_hours=300, existing_plan_on=None, risks="Andre risici")
    assert [one["column"] for one in listed()] == ["risks"]


def test_an_older_workbook_does_no_harm_to_what_was_stored_since(came_back, listed, hours_stored, did):
    came_back("nyere.xlsx", own_hours=200)
    came_back("ældre.xlsx", own_hours=None)
    assert (listed(), hours_stored()) == ([], 200)


def test_what_several_files_say_differently_is_asked_of_each_of_them(disagreed, did, listed, came_back, parat):
    came_back("tredje.xlsx", own_hours=400)
    came_back("fjerde.xlsx", own_hours=300, existing_plan_on=date(2020, 5, 4))
    third, second = sorted(listed(), key=lambda one: one["sheet_says"], reverse=True)
    assert (third["file"], second["file"]) == ("tredje.xlsx", "anden.xlsx")
    did("settle", second["id"], "sheet")
    assert "(TRI-051)" in parat("settle", third["id"], "record").err
    did("settle", third["id"], "record")
    assert listed() == []


def test_a_record_that_was_changed_again_is_shown_before_anything_is_settled(
    disagreed, did, parat, listed, in_folder, hours_stored
):
    (one,) = listed()
    fresh = Path(did("packet", "application", TOWN, "--to", in_folder / "ny").strip())
    fresh.write_bytes(fill(fresh.read_bytes(), {"application": {(): {"own_hours": 250}}}))
    did("import", fresh)
    refused = parat("settle", one["id"], "sheet")
    assert "(TRI-051)" in refused.err
    assert "it now says «250», not «200»" in refused.err
    assert (hours_stored(), listed()[0]["record_says"]) == (250, "250")
    did("settle", one["id"], "sheet")
    assert hours_stored() == 300


def test_everything_in_a_file_can_be_settled_at_once(came_back, did, listed, hours_stored):
    came_back("første.xlsx", own_hours=200)
    came_back("anden.xlsx", own_hours=300, risks="Andre risici")
    assert len(listed()) == 2
    assert f"All 2 at once: parat settle sheet|record --all-of anden.xlsx --for {KEY}" in did("conflicts")
    did("settle", "sheet", "--all-of", "anden.xlsx")
    assert (listed(), hours_stored()) == ([], 300)


def test_files_of_one_name_from_several_municipalities_are_settled_one_municipality_at_a_time(
    came_back, sent, did, parat, listed, in_folder
):
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), RECORD_CHAIN) as unit:
        unit.put(municipality_row(next(one.municipality for one in places() if one.code == "9917"), is_example=False))
        unit.commit()
    did("enrol", "9917", "--start", "new")
    other = Path(did("packet", "application", "9917", "--to", in_folder / "anden").strip()).read_bytes()
    for content, hours in ((sent, 200), (sent, 300), (other, 200), (other, 300)):
        (in_folder / "svar.xlsx").write_bytes(fill(content, {"application": {(): {**FORM, "own_hours": hours}}}))
        did("import", in_folder / "svar.xlsx")
    assert "add --for" in parat("settle", "sheet", "--all-of", "svar.xlsx").err
    assert len(listed()) == 2
    did("settle", "sheet", "--all-of", "svar.xlsx", "--for", TOWN)
    assert [one["engagement"] for one in listed()] == ["plan-2027/9917"]


@pytest.mark.parametrize("words", [["0123456789ab", "sheet"], ["sheet", "--all-of", "ukendt.xlsx"]])
def test_an_id_or_a_file_that_names_no_conflict_is_refused(disagreed, refuses, words):
    assert "names 0 conflicts" in refuses("IND-300", 3, "settle", *words)


def test_an_id_of_fewer_than_eight_characters_is_refused(disagreed, listed, refuses):
    refuses("IND-300", 3, "settle", listed()[0]["id"][:7], "sheet")


def test_nothing_is_settled_without_saying_what(disagreed, parat):
    before = everything_stored()
    assert parat("settle", "sheet").code == 2
    assert everything_stored() == before


def test_there_may_be_nothing_to_settle(enrolled, did):
    assert did("conflicts") == "No returned file and the record say different things.\n"


def test_when_the_file_that_went_out_is_gone_nothing_is_overwritten(came_back, listed, hours_stored):
    came_back("første.xlsx", own_hours=200)
    for file in (settings().home / "packets").rglob("*ansoegning*"):
        if "modtaget" not in file.name:
            file.unlink()
    came_back("anden.xlsx", own_hours=300)
    assert ([one["column"] for one in listed()], hours_stored()) == (["own_hours"], 200)


def without_row(content, sheet, row_key):
    """Give the workbook with the row of this key emptied, as a person takes a row out."""
    book = load_workbook(io.BytesIO(content))
    page = book[sheet]
    for row in page.iter_rows(min_row=4):
        if row[0].value == row_key:
            for cell in row:
                cell.value = None
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


@pytest.fixture
def row_disagreed(in_readiness, did, returned, in_folder):
    """A role was left out for a reason; one copy of the next workbook takes the row out, another changes the reason."""
    roles = [{"role": "police", "reason": "Ingen observatør"}]
    did("import", returned("readiness", {"missing_roles": roles}, name="første.xlsx"))
    fresh = Path(did("packet", "readiness", TOWN, "--to", in_folder / "ny").strip()).read_bytes()
    changed, taken_out = in_folder / "rettet.xlsx", in_folder / "fjernet.xlsx"
    changed.write_bytes(fill(fresh, {"missing_roles": {("police",): {"reason": "Kommer senere"}}}))
    taken_out.write_bytes(without_row(fresh, "Manglende roller", "Politi (observatør)"))
    did("import", changed, taken_out)
    return KEY


@pytest.mark.parametrize(("side", "left"), [("sheet", []), ("record", ["police"])])
def test_a_row_that_one_took_out_and_the_other_changed_is_settled_as_a_whole(row_disagreed, did, listed, side, left):
    (one,) = listed()
    assert (one["sheet"], one["row"], one["column"], one["sheet_says"]) == ("missing_roles", ["police"], "", None)
    assert "Begrundelse: Kommer senere" in did("conflicts")
    did("settle", one["id"], side)
    with looking() as read:
        assert list(read.all(AssessmentRound)[0].missing_roles) == left

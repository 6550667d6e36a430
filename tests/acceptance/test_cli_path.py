"""Set up a real, empty programme by the command alone, and take a municipality through its application."""

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.acceptance.conftest import CODE, FORM, KEY, SLUG, TOWN, in_a_process, the_town


def test_the_first_command_that_records_begins_the_record(database_url, did, home):
    did("staff", "add", "k07", "--name", "Kollega", "--role", "lead")
    assert did("status").startswith("No municipality is enrolled yet.")


def test_reading_begins_no_record_and_says_what_to_do(parat, home):
    said = parat("status")
    assert "parat doctor --prepare" in said.err
    assert said.code == 8
    assert not home.exists()


def test_the_doctor_prepares_the_record_when_asked(database_url, did):
    did("doctor", "--prepare")
    did("status")


def test_a_programme_can_be_used_without_the_example(enrolled, did):
    (row,) = json.loads(did("status", "--json"))
    assert (row["engagement"], row["municipality"], row["waits"][0]["kind"]) == (KEY, TOWN, "input")


def test_an_application_is_taken_in_and_waits_for_its_selection(applied, did):
    (gate,) = json.loads(did("gates", "--json"))
    assert (gate["key"], gate["label"], gate["engagement"]) == ("selection", "Udvælg kommunen", KEY)


def test_after_a_decision_the_next_thing_to_wait_for_is_said(applied, did):
    said = did("decide", "selection", TOWN.upper(), "approve", "--by", "programme_lead")
    assert "Waits for: Acceptér tilsagn om konsulentstøtte" in said
    assert f"parat decide commitment {KEY} approve --by municipality" in said


def test_agreement_and_project_lead_open_the_readiness_assessment(in_readiness, did):
    states = {one["stage"]: one["state"] for one in json.loads(did("status", TOWN, "--json"))["path"]}
    assert states["application"] == "ended"
    assert states["readiness"] == "open"


def test_a_workbook_is_written_under_a_name_that_says_whose_it_is(enrolled, did, in_folder):
    sent = Path(did("packet", "application", TOWN.lower()).strip())
    assert (sent.parent, sent.name) == (in_folder, f"{CODE} {TOWN} Ansøgning.xlsx")


def test_a_workbook_that_was_never_sent_is_sent_when_it_is_fetched(open_programme, did):
    from parat.domain.stages import Start
    from tasks.programmes import Enrolment
    from tasks.programmes import enrol as enrol_only
    from tasks.run import Actor

    enrol_only(the_town(), SLUG, Enrolment(Start.NEW), Actor("k07", "cli"))
    assert Path(did("packet", "application", TOWN).strip()).exists()


def test_fetching_a_workbook_twice_leaves_the_file_that_is_there(enrolled, did):
    first = Path(did("packet", "application", TOWN).strip())
    written = first.stat().st_mtime_ns
    assert Path(did("packet", "application", TOWN).strip()).stat().st_mtime_ns == written


def test_a_workbook_somebody_has_filled_in_is_never_written_over(enrolled, did):
    file = Path(did("packet", "application", TOWN).strip())
    file.write_bytes(b"filled in by hand")
    others = [Path(did("packet", "application", TOWN).strip()) for _ in range(2)]
    assert [other.name for other in others] == [f"{file.stem} (2).xlsx"] * 2
    assert file.read_bytes() == b"filled in by hand"


def test_several_files_are_taken_in_and_a_faulty_one_stops_no_other(enrolled, did, parat, returned, in_folder):
    good = returned("application", {"application": {(): FORM}})
    said = parat("import", in_folder / "mangler.xlsx", good)
    assert "mangler.xlsx" in said.err
    assert f"svar.xlsx: stored for {KEY}" in said.out
    assert said.code == 3


def test_the_same_workbook_again_changes_nothing_and_says_so(applied, did, in_folder):
    before = did("audit", "verify", KEY)
    assert "already stored" in did("import", in_folder / "ansøgning.xlsx")
    assert did("audit", "verify", KEY) == before


def test_a_municipality_of_its_own_programme_need_not_name_it(enrolled, did):
    did("programme", "new", "plan-2031", "--title", "Næste")
    assert TOWN in did("status", TOWN)


def test_with_two_open_programmes_the_programme_is_asked_for(enrolled, did, parat):
    did("programme", "new", "plan-2031", "--title", "Næste")
    did("programme", "open", "plan-2031")
    assert "(IND-024)" in parat("enrol", TOWN, "--start", "new").err
    did("enrol", TOWN, "--start", "new", "--programme", "plan-2031")
    assert "(IND-021)" in parat("status", TOWN).err
    assert "plan-2031/9916" in did("status", TOWN, "--programme", "plan-2031")


def test_hours_and_budget_are_shown_beside_each_other(enrolled, did, k07):
    did("assign", TOWN, k07, "--role", "consultant", "--hours", "60")
    did("hours", "add", TOWN, "--on", "2026-03-01", "--hours", "7,5", "--for", "Møde")
    assert "7.5 of 60" in did("status")


def test_a_closed_call_takes_nobody_more(enrolled, did, refuses):
    did("programme", "close", SLUG)
    refuses("TRI-030", 4, "enrol", "Vejen", "--start", "new", "--programme", SLUG)


def test_a_municipality_can_be_written_in_any_way(open_programme, did):
    did("enrol", "faaborg midtfyn", "--start", "new")
    assert "Faaborg-Midtfyn" in did("status", "FÅBORG-MIDTFYN")


def test_a_revision_needs_the_date_of_the_present_plan(open_programme, did, refuses):
    refuses("IND-041", 3, "enrol", TOWN, "--start", "revision")
    did("enrol", TOWN, "--start", "revision", "--existing-plan-on", "01-03-2023")


def test_the_way_through_the_bodies_can_be_chosen(open_programme, did, refuses):
    refuses("IND-042", 3, "enrol", TOWN, "--start", "new", "--steps", "working_group,mayor")
    did("enrol", TOWN, "--start", "new", "--steps", "working_group,directors")


def test_commands_work_as_processes_of_their_own(home, in_folder):
    assert in_a_process("staff", "add", "k07", "--name", "Kollega", "--role", "lead").returncode == 0
    made = in_a_process("programme", "new", SLUG, "--title", "Handlingsplaner", PARAT_STAFF="k07")
    assert made.returncode == 0, made.stderr
    assert in_a_process("status", "--json").stdout.strip() == b"[]"


def test_a_workbook_holds_what_is_stored_now_while_its_stage_is_open(applied, did, in_folder):
    filled = load_workbook(did("packet", "application", TOWN).strip())
    assert FORM["department"] in [row[1].value for row in filled["Ansøgning"].iter_rows(max_col=2)]


def test_an_application_with_gaps_is_kept_and_what_it_lacks_is_said(enrolled, did, returned):
    gaps = {"risks": None, "declaration": False}
    said = did("import", returned("application", {"application": {(): {**FORM, **gaps}}}))
    assert "still to be answered: Risici, Erklæring" in said


def test_a_form_that_must_be_mended_comes_back_with_its_answers(applied, did, in_folder):
    did("decide", "selection", TOWN, "request_changes", "--by", "programme_lead", "--reason", "Uddyb tidsplanen")
    fresh = Path(did("packet", "application", TOWN, "--to", in_folder / "ny").strip())
    assert FORM["summary"] in str([cell.value for row in load_workbook(fresh)["Ansøgning"].rows for cell in row])

"""Every bad input has a clear message with place and remedy, its exit code, and leaves nothing behind."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from tests.acceptance.conftest import FORM, KEY, TOWN, everything_stored


def changed(path, change):
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def answer_cells(book):
    """Give the two first answers of the first respondent."""
    page = book["Svar"]
    for row in page.iter_rows(max_row=10):
        for cell in row:
            if cell.value == "R1":
                return [page.cell(cell.row + below, cell.column) for below in (1, 2)]
    raise AssertionError("no column R1")


def test_an_unknown_municipality_is_answered_with_names_that_look_like_it(enrolled, refuses):
    said = refuses("IND-201", 3, "enrol", "Nattergalvagn", "--start", "new")
    assert "did you mean" in said
    assert TOWN in said


def test_a_municipality_that_is_not_enrolled_is_told_apart_from_a_misspelling(enrolled, refuses):
    assert "Vejen takes part in no programme" in refuses("IND-022", 3, "status", "vejen")


def test_a_stage_whose_time_has_not_come_hands_out_no_workbook(enrolled, refuses):
    assert "approval at the gate commitment" in refuses("TRI-001", 4, "packet", "readiness", TOWN)


def test_a_stage_that_has_not_opened_writes_no_draft(enrolled, refuses):
    refuses("TRI-001", 4, "draft", TOWN)


def test_a_file_for_a_stage_that_has_ended_is_refused(in_readiness, refuses, returned, in_folder, did):
    late = changed(in_folder / "ansøgning.xlsx", lambda book: book["Ansøgning"].cell(30, 9, "en ny celle"))
    refuses("TRI-004", 4, "import", late)


def test_a_file_that_is_not_there_is_named(enrolled, refuses, in_folder):
    assert "mangler.xlsx" in refuses("IND-060", 3, "import", in_folder / "mangler.xlsx")


def test_a_file_that_is_no_workbook_is_refused(enrolled, parat, in_folder):
    (in_folder / "noget.xlsx").write_bytes(b"not a workbook")
    said = parat("import", in_folder / "noget.xlsx")
    assert said.code == 3
    assert "noget.xlsx" in said.err


def test_a_workbook_of_somebody_elses_is_refused(enrolled, refuses, in_folder):
    Workbook().save(in_folder / "budget.xlsx")
    assert "not a packet from parat" in refuses("IND-131", 3, "import", in_folder / "budget.xlsx")


def test_every_answer_off_the_scale_is_named_with_its_cell(in_readiness, refuses, returned):
    file = returned("readiness", {"respondents": [{"respondent": "R1", "role": "leader"}]})

    def spoil(book):
        first, second = answer_cells(book)
        first.value, second.value = 5, "meget"

    said = refuses("IND-130", 3, "import", changed(file, spoil))
    assert said.count("(IND-136)") == 2
    assert "sheet Svar, cell" in said


def test_a_missing_sheet_is_named(in_readiness, refuses, returned):
    file = changed(returned("readiness", {}), lambda book: book.remove(book["Svar"]))
    assert "Svar" in refuses("IND-133", 3, "import", file)


def test_a_missing_column_is_named(in_readiness, refuses, returned):
    def rename(book):
        headings = (cell for row in book["Respondenter"].iter_rows() for cell in row)
        next(cell for cell in headings if str(cell.value).startswith("Rolle")).value = "Noget andet"

    assert "Rolle" in refuses("IND-134", 3, "import", changed(returned("readiness", {}), rename))


def test_a_workbook_of_another_municipality_is_refused(enrolled, did, refuses, returned):
    did("enrol", "Vejen", "--start", "new")
    file = returned("application", {"application": {(): FORM}})
    assert f"belongs to {KEY}" in refuses("IND-061", 3, "import", file, "--for", "Vejen")


def test_a_workbook_with_a_cpr_number_is_refused_and_the_number_never_shown(enrolled, parat, returned):
    file = returned("application", {"application": {(): {**FORM, "risks": "Se 010136-4000"}}})
    said = parat("import", file)
    assert said.code == 3
    assert "010136" not in said.out + said.err


def test_a_gate_is_decided_once(applied, did, refuses):
    did("decide", "selection", TOWN, "approve", "--by", "programme_lead")
    said = refuses("TRI-020", 4, "decide", "selection", TOWN, "reject", "--by", "programme_lead", "--reason", "Nej")
    assert "recorded by k07" in said


def test_a_gate_that_does_not_wait_takes_no_decision(enrolled, refuses):
    refuses("TRI-003", 4, "decide", "report", TOWN, "approve", "--by", "project_lead")


def test_a_gate_that_does_not_exist_is_answered_with_those_that_do(enrolled, refuses):
    assert "selection" in refuses("IND-010", 3, "decide", "selektion", TOWN, "approve", "--by", "project_lead")


def test_a_function_that_decides_nothing_is_answered_with_those_that_do(applied, refuses):
    assert "programme_lead" in refuses("IND-083", 3, "decide", "selection", TOWN, "approve", "--by", "kantinen")


def test_a_rejection_needs_a_reason(applied, refuses):
    assert "a reason is missing" in refuses(
        "TRI-002", 4, "decide", "selection", TOWN, "reject", "--by", "programme_lead"
    )


def test_a_contact_before_the_agreement_is_refused(enrolled, refuses):
    said = refuses("TRI-031", 4, "contact", "add", TOWN, "--function", "projektleder")
    assert f"parat agreement {KEY} --on" in said


def test_nothing_is_recorded_without_knowing_who_acts(enrolled, refuses, monkeypatch):
    monkeypatch.delenv("PARAT_STAFF")
    assert "--staff k07" in refuses("DRI-037", 8, "programme", "close", "plan-2027")


def test_an_unknown_colleague_records_nothing(enrolled, refuses):
    assert "known are k07" in refuses("IND-080", 3, "programme", "close", "plan-2027", "--staff", "k99")


def test_only_the_first_colleague_may_enter_their_own_id(enrolled, refuses):
    refuses("IND-080", 3, "staff", "add", "k99", "--name", "Ny", "--role", "consultant", "--staff", "k99")


def test_the_option_says_who_acts_before_the_environment_does(enrolled, did):
    did("staff", "add", "k08", "--name", "Ny", "--role", "consultant")
    did("programme", "close", "plan-2027", "--staff", "k08")


def test_a_programme_that_does_not_exist_cannot_be_opened(open_programme, refuses):
    refuses("IND-020", 3, "programme", "open", "plan-2099")


def test_a_second_programme_of_the_same_name_is_refused(open_programme, refuses):
    refuses("IND-040", 3, "programme", "new", "plan-2027", "--title", "En anden")


def test_a_slug_that_cannot_be_an_address_is_refused(open_programme, refuses):
    refuses("IND-081", 3, "programme", "new", "Plan 2027", "--title", "En anden")


def test_words_with_a_cpr_number_are_refused_without_repeating_it(applied, refuses):
    said = refuses(
        "IND-082", 3, "decide", "selection", TOWN, "reject", "--by", "programme_lead", "--reason", "jf. 010136-4000"
    )
    assert "010136" not in said


def test_a_round_that_a_workbook_does_not_have_is_refused(in_readiness, refuses):
    assert "Leave --round out" in refuses("IND-086", 3, "packet", "plan", TOWN, "--round", "adoption")
    assert "baseline, adoption" in refuses("IND-086", 3, "packet", "readiness", TOWN, "--round", "second")


def test_a_municipality_without_documents_has_nothing_to_deliver(enrolled, refuses, in_folder):
    refuses("IND-085", 3, "deliver", TOWN)
    assert list(in_folder.iterdir()) == []


def test_an_id_that_nothing_has_cannot_be_traced(enrolled, refuses):
    refuses("IND-070", 3, "trace", "0123456789")


def test_a_stage_is_not_started_without_a_server(enrolled, refuses):
    assert "parat serve" in refuses("DRI-036", 8, "start", "application", TOWN)


@pytest.mark.parametrize(
    "words",
    [
        ("agreement", TOWN, "--on", "31-02-2026"),
        ("hours", "add", TOWN, "--on", "2026-01-01", "--hours", "mange", "--for", "Møde"),
        ("hours", "add", TOWN, "--on", "2026-01-01", "--hours", "25", "--for", "Møde"),
        ("programme", "new", "plan-2028", "--title", "x" * 201),
        ("packet", "lunch", TOWN),
        ("decide", "selection", TOWN, "perhaps", "--by", "programme_lead"),
        ("import", "--no-cpr"),
        ("frokost",),
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_written_as_it_should_be_ends_with_2(words, k07, home, parat):
    assert parat(*words).code == 2
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("agreement", TOWN, "--on", "2999-01-01"),
        ("programme", "new", "plan-2028", "--title", "x", "--opens", "2027-02-01", "--closes", "2027-01-01"),
    ],
    ids=" ".join,
)
def test_dates_that_cannot_be_true_end_with_2_and_change_nothing(words, enrolled, parat):
    before = everything_stored()
    assert parat(*words).code == 2
    assert everything_stored() == before


def test_a_fault_that_nobody_foresaw_says_what_to_do(record, parat, monkeypatch):
    monkeypatch.setattr("parat.cli.status._portfolio", lambda programme: 1 / 0)
    said = parat("status")
    assert said.code == 1
    assert "parat --debug" in said.err
    assert "Traceback" not in said.err
    with pytest.raises(ZeroDivisionError):
        parat("--debug", "status")


def test_a_console_without_danish_letters_shows_a_question_mark_instead(parat, enrolled, monkeypatch):
    import sys

    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert parat("status").code == 0
    narrow.flush()
    assert b"Ans?gning" in narrow.buffer.getvalue()

"""What a consultant sees of a file that came back: stored, refused with an answer to the sender, or set aside."""

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from parat.domain.packets.marking import ERROR_SHEET
from parat.settings import settings
from tests.acceptance.conftest import CODE, FORM, KEY, SLUG, TOWN, everything_stored

RESPONDENT = {"respondents": [{"respondent": "R1", "role": "leader"}]}


def spoilt(path, *cells):
    """Write wrong answers into the sheet of answers."""
    book = load_workbook(path)
    for name, value in cells:
        book["Svar"][name].value = value
    book.save(path)
    return path


def answer_in(said):
    """Give the path that the command names as the answer to the sender."""
    (line,) = [line for line in said.out.splitlines() if line.startswith("For the sender: ")]
    return Path(line.removeprefix("For the sender: "))


def inbox(name, content):
    """Put a finished file into the inbox."""
    path = settings().home / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (time.time() - 100, time.time() - 100))
    return path


def in_inbox():
    return sorted(path.relative_to(settings().home / "inbox").as_posix() for path in _files())


def _files():
    return (path for path in (settings().home / "inbox").rglob("*") if path.is_file())


@pytest.fixture
def faulty(in_readiness, returned):
    """A readiness workbook with two answers off the scale."""
    return spoilt(returned("readiness", RESPONDENT, name="svar.xlsx"), ("G5", 5), ("G6", "meget"))


def test_a_faulty_file_has_an_answer_to_its_sender_beside_it(faulty, parat):
    said = parat("import", faulty)
    answer = answer_in(said)
    assert said.code == 3
    assert answer == faulty.with_name("svar-fejl.xlsx")
    book = load_workbook(answer)
    assert book.sheetnames[0] == ERROR_SHEET
    assert book["Svar"]["G5"].comment.text.startswith("Skal rettes: »5« i »R1« findes ikke på listen")


def test_the_answer_is_written_where_it_is_asked_for(faulty, parat, in_folder):
    assert answer_in(parat("import", faulty, "--to", in_folder / "svar")).parent == in_folder / "svar"


def test_an_answer_never_takes_the_place_of_another_file(faulty, parat):
    faulty.with_name("svar-fejl.xlsx").write_bytes(b"mine")
    assert answer_in(parat("import", faulty)).name == "svar-fejl (2).xlsx"
    assert answer_in(parat("import", faulty)).name == "svar-fejl (2).xlsx"
    assert faulty.with_name("svar-fejl.xlsx").read_bytes() == b"mine"


def test_the_answer_is_corrected_and_sent_back(faulty, parat, did):
    answer = answer_in(parat("import", faulty))
    said = did("import", spoilt(answer, ("G5", 3), ("G6", "VI")))
    assert f"stored for {KEY}" in said
    assert "not read" not in said


def test_a_sheet_saved_as_csv_is_taken_in_for_the_municipality_that_is_named(in_readiness, did, returned, in_folder):
    book = load_workbook(returned("readiness", RESPONDENT))
    lines = [";".join(str(value or "") for value in row) for row in book["Respondenter"].iter_rows(values_only=True)]
    (in_folder / "respondenter.csv").write_text("\n".join(lines), encoding="cp1252")
    assert "respondents 1" in did("import", in_folder / "respondenter.csv", "--for", TOWN)


def test_a_csv_that_does_not_say_whose_it_is_is_refused_with_a_remedy(in_readiness, parat, in_folder):
    (in_folder / "svar.csv").write_text("Respondent;Rolle\n", encoding="utf-8")
    said = parat("import", in_folder / "svar.csv")
    assert said.code == 3
    assert "--for MUNICIPALITY" in said.err
    assert "For the sender" not in said.out


def test_a_file_that_the_sender_cannot_mend_is_named_among_the_others(in_readiness, parat, returned):
    late = returned("application", {"application": {(): {**FORM, "own_hours": 300}}}, name="for sent.xlsx")
    said = parat("import", late, returned("readiness", RESPONDENT))
    assert f"Not taken in: {late}" in said.out
    assert "svar.xlsx: stored for" in said.out


def test_a_workbook_whose_hidden_marking_says_another_part_is_not_what_was_sent(in_readiness, refuses, returned):
    path = returned("readiness", RESPONDENT)
    book = load_workbook(path)
    book["_parat"].append(("part", "mapping"))
    book.save(path)
    refuses("IND-062", 3, "import", path)


def test_without_files_the_inbox_is_emptied(enrolled, did, returned):
    packet = returned("application", {"application": {(): FORM}}, name="ansøgning.xlsx")
    inbox("ansøgning.xlsx", packet.read_bytes())
    assert f"ansøgning.xlsx: stored for {KEY}, stage application" in did("import")
    assert in_inbox() == []
    assert "Nothing has come into the inbox" in did("import")


def test_what_is_refused_is_set_aside_beside_its_answer(faulty, parat):
    inbox("svar.xlsx", faulty.read_bytes())
    said = parat("import")
    assert said.code == 3
    assert in_inbox() == ["refused/svar-fejl.xlsx", "refused/svar.xlsx"]
    assert f"Set aside: {settings().home / 'inbox' / 'refused' / 'svar.xlsx'}" in said.out


def test_a_second_identical_file_is_set_aside_once(faulty, parat):
    for _ in range(2):
        inbox("svar.xlsx", faulty.read_bytes())
        parat("import")
    assert in_inbox() == ["refused/svar-fejl.xlsx", "refused/svar.xlsx"]


def test_another_file_of_the_same_name_is_set_aside_under_its_own(faulty, parat):
    inbox("svar.xlsx", faulty.read_bytes())
    parat("import")
    inbox("svar.xlsx", spoilt(faulty, ("G7", 9)).read_bytes())
    parat("import")
    names = {path.removeprefix("refused/") for path in in_inbox()}
    assert names == {"svar.xlsx", "svar-fejl.xlsx", "svar (2).xlsx", "svar (2)-fejl.xlsx"}


def test_a_csv_in_the_inbox_is_known_by_the_beginning_of_its_name(in_readiness, did):
    content = b"Respondent;Rolle;Sektor;Besvaret dato\nR1;Leder;;01-03-2026\n"
    inbox(f"{CODE} respondenter.csv", content)
    inbox(f"{SLUG}_{CODE}_igen.csv", content.replace(b"01-03", b"02-03"))
    assert did("import").count(f"stored for {KEY}") == 2


def test_a_file_with_a_cpr_number_is_set_aside_apart_and_its_answer_holds_no_digit_of_it(enrolled, parat, returned):
    file = returned("application", {"application": {(): {**FORM, "risks": "Se 010136-4000"}}})
    inbox("010136-4000.xlsx", file.read_bytes())
    said = parat("import")
    assert in_inbox() == ["refused/XXXXXX-XXXX-fejl.xlsx", "refused/cpr/XXXXXX-XXXX.xlsx"]
    assert "010136" not in said.out + said.err
    with zipfile.ZipFile(settings().home / "inbox" / "refused" / "XXXXXX-XXXX-fejl.xlsx") as answer:
        assert not any(b"010136" in answer.read(name) for name in answer.namelist())
    assert load_workbook(settings().home / "inbox/refused/XXXXXX-XXXX-fejl.xlsx").sheetnames == [ERROR_SHEET]


def test_a_doubtful_number_is_asked_about_and_let_in_when_a_person_has_looked(enrolled, parat, did, returned):
    file = returned("application", {"application": {(): {**FORM, "risks": "Journal 0101364000"}}})
    said = parat("import", file)
    assert "IND-063" in said.err
    assert load_workbook(answer_in(said)).sheetnames == [ERROR_SHEET]
    assert f"stored for {KEY}" in did("import", file, "--no-cpr")


@pytest.mark.parametrize(
    "name", ["~$svar.xlsx", ".~lock.svar.xlsx#", ".skjult.xlsx", "svar.xlsx.part", "svar.crdownload"]
)
def test_files_that_are_not_finished_are_left_alone(name, enrolled, did):
    inbox(name, b"half")
    assert "Nothing has come" in did("import")
    assert in_inbox() == [name]


def test_a_file_that_is_still_growing_is_left_alone(enrolled, did):
    path = inbox("svar.csv", b"half")
    path.touch()
    assert "Nothing has come" in did("import")


def test_half_a_workbook_is_given_a_minute(enrolled, did, parat):
    whole = io.BytesIO()
    Workbook().save(whole)
    path = inbox("svar.xlsx", whole.getvalue()[:-100])
    os.utime(path, (time.time() - 30, time.time() - 30))
    assert "Nothing has come" in did("import")
    os.utime(path, (time.time() - 90, time.time() - 90))
    assert "IND-104" in parat("import").err


def test_one_bad_file_does_not_hold_up_the_others(enrolled, parat, returned):
    inbox("a.pdf", b"%PDF-1.7")
    inbox("b.xlsx", returned("application", {"application": {(): FORM}}).read_bytes())
    said = parat("import")
    assert f"b.xlsx: stored for {KEY}" in said.out
    assert "IND-102" in said.err


def test_what_was_stored_by_a_collector_that_was_killed_is_only_removed(applied, did, in_folder):
    before = everything_stored()[0]
    inbox("ansøgning.xlsx", (in_folder / "ansøgning.xlsx").read_bytes())
    assert "already stored" in did("import")
    assert in_inbox() == []
    assert everything_stored()[0]["packet"] == before["packet"]


def test_what_only_the_record_knows_to_be_wrong_comes_all_at_once_and_is_marked_too(in_readiness, parat, returned):
    file = spoilt(returned("readiness", RESPONDENT, name="svar.xlsx"), ("H5", 3), ("I6", 2))
    said = parat("import", file)
    assert said.err.count("(IND-320)") == 2
    marked = load_workbook(answer_in(said))["Svar"]
    assert all("står ikke på arket »Respondenter«" in marked[name].comment.text for name in ("H5", "I6"))

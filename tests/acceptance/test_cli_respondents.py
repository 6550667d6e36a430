"""Ask roles, get their own workbooks back one by one, remind, and leave a role out, through the command."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.engine import engine_for
from db.schema import Answer, Outbox
from db.unit_of_work import reader
from parat.example.filling import fill
from parat.settings import settings
from tests.acceptance.conftest import CODE, TOWN
from tests.acceptance.respondent_answers import REQUIRED, levels, statements

LATER = (date.today() + timedelta(days=20)).isoformat()  # noqa: DTZ011  the command reckons in local days too


def stored(kind):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind)


@pytest.fixture
def listed(did):
    """Give the list of respondents by number."""

    def now():
        found = json.loads(did("respondent", "list", TOWN, "--json"))
        return {**found, "respondents": {row["number"]: row for row in found["respondents"]}}

    return now


@pytest.fixture
def asked(in_readiness, did):
    """A municipality whose six required roles were asked: R1 to R6 in the order of the roles."""
    for role in REQUIRED:
        did("respondent", "ask", TOWN, "--role", role, "--due", LATER)
    return in_readiness


@pytest.fixture
def own(did, in_folder):
    """Fetch the workbook of one respondent, fill it, and give the file that comes back."""

    def make(number, entries, *options):
        folder = in_folder / "ud"
        shutil.rmtree(folder, ignore_errors=True)
        sent = Path(did("packet", "readiness", TOWN, "--respondent", number, *options, "--to", folder).strip())
        path = in_folder / f"{number}.xlsx"
        path.write_bytes(fill(sent.read_bytes(), entries))
        return path

    return make


def test_a_role_gets_the_first_free_number_and_four_weeks(in_readiness, did, listed):
    assert "R1 answers as Skole/dagtilbud" in did("respondent", "ask", TOWN, "--role", "school")
    row = listed()["respondents"]["R1"]
    assert (row["role"], row["progress"], row["overdue"]) == ("school", "asked", False)
    assert date.fromisoformat(row["due_on"]) - date.fromisoformat(row["asked_on"]) >= timedelta(weeks=4)


def test_the_same_role_asked_again_is_the_same_respondent(in_readiness, did, listed):
    did("respondent", "ask", TOWN, "--role", "school")
    did("respondent", "ask", TOWN, "--role", "skole/dagtilbud", "--due", LATER)
    assert [row["due_on"] for row in listed()["respondents"].values()] == [LATER]


def test_another_sector_or_number_is_another_respondent(in_readiness, did, listed):
    did("respondent", "ask", TOWN, "--role", "social")
    did("respondent", "ask", TOWN, "--role", "social", "--sector", "adults")
    did("respondent", "ask", TOWN, "--role", "social", "--number", "R9")
    assert list(listed()["respondents"]) == ["R1", "R2", "R9"]


def test_a_number_of_another_role_a_past_day_and_a_thirteenth_respondent_are_refused(asked, did, refuses):
    refuses("IND-323", 3, "respondent", "ask", TOWN, "--role", "police", "--number", "R1")
    refuses("IND-324", 3, "respondent", "ask", TOWN, "--role", "police", "--due", "2020-01-02")
    for number in range(7, 13):
        did("respondent", "ask", TOWN, "--role", "other", "--number", f"R{number}")
    assert "all 12 respondents" in refuses("IND-321", 3, "respondent", "ask", TOWN, "--role", "police")


def test_nobody_is_asked_before_readiness_is_open(applied, refuses):
    refuses("TRI-001", 4, "respondent", "ask", TOWN, "--role", "school")


def test_a_round_that_was_asked_and_mapped_but_not_answered_writes_no_report(asked, own, did, listed, in_folder):
    did("import", own("R1", levels("R1"), "--part", "mapping"))
    assert listed()["missing_roles"] == list(REQUIRED)
    did("deliver", TOWN, "--to", in_folder / "papirer")
    assert not [path.name for path in (in_folder / "papirer").rglob("*") if "arathed" in path.name]


def test_a_respondent_gets_the_short_mapping_alone_and_the_statements_afterwards(asked, own, did, listed):
    did("import", own("R1", levels("R1", "3"), "--part", "mapping"))
    row = listed()["respondents"]["R1"]
    assert (row["progress"], row["themes"], row["statements"]) == ("mapped", "9/9", "0/45")
    did("import", own("R1", statements("R1"), "--part", "extended"))
    row = listed()["respondents"]["R1"]
    assert (row["progress"], row["themes"], row["statements"]) == ("answered", "9/9", "45/45")
    assert row["answered_on"]


def test_the_short_mapping_is_shown_with_its_spread(asked, own, did):
    did("import", own("R1", levels("R1", "3"), "--part", "mapping"))
    did("import", own("R2", levels("R2", "1"), "--part", "mapping"))
    first = json.loads(did("respondent", "mapping", TOWN, "--json"))[0]
    assert (first["dimension"], first["level"], first["spread"], first["answered"]) == ("D1", "2.0", 2, 2)


def test_one_respondents_file_leaves_the_others_answers_alone(asked, own, did):
    did("import", own("R1", statements("R1", "3", documentation_R1="Strategi 2026")))
    did("import", own("R2", statements("R2", "1", documentation_R2="Referat 2025")))
    texts = {(row.value, row.documentation) for row in stored(Answer) if row.item == "D1.1"}
    assert texts == {("3", "Strategi 2026"), ("1", "Referat 2025")}


def test_a_respondent_who_answers_some_has_begun_and_covers_no_role(asked, own, did, listed):
    did("import", own("R1", statements("R1", count=12)))
    found = listed()
    assert (found["respondents"]["R1"]["progress"], found["respondents"]["R1"]["statements"]) == ("begun", "12/45")
    assert "leader" in found["missing_roles"]


def test_not_relevant_needs_a_reason_and_do_not_know_does_not(asked, own, did, parat):
    did("import", own("R1", statements("R1", count=1, R1="VI")))
    said = parat("import", own("R2", statements("R2", count=1, R2="IR")))
    assert said.code == 3
    assert "Begrundelse" in said.err
    did("import", own("R2", statements("R2", count=1, R2="IR", reason_R2="Ikke vores opgave")))


def test_a_role_that_is_left_out_lets_the_others_suffice(asked, own, did, listed):
    for number in ("R1", "R2", "R3", "R4", "R5"):
        did("import", own(number, statements(number)))
    assert listed()["missing_roles"] == ["contingency"]
    said = did("respondent", "close", TOWN, "contingency", "--reason", "Stillingen er ledig")
    assert "Godkend parathedsvurdering" in said
    assert listed()["closed_roles"] == {"contingency": "Stillingen er ledig"}
    assert listed()["missing_roles"] == []


def test_a_role_that_has_answered_cannot_be_left_out(asked, own, did, refuses):
    did("import", own("R1", statements("R1")))
    refuses("IND-325", 3, "respondent", "close", TOWN, "leader", "--reason", "Nej")


def test_a_closed_role_that_is_asked_again_is_open(asked, did, listed):
    did("respondent", "close", TOWN, "school", "--reason", "Ingen tid")
    did("respondent", "ask", TOWN, "--role", "school")
    assert listed()["closed_roles"] == {}


def test_a_reminder_names_numbers_roles_and_what_is_unanswered(asked, own, did):
    did("import", own("R1", statements("R1")))
    did("import", own("R2", statements("R2", count=12)))
    assert "R2, R3, R4, R5, R6" in did("respondent", "remind", TOWN)
    (message,) = (row for row in stored(Outbox) if row.kind == "respondent_reminder")
    assert message.to_functions == ["projektleder"]
    assert "R2, Tovholder/SSP: er begyndt, men 33 af 45 udsagn mangler" in message.body
    assert "R4, Skole/dagtilbud: har ikke svaret" in message.body
    assert "R1" not in message.body


def test_the_same_reminder_is_written_once_a_day(asked, did, listed):
    did("respondent", "remind", TOWN, "R3")
    assert "Nothing to remind of" in did("respondent", "remind", TOWN, "R3")
    assert (listed()["respondents"]["R3"]["reminders"], listed()["respondents"]["R4"]["reminders"]) == (1, 0)


def test_nobody_is_reminded_under_a_number_that_was_not_asked(asked, refuses):
    refuses("IND-322", 3, "respondent", "remind", TOWN, "R11")


def test_every_respondent_gets_a_file_marked_with_number_and_role(asked, did, in_folder):
    did("packet", "readiness", TOWN, "--respondent", "all", "--part", "mapping", "--to", in_folder / "egne")
    files = sorted((in_folder / "egne").iterdir())
    title = f"{CODE} {TOWN} Afdækning af eget udgangspunkt (udgangspunkt)"
    assert [path.name for path in files] == [f"{title} R{number}.xlsx" for number in range(1, 7)]
    assert load_workbook(files[3])["Læs mig"]["A4"].value == "Respondent R4: Skole/dagtilbud"


def test_nobody_gets_a_file_before_anybody_was_asked(in_readiness, refuses):
    refuses("IND-327", 3, "packet", "readiness", TOWN, "--respondent", "all")


def test_the_joint_workbook_shows_distinct_texts_and_leaves_them_alone_when_untouched(asked, own, did, in_folder):
    did("import", own("R1", statements("R1", "3", documentation_R1="Strategi 2026")))
    did("import", own("R2", statements("R2", "1", documentation_R2="Referat 2025")))
    sent = Path(did("packet", "readiness", TOWN, "--to", in_folder / "fælles").strip())
    joint = in_folder / "fælles.xlsx"
    joint.write_bytes(fill(sent.read_bytes(), {"answers": {("D1.1",): {"R3": "4"}}}))
    did("import", joint)
    texts = {(row.value, row.documentation) for row in stored(Answer) if row.item == "D1.1"}
    assert texts == {("3", "Strategi 2026"), ("1", "Referat 2025"), ("4", "Strategi 2026; Referat 2025")}


def test_a_text_that_is_rewritten_in_the_joint_workbook_is_rewritten_for_all(asked, own, did, in_folder):
    did("import", own("R1", statements("R1", "3", documentation_R1="Strategi 2026")))
    sent = Path(did("packet", "readiness", TOWN, "--to", in_folder / "fælles").strip())
    joint = in_folder / "fælles.xlsx"
    changed = {"R2": "4", "documentation": "Strategi 2027, direktøren"}
    joint.write_bytes(fill(sent.read_bytes(), {"answers": {("D1.1",): changed}}))
    did("import", joint)
    texts = {row.documentation for row in stored(Answer) if row.item == "D1.1"}
    assert texts == {"Strategi 2027, direktøren"}


def test_answers_in_a_column_without_a_role_are_refused(in_readiness, returned, refuses):
    file = returned("readiness", statements("R4", count=1))
    assert "Svar!" in refuses("IND-320", 3, "import", file)

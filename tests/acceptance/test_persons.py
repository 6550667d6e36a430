"""One person is found, handed out and erased: nothing is left in a row, a file or a byte, and the trail verifies."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.engine import engine_for
from db.schema import Contact, Engagement, OpenQuestion, Packet, Participant, Staff
from db.unit_of_work import unit_of_work
from parat.domain.people import stands_in
from parat.intake.plain_texts import texts_in
from parat.settings import settings
from tasks.people import expire
from tasks.run import Actor, today_in_denmark
from tests.acceptance.conftest import KEY, TOWN, everything_stored
from tests.acceptance.test_cli_documents import rows_of
from tests.acceptance.test_learning_papers import TRAINING, beyond_readiness  # noqa: F401  a fixture

NAME, MAIL, OTHER = "Åse Prøvesen", "asp@sandvig.example", "Bo Attrapsen"
LATER = today_in_denmark() + timedelta(days=30)
PEOPLE = [
    {"session": 1, "name": NAME, "function": "Lærer", "mail": MAIL, "delete_on": LATER},
    {"session": 2, "name": NAME, "function": "Lærer", "mail": MAIL, "delete_on": LATER},
    {"session": 1, "name": OTHER, "function": "Klubleder", "delete_on": LATER},
]
ACTOR = Actor("k07", "cli")


@pytest.fixture
def taught(beyond_readiness, did, returned):  # noqa: F811
    """A workbook with participants was taken in, a contact is the same person, and a draft is addressed to her."""

    def make(people, name="uddannelse.xlsx", **sheets):
        did("import", returned("training", {**sheets, "participants": people}, name=name))

    make(PEOPLE, **TRAINING)
    did("contact", "add", TOWN, "--function", "SSP-konsulent", "--name", NAME, "--mail", MAIL)
    draft = settings().home / "outbox" / "1.eml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(f"To: {MAIL}\n\nKære kollega\n", encoding="utf-8")
    return make


def everywhere(*marks):
    """Name the rows, the files under the home folder and the database files in which one of these still stands."""
    rows, _ = everything_stored()
    found = [table for table, lines in rows.items() for line in lines if any(stands_in(one, line) for one in marks)]
    for path in (path for path in settings().home.rglob("*") if path.is_file()):
        texts = [str(path), *texts_in(path.read_bytes(), path.name)]
        found += [path.name for text in texts if any(stands_in(one, text) for one in marks)]
    return found + [path.name for path in database_files() if any(one.encode() in path.read_bytes() for one in marks)]


def database_files():
    url = engine_for(settings().database_url).url
    if url.get_backend_name() != "sqlite":
        return []
    return [path for path in Path(url.database).parent.iterdir() if path.name.startswith(Path(url.database).name)]


def participants():
    return sorted((row.name, row.number) for row in rows_of(Participant))


def test_a_person_is_found_in_every_table_and_file_however_the_name_is_typed(taught, did):
    said = did("person", "find", "aase PROVESEN")
    assert said.count(NAME) == 3
    assert said.count("participant") == 2
    assert "SSP-konsulent" in said
    assert LATER.isoformat() in said
    assert "File: outbox/1.eml" in said
    assert "File: packets/plan-2027/9916/9916-modtaget-undervisningsforloeb" in said


def test_an_erased_person_is_gone_from_rows_files_and_bytes_and_the_audit_trail_verifies(taught, did):
    assert everywhere(NAME, MAIL)
    said = did("person", "erase", NAME, "--yes")
    assert "Erased: 2 participants, 1 contact, 2 files." in said
    assert "Backups and copies outside the home folder are not reached" in said
    assert everywhere(NAME, MAIL) == []
    assert [name for name, _ in participants()] == [OTHER]
    assert "chains hold" in did("audit", "verify")
    assert "FAULT" not in did("doctor")


def test_a_packet_whose_file_was_erased_keeps_its_row_and_checksum(taught, did):
    did("person", "erase", NAME, "--yes")
    (packet,) = [row for row in rows_of(Packet) if row.erased_on]
    assert (packet.erased_on, packet.stage, len(packet.sha256)) == (today_in_denmark(), "training", 64)


def test_a_file_that_is_called_after_the_person_loses_its_name(taught, did):
    taught([{**PEOPLE[0], "session": 2, "delete_on": LATER}], name=f"svar fra {NAME}.xlsx")
    did("person", "erase", NAME, "--yes")
    assert {row.file_name for row in rows_of(Packet) if row.erased_on} == {"uddannelse.xlsx", "slettet.xlsx"}
    assert everywhere(NAME) == []


def test_erasing_asks_first_and_without_a_terminal_wants_yes(taught, refuses):
    assert "add --yes" in refuses("IND-374", 3, "person", "erase", NAME)


def test_erasing_twice_finds_nobody(taught, did, refuses):
    did("person", "erase", NAME, "--yes")
    said = refuses("IND-372", 3, "person", "erase", NAME, "--yes")
    assert NAME not in said


def test_an_erasure_that_was_killed_before_the_files_is_finished_by_the_next(taught, did, parat, monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr("tasks.people.delete_erased", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        assert parat("person", "erase", NAME, "--yes").code == 130
    assert [name for name, _ in participants()] == [OTHER]
    assert everywhere(NAME, MAIL)
    did("person", "expire")
    assert everywhere(NAME, MAIL) == []


def test_half_a_name_without_a_row_is_not_looked_for_in_files(taught, did, refuses):
    did("person", "erase", NAME, "--yes")
    refuses("IND-372", 3, "person", "find", "Undervisningsforløb")


def test_a_text_that_mentions_the_person_is_listed_and_left(taught, did):
    with unit_of_work(engine_for(settings().database_url), ACTOR.signature, KEY) as unit:
        row = OpenQuestion(id="q1", engagement=KEY, number=1, text=f"Spørg {NAME}", owner="Skoleleder")
        unit.put(row)
        unit.commit()
    assert "Mentioned: open_question q1, text" in did("person", "find", NAME)
    assert "Left: open_question q1, text." in did("person", "erase", NAME, "--yes")


def test_one_of_several_is_named_by_an_id(taught, did, refuses):
    did("contact", "add", TOWN, "--function", "Skoleleder", "--name", "Åse Attrapsen")
    said = refuses("IND-373", 3, "person", "erase", "åse", "--yes")
    assert "Prøvesen" not in said
    (contact,) = [row for row in rows_of(Contact) if row.function == "Skoleleder"]
    did("person", "erase", contact.id[:8], "--yes")
    assert NAME in {name for name, _ in participants()}


def test_a_colleague_loses_the_name_and_keeps_the_id(taught, did, k07):
    did("staff", "add", "k08", "--name", "Kim Konsulentsen", "--role", "consultant")
    said = did("person", "erase", "k08", "--yes")
    assert "The colleague's id stays" in said
    assert {(row.id, row.name, row.active) for row in rows_of(Staff)} == {("k07", "Kollega", True), ("k08", "", False)}
    assert everywhere("Kim Konsulentsen") == []
    assert "chains hold" in did("audit", "verify")


def test_all_that_is_held_is_handed_out_to_read_and_to_load(taught, did, in_folder):
    before = everything_stored()
    did("person", "export", NAME, "--to", in_folder / "indsigt")
    loaded, workbook = sorted((in_folder / "indsigt").iterdir())
    held = json.loads(loaded.read_text(encoding="utf-8"))
    assert [row["table"] for row in held["rows"]] == ["participant", "participant", "contact"]
    assert held["rows"][0]["work_mail"] == MAIL
    assert len(held["files"]) == 2
    book = load_workbook(workbook)
    assert book.sheetnames == ["Registreringer", "Filer", "Om behandlingen"]
    lines = list(book["Registreringer"].iter_rows(min_row=4, values_only=True))
    assert lines[0] == (
        "Deltager i undervisning", "Nattergalevang Kommune", NAME, "Lærer", MAIL, "Bekymringstegn den 09-03-2026",
        f"{LATER:%d-%m-%Y}",
    )  # fmt: skip
    assert everything_stored() == before


def test_a_later_workbook_without_participants_keeps_them_and_one_with_them_updates(taught, did, returned):
    before = participants()
    taught([], name="uden.xlsx")
    assert participants() == before
    taught([{**PEOPLE[2], "function": "Afdelingsleder"}, {**PEOPLE[2], "name": "Ny Nyesen"}], name="med.xlsx")
    assert participants() == sorted([*before, ("Ny Nyesen", 4)])
    assert {row.function for row in rows_of(Participant) if row.name == OTHER} == {"Afdelingsleder"}


def test_a_number_is_not_used_again_after_somebody_was_erased(taught, did):
    taught([{**PEOPLE[2], "name": "Ny Nyesen"}], name="ny.xlsx")
    did("person", "erase", "Ny Nyesen", "--yes")
    taught([{**PEOPLE[2], "name": "Nyere Nyeresen"}], name="nyere.xlsx")
    assert ("Nyere Nyeresen", 5) in participants()


def test_nobody_is_kept_beyond_the_day_of_deletion(taught, did):
    early = {**PEOPLE[2], "name": "Tidlig Slettesen", "delete_on": today_in_denmark()}
    taught([early], name="tidlig.xlsx")
    assert "Personal data: Erase them: parat person expire" in did("doctor")
    erased = expire(ACTOR)
    assert (len(erased.rows), len(erased.files)) == (1, 1)
    assert everywhere("Tidlig Slettesen") == []
    assert NAME in {name for name, _ in participants()}
    assert "nobody whose day of deletion has come" in did("doctor")
    assert expire(ACTOR).rows == []


def test_a_file_stays_while_one_row_of_the_person_may_be_kept(taught, did):
    taught([{**PEOPLE[0], "delete_on": today_in_denmark()}], name="den første.xlsx")
    erased = expire(ACTOR)
    assert (len(erased.rows), erased.files) == (1, [])


def test_participants_without_a_dated_agreement_leave_neither_row_nor_file(beyond_readiness, refuses, returned):  # noqa: F811
    with unit_of_work(engine_for(settings().database_url), ACTOR.signature, KEY) as unit:
        unit.change(Engagement, KEY, agreement_on=None)
        unit.commit()
    file = returned("training", {**TRAINING, "participants": PEOPLE})
    assert not stands_in(NAME, refuses("TRI-031", 4, "import", file))


def test_a_refused_sheet_of_participants_repeats_no_name(taught, parat, returned):
    broken = [{**PEOPLE[0], "mail": f"{NAME} privat"}, PEOPLE[2], {**PEOPLE[2], "name": OTHER.upper()}]
    file = returned("training", {**TRAINING, "participants": broken}, name="fejl.xlsx")
    said = parat("import", file)
    assert said.code == 3
    assert not any(stands_in(one, said.err + said.out) for one in (NAME, OTHER))
    assert f"{KEY}" not in said.err

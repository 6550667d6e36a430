"""A hearing from the mail to the parties to the note on what they said, with remarks written in Word."""

import io
from copy import deepcopy
from datetime import timedelta

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook

from db.schema import HearingAnswer, HearingParty, Outbox, Packet, Stakeholder
from parat.domain.hearing import AskedParty, reminder_is_due
from parat.domain.identity import natural_id
from parat.example.tales import tale_of
from parat.ooxml.packages import read_package, write_package
from tasks.hearing_parties import remind_hearings_where_due
from tasks.packets import packet_store
from tasks.run import Actor, looking
from tests.acceptance.test_hearing_and_reports import RUNNING, a_record, blocks, reading, use

KEY = tale_of(RUNNING).key
LONG = 60
DAY = tale_of(RUNNING).until


@pytest.fixture(scope="module")
def in_hearing(tmp_path_factory):
    """A municipality whose plan has just gone into hearing."""
    return a_record(tmp_path_factory.mktemp("hearing"), RUNNING)


@pytest.fixture
def ground(in_hearing, monkeypatch):
    """Work on that municipality's record."""
    use(monkeypatch, {**in_hearing, "PARAT_STAFF": tale_of(RUNNING).consultant})
    return in_hearing


@pytest.fixture
def read(ground, monkeypatch):
    with reading(monkeypatch, ground) as found:
        yield found


def parties():
    with looking() as read:
        return read.all(HearingParty, HearingParty.engagement == KEY, order=[HearingParty.party])


def points():
    with looking() as read:
        return read.all(HearingAnswer, HearingAnswer.engagement == KEY, order=[HearingAnswer.number])


def a_stakeholder():
    with looking() as read:
        return read.all(Stakeholder, Stakeholder.engagement == KEY, order=[Stakeholder.name])[0].name


def with_remarks(copy):
    """Write a comment, a tracked change and an untracked one into three paragraphs, as a party does in Word."""
    document = docx.Document(io.BytesIO(copy))
    all_of_it = list(document.paragraphs)
    first = next(at for at, one in enumerate(all_of_it) if one.style.name == "Heading 1")
    texts = [one for one in all_of_it[first:] if len(one.text) > LONG][:3]
    document.add_comment(texts[0].runs[0], "Skal det ikke gælde alle skoler?", author="Høringspart", initials="H")
    run = texts[1].runs[-1]
    deleted, inserted = tracked(run, "w:del"), tracked(run, "w:ins")
    inserted.find(qn("w:r")).find(qn("w:t")).text = "Helt andre ord end før."
    for text in deleted.iter(qn("w:t")):
        text.tag = qn("w:delText")
    run._r.addnext(deleted)
    deleted.addnext(inserted)
    run._r.getparent().remove(run._r)
    texts[2].runs[-1].text += " Det gælder også fritidsområdet."
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def tracked(run, name):
    mark = OxmlElement(name)
    for key, value in (
        ("id", "9001" if name == "w:ins" else "9002"),
        ("author", "Høringspart"),
        ("date", "2027-01-01T00:00:00Z"),
    ):
        mark.set(qn(f"w:{key}"), value)
    mark.append(deepcopy(run._r))
    return mark


def test_parties_are_asked_answer_in_word_are_answered_and_stand_in_the_note(ground, did, parat, tmp_path, read):
    party = a_stakeholder()
    asked = did("hearing", "ask", RUNNING)
    assert party in asked
    everybody = parties()
    assert "Nobody" not in did("hearing", "list", RUNNING)
    did("hearing", "ask", RUNNING)
    assert [row.id for row in parties()] == [row.id for row in everybody]

    copied = did("hearing", "copy", RUNNING, party, "--to", str(tmp_path))
    (copy,) = tmp_path.iterdir()
    assert str(copy) in copied
    back = tmp_path / "svar fra part.docx"
    back.write_bytes(with_remarks(copy.read_bytes()))
    assert "stored for" in did("import", str(back))
    kinds = [row.kind for row in points() if row.party == party]
    assert sorted(kinds) == ["comment", "replacement", "untracked"]
    comment = next(row for row in points() if row.kind == "comment" and row.party == party)
    assert (comment.comment, comment.party) == ("Skal det ikke gælde alle skoler?", party)
    assert comment.about
    assert comment.section
    changed = next(row for row in points() if row.kind == "replacement" and row.party == party)
    assert "Helt andre ord end før." in changed.comment
    assert changed.block
    untracked = next(row for row in points() if row.kind == "untracked" and row.party == party)
    assert "fritidsområdet" in untracked.comment

    with looking() as now:
        kept = now.get(Packet, comment.packet)
    assert packet_store().content_of(kept.path, kept.sha256) == back.read_bytes()
    assert "already stored" in did("hearing", "read", str(back))
    assert [row.kind for row in points() if row.party == party] == kinds

    did("hearing", "answer", RUNNING, str(comment.number), "--answer", "Ja, det er nu skrevet ind.", "--changes")
    shown = did("hearing", "answers", RUNNING)
    assert "Ja, det er nu skrevet ind." in shown
    note = " ".join(blocks(read, RUNNING, "hearing_note").values())
    assert "Skal det ikke gælde alle skoler?" in note
    assert "Ja, det er nu skrevet ind." in note

    silent = next(row for row in parties() if row.answered_on is None)
    assert "no remarks" in did("hearing", "nothing", RUNNING, silent.party)
    assert next(row for row in parties() if row.id == silent.id).outcome == "none"


def test_a_party_with_a_contact_is_written_to_once_and_reminded_until_it_answers(ground, did):
    function = "Høringskontakt Nord"
    did(
        "contact", "add", RUNNING, "--function", function, "--sector", "civil_society", "--mail", "hoering@nord.example"
    )
    did("hearing", "ask", RUNNING, "--party", f"Beboerforeningen Nord={function}")
    did("hearing", "ask", RUNNING, "--party", f"Beboerforeningen Nord={function}")
    with looking() as read:
        (row,) = [one for one in parties() if one.party == "Beboerforeningen Nord"]
        (mail,) = read.all(Outbox, Outbox.subject_id == row.id, Outbox.kind == "hearing_invitation")
    assert mail.to_functions == [function]
    assert [one["name"].startswith("Udkast til handlingsplan") for one in mail.attachments][-1]
    actor = Actor(tale_of(RUNNING).consultant, "tick", today=row.due_on + timedelta(days=1))
    assert remind_hearings_where_due(actor).count >= 1
    assert remind_hearings_where_due(actor).count == 0
    did("hearing", "nothing", RUNNING, "beboerforeningen nord")
    with looking() as read:
        (reminder,) = read.all(Outbox, Outbox.subject_id == row.id, Outbox.kind == "hearing_reminder")
    assert reminder.withdrawn_at is not None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nothing", RUNNING, "Ingen kender os"), "IND-511"),
        (("answer", RUNNING, "999", "--answer", "Nej", "--keeps"), "IND-512"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do_instead(ground, refuses, words, code):
    refuses(code, 3, "hearing", *words)


def test_a_copy_of_a_party_that_was_never_asked_is_refused_and_nothing_is_kept(ground, did, refuses, tmp_path):
    did("hearing", "ask", RUNNING)
    did("hearing", "copy", RUNNING, a_stakeholder(), "--to", str(tmp_path))
    (copy,) = tmp_path.iterdir()
    row = next(one for one in parties() if one.party == a_stakeholder())
    parts = read_package(copy.read_bytes())
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(row.id.encode(), natural_id("x").encode())
    copy.write_bytes(write_package(parts))
    before = points()
    refuses("IND-513", 3, "hearing", "read", str(copy))
    assert len(points()) == len(before)


def test_a_second_file_adds_only_what_is_new_and_no_file_counts_for_another_party(ground, did, refuses, tmp_path):
    first, other = [row.party for row in asked_by_hand(did)][:2]
    did("hearing", "copy", RUNNING, first, "--to", str(tmp_path))
    (copy,) = tmp_path.iterdir()
    document = docx.Document(copy)
    document.paragraphs[-1].insert_paragraph_before("Vi deltager gerne i arbejdet.")
    document.save(copy)
    refuses("IND-515", 3, "hearing", "read", str(copy), "--party", other)
    did("hearing", "read", str(copy), "--party", first)
    before = len(points())
    document.paragraphs[-1].insert_paragraph_before("Og vi har lokaler.")
    document.save(copy)
    assert "stored for" in did("hearing", "read", str(copy))
    (new,) = points()[before:]
    assert (new.party, new.comment) == (first, "Har tilføjet: »Og vi har lokaler.«")


def test_a_point_typed_in_the_workbook_keeps_apart_from_one_that_word_brought_meanwhile(ground, did, tmp_path):
    first = asked_by_hand(did)[-1].party
    did("packet", "plan", RUNNING, "--to", str(tmp_path))
    (workbook,) = tmp_path.iterdir()
    did("hearing", "copy", RUNNING, first, "--to", str(tmp_path / "copy"))
    (copy,) = (tmp_path / "copy").iterdir()
    document = docx.Document(copy)
    document.paragraphs[-1].insert_paragraph_before("Vi savner en plan for natten.")
    document.save(copy)
    number = len(points()) + 1
    book = load_workbook(workbook)
    sheet = book["Høringssvar"]
    row = 4 + len(points())
    for column, value in ((1, number), (2, "En borger"), (6, "Skriv kortere."), (7, "Det er gjort.")):
        sheet.cell(row, column).value = value
    book.save(workbook)
    did("hearing", "read", str(copy))
    assert f"number {number} is number {number + 1} now" in did("import", str(workbook))
    read_from_word, typed = points()[-2:]
    assert (read_from_word.number, read_from_word.kind, read_from_word.answer) == (number, "untracked", "")
    assert (typed.number, typed.party, typed.answer) == (number + 1, "En borger", "Det er gjort.")


def asked_by_hand(did):
    did("hearing", "ask", RUNNING)
    return [row for row in parties() if not row.function and row.answered_on is None and row.party != a_stakeholder()]


def test_reminders_come_once_ahead_and_once_after():
    def party(**fields):
        usual = {
            "id": "1", "name": "A", "function": "f", "asked_on": DAY, "due_on": DAY + timedelta(days=28),
            "answered_on": None, "outcome": None, "reminded_on": None, "reminders": 0,
        }  # fmt: skip
        return AskedParty(**{**usual, **fields})

    due = DAY + timedelta(days=28)
    assert not reminder_is_due(party(), DAY + timedelta(days=5))
    assert reminder_is_due(party(), due - timedelta(days=2))
    assert not reminder_is_due(party(reminded_on=due - timedelta(days=2)), due)
    assert reminder_is_due(party(reminded_on=due - timedelta(days=2)), due + timedelta(days=1))
    assert not reminder_is_due(party(reminded_on=due + timedelta(days=1)), due + timedelta(days=9))
    assert not reminder_is_due(party(function=""), due)
    assert not reminder_is_due(party(answered_on=DAY), due + timedelta(days=3))


@pytest.fixture
def closing(tmp_path_factory, monkeypatch):
    """A record of its own, in which the hearing can be brought to its end."""
    environment = a_record(tmp_path_factory.mktemp("closing"), RUNNING)
    use(monkeypatch, {**environment, "PARAT_STAFF": tale_of(RUNNING).consultant})


def test_what_waits_about_a_hearing_is_taken_back_and_its_note_is_final_however_it_ended(closing, did, tmp_path):
    did("contact", "add", RUNNING, "--function", "Kontakt Syd", "--sector", "civil_society", "--mail", "syd@x.example")
    did("hearing", "ask", RUNNING, "--party", "Foreningen Syd=Kontakt Syd")
    did("hearing", "copy", RUNNING, "Foreningen Syd", "--to", str(tmp_path))
    (copy,) = tmp_path.iterdir()
    copy.write_bytes(with_remarks(copy.read_bytes()))
    did("hearing", "read", str(copy))
    did("decide", "hearing", RUNNING, "waive", "--by", "hearing_parties", "--reason", "Fristen haster")
    with looking() as now:
        assert all(row.withdrawn_at for row in now.all(Outbox, Outbox.kind == "hearing_invitation"))
        assert "Høringen blev afsluttet" in blocks(now, RUNNING, "hearing_note")["hearing-lead"]

"""A mail opens as a draft in Outlook, or goes out whole; no text in it can become a header."""

import re
from datetime import UTC, datetime

import pytest

from parat.delivery.addresses import sender_in, usable
from parat.delivery.calendar import invitation_to
from parat.delivery.drafts import draft_name, write_draft
from parat.delivery.errors import DraftNotWrittenError
from parat.delivery.mail import Attached, draft_of, outgoing
from tests.hostile.payloads import SHOWN
from tests.unit.delivery.builders import LEAD, STAMPED, US, a_mail, a_meeting, parsed

SENDER = sender_in("Handlingsplaner <plan@example.dk>")
NOW = datetime(2026, 5, 2, 9, tzinfo=UTC)
PDF = Attached("Invitation æøå.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff")
INVITATION = invitation_to(a_meeting(), STAMPED, US, [LEAD])


def sent(**changes):
    return parsed(outgoing(a_mail(**changes), SENDER, NOW))


def drafted(**changes):
    return parsed(draft_of(a_mail(**changes)))


def shape(message) -> list:
    """Give the kinds of a mail's parts as they lie in each other."""
    kind = message.get_content_type()
    return [kind, *map(shape, message.iter_parts())] if message.is_multipart() else [kind]


def the_body(message) -> str:
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_a_draft_says_that_it_was_not_sent_and_from_nobody():
    draft = drafted()
    assert (draft["X-Unsent"], draft["From"], draft["Date"]) == ("1", None, None)


def test_subject_words_and_receiver_come_back_as_they_were():
    draft = drafted()
    assert (draft["Subject"], draft["To"]) == ("Påmindelse om svar", "leder@sandvig.example")
    assert the_body(draft) == "Kære projektleder\n\nVi mangler jeres svar.\n"


def test_the_same_draft_is_written_the_same_way_again():
    mail = a_mail(attached=(PDF,), invitation=INVITATION)
    assert draft_of(mail) == draft_of(mail)


def test_a_draft_without_an_address_names_the_function_whose_address_is_to_be_found():
    draft = drafted(to=(), without_address=("SSP-konsulent", "skoleleder"))
    assert draft["To"] is None
    assert the_body(draft).startswith("Mailadressen mangler for: SSP-konsulent, skoleleder. Find den, og slet denne")


def test_an_invitation_is_in_the_mail_and_attached_so_that_outlook_and_gmail_see_it():
    mail = sent(attached=(PDF,), invitation=INVITATION)
    inside = ["multipart/alternative", ["text/plain"], ["text/calendar"]]
    assert shape(mail) == ["multipart/mixed", inside, ["application/pdf"], ["application/ics"]]
    (calendar,) = (part for part in mail.walk() if part.get_content_subtype() == "calendar")
    assert (calendar["Content-Type"].params["method"], calendar.get_content_charset()) == ("REQUEST", "utf-8")
    assert calendar.get_payload(decode=True) == INVITATION.content


def test_an_invitation_in_a_draft_is_attached_only():
    draft = drafted(invitation=INVITATION)
    assert shape(draft) == ["multipart/mixed", ["text/plain"], ["application/ics"]]
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_payload(decode=True)) == ("invite.ics", INVITATION.content)


def test_a_cancellation_says_so_in_the_mail_too():
    cancelled = invitation_to(a_meeting(cancelled=True, moved=1), STAMPED, US, [LEAD])
    methods = [part.get_param("method") for part in sent(invitation=cancelled).walk() if part.get_param("method")]
    assert methods == ["CANCEL"]


def test_a_file_comes_back_byte_for_byte_under_its_danish_name():
    (attached,) = sent(attached=(PDF,)).iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (PDF.name, PDF.content)


def test_the_name_of_a_file_is_one_that_every_system_takes():
    (attached,) = sent(attached=(Attached("..\\..\\a/b:\r\nX: y.pdf", PDF.media_type, b""),)).iter_attachments()
    assert attached.get_filename() == ".. .. a b X y.pdf"


def test_a_message_keeps_its_id_however_often_it_is_written():
    assert sent()["Message-ID"] == sent()["Message-ID"] == f"<{a_mail().id}@example.dk>"


def test_who_sends_is_named_and_when():
    mail = sent()
    assert (mail["From"], mail["Date"].datetime) == ("Handlingsplaner <plan@example.dk>", NOW)
    assert mail["X-Unsent"] is None


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN, ids=lambda name: ascii(name)[1:41])
def test_whatever_the_words_are_no_header_is_added(name):
    mail = sent(subject=SHOWN[name], body=SHOWN[name], attached=(Attached(SHOWN[name], "application/pdf", b"x"),))
    known = {"subject", "to", "message-id", "from", "date", "mime-version", "content-type"}
    assert {header.lower() for header in mail} <= known
    assert mail.defects == []
    assert "".join(the_body(mail).split()) == "".join(visible(SHOWN[name]).split())


def visible(text: str) -> str:
    return "".join(sign for sign in text if sign.isspace() or ord(sign) not in (*range(32), *range(127, 160)))


@pytest.mark.parametrize("subject", ["Hej\r\nBcc: x@x.example", "Hej\nBcc: x@x.example", "Hej\r\n\r\nBody", "Hej\x00"])
def test_a_line_break_in_a_subject_is_a_space(subject):
    mail = sent(subject=subject)
    assert mail["Bcc"] is None
    assert mail["Subject"] == " ".join(subject.replace("\x00", "").split())


def test_no_line_is_longer_than_mail_servers_take():
    content = outgoing(
        a_mail(subject="æ" * 300, body="ø" * 50_000, attached=(PDF,), invitation=INVITATION), SENDER, NOW
    )
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert parsed(content)["Subject"] == "æ" * 300


@pytest.mark.parametrize("address", ["leder@sandvig.example", "a.b+c@x-y.example", "  leder@sandvig.example "])
def test_a_work_address_is_usable(address):
    assert usable(address) == address.strip()


def test_a_domain_with_danish_letters_is_written_as_mail_servers_write_it():
    assert usable("ssp@ærø.example") == "ssp@xn--r-3fa9c.example"


@pytest.mark.parametrize(
    "address",
    ["", "leder", "leder@", "@x.example", "leder@x", "a b@x.example", "a@b@x.example", "a@x.example\nBcc: b@x.example",
     "a@x.example, b@x.example", "<a@x.example>", "a;b@x.example", "a\x00@x.example", "sø@x.example", ".a@x.example",
     "a@x..example", "a@-x.example", f"{'a' * 300}@x.example", f"a@{'b' * 64}.example", "a\u202e@x.example"],
)  # fmt: skip
def test_what_is_no_address_is_not_used(address):
    assert usable(address) is None


def test_a_draft_is_named_by_municipality_subject_and_number_in_plain_letters():
    name = draft_name("9904", "Æbelø Kommune", a_mail(), 2)
    assert name == "9904-aebeloe-kommune-paamindelse-om-svar-2-6f1d7d0e5a6b.eml"


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN, ids=lambda name: ascii(name)[1:41])
def test_no_text_leads_a_draft_out_of_its_folder(name, tmp_path):
    found = draft_name(SHOWN[name], SHOWN[name], a_mail(subject=SHOWN[name]), 1)
    assert re.fullmatch(r"[a-z0-9-]+\.eml", found)
    assert len(found) <= 255


def test_a_draft_that_is_there_is_not_written_over(tmp_path):
    first = write_draft(tmp_path, "a.eml", a_mail())
    first.write_bytes(b"rettet af en konsulent")
    assert write_draft(tmp_path, "a.eml", a_mail()).read_bytes() == b"rettet af en konsulent"
    assert [path.name for path in tmp_path.iterdir()] == ["a.eml"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "outbox").write_bytes(b"en fil")
    with pytest.raises(DraftNotWrittenError):
        write_draft(tmp_path / "outbox", "a.eml", a_mail())

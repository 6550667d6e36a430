"""A name is found in every kind of file that may lie in the home folder."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from parat.domain.people import stands_in
from parat.intake import plain_texts
from parat.intake.plain_texts import texts_in

NAME = "Åse Prøvesen"
PARTED = "<w:p><w:r><w:t>Åse Prø</w:t></w:r><w:r><w:t>vesen</w:t></w:r></w:p>"
TWO_CELLS = "<si><t>Åse</t></si><si><t>Prøvesen</t></si>"


def found(content, name="fil.bin"):
    return any(stands_in(NAME, text) for text in texts_in(content, name))


def archive(**members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def a_mail(**attached):
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "navn@sandvig.example", "Invitation"
    mail.set_content("Velkommen")
    for name, content in attached.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"{name}.docx")
    return mail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_name_is_found_in_plain_text_of_any_encoding(encoding):
    assert found(f"session;navn\n1;{NAME}\n".encode(encoding), "deltagere.csv")


@pytest.mark.parametrize(
    "xml", [PARTED, TWO_CELLS, '<w:ins w:author="Åse Prøvesen"/>', "<t>&#197;se Pr&#248;vesen</t>"]
)
def test_a_name_is_found_in_an_office_file(xml):
    assert found(archive(word__document=xml.encode()), "notat.docx")


def test_a_name_is_found_in_the_properties_and_in_the_name_of_a_member():
    assert found(archive(docProps__core="<cp:lastModifiedBy>Åse Prøvesen</cp:lastModifiedBy>"))
    assert found(archive(**{"Åse Prøvesen.xml": "<x/>"}))


def test_a_name_is_found_in_a_mail_its_headers_and_what_goes_with_it():
    addressed = a_mail()
    addressed.replace_header("To", f"{NAME} <navn@sandvig.example>")
    written = a_mail()
    written.set_content(f"Kære {NAME}\n")
    for mail in (addressed, written, a_mail(bevis=archive(word__document=PARTED.encode()))):
        assert found(mail.as_bytes(), "1.eml")
    assert not found(a_mail().as_bytes(), "1.eml")


def test_a_name_that_a_calendar_line_folds_is_found():
    assert found("ATTENDEE;CN=Åse Prø\r\n vesen:mailto:navn@sandvig.example\r\n".encode(), "moede.ics")


def test_a_file_that_is_broken_is_searched_as_it_lies():
    assert found(b"PK\x03\x04 broken " + NAME.encode(), "svar.xlsx")
    assert not found(b"PK\x03\x04 broken", "svar.xlsx")


def test_a_bomb_is_not_unpacked_to_the_end(monkeypatch):
    monkeypatch.setattr(plain_texts, "_MOST_BYTES", 1000)
    bomb = archive(bomb=b"0" * 3_000_000, more=NAME.encode())
    assert sum(len(text) for text in texts_in(bomb, "svar.xlsx")) < 2000

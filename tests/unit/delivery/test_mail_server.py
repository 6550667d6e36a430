"""Mails reach the mail server, or it is said why not: without a password in plain, an endless wait, or an address."""

import time

import pytest

from parat.delivery import mail_server as module
from parat.delivery.errors import (
    MailCertificateError,
    MailLoginRefusedError,
    MailNotEncryptedError,
    MailPostponedError,
    MailRefusedError,
    MailServerSilentError,
)
from parat.delivery.mail_server import mail_server, session_with
from parat.domain.errors import TemporaryError
from tests.post_office import IN_URL, a_certificate, dumb_server, free_port, knows_only_us, post_office

FROM, TO = "plan@example.dk", "leder@sandvig.example"
CONTENT = b"Subject: Hej\r\n\r\n.\r\nHej\r\n"


def handed_over(url, *to):
    with session_with(mail_server(url)) as session:
        return session.hand_over(FROM, to or [TO], CONTENT)


def refuses(kind, url):
    with pytest.raises(kind) as refused:
        handed_over(url)
    return str(refused.value)


@pytest.fixture
def hurried(monkeypatch):
    """Let the times be so short that a test waits for no one."""
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(module, "WHOLE_SECONDS", 0.8)


@pytest.fixture
def certified(tmp_path, monkeypatch):
    """Give what an encrypted server shows; this machine trusts it."""
    public, shown = a_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    return shown


@pytest.fixture
def distrusted(tmp_path):
    return a_certificate(tmp_path)[1]


def test_a_mail_arrives_whole():
    with post_office() as office:
        assert handed_over(office.url()) == frozenset()
    assert office.box.raw == [CONTENT]
    assert office.box.to == [[TO]]


def test_several_mails_go_in_one_conversation():
    with post_office() as office, session_with(mail_server(office.url())) as session:
        for _ in range(3):
            session.hand_over(FROM, [TO], CONTENT)
    assert len(office.box.raw) == 3


def test_the_name_of_this_machine_is_told_to_nobody():
    with post_office() as office:
        handed_over(office.url())
    assert office.box.names == ["[127.0.0.1]"]


def test_with_starttls_the_mail_and_the_password_go_encrypted(certified):
    with post_office(tls_context=certified, require_starttls=True, authenticator=knows_only_us) as office:
        handed_over(office.url(login=IN_URL, query=""))
    assert len(office.box.raw) == 1


def test_a_server_that_is_encrypted_from_the_first_word_is_used(certified):
    with post_office(ssl_context=certified, authenticator=knows_only_us, auth_require_tls=False) as office:
        handed_over(office.url("smtps", IN_URL, ""))
    assert len(office.box.raw) == 1


def test_a_server_without_encryption_gets_neither_password_nor_mail():
    with (
        post_office(authenticator=knows_only_us, auth_require_tls=False) as office,
        pytest.raises(MailNotEncryptedError),
    ):
        handed_over(office.url(login=IN_URL, query=""))
    assert office.box.raw == []


def test_a_certificate_that_nobody_vouches_for_is_refused(distrusted):
    with post_office(tls_context=distrusted) as office, pytest.raises(MailCertificateError, match="self-signed"):
        handed_over(office.url(query=""))
    assert office.box.raw == []


def test_a_certificate_of_another_name_is_refused(certified):
    with post_office(tls_context=certified) as office, pytest.raises(MailCertificateError):
        handed_over(f"smtp://localhost:{office.port}")


def test_a_wrong_password_is_refused_and_not_repeated(certified):
    with post_office(tls_context=certified, authenticator=knows_only_us) as office:
        said = refuses(MailLoginRefusedError, office.url(login="afsender:forkert-kode@", query=""))
    assert "forkert" not in said
    assert "afsender" not in said


def test_a_server_that_knows_no_login_refuses_it():
    with post_office() as office, pytest.raises(MailLoginRefusedError):
        handed_over(office.url(login=IN_URL))


def test_a_host_that_is_gone_is_told_and_may_be_tried_again():
    with pytest.raises(MailServerSilentError, match="refused") as silent:
        handed_over(f"smtp://127.0.0.1:{free_port()}?starttls=no")
    assert isinstance(silent.value, TemporaryError)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_host_that_says_nothing_is_not_waited_for(hurried, scheme):
    begun = time.monotonic()
    with dumb_server() as port, pytest.raises(MailServerSilentError, match="no answer in time"):
        handed_over(f"{scheme}://127.0.0.1:{port}")
    assert time.monotonic() - begun < 5


def test_a_host_that_says_a_letter_at_a_time_is_not_waited_for_either(hurried):
    begun = time.monotonic()
    with dumb_server(b"220-" + b"x" * 1000, 0.1) as port, pytest.raises(MailServerSilentError):
        handed_over(f"smtp://127.0.0.1:{port}?starttls=no")
    assert time.monotonic() - begun < 5


def test_what_is_no_mail_server_is_told():
    with (
        dumb_server(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port,
        pytest.raises((MailRefusedError, MailServerSilentError)),
    ):
        handed_over(f"smtp://127.0.0.1:{port}?starttls=no")


def test_an_address_that_is_refused_is_given_back_while_the_others_get_their_mail():
    with post_office() as office:
        office.box.refused[TO] = "550 No such user"
        assert handed_over(office.url(), TO, "anden@sandvig.example") == {TO}
    assert office.box.to == [["anden@sandvig.example"]]


def test_a_mail_whose_every_address_is_refused_is_refused_without_naming_them():
    with post_office() as office:
        office.box.refused[TO] = f"550 <{TO}> unknown"
        said = refuses(MailRefusedError, office.url())
    assert "550" in said
    assert TO not in said


def test_a_mail_that_is_asked_for_later_is_postponed():
    with post_office() as office:
        office.box.data_answer = "451 Greylisted"
        assert "451" in refuses(MailPostponedError, office.url())


def test_a_mail_that_is_too_large_is_refused():
    with post_office(data_size_limit=10) as office, pytest.raises(MailRefusedError, match="552"):
        handed_over(office.url())


def test_after_a_refused_mail_the_next_one_goes_through():
    with post_office() as office, session_with(mail_server(office.url())) as session:
        office.box.refused[TO] = "550 No such user"
        with pytest.raises(MailRefusedError):
            session.hand_over(FROM, [TO], CONTENT)
        session.hand_over(FROM, ["anden@sandvig.example"], CONTENT)
    assert len(office.box.raw) == 1


def test_a_server_shows_neither_its_user_nor_its_password():
    server = mail_server("smtps://afsender:hemmelig%2Fkode@mail.example")
    assert (server.user, server.password, server.port) == ("afsender", "hemmelig/kode", 465)
    assert "hemmelig" not in f"{server!r} {server.shown}"
    assert "afsender" not in f"{server!r} {server.shown}"

"""Settings come from the environment only, and a wrong one is refused by name."""

from pathlib import Path

import pytest

from parat.settings import InvalidSettingError, UnknownSettingError, settings


def test_the_record_lies_in_the_home_folder_unless_told_otherwise(home):
    assert settings().database_url == f"sqlite:///{(home / 'parat.sqlite3').as_posix()}"


def test_a_home_folder_named_from_where_one_stands_stays_the_same_elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARAT_HOME", "records")
    assert settings().home == tmp_path / "records"


def test_a_home_folder_may_begin_with_a_tilde(monkeypatch):
    monkeypatch.setenv("PARAT_HOME", "~/records")
    assert settings().home == Path.home() / "records"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_any_usual_way_to_name_a_postgresql_database_is_understood(monkeypatch, scheme):
    monkeypatch.setenv("PARAT_DATABASE_URL", f"{scheme}://parat@db.example/parat")
    assert settings().database_url == "postgresql+psycopg://parat@db.example/parat"


def test_prefect_gets_the_driver_that_prefect_uses(monkeypatch):
    monkeypatch.setenv("PARAT_PREFECT_DATABASE_URL", "postgresql://parat@db.example/prefect")
    assert settings().prefect_database_url == "postgresql+asyncpg://parat@db.example/prefect"


def test_a_database_of_an_unknown_kind_is_refused(monkeypatch):
    monkeypatch.setenv("PARAT_DATABASE_URL", "mysql://parat:hemmelig@db.example/parat")
    with pytest.raises(InvalidSettingError, match="PARAT_DATABASE_URL") as refusal:
        settings()
    assert "hemmelig" not in str(refusal.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("LEASE_SECONDS", "soon"), ("SERVER_PORT", "70000"), ("WORKER_LIMIT", "0"), ("STAFF", "Kim Larsen")],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_name(monkeypatch, variable, value):
    monkeypatch.setenv(f"PARAT_{variable}", value)
    with pytest.raises(InvalidSettingError, match=f"PARAT_{variable}"):
        settings()


def test_a_misspelt_setting_is_refused_and_the_right_name_is_offered(monkeypatch):
    monkeypatch.setenv("PARAT_DATABSE_URL", "postgresql://db.example/parat")
    with pytest.raises(UnknownSettingError, match=r"\(PARAT_DATABASE_URL\)"):
        settings()


def test_an_empty_setting_counts_as_none(monkeypatch):
    monkeypatch.setenv("PARAT_STAFF", "")
    assert settings().staff is None


def test_a_changed_environment_gives_other_settings_at_once(monkeypatch):
    before = settings().worker_limit
    monkeypatch.setenv("PARAT_WORKER_LIMIT", "9")
    assert (before, settings().worker_limit) == (4, 9)


def test_another_process_can_be_given_exactly_the_same_settings(monkeypatch):
    monkeypatch.setenv("PARAT_STAFF", "k07")
    mine = settings()
    for variable, value in mine.environment().items():
        monkeypatch.setenv(variable, value)
    assert settings() == mine


def test_settings_do_not_show_the_password_of_the_database(monkeypatch):
    monkeypatch.setenv("PARAT_DATABASE_URL", "postgresql://parat:hemmelig@db.example/parat")
    assert "hemmelig" not in repr(settings())


@pytest.mark.parametrize(
    "url", ["smtp://mail.example", "smtp://u:p@mail.example:587", "smtps://u:p%2Fq@mail.example:465/", "smtp://[::1]:25",
            "smtp://mail.example?starttls=no"],
)  # fmt: skip
def test_a_mail_server_can_be_named_in_every_usual_way(monkeypatch, url):
    monkeypatch.setenv("PARAT_SMTP_URL", url)
    assert settings().smtp_url == url


@pytest.mark.parametrize(
    "url", ["mail.example", "http://u:hemmelig@mail.example", "smtp://u:hemmelig/kode@mail.example", "smtp://",
            "smtp://u:hemmelig#kode@mail.example", "smtp://u:p@mail.example:hemmelig", "smtp://u:hemmelig@[::1",
            "smtp://u:hemmelig@mail.example/?starttls=maaske", "smtp://u:hemmelig@mail.example:99999"],
)  # fmt: skip
def test_a_mail_server_that_cannot_be_reached_that_way_is_refused_without_its_password(monkeypatch, url):
    monkeypatch.setenv("PARAT_SMTP_URL", url)
    with pytest.raises(InvalidSettingError, match="PARAT_SMTP_URL") as refusal:
        settings()
    assert "hemmelig" not in str(refusal.value)


@pytest.mark.parametrize("mailbox", ["plan@example.dk", "Handlingsplaner Øst <plan@example.dk>"])
def test_mails_are_from_a_mailbox_with_or_without_a_name(monkeypatch, mailbox):
    monkeypatch.setenv("PARAT_MAIL_FROM", mailbox)
    assert settings().mail_from == mailbox


@pytest.mark.parametrize("mailbox", ["plan", "plan@example", "a@x.dk, b@x.dk", "A <a@x.dk>\nBcc: b@x.dk", "<a@x.dk"])
def test_what_is_no_mailbox_is_refused_and_not_repeated(monkeypatch, mailbox):
    monkeypatch.setenv("PARAT_MAIL_FROM", mailbox)
    with pytest.raises(InvalidSettingError, match="PARAT_MAIL_FROM") as refusal:
        settings()
    assert mailbox not in str(refusal.value)


def test_settings_show_neither_the_mail_server_nor_the_mailbox(monkeypatch):
    monkeypatch.setenv("PARAT_SMTP_URL", "smtp://afsender:hemmelig@mail.example")
    monkeypatch.setenv("PARAT_MAIL_FROM", "plan@example.dk")
    assert not any(word in repr(settings()) for word in ("hemmelig", "afsender", "plan@example.dk"))

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

"""The engine starts with every setting in effect, says clearly why it cannot, and is found by other processes."""

import os
import socket
from pathlib import Path

import pytest

from flows.api import read
from flows.engine import find_engine, the_engine
from flows.engine_settings import Surroundings, check_in_effect, environment, wanted_settings
from flows.held_files import hold, holder, let_go
from flows.serve import running_engine
from parat.domain.serving_errors import (
    EngineRunsError,
    NoServerError,
    NoWritePermissionError,
    OtherServerError,
    PortBusyError,
    SettingNotInEffectError,
)

SOMEWHERE = Surroundings(Path("somewhere"), "127.0.0.1", 4321)


def told_by(at, **other):
    told: dict = {}
    for wanted in wanted_settings(at):
        *groups, name = wanted.told_at.split(".")
        place = told
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = other.get(wanted.variable, wanted.value)
    return told


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def port_of(engine):
    return int(engine.api_url.split(":")[2].removesuffix("/api"))


@pytest.mark.server
def test_the_server_starts_with_the_pinned_pair_of_prefect_and_fastapi(serving):
    assert read(serving.engine.api_url, "/health") is True


@pytest.mark.server
def test_every_setting_is_in_effect_on_the_running_server(serving, engine_home):
    at = Surroundings(engine_home, "127.0.0.1", port_of(serving.engine))
    check_in_effect(at, read(serving.engine.api_url, "/admin/settings"))


@pytest.mark.parametrize("variable", [wanted.variable for wanted in wanted_settings(SOMEWHERE)])
def test_a_setting_with_another_value_is_named(variable):
    with pytest.raises(SettingNotInEffectError) as error:
        check_in_effect(SOMEWHERE, told_by(SOMEWHERE, **{variable: "something else"}))
    assert error.value.parts()[1] == f"setting {variable}"


def test_nothing_of_the_owners_own_prefect_reaches_the_engine(monkeypatch):
    monkeypatch.setenv("PREFECT_API_KEY", "the owner's")
    assert "PREFECT_API_KEY" not in environment(SOMEWHERE)


def test_the_address_of_the_record_reaches_the_engine(monkeypatch):
    monkeypatch.setenv("PARAT_DATABASE_URL", "postgresql://parat@db.example/parat")
    assert environment(SOMEWHERE)["PARAT_DATABASE_URL"] == "postgresql://parat@db.example/parat"


def test_prefects_own_database_can_be_a_postgresql():
    at = Surroundings(Path("somewhere"), "127.0.0.1", 1, "postgresql+asyncpg://parat@db.example/prefect")
    assert environment(at)["PREFECT_SERVER_DATABASE_CONNECTION_URL"] == at.database_url


def test_a_server_open_to_the_network_shows_browsers_a_name_they_can_reach():
    at = Surroundings(Path("somewhere"), "0.0.0.0", 4200)
    assert at.api_url == "http://127.0.0.1:4200/api"
    assert at.ui_url == f"http://{socket.gethostname()}:4200/v2"


@pytest.mark.server
def test_another_process_finds_the_engine_by_its_home(serving, engine_home):
    assert find_engine(engine_home) == serving.engine


def test_without_an_engine_a_command_says_how_to_start_one(home):
    with pytest.raises(NoServerError, match="parat serve"):
        the_engine(home)


@pytest.mark.server
def test_what_a_dead_engine_wrote_is_not_taken_for_a_living_one(serving, home, engine_home):
    home.mkdir(parents=True)
    (home / "engine.json").write_bytes((engine_home / "engine.json").read_bytes())
    assert find_engine(home) is None


@pytest.mark.server
def test_a_second_engine_for_the_same_home_is_refused(serving, engine_home):
    with pytest.raises(EngineRunsError, match=str(serving.engine.pid)), running_engine(engine_home, 0):
        pass


def test_a_busy_port_is_named(home, busy_port):
    with pytest.raises(PortBusyError, match=f"127.0.0.1:{busy_port}"), running_engine(home, busy_port):
        pass


@pytest.mark.server
def test_a_port_with_another_prefect_server_is_told_apart(serving, home):
    with pytest.raises(OtherServerError), running_engine(home, port_of(serving.engine)):
        pass


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NoWritePermissionError, match="PARAT_HOME"), running_engine(tmp_path / "file" / "home", 0):
        pass


def test_a_refused_start_gives_the_home_back(home, busy_port):
    with pytest.raises(PortBusyError), running_engine(home, busy_port):
        pass
    assert holder(home / "engine.lock") is None


def test_a_held_file_names_the_process_that_holds_it(tmp_path):
    assert hold(tmp_path / "lock")
    assert holder(tmp_path / "lock") == os.getpid()
    let_go(tmp_path / "lock")
    assert holder(tmp_path / "lock") is None

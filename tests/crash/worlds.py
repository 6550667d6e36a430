"""Keep the whole of a record and its files as they were at each point of the path, and copy them."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import Connection, NullPool, create_engine

from db.prepare import prepare

_numbers = itertools.count(1)


@dataclass(frozen=True)
class World:
    """Be one record with its home folder."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {"PARAT_HOME": str(self.home), "PARAT_DATABASE_URL": self.url, "PARAT_PAGE_NUMBERS": "false"}

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.connect() as connection:
            yield connection


class SqliteWorlds:
    """Make and copy worlds whose record is a file in the home folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fresh(self) -> World:
        world = self._at(self._folder / f"home-{next(_numbers)}")
        prepare(world.url).dispose()
        return world

    def copy(self, world: World) -> World:
        home = self._folder / f"home-{next(_numbers)}"
        shutil.copytree(world.home, home)
        return self._at(home)

    def remove(self, world: World) -> None:
        shutil.rmtree(world.home)

    def _at(self, home: Path) -> World:
        return World(home, f"sqlite:///{(home / 'parat.sqlite3').as_posix()}")


class PostgresqlWorlds:
    """Make and copy worlds whose record is a database of a running server."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder, self._server = folder, server

    def fresh(self) -> World:
        world = self._made("template0")
        world.home.mkdir()
        prepare(world.url).dispose()
        return world

    def copy(self, world: World) -> World:
        copied = self._made(world.url.partition("?")[0].rpartition("/")[2])
        shutil.copytree(world.home, copied.home)
        return copied

    def remove(self, world: World) -> None:
        name = world.url.partition("?")[0].rpartition("/")[2]
        self._order(f"DROP DATABASE {name} WITH (FORCE)")
        shutil.rmtree(world.home)

    def _made(self, template: str) -> World:
        name = f"parat_world_{next(_numbers)}"
        self._order(f"CREATE DATABASE {name} TEMPLATE {template}")
        head, _, query = self._server.partition("?")
        rest = head.partition("://")[2].rpartition("/")[0]
        return World(self._folder / name, f"postgresql+psycopg://{rest}/{name}" + (f"?{query}" if query else ""))

    def _order(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement)


Worlds = SqliteWorlds | PostgresqlWorlds

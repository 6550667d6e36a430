"""Walk the undisturbed path once for each database and keep it as it was at every point."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from parat.crash_points import CRASH_AT, TRACE_TO
from tests.crash.nursery import Nursery
from tests.crash.promises import broken_promises
from tests.crash.worlds import PostgresqlWorlds, SqliteWorlds, World, Worlds

KILLED = -9
MOVES = 21


@dataclass
class Reference:
    """Be the undisturbed path: the world after so many moves, and the crash points passed on each."""

    worlds: Worlds
    nursery: Nursery
    desk: Path
    snapshots: list[World] = field(default_factory=list)
    points: list[list[str]] = field(default_factory=list)

    def walk(self, world: World, until: int | None, **environment: str) -> int:
        """Walk a world on in a process of its own and give its exit status."""
        log = world.home.with_name(f"{world.home.name}.log")
        status = self.nursery.run(log, world.environment | environment, {"desk": str(self.desk), "until": until})
        assert status in (0, KILLED), log.read_text()
        return status

    def build(self) -> None:
        """Walk the whole path, one move after the other."""
        world = self.worlds.fresh()
        for move in range(MOVES + 1):
            trace = world.home.with_name(f"trace-{move}")
            self.walk(world, move if move < MOVES else None, **{TRACE_TO: str(trace)})
            self.points.append(trace.read_text().split())
            self.snapshots.append(self.worlds.copy(world))

    def occurrences(self, name: str) -> list[tuple[int, int]]:
        """Give the move and the number within it of every passing of a point."""
        return [(move, at) for move, names in enumerate(self.points) for at, one in enumerate(names, 1) if one == name]

    def disturbed(self, move: int, at: int) -> list[str]:
        """Kill a move at its so-manieth point, resume it, and list the promises that are broken."""
        world = self.worlds.copy(self.snapshots[move - 1]) if move else self.worlds.fresh()
        until = move if move < MOVES else None
        assert self.walk(world, until, **{CRASH_AT: f"#{at}"}) == KILLED
        self.walk(world, until)
        broken = broken_promises(world, self.snapshots[move])
        if not broken:
            self.worlds.remove(world)
        return broken


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory) -> Path:
    """Give the folder of filled packets: filled once, they are the same in every walk."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="session")
def sqlite_path(nursery, desk, tmp_path_factory) -> Reference:
    """Give the undisturbed path on SQLite."""
    path = Reference(SqliteWorlds(tmp_path_factory.mktemp("sqlite-path")), nursery, desk)
    path.build()
    return path


@pytest.fixture(scope="session")
def on_postgresql(nursery, desk, tmp_path_factory, postgresql_server) -> Reference:
    """Walk on PostgreSQL, with no path walked yet."""
    worlds = PostgresqlWorlds(tmp_path_factory.mktemp("postgresql-path"), postgresql_server)
    return Reference(worlds, nursery, desk)


@pytest.fixture(scope="session")
def postgresql_path(on_postgresql) -> Reference:
    """Give the undisturbed path on PostgreSQL."""
    on_postgresql.build()
    return on_postgresql


def pytest_ignore_collect(collection_path, config):
    """Leave the long tests to `make crash`."""
    return True if collection_path.name.startswith("test_every_") and not config.getoption("all_crash_points") else None

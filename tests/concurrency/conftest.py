"""Give each test a record of its own as it is at a point of the thin path, and a crowd to work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.concurrency.crowd import Crowd
from tests.crash.worlds import PostgresqlWorlds, SqliteWorlds, World, Worlds

CROWD = 8
EVERYBODY = [f"k{number:02}" for number in range(1, CROWD + 1)]


class Meeting:
    """Be a crowd at one record."""

    def __init__(self, crowd: Crowd, worlds: Worlds, desk: Path) -> None:
        self._crowd, self._worlds, self.desk = crowd, worlds, desk
        self._kept: dict[int, World] = {}
        self.world: World

    def begin(self, until: int) -> None:
        """Work on a copy of the record as it is after so many files and decisions."""
        if until not in self._kept:
            world = self._worlds.fresh()
            self._crowd.act(world.environment, [("prepare", {"desk": str(self.desk), "until": until})])
            self._kept[until] = world
        self.world = self._worlds.copy(self._kept[until])

    def everybody(self, act: str, **arguments) -> list[dict]:
        """Let everybody do the same at once."""
        return self.act(*((act, {"staff": staff, **arguments}) for staff in EVERYBODY))

    def act(self, *acts: tuple[str, dict]) -> list[dict]:
        """Let each act be done by a process of its own, all at once."""
        return self._crowd.act(self.world.environment, acts)

    def go_on(self) -> list[dict]:
        """Let those who rest with a stage in hand go on."""
        return self._crowd.go_on()


@pytest.fixture(scope="session")
def crowd() -> Iterator[Crowd]:
    crowd = Crowd()
    yield crowd
    crowd.close()


@pytest.fixture(scope="session")
def on_sqlite(crowd, tmp_path_factory) -> Meeting:
    folder = tmp_path_factory.mktemp("sqlite-crowd")
    return _meeting(crowd, SqliteWorlds(folder), folder)


@pytest.fixture(scope="session")
def on_postgresql(crowd, tmp_path_factory, postgresql_server) -> Meeting:
    folder = tmp_path_factory.mktemp("postgresql-crowd")
    return _meeting(crowd, PostgresqlWorlds(folder, postgresql_server), folder)


@pytest.fixture(params=["on_sqlite", pytest.param("on_postgresql", marks=pytest.mark.postgresql)])
def meeting(request) -> Meeting:
    return request.getfixturevalue(request.param)


def _meeting(crowd: Crowd, worlds: Worlds, folder: Path) -> Meeting:
    (folder / "desk").mkdir()
    return Meeting(crowd, worlds, folder / "desk")

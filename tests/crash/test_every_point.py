"""Kill the work at every passing of every point (on PostgreSQL at each point's first), and twice at random."""

import random

import pytest

from parat.crash_points import CRASH_AT
from tests.crash.conftest import KILLED, MOVES
from tests.crash.promises import broken_promises

pytestmark = [pytest.mark.crash, pytest.mark.slow]

PATHS = ["sqlite_path", pytest.param("postgresql_path", marks=pytest.mark.postgresql)]
DOUBLE_KILLS = 15


@pytest.fixture(params=PATHS)
def path(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("move", range(MOVES + 1))
def test_a_move_killed_at_any_of_its_points_is_resumed_as_if_nothing_had_happened(sqlite_path, move):
    assert broken_after_kills(sqlite_path, move, set()) == {}


@pytest.mark.postgresql
@pytest.mark.parametrize("move", range(MOVES + 1))
def test_a_move_killed_on_postgresql_is_resumed_as_if_nothing_had_happened(postgresql_path, move):
    passed_before = {name for names in postgresql_path.points[:move] for name in names}
    assert broken_after_kills(postgresql_path, move, passed_before) == {}


def broken_after_kills(path, move: int, left_out: set[str]) -> dict[str, list[str]]:
    """Kill a move at each of its points but those left out; give the promises that were broken by point."""
    broken = {}
    for at, name in enumerate(path.points[move], 1):
        if name not in left_out and (faults := path.disturbed(move, at)):
            broken[f"{name} (#{at})"] = faults
    return broken


@pytest.mark.parametrize("seed", range(DOUBLE_KILLS))
def test_a_path_killed_twice_at_random_ends_as_if_nothing_had_happened(path, seed):
    chance = random.Random(seed)
    world = path.worlds.fresh()
    passed = sum(map(len, path.points))
    kills = 0
    while kills < 2:
        kills += path.walk(world, None, **{CRASH_AT: f"#{chance.randrange(1, passed // 2)}"}) == KILLED
    path.walk(world, None)
    assert broken_promises(world, path.snapshots[MOVES]) == []
    path.worlds.remove(world)

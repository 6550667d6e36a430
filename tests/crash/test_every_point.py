"""Kill the work at every passing of every point, and twice at random, on both databases."""

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
def test_a_move_killed_at_any_of_its_points_is_resumed_as_if_nothing_had_happened(path, move):
    broken = {}
    for at, name in enumerate(path.points[move], 1):
        faults = path.disturbed(move, at)
        if faults:
            broken[f"{name} (#{at})"] = faults
    assert broken == {}


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

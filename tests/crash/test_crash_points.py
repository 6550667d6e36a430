"""Kill the work at a fixed dozen of points, resume it, and find everything as if nothing had happened."""

import pytest

from parat.crash_points import CRASH_AT
from tests.crash.conftest import KILLED, MOVES
from tests.crash.promises import broken_promises

pytestmark = pytest.mark.crash

A_DOZEN = [
    ("enrol:after_commit", 1),
    ("send_packet:before_commit", 1),
    ("send_packet:after_commit", 6),
    ("grade_answers:before_commit", 1),
    ("import_packet:before_commit", 3),
    ("import_packet:after_commit", 5),
    ("write_readiness_report:after_commit", 1),
    ("propose_actions:before_commit", 1),
    ("decide:before_commit", 8),
    ("finish_stage:before_commit", 20),
    ("store:after_temporary", 7),
    ("store:after_rename", 12),
]
ON_POSTGRESQL = [
    "import_packet:before_commit#4",
    "store:after_rename#8",
    "decide:after_commit#2",
    "finish_stage:before_commit#3",
]


def test_the_undisturbed_path_breaks_no_promise(sqlite_path):
    assert broken_promises(sqlite_path.snapshots[-1], sqlite_path.snapshots[-1]) == []


@pytest.mark.parametrize(("point", "passing"), A_DOZEN)
def test_a_run_killed_at_a_point_is_resumed_as_if_nothing_had_happened(sqlite_path, point, passing):
    assert sqlite_path.disturbed(*sqlite_path.occurrences(point)[passing - 1]) == []


@pytest.mark.postgresql
def test_a_path_killed_again_and_again_on_postgresql_ends_as_the_undisturbed_one_on_sqlite(sqlite_path, on_postgresql):
    world = on_postgresql.worlds.fresh()
    for point in ON_POSTGRESQL:
        assert on_postgresql.walk(world, None, **{CRASH_AT: point}) == KILLED
    on_postgresql.walk(world, None)
    assert broken_promises(world, sqlite_path.snapshots[MOVES]) == []

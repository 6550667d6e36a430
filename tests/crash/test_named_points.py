"""Every piece of work can be killed where it matters, and only when a test asks for it."""

import pytest

from flows.order import STEPS
from parat import crash_points

OF_A_PERSON = {
    "new_programme", "set_programme_state", "enrol", "date_agreement", "add_staff", "add_contact", "assign",
    "add_hours", "decide", "import_packet",
}  # fmt: skip
OF_EVERY_STEP = ("before_work", "before_commit", "after_commit", "after_return")
OF_THE_STORE = ("store:after_temporary", "store:after_rename")


@pytest.fixture
def killed_at(monkeypatch):
    """Give a way to pass points and learn at which of them the process would have died."""

    def passed(wanted: str | None, *names: str) -> list[int]:
        killed = []
        monkeypatch.setattr(crash_points, "_CRASH_AT", wanted)
        monkeypatch.setattr(crash_points.os, "kill", lambda *_: killed.append(at))
        for at, name in enumerate(names, 1):  # noqa: B007 - read by the fake kill
            crash_points.crash_point(name)
        return killed

    crash_points._passed.clear()
    yield passed
    crash_points._passed.clear()


def test_without_a_test_that_asks_nothing_is_killed(killed_at):
    assert killed_at(None, "store:after_rename", "decide:before_work") == []


def test_a_point_is_the_last_at_its_first_passing(killed_at):
    assert killed_at("b:c", "a:c", "b:c", "b:c") == [2]


def test_a_later_passing_of_a_point_can_be_chosen(killed_at):
    assert killed_at("b:c#2", "b:c", "a:c", "b:c", "b:c") == [3]


def test_a_point_can_be_chosen_by_its_number_alone(killed_at):
    assert killed_at("#3", "a:c", "b:c", "c:c", "d:c") == [3]


def test_every_step_and_everything_a_person_does_has_its_four_points(sqlite_path):
    passed = {name for names in sqlite_path.points for name in names}
    steps = {step.name for steps in STEPS.values() for step in steps} | OF_A_PERSON | {"finish_stage"}
    wanted = {f"{step}:{where}" for step in steps for where in OF_EVERY_STEP} | set(OF_THE_STORE)
    assert wanted - passed == set()

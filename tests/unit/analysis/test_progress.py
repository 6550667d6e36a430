"""Check how far a plan's actions are said to have come."""

from datetime import date

from parat.analysis.progress import ActionReading, Progress, done_by, latest, progress

TODAY = date(2027, 6, 1)
PAST, FUTURE = date(2027, 5, 31), date(2027, 12, 1)


def a_reading(action, state, due=FUTURE, read_on=date(2027, 3, 1), task=1, area="D4"):
    return ActionReading(action, task, area, due, state, read_on)


def newest(*readings):
    return latest(readings, TODAY)


def test_only_the_newest_reading_of_an_action_counts():
    rows = newest(a_reading("a1", "done", read_on=date(2027, 4, 1)), a_reading("a1", "in_progress"))
    assert list(rows["state"]) == ["done"]


def test_an_action_that_nobody_has_followed_up_counts_as_an_action():
    assert progress(newest(a_reading("a1", "not_started", read_on=None))).actions == 1


def test_a_reading_is_newer_than_none():
    rows = newest(a_reading("a1", "done"), a_reading("a1", "not_started", read_on=None))
    assert list(rows["state"]) == ["done"]


def test_an_action_is_overdue_the_day_after_its_due_date_unless_done_or_dropped():
    rows = newest(
        a_reading("a1", "in_progress", PAST),
        a_reading("a2", "in_progress", TODAY),
        a_reading("a3", "done", PAST),
        a_reading("a4", "dropped", PAST),
        a_reading("a5", "not_started", None),
    )
    assert list(rows["overdue"]) == [True, False, False, False, False]


def test_the_share_done_is_given_per_task_and_per_area():
    rows = newest(
        a_reading("a1", "done", task=1, area="D4"),
        a_reading("a2", "delayed", PAST, task=1, area="D5"),
        a_reading("a3", "in_progress", task=1, area="D5"),
        a_reading("a4", "done", task=2, area="D5"),
    )
    assert done_by(rows, "task").to_dict("list") == {
        "task": [1, 2], "actions": [3, 1], "done": [1, 1], "overdue": [1, 0], "done_percent": [33, 100],
    }  # fmt: skip
    assert list(done_by(rows, "area")["done_percent"]) == [100, 33]


def test_dropped_actions_are_left_out_of_the_share():
    rows = newest(a_reading("a1", "done"), a_reading("a2", "dropped"))
    assert list(done_by(rows, "task")["done_percent"]) == [100]


def test_the_whole_plan_is_summed_up_in_one_line():
    rows = newest(
        a_reading("a1", "done"),
        a_reading("a2", "delayed", PAST),
        a_reading("a3", "dropped", PAST),
        a_reading("a4", "not_started", None, None),
        a_reading("a5", "done"),
        a_reading("a6", "done"),
        a_reading("a7", "in_progress"),
        a_reading("a8", "in_progress"),
        a_reading("a9", "in_progress"),
    )
    assert progress(rows) == Progress(actions=8, done=3, delayed=1, overdue=1, dropped=1, done_percent=38)  # 37.5


def test_a_plan_without_actions_has_no_share():
    rows = newest()
    assert progress(rows) == Progress(0, 0, 0, 0, 0, None)
    assert len(done_by(rows, "area")) == 0

"""Sum up how far a plan's actions have come, for the status report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from parat.analysis.rounding import percent_of

DONE = "done"
DELAYED = "delayed"
DROPPED = "dropped"
_COLUMNS = ["action", "task", "area", "due_on", "state", "read_on"]


@dataclass(frozen=True, slots=True)
class ActionReading:
    """Be an action's state on one day; `read_on` is None while nobody has followed it up.

    `area` is what the report groups by beside the task: a dimension or a development area.
    """

    action: str
    task: int
    area: str
    due_on: date | None
    state: str
    read_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Be where the whole plan stands; dropped actions count in none of the other figures."""

    actions: int
    done: int
    delayed: int
    overdue: int
    dropped: int
    done_percent: int | None


def latest(readings: Iterable[ActionReading], today: date) -> pd.DataFrame:
    """Keep each action's newest reading, and mark what is done and what is overdue on a day."""
    rows = [(r.action, r.task, r.area, r.due_on, r.state, r.read_on or date.min) for r in readings]
    frame = pd.DataFrame(rows, columns=_COLUMNS).sort_values("read_on", kind="stable")
    newest = frame.drop_duplicates("action", keep="last").sort_values("action").reset_index(drop=True)
    newest["done"] = newest["state"] == DONE
    newest["dropped"] = newest["state"] == DROPPED
    past_due = pd.Series([day is not None and day < today for day in newest["due_on"]], dtype="bool")
    newest["overdue"] = past_due & ~newest["done"] & ~newest["dropped"]
    return newest


def done_by(newest: pd.DataFrame, key: Literal["task", "area"]) -> pd.DataFrame:
    """Give the share done and the number overdue per task or per area; dropped actions are left out.

    Columns: the key, actions, done, overdue, done_percent.
    """
    groups = newest[~newest["dropped"]].groupby(key)
    table = pd.DataFrame({"actions": groups.size(), "done": groups["done"].sum(), "overdue": groups["overdue"].sum()})
    table["done_percent"] = percent_of(table["done"], table["actions"])
    return table.rename_axis(key).reset_index()


def progress(newest: pd.DataFrame) -> Progress:
    """Sum the newest readings up in one line."""
    kept = newest[~newest["dropped"]]
    done, actions = int(kept["done"].sum()), len(kept)
    percent = (200 * done + actions) // (2 * actions) if actions else None
    return Progress(
        actions=actions,
        done=done,
        delayed=int((kept["state"] == DELAYED).sum()),
        overdue=int(kept["overdue"].sum()),
        dropped=int(newest["dropped"].sum()),
        done_percent=percent,
    )

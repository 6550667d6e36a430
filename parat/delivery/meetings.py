"""Describe a meeting that people are invited to, before anything is known of calendars and addresses."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any


@dataclass(frozen=True, slots=True)
class Meeting:
    """Be a meeting: whose it is (the id of a workshop or a session), when and where, and what it is about in Danish.

    Without `begins` it takes the whole day; without `ends` an hour. `moved` counts how often the invitation was
    renewed: the outbox sets it.
    """

    id: str
    day: date
    title: str
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    text: str = ""
    cancelled: bool = False
    moved: int = 0

    def written(self) -> str:
        """Write the meeting as text that `read` understands."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=_in_iso)


def read_meeting(text: str) -> Meeting:
    """Read a meeting that was written."""
    found: dict[str, Any] = json.loads(text)
    times = {name: time.fromisoformat(found[name]) for name in ("begins", "ends") if found[name]}
    known = {field.name: found[field.name] for field in fields(Meeting)}
    return Meeting(**{**known, "day": date.fromisoformat(found["day"]), **times})


def _in_iso(value: date | time) -> str:
    return value.isoformat()

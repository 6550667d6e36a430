"""Start a deployment on the running engine, and follow its run to the end."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote

from flows.api import answers, read, send
from flows.catalogue import full_name
from flows.engine import Engine
from parat.domain.serving_errors import NoServerError

_LOOK_EVERY_SECONDS = 0.3
_STEPS_LAG_SECONDS = 2
_FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


@dataclass(frozen=True, slots=True)
class StepProgress:
    """Be one step of a run as it stands: its name says what happened once it has."""

    name: str
    kind: str
    state: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Be how a run stands: its name, its state by kind and by name, what it says, and its steps in order."""

    run_id: str
    name: str
    kind: str
    state: str
    message: str
    steps: tuple[StepProgress, ...]

    @property
    def ended(self) -> bool:
        """Say whether nothing more will happen in this run."""
        return self.kind in _FINAL

    @property
    def told_all(self) -> bool:
        """Say whether every step is known to have ended; the server hears of steps a second later than of the run."""
        return bool(self.steps) and all(step.kind in _FINAL for step in self.steps)

    @property
    def succeeded(self) -> bool:
        """Say whether the run ended as it should, waiting for a person included."""
        return self.kind == "COMPLETED"


def trigger(engine: Engine, deployment: str, parameters: Mapping[str, str], *, via: str = "cli") -> str:
    """Start a deployment of the catalogue and give the id of its run."""
    api = engine.api_url
    identity = read(api, f"/deployments/name/{quote(full_name(deployment))}")["id"]
    body = {"parameters": dict(parameters), "tags": [f"via:{via}"]}
    return str(send(api, f"/deployments/{identity}/create_flow_run", body)["id"])


def follow(engine: Engine, run_id: str, on_change: Callable[[Progress], None] | None = None) -> Progress:
    """Wait for a run to end, telling each change on the way; raise NoServerError when the engine goes away."""
    before: Progress | None = None
    last_look = time.monotonic() + _STEPS_LAG_SECONDS
    while True:
        now = progress_of(engine, run_id)
        if now != before and on_change:
            on_change(now)
        if now.ended and (now.told_all or not now.succeeded or time.monotonic() > last_look):
            return now
        if not now.ended:
            last_look = time.monotonic() + _STEPS_LAG_SECONDS
        before = now
        time.sleep(_LOOK_EVERY_SECONDS)


def progress_of(engine: Engine, run_id: str) -> Progress:
    """Read how a run stands; raise NoServerError when the engine is gone."""
    try:
        run = read(engine.api_url, f"/flow_runs/{run_id}")
        only = {"flow_runs": {"id": {"any_": [run_id]}}, "sort": "EXPECTED_START_TIME_ASC"}
        steps = send(engine.api_url, "/task_runs/filter", only)
    except URLError as error:
        if answers(engine.api_url):
            raise
        raise NoServerError(home=engine.home) from error
    state = run["state"] or {"type": "SCHEDULED", "name": "Scheduled", "message": ""}
    return Progress(run_id, run["name"], state["type"], state["name"], state["message"] or "", tuple(map(_step, steps)))


def _step(told: Mapping[str, Any]) -> StepProgress:
    state = told["state"] or {}
    return StepProgress(told["name"], state.get("type", ""), state.get("name", ""), state.get("message") or "")

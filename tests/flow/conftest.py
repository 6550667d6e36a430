"""One real engine for the whole session, with a small programme of fictitious municipalities."""

import asyncio
import gc
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest
from prefect import Flow
from prefect.settings import PREFECT_API_URL, temporary_settings

from db.prepare import prepare
from flows.api import read, send
from flows.catalogue import full_name
from flows.engine import Engine
from flows.serve import running_engine
from flows.triggers import Progress, follow, progress_of, trigger
from parat.domain.stages import Start
from parat.example.municipalities import places
from parat.settings import settings
from tasks.programmes import Call, Enrolment, add_hours, add_staff, assign, enrol, new_programme, set_programme_state
from tasks.run import Actor

PROGRAMME = "prove-2026"
ACTOR = Actor("k07", "cli")


@dataclass(frozen=True)
class Serving:
    """A running engine, and short ways to ask it."""

    engine: Engine

    def run(self, deployment: str, **parameters: str) -> Progress:
        """Start a deployment as the dashboard does, and wait for its process to end."""
        return follow(self.engine, trigger(self.engine, deployment, parameters, via="ui"))

    def recorded(self, run: Progress, steps: int) -> Progress:
        """Give a run with its steps, which the server writes down a moment after they have ended."""
        return wait_until(
            lambda: found if len((found := progress_of(self.engine, run.run_id)).steps) >= steps else None
        )

    def call(self, flow: Flow, **parameters: str) -> Progress:
        """Run a flow in this process against the real server: the same run, without the seconds of a new process."""
        with temporary_settings({PREFECT_API_URL: self.engine.api_url}), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # Prefect leaves a connection open when a flow begins
            ended = asyncio.run(flow(**parameters, return_state=True))
            gc.collect()
        return progress_of(self.engine, str(ended.state_details.flow_run_id))

    def deployment(self, name: str) -> dict:
        return read(self.engine.api_url, f"/deployments/name/{quote(full_name(name))}")

    def runs(self, **wanted) -> list[dict]:
        return send(self.engine.api_url, "/flow_runs/filter", {"flow_runs": wanted, "sort": "START_TIME_DESC"})

    def tagged(self, *tags: str) -> list[dict]:
        return self.runs(tags={"all_": list(tags)})

    def pages(self) -> dict[str, dict]:
        found = send(self.engine.api_url, "/artifacts/latest/filter", {"limit": 200})
        return {page["key"]: page for page in found}


def wait_until(holds: Callable[[], object], seconds: float = 30) -> object:
    """Wait for something to hold, and give it."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < deadline, "it did not come to hold in time"
        time.sleep(0.1)
    return found


def begin_programme(municipalities: int) -> list[str]:
    """Prepare the record of the settings' home with a programme, and give its engagements."""
    prepare(settings().database_url)
    add_staff("k07", "", "konsulent", ACTOR)
    add_staff("k12", "", "leder", ACTOR)
    new_programme(PROGRAMME, Call("Prøve", capacity=98, is_example=True), ACTOR)
    set_programme_state(PROGRAMME, "open", ACTOR)
    return [_enrolled(place.municipality) for place in places()[:municipalities]]


def _enrolled(municipality) -> str:
    key = enrol(municipality, PROGRAMME, Enrolment(Start.NEW, is_example=True), ACTOR)
    assign(key, "k07", "konsulent", Decimal(40), ACTOR)
    add_hours(key, date(2026, 9, 1), Decimal("2.5"), "møde", ACTOR)
    return key


@pytest.fixture(scope="session")
def engine_home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("engine")


@pytest.fixture(scope="session")
def _serving(engine_home) -> Iterator[Serving]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARAT_HOME", str(engine_home))
        begin_programme(16)
    with running_engine(engine_home, 0) as engine:
        yield Serving(engine)


@pytest.fixture
def serving(_serving, home, engine_home, monkeypatch) -> Serving:
    """The engine, with this test's settings pointing at its home."""
    monkeypatch.setenv("PARAT_HOME", str(engine_home))
    return _serving

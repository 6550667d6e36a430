"""Know the engine that runs for a home folder: where it answers, and how to find it from another process."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from flows.api import answers
from flows.engine_settings import Surroundings
from flows.held_files import holder
from parat.domain.serving_errors import NoServerError

ENGINE_FILE = "engine.json"
ENGINE_LOCK = "engine.lock"
_READY_FILE = "runner.ready"


@dataclass(frozen=True, slots=True)
class Engine:
    """Be a running engine: the process that holds it together, and its addresses."""

    home: str
    pid: int
    started_at: str
    api_url: str
    ui_url: str
    log_dir: str

    @classmethod
    def at(cls, at: Surroundings, log_dir: Path) -> Self:
        """Describe the engine that this process runs."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(str(at.home), os.getpid(), started, at.api_url, at.ui_url, str(log_dir))

    def write(self) -> None:
        """Tell other processes about this engine."""
        target = Path(self.home) / ENGINE_FILE
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        fresh.replace(target)


def recorded_engine(home: Path) -> Engine | None:
    """Read what the newest engine of a home folder wrote about itself, whether or not it still runs."""
    try:
        return Engine(**json.loads((home / ENGINE_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def find_engine(home: Path) -> Engine | None:
    """Find the engine that serves a home folder, when its process lives and its server answers."""
    engine = recorded_engine(home)
    lives = engine is not None and holder(home / ENGINE_LOCK) == engine.pid and answers(engine.api_url)
    return engine if lives else None


def the_engine(home: Path) -> Engine:
    """Give the engine that serves a home folder; raise NoServerError."""
    engine = find_engine(home)
    if engine is None:
        raise NoServerError(home=home)
    return engine


def ready_runner(prefect_home: Path) -> int | None:
    """Give the number of the runner process that last said it was ready."""
    try:
        return int((prefect_home / _READY_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def say_ready(prefect_home: Path) -> None:
    """Say that this runner process takes work now."""
    (prefect_home / _READY_FILE).write_text(str(os.getpid()), encoding="ascii")

"""Start the Prefect server and the runner as processes of their own, and end them with everything they started."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flows.held_files import holder
from parat.domain.serving_errors import NotStartedError

_GRACE_SECONDS = 15
_LOOK_EVERY_SECONDS = 0.1
_LAST_LINES = 3
_CAUSE = re.compile(r"[\w.]+(?:Error|Exception)\b.*: ")  # the line that ends a traceback


@dataclass(frozen=True, slots=True)
class Part:
    """Be one process of the engine: what it is called, which file it holds, and what it runs."""

    name: str
    label_da: str
    module: str
    arguments: tuple[str, ...] = ()

    def held_file(self, prefect_home: Path) -> Path:
        """Give the file that the process holds while it lives."""
        return prefect_home / f"{self.name}.lock"


SERVER = Part("server", "serveren", "prefect", ("server", "start"))
RUNNER = Part("runner", "afvikleren", "flows.runner")
PARTS = (RUNNER, SERVER)  # in the order in which they end: a run can still report while the server answers


@dataclass(frozen=True, slots=True)
class Child:
    """Be a started process with its log."""

    part: Part
    process: "subprocess.Popen[bytes]"
    log: Path
    log_handle: IO[bytes]

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Wait until the process is ready; raise NotStartedError when it ends or takes too long."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None:
                raise self.failed("ended", "sluttede")
            if time.monotonic() > deadline:
                raise self.failed(f"did not answer within {seconds:.0f} s", f"svarede ikke inden {seconds:.0f} s")
            time.sleep(_LOOK_EVERY_SECONDS)

    def failed(self, failure: str, failure_da: str) -> NotStartedError:
        """Give the error that quotes the end of the log."""
        lines = [line.strip() for line in self.log.read_text(encoding="utf-8", errors="replace").split("\n")]
        causes = [line for line in lines if _CAUSE.match(line)]
        last = " / ".join(causes[-1:] or [line for line in lines if line][-_LAST_LINES:])
        return NotStartedError(
            part=self.part.name, part_da=self.part.label_da, failure=failure, failure_da=failure_da,
            last_words=last or "(none)", log=self.log,
        )  # fmt: skip

    def stop(self) -> None:
        """End the process and everything it started; wait, and kill what does not go by itself."""
        _interrupt(self.process.pid)
        try:
            self.process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
        kill_group(self.process.pid)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.log_handle.close()


def start(part: Part, prefect_home: Path, environment: Mapping[str, str], log_dir: Path) -> Child:
    """Start one part of the engine in a process group of its own, with its output in a log."""
    log = log_dir / f"{part.name}.log"
    log_handle = log.open("wb")
    process = subprocess.Popen(  # noqa: S603  our own modules only
        [sys.executable, "-m", "flows.child", str(part.held_file(prefect_home)), part.module, *part.arguments],
        stdin=subprocess.PIPE, stdout=log_handle, stderr=subprocess.STDOUT, env=dict(environment), cwd=prefect_home,
        start_new_session=True, creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )  # fmt: skip
    return Child(part, process, log, log_handle)


def end_leftovers(prefect_home: Path, parts: Sequence[Part] = PARTS) -> list[int]:
    """End what an engine that was killed left behind, and give the process numbers.

    Only a process that holds one of our files is touched.
    """
    ended = []
    for part in parts:
        held = part.held_file(prefect_home)
        pid = holder(held)
        if pid is not None:
            _end(pid, held)
            ended.append(pid)
    return ended


def kill_group(pid: int) -> None:
    """Kill what is left of a process group that this engine started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(pid)], capture_output=True, check=False)  # noqa: S603, S607
        return
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _end(pid: int, held: Path) -> None:
    _interrupt(pid)
    deadline = time.monotonic() + _GRACE_SECONDS
    while holder(held) == pid and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY_SECONDS)
    kill_group(pid)
    while holder(held) == pid:
        time.sleep(_LOOK_EVERY_SECONDS)


def _interrupt(pid: int) -> None:
    try:
        if sys.platform == "win32":
            os.kill(pid, signal.CTRL_BREAK_EVENT)
        else:
            os.killpg(pid, signal.SIGINT)
    except ProcessLookupError:
        return

"""Start the engine, keep it together, and leave nothing behind when it stops."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flows.api import answers, read
from flows.dashboard import silence
from flows.engine import ENGINE_FILE, ENGINE_LOCK, Engine, ready_runner, recorded_engine
from flows.engine_settings import Surroundings, check_in_effect, environment
from flows.held_files import hold, holder, let_go
from flows.server import RUNNER, SERVER, Child, end_leftovers, start
from parat.domain.serving_errors import EngineRunsError, NoWritePermissionError, OtherServerError, PortBusyError
from parat.settings import settings

_SERVER_SECONDS = 120
_RUNNER_SECONDS = 60
_LOOK_EVERY_SECONDS = 0.5
_STOPPING = (signal.SIGINT, signal.SIGTERM)


def serve(announce: Callable[[Engine], None], port: int | None = None) -> None:
    """Serve the home folder until Ctrl-C or SIGTERM; raise SetupErrors.

    `announce` is told the engine once it is ready.
    """
    try:
        with _engine_and_children(settings().home, port, None) as (engine, children):
            announce(engine)
            while all(child.process.poll() is None for child in children):
                time.sleep(_LOOK_EVERY_SECONDS)
            raise next(child for child in children if child.process.poll() is not None).failed("ended", "sluttede")
    except KeyboardInterrupt:
        return


@contextmanager
def running_engine(home: Path, port: int | None = None, log_dir: Path | None = None) -> Iterator[Engine]:
    """Run server and runner for a home folder while the block runs; raise SetupErrors.

    Port 0 takes any free one, None the one in the settings. Logs lie under the home folder unless told otherwise.
    """
    with _engine_and_children(home, port, log_dir) as (engine, _):
        yield engine


@contextmanager
def _engine_and_children(
    home: Path, port: int | None, log_dir: Path | None
) -> Iterator[tuple[Engine, tuple[Child, ...]]]:
    logs = log_dir or home / "logs"
    stack = ExitStack()
    with _signals_as_before():
        try:
            _make_folders(home / "prefect" / "ui", logs)
            _take_home(home, stack)
            end_leftovers(home / "prefect")
            at = _surroundings(home, port)
            children = _start(at, logs, stack)
            engine = Engine.at(at, logs)
            engine.write()
            stack.callback((home / ENGINE_FILE).unlink, missing_ok=True)
            yield engine, children
        finally:
            _ignore_signals()
            stack.close()


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NoWritePermissionError(folder=folder, reason=error.strerror) from error
        if not os.access(folder, os.W_OK):
            raise NoWritePermissionError(folder=folder, reason="no write permission")


def _take_home(home: Path, stack: ExitStack) -> None:
    """Hold the home folder, so that it is served once only."""
    lock = home / ENGINE_LOCK
    if not hold(lock):
        running = recorded_engine(home)
        raise EngineRunsError(home=home, pid=holder(lock), address=running.ui_url if running else "starting")
    stack.callback(let_go, lock)


def _surroundings(home: Path, port: int | None) -> Surroundings:
    machine = settings()
    host, wanted = machine.server_host, machine.server_port if port is None else port
    return Surroundings(home, host, _free_port(host, wanted), machine.prefect_database_url)


def _free_port(host: str, wanted: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        if os.name == "posix":  # a port that was closed a moment ago is free; on Windows this would allow two owners
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, wanted))
        except OSError as error:
            old_server = answers(Surroundings(Path(), host, wanted).api_url)
            raise (OtherServerError if old_server else PortBusyError)(host=host, port=wanted) from error
        return int(trial.getsockname()[1])


def _start(at: Surroundings, logs: Path, stack: ExitStack) -> tuple[Child, ...]:
    """Start the server and the runner beside each other: the runner loads while the server prepares its database."""
    children = []
    for part in (SERVER, RUNNER):
        child = start(part, at.prefect_home, environment(at), logs)
        stack.callback(child.stop)
        children.append(child)
    server, runner = children
    server.wait_until(lambda: answers(at.api_url), _SERVER_SECONDS)
    check_in_effect(at, read(at.api_url, "/admin/settings"))
    silence(at.ui_folder)
    runner.wait_until(lambda: ready_runner(at.prefect_home) == runner.process.pid, _RUNNER_SECONDS)
    return server, runner


@contextmanager
def _signals_as_before() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM both end the block, and give both signals back to whoever had them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _STOPPING}
    for number in _STOPPING:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_signals() -> None:
    """Let no second Ctrl-C disturb the stopping."""
    if threading.current_thread() is threading.main_thread():
        for number in _STOPPING:
            signal.signal(number, signal.SIG_IGN)

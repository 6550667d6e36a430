"""Show the example at work: load it, start the engine, walk one municipality to its draft, and say where to look."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.status import Status

from db.prepare import prepare
from flows.dashboard import municipality_page, portfolio_page, waiting_list
from flows.engine import Engine
from flows.serve import running_engine, serve
from parat.domain.serving_errors import NoWritePermissionError
from parat.example.deliverables import copy_deliverables, plan_draft
from parat.example.story import load_example
from parat.example.walk import walk
from parat.settings import settings

_ELSEWHERE = ("PARAT_DATABASE_URL", "PARAT_PREFECT_DATABASE_URL")
_NOT_LOADED = "The record holds programmes of its own, so the example was left out. Nothing was walked."


class StoppedLoadingError(Exception):
    """Say inside the loading thread that nobody waits for it any more."""


def run_demo(out: Path | None, keep_serving: bool) -> None:
    """Load the example when the record is empty, walk one municipality to its plan draft, and print where to look.

    With `out` everything lies in that folder, and every deliverable of the walk is copied to it. With `keep_serving`
    the dashboard is served until Ctrl-C; otherwise all that was started is ended when the walk is over.
    Run again: the walk goes on from where it stood, or says that it is done.
    """
    console = Console(highlight=False, markup=False, soft_wrap=True)
    if out is not None:
        _settle_in(out.absolute())
    prepare(settings().database_url)
    console.print(f"Everything lies in {settings().home}. The engine starts, which takes up to a minute.")
    with console.status("Starting ...") as status, _loading(status) as loaded:
        show = partial(_show, console, status, loaded, out)
        if keep_serving:
            serve(partial(_show_and_stay, console, show))
        else:
            with running_engine(settings().home, port=0) as engine:
                show(engine)


def _settle_in(out: Path) -> None:
    """Keep everything of this demonstration in one folder, whatever the machine's settings say."""
    try:
        (out / "home").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoWritePermissionError(folder=out, reason=error.strerror) from error
    os.environ["PARAT_HOME"] = str(out / "home")
    for name in _ELSEWHERE:
        os.environ.pop(name, None)


@contextmanager
def _loading(status: Status) -> Iterator[Future[bool]]:
    """Load the example beside the start of the engine; it stops between two steps when the block is left early."""
    stopped = threading.Event()

    def progress(said: str) -> None:
        if stopped.is_set():
            raise StoppedLoadingError
        status.update(f"Starting the engine and loading the example: {said}")

    with ThreadPoolExecutor(1) as loader:
        try:
            yield loader.submit(load_example, progress)
        finally:
            stopped.set()


def _show(console: Console, status: Status, loaded: "Future[bool]", out: Path | None, engine: Engine) -> None:
    """Walk as soon as the example is there, and print the addresses and the path of the draft."""
    if not loaded.result():
        status.stop()
        console.print(_NOT_LOADED)
        _print_addresses(console, engine, None)
        return
    began = time.monotonic()
    engagement = walk(engine, lambda said: console.print(f"✓ {said}"), status.update)
    status.stop()
    console.print(f"The walk took {time.monotonic() - began:.0f} s.\n")
    draft = copy_deliverables(engagement, out.absolute()) if out else plan_draft(engagement)
    _print_addresses(console, engine, engagement)
    console.print(f"Word draft:    {draft}")
    if out:
        console.print(f"Deliverables:  {out.absolute()}")


def _show_and_stay(console: Console, show: Callable[[Engine], None], engine: Engine) -> None:
    show(engine)
    console.print("Ctrl-C stops everything.")


def _print_addresses(console: Console, engine: Engine, engagement: str | None) -> None:
    pages = {
        "Dashboard": engine.ui_url,
        "Waiting list": waiting_list(engine),
        "Portfolio": portfolio_page(engine),
        "Municipality": municipality_page(engine, engagement) if engagement else None,
        "Logs": engine.log_dir,
    }
    for name, address in pages.items():
        if address:
            console.print(f"{name + ':':<15}{address}")

"""The commands that serve the dashboard, and show the example."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say
from parat.cli.record import begin_record

if TYPE_CHECKING:
    from flows.engine import Engine


def serve(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port of the dashboard; 0 takes any free one.")
    ] = None,
) -> None:
    """Serve the dashboard, its forms and the runs behind them, until Ctrl-C."""
    begin_record()
    from flows import serve as engine

    engine.serve(_announce, port)


def demo(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", file_okay=False, help="Where the documents are put.")
    ] = None,
    keep_serving: Annotated[bool, typer.Option("--keep-serving", help="Go on serving until Ctrl-C.")] = False,
) -> None:
    """Walk an example municipality to its plan draft; nothing in it is about a real one."""
    from parat.example.demo import run_demo

    gc.enable()
    run_demo(out, keep_serving)


def _announce(engine: Engine) -> None:
    from flows.dashboard import portfolio_page, waiting_list

    table = portfolio_page(engine)
    say(f"Dashboard:    {engine.ui_url}", f"Waiting list: {waiting_list(engine)}")
    say(*([f"Portfolio:    {table}"] if table else []), f"Logs:         {engine.log_dir}", "Ctrl-C stops everything.")

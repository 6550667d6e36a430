"""Print what a command has to say: readable at 80 columns, plain when it is not a terminal that reads."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from parat.domain.errors import ParatError

_WIDE = 1000


def accept_every_letter() -> None:
    """Let a console that lacks a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(*lines: str, style: str = "") -> None:
    """Print lines as they are; the terminal breaks them."""
    console = _console()
    for line in lines:
        console.print(line, soft_wrap=True, style=style)


def say_aside(*lines: str) -> None:
    """Print lines beside the result, on the standard error, so that a pipe does not carry them."""
    console = _console(stderr=True)
    for line in lines:
        console.print(line, soft_wrap=True)


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: within the terminal's width, or one line a row when it goes to a file or a pipe."""
    console = _console()
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold", header_style="bold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def show_json(content: Any) -> None:
    """Print JSON that any program can read; letters beyond ASCII are written out only where UTF-8 is sure."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps(content, ensure_ascii=plain, indent=2) + "\n")


@contextmanager
def waiting(words: str) -> Iterator[Callable[[str], None]]:
    """Show in a terminal that something goes on; what is given tells what it is at now."""
    console = _console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(words) as spinner:
        yield spinner.update


def tell(error: ParatError) -> None:
    """Print an error on the standard error: what happened, where, what to do, and its code."""
    what, where, remedy = error.parts()
    said = [f"Error: {what} ({error.code})", f"Where: {where}", f"Do:    {remedy}"]
    each = getattr(error, "errors", ())
    say_aside(*said, *(f"  - {one.in_english()}" for one in each))


def _console(stderr: bool = False) -> Console:
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    return console if console.is_terminal else Console(
        stderr=stderr, markup=False, highlight=False, emoji=False, width=_WIDE
    )  # fmt: skip

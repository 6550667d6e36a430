"""Let a municipality's path go on after something was recorded: on the server when one runs, else here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parat.cli.console import say, say_aside
from parat.cli.next_steps import waits_in_words

if TYPE_CHECKING:
    from tasks.run import Actor


def go_on(engagement: str, actor: Actor) -> None:
    """Carry the municipality as far as it can go now, and say what it waits for."""
    if not _handed_over(engagement, actor):
        _walk(engagement, actor)


def _handed_over(engagement: str, actor: Actor) -> bool:
    """Start the path on the running server; say False when none runs or it does not take it."""
    from flows.catalogue import PATH
    from flows.engine import find_engine
    from flows.triggers import trigger
    from parat.settings import settings

    engine = find_engine(settings().home)
    if engine is None:
        return False
    try:
        run = trigger(engine, PATH, {"municipality": engagement, "staff": actor.staff})
    except OSError as error:
        say_aside(f"The server did not take it ({error}); it is done here instead.")
        return False
    say(f"The path goes on at the server: {engine.ui_url}/runs/flow-run/{run}")
    return True


def _walk(engagement: str, actor: Actor) -> None:
    from flows.path import advance

    outcome = advance(engagement, actor)
    if outcome.finished:
        say("Every stage has ended.")
    for wait in outcome.waits:
        say(*waits_in_words(engagement, wait))

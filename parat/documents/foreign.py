"""Fill templates from outside the repository in a child process with little memory and little time.

The sandbox keeps a template away from Python; it does not stop one that loops for ever or asks for all memory. What
comes back is text and nothing else: the child's answer is JSON of a limited size, never an object.
"""

import json
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parat.documents import errors
from parat.documents.contexts import Context
from parat.documents.foreign_child import MEMORY
from parat.documents.own_group import end_group, on_its_own
from parat.domain.errors import TemplateError

_CHILD = "parat.documents.foreign_child"
_HOME = Path(__file__).resolve().parents[2]
_KEPT = ("SYSTEMROOT", "LANG", "LC_ALL")
_REFUSALS = (
    errors.ForbiddenFormError,
    errors.MissingNameError,
    errors.MissingPartError,
    errors.TemplateRunError,
    errors.TemplateSyntaxError,
    errors.UnknownFormError,
)
_BY_NAME = {kind.__name__: kind for kind in _REFUSALS}


@dataclass(frozen=True, slots=True)
class Limits:
    """Say how much one filling of a template from outside may use.

    Where the operating system cannot limit memory and computing (Windows), the clock alone ends it.
    """

    memory_bytes: int = 512_000_000
    cpu_seconds: int = 5
    wall_seconds: float = 9.0
    answer_bytes: int = 20_000_000


_ORDINARY = Limits()


def render_foreign(
    template: str, context: Context, sources: dict[str, str], foreign: frozenset[str], limits: Limits = _ORDINARY
) -> str:
    """Fill a template in a child process; `foreign` names those of the sources that come from outside.

    Raises a TemplateError as `render` does, or ForeignTemplateStoppedError, which says what there was too much of.
    """
    (filled,) = fill_each(template, (context,), sources, foreign, limits)
    if isinstance(filled, TemplateError):
        raise filled
    return filled


def fill_each(
    template: str,
    contexts: tuple[Context, ...],
    sources: dict[str, str],
    foreign: frozenset[str],
    limits: Limits = _ORDINARY,
) -> list[str | TemplateError]:
    """Fill a template with several contexts in one child process, within the limits of one; errors are given back."""
    said, stopped, code = _asked(pickle.dumps((template, contexts, sources, foreign)), limits)
    reason = f"it took more than {limits.wall_seconds:g} seconds" if stopped else _died(code, limits)
    answers = [] if stopped else _read(said)
    if len(answers) != len(contexts):
        answers = answers[:1] * len(contexts) or [None] * len(contexts)
    return [_filled(answer, template, reason, limits) for answer in answers]


def _read(said: bytes) -> list[Any]:
    try:
        answers = json.loads(said)
    except (ValueError, RecursionError):
        return []
    return answers if isinstance(answers, list) else []


def _asked(request: bytes, limits: Limits) -> tuple[bytes, bool, int]:
    """Give what the child said, whether the clock ended it, and the number with which it ended."""
    rung = threading.Event()

    def ring() -> None:
        rung.set()
        end_group(process)

    with _started(limits) as process:
        watch = threading.Timer(limits.wall_seconds, ring)
        watch.start()
        try:
            said = _exchanged(process, request, limits.answer_bytes)
        finally:
            watch.cancel()
            end_group(process)
        return said, rung.is_set(), process.wait()


def _started(limits: Limits) -> "subprocess.Popen[bytes]":
    arguments = [str(limits.memory_bytes), str(limits.cpu_seconds), str(limits.answer_bytes)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own module only, and no shell
        [sys.executable, "-P", "-m", _CHILD, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**kept, "PYTHONPATH": str(_HOME), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}, **on_its_own(),
    )  # fmt: skip


def _exchanged(process: "subprocess.Popen[bytes]", request: bytes, most: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("the child has both pipes")
    with suppress(BrokenPipeError):
        process.stdin.write(request)
    with suppress(BrokenPipeError):
        process.stdin.close()
    said = process.stdout.read(most)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
    return said


def _filled(answer: Any, template: str, reason: str, limits: Limits) -> str | TemplateError:
    match answer:
        case {"markup": str(markup)}:
            return markup
        case {"refused": str(kind), "found": dict(found)} if kind in _BY_NAME:
            return _BY_NAME[kind](**{str(name): str(value) for name, value in found.items()})
        case {"limit": str(limit)}:
            reason = _met(limit, limits)
    return errors.ForeignTemplateStoppedError(template=template, reason=reason)


def _met(limit: str, limits: Limits) -> str:
    if limit == MEMORY:
        return f"it asked for more than {limits.memory_bytes // 1_000_000} MB of memory"
    return f"it wrote more than {limits.answer_bytes // 1_000_000} MB"


def _died(code: int, limits: Limits) -> str:
    """Say why a child ended without an answer: its computing time, its memory, or something else."""
    if sys.platform != "win32":
        import signal

        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"it computed for more than {limits.cpu_seconds} seconds"
    return f"its process ended without an answer ({code}), most often for want of memory"

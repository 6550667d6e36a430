"""Fill one template from outside the repository, in the process that limits it; started by parat.documents.foreign.

The parent's request comes on standard input; JSON goes back on standard output. On Windows the operating system has no
limits to set here, and only the parent's clock ends a template.
"""

import json
import pickle
import sys
from typing import Any

from parat.documents.contexts import Context
from parat.documents.foreign_rules import forbidden_in, used_by
from parat.documents.render import render
from parat.domain.errors import TemplateError

MEMORY, SIZE = "memory", "size"


def answers(template: str, contexts: tuple[Context, ...], sources: dict[str, str], foreign: frozenset[str]) -> Any:
    """Fill the template with each context and give text, error, or the limit that was met, as JSON can carry them."""
    for name in sorted(foreign & used_by(template, sources)):
        for refused in forbidden_in(name, sources):
            return [_refused(refused)] * len(contexts)
    return [_answer(template, context, sources) for context in contexts]


def _answer(template: str, context: Context, sources: dict[str, str]) -> Any:
    try:
        markup = render(template, context, sources)
    except TemplateError as refused:
        return _refused(refused)
    except MemoryError:
        return {"limit": MEMORY}
    return {"markup": markup}


def limit_this_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Let the operating system refuse more memory, end the process when its time is used, and let it write no file."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for limit, most in wanted.items():
        _, highest = resource.getrlimit(limit)
        ours = most if highest == resource.RLIM_INFINITY else min(most, highest)
        try:
            resource.setrlimit(limit, (ours, ours))
        except (OSError, ValueError):  # macOS refuses a limit of memory; the others still hold
            continue


def _refused(error: TemplateError) -> dict[str, Any]:
    return {"refused": type(error).__name__, "found": {name: str(value) for name, value in error.found.items()}}


def _written(said: Any) -> bytes:
    try:
        return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    except MemoryError:
        return _written([{"limit": MEMORY}])


def main() -> None:
    """Answer one request."""
    memory_bytes, cpu_seconds, most = (int(argument) for argument in sys.argv[1:4])
    limit_this_process(memory_bytes, cpu_seconds)
    request = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - our own parent wrote it
    said = _written(answers(*request))
    sys.stdout.buffer.write(said if len(said) <= most else _written([{"limit": SIZE}]))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

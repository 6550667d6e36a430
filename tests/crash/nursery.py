"""Start a process for each walk without paying for a new interpreter each time: one warm parent, forked on request.

Run as `python -m tests.crash.nursery`: each line on standard input is a JSON order, each line out its exit status.
"""

import importlib
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_USED = (
    "tests.crash.thin_path",
    "holidays.countries.denmark",
    "openpyxl.cell._writer",
    "parat.settings",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)


class Nursery:
    """Be the warm parent, as the tests see it."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARAT_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
        )  # fmt: skip

    def run(self, log: Path, environment: Mapping[str, str], walk: Mapping[str, Any]) -> int:
        """Walk in a process of its own and give its exit status; a negative one is the signal that ended it."""
        order = {"log": str(log), "environment": dict(environment), "walk": dict(walk)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End the warm parent."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def import_everything() -> None:
    """Import once, in the warm parent, what every child would otherwise import anew."""
    for module in _USED:
        importlib.import_module(module)


def _serve() -> None:
    import_everything()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _be_a_child(order)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _be_a_child(order: dict[str, Any]) -> None:
    from parat import crash_points
    from tests.crash.thin_path import walk

    status = 1
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(order["environment"])
    importlib.reload(crash_points)
    try:
        walk(Path(order["walk"]["desk"]), order["walk"]["until"])
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve()

"""Let several processes begin the same thing at the same moment: one warm parent, forked on request.

Run as `python -m tests.concurrency.crowd`. An order names an environment and what each process does; the answer is
a line with what came of it for each. A process that rests with something in hand goes on at the order `go_on`.
"""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Came = list[dict[str, Any]]


class Crowd:
    """Be the warm parent, as the tests see it."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARAT_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.crowd"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
        )  # fmt: skip

    def act(self, environment: Mapping[str, str], acts: Sequence[tuple[str, Mapping[str, Any]]]) -> Came:
        """Let each act be done by a process of its own, all beginning at once."""
        return self._order({"environment": dict(environment), "acts": list(acts)})

    def go_on(self) -> Came:
        """Let the processes that rest go on, and give what came of it."""
        return self._order({"go_on": True})

    def close(self) -> None:
        """End the warm parent."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _order(self, order: Mapping[str, Any]) -> Came:
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


class _Member:
    """Be one forked process, as the warm parent sees it."""

    def __init__(self, order: Mapping[str, Any], name: str, arguments: Mapping[str, Any]) -> None:
        answer, self._answer = os.pipe()
        self._ask, ask = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(answer)
            os.close(ask)
            self._live(order, name, arguments)
        os.close(self._answer)
        os.close(self._ask)
        self._lines, self._signals = os.fdopen(answer), os.fdopen(ask, "w")

    def go(self) -> None:
        self._signals.write("\n")
        self._signals.flush()

    def answered(self) -> dict[str, Any]:
        line = self._lines.readline()
        return {"pid": self.pid, **(json.loads(line) if line else {"came": "died", "said": ""})}

    def end(self) -> None:
        self._lines.close()
        self._signals.close()
        os.waitpid(self.pid, 0)

    def _live(self, order: Mapping[str, Any], name: str, arguments: Mapping[str, Any]) -> None:
        from tests.concurrency.acts import acted, get_ready

        os.environ.update(order["environment"])
        try:
            get_ready()
            self._rest("ready")
            self._tell(acted(name, arguments, self._rest))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)

    def _rest(self, word: str) -> None:
        self._tell({"came": word, "said": ""})
        while os.read(self._ask, 1) != b"\n":
            pass

    def _tell(self, what: Mapping[str, str]) -> None:
        os.write(self._answer, (json.dumps(what) + "\n").encode())


def _serve() -> None:
    from tests.crash.nursery import import_everything

    import_everything()
    resting: list[_Member] = []
    for line in sys.stdin:
        order = json.loads(line)
        members = resting if "go_on" in order else [_Member(order, *act) for act in order["acts"]]
        if "go_on" not in order:
            for member in members:
                member.answered()
        for member in members:
            member.go()
        came = [member.answered() for member in members]
        resting = [one for one, what in zip(members, came, strict=True) if what["came"] == "holds"] + (
            [] if "go_on" in order else resting
        )
        for one in members:
            if one not in resting:
                one.end()
        sys.stdout.write(json.dumps(came) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()

"""Measure the merge of a person's Word file with newer data, beside two tools that compare two Word files.

`redraft_120` takes the plan of 33 pages (benchmarks/_plan.py) as it went out, as it came back with 40 edits (words,
rows, paragraphs, comments, pictures, tracked changes), and as the data gives it after 60 changes: from the bytes of the
three files to the bytes of the fourth. The peers know no third file; they are given what came back and what the data
says now, and so mark the person's own edits as deleted. `compare_120` gives all three the same two files, what went out
and what the data says now. Before any time counts, rejecting every change in ours is shown to give the person's file,
and accepting every change in each result to hold what the data says.
"""

import contextlib
import io
import resource
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from docx_trackdiff.compare import main as trackdiff
from python_redlines.engines import XmlPowerToolsEngine

from benchmarks._measure import cpu_seconds, tell
from benchmarks._plan import OWNERS, SENTENCES, STATES, a_plan
from benchmarks.documents import our_plan
from parat.documents.contexts import PlanDraft
from parat.documents.merge import Stamp, compare, redraft
from tests.unit.documents.merge_scripts.paper import Author
from tests.unit.documents.merge_scripts.person import Desk
from tests.unit.documents.merge_scripts.views import accepted, document, rejected, shape, texts

ACTIONS, EDITS, CHANGES = 120, 40, 60
TIMES, PEER_TIMES = 7, 3
STAMP = Stamp(at=datetime(2027, 2, 1, 8, tzinfo=UTC), generation="maaling")
Compared = Callable[[bytes, bytes], bytes]


@dataclass(frozen=True)
class Files:
    """Be the plan as it went out, as it came back, and as the data gives it now."""

    base: bytes
    theirs: bytes
    now: bytes


def main() -> None:
    """Print what the merge takes and what each peer takes for two of the three files."""
    files = three_files()
    check(files)
    merging = median(cpu_seconds(lambda: redraft(files.theirs, files.base, files.now, STAMP)) for _ in range(TIMES))
    comparing = median(cpu_seconds(lambda: compare(files.base, files.now, STAMP)) for _ in range(TIMES))
    tell("redraft_paragraphs", len(texts(document(files.theirs))), "paragraphs with text")
    for peer, compared in PEERS.items():
        tell("redraft_120", merging, "CPU s", peer, seconds_of(compared, files.theirs, files.now))
    for peer, compared in PEERS.items():
        tell("compare_120", comparing, "CPU s", peer, seconds_of(compared, files.base, files.now))


def three_files() -> Files:
    plan = a_plan(ACTIONS)
    base = our_plan(plan)
    desk = Desk(base, {}, Author(Random(1)))
    desk.work(EDITS, never=frozenset({"delete_table"}))
    return Files(base, desk.saved(), our_plan(changed(plan, Random(2))))


def changed(plan: PlanDraft, chance: Random) -> PlanDraft:
    """Make 60 changes: 45 cells of actions, 5 actions that go, 5 that come, 5 paragraphs of text."""
    actions = {action.id: action for action in plan.actions}
    for number, identity in enumerate(chance.sample(sorted(actions), CHANGES - 10)):
        if number >= CHANGES - 15:
            del actions[identity]
        else:
            actions[identity] = replace(actions[identity], **_cell(number, chance))
    newest = [replace(plan.actions[n], id=f"ny-{n}", number=str(200 + n), title=f"Ny indsats {n}") for n in range(5)]
    chapters = list(plan.chapters)
    for number in chance.sample(range(len(chapters)), 5):
        first, *others = chapters[number].local_text
        chapters[number] = replace(chapters[number], local_text=(f"{first} {SENTENCES[number % 13]}", *others))
    return replace(plan, actions=(*actions.values(), *newest), chapters=tuple(chapters))


def _cell(number: int, chance: Random) -> dict[str, object]:
    cells: tuple[dict[str, object], ...] = (
        {"due": date(2031, 1 + number % 12, 1 + number % 28)},
        {"owner_function": chance.choice(OWNERS) + ", ny leder"},
        {"status_da": chance.choice(STATES) + " igen"},
    )
    return cells[number % 3]


def check(files: Files) -> None:
    """Stop unless ours keeps the person's file whole, and every tool's result holds what the data says."""
    merged = redraft(files.theirs, files.base, files.now, STAMP)
    new = frozenset(str(number) for number in range(100_000))
    machines = lambda mark: mark.get(AUTHOR) == STAMP.author  # noqa: E731
    if shape(rejected(merged.docx, machines), new) != shape(document(files.theirs), new):
        raise SystemExit("redraft: rejecting every change does not give the person's file")
    wanted = set(texts(document(files.now)))
    for name, tool in {"parat": _ours, **PEERS}.items():
        missing = wanted - set(texts(accepted(tool(files.base, files.now))))
        if missing:
            raise SystemExit(f"{name}: {len(missing)} texts of the data are missing: {sorted(missing)[:3]}")


AUTHOR = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author"


def _ours(old: bytes, new: bytes) -> bytes:
    return compare(old, new, STAMP).docx


def with_trackdiff(old: bytes, new: bytes) -> bytes:
    """Compare as its command does, in this process."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.docx" for name in ("old", "new", "out")]
        paths[0].write_bytes(old)
        paths[1].write_bytes(new)
        sys.argv = ["docx-trackdiff", *map(str, paths), "--date", "2027-02-01T08:00:00Z"]
        with contextlib.redirect_stdout(io.StringIO()):
            trackdiff()
        return paths[2].read_bytes()


def with_redlines(old: bytes, new: bytes) -> bytes:
    """Compare with the .NET program that the package brings; it runs as a process of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return bytes(XmlPowerToolsEngine().run_redline("parat", old, new)[0])


def seconds_of(compared: Compared, old: bytes, new: bytes) -> float:
    """Give the median CPU seconds, those of a child process among them."""
    return median(_with_children(lambda: compared(old, new)) for _ in range(PEER_TIMES))


def _with_children(work: Callable[[], object]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = cpu_seconds(work)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


PEERS: dict[str, Compared] = {"docx-trackdiff 1.0.0": with_trackdiff, "python-redlines 2.0.0": with_redlines}

if __name__ == "__main__":
    main()

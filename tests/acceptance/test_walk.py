"""The demonstration as a newcomer gets it: one command, one folder, one municipality walked through the engine."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from parat.documents.accessibility import check
from parat.documents.contexts.cover import EXAMPLE_MARK

pytestmark = [pytest.mark.server, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 600  # a busy machine; an idle one with two cores takes less than three minutes


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Run the demonstration once: its folder, and what it printed."""
    out = tmp_path_factory.mktemp("demo") / "out"
    return out, run_demo(out)


def run_demo(out):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARAT_")}
    done = subprocess.run(
        [sys.executable, "-m", "parat.cli", "demo", "--out", str(out)],
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", timeout=LONGEST_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_walk_ends_at_a_plan_draft_that_is_marked_as_an_example_and_that_everybody_can_read(demo):
    out, said = demo
    draft = Path(re.search(r"^Word draft:\s+(.+\.docx)$", said, re.MULTILINE)[1])
    assert draft.parent == out
    content = draft.read_bytes()
    assert check(content) == ()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert EXAMPLE_MARK in file.read("word/document.xml").decode("utf-8")


def test_every_deliverable_and_every_returned_workbook_of_the_walk_lies_in_the_folder(demo):
    out, _ = demo
    documents = {re.sub(r"(?: \d)? - version \d+\.docx$", "", path.name) for path in out.glob("*.docx")}
    titles = {
        "Kvittering for ansøgning",
        "Tilsagn om konsulentstøtte",
        "Parathedsvurdering",
        "Parathedsvurdering, resumé",
        "Workshopreferat",
        "Uddannelsesplan",
        "Uddannelsesoversigt",
        "Evaluering af undervisningen",
        "Operationel handlingsplan",
        "Operationel handlingsplan, offentlig udgave",
        "Action cards",
        "Indsatsplan",
        "Dækningskontrol",
    }
    assert documents == titles
    assert len(list((out / "udfyldte skemaer").glob("*.xlsx"))) == 5


def test_the_addresses_of_dashboard_and_portfolio_are_printed(demo):
    said = demo[1]
    assert re.search(r"^Dashboard:\s+http://127\.0\.0\.1:\d+/", said, re.MULTILINE)
    assert re.search(r"^Portfolio:\s+http://\S+/artifacts/artifact/[0-9a-f-]{36}$", said, re.MULTILINE)


def test_the_engine_leaves_nothing_running(demo):
    home = demo[0] / "home"
    from flows.engine import find_engine
    from flows.server import PARTS, holder

    assert find_engine(home) is None
    assert [holder(part.held_file(home / "prefect")) for part in PARTS] == [None, None]


def test_a_second_demonstration_in_the_same_folder_says_that_the_walk_is_done(demo):
    out, _ = demo
    before = {path.name: path.read_bytes() for path in out.glob("*.docx")}
    assert "har allerede et planudkast" in run_demo(out)
    assert {path.name: path.read_bytes() for path in out.glob("*.docx")} == before

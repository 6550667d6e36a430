"""What a merged file carries along is whole, and the same whoever runs it."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from parat.ooxml.packages import read_package
from tests.unit.documents.merging.writing import kinds, merged
from tests.unit.documents.reading import faults
from tests.unit.documents.test_charts import a_chart, chart_in, points, workbook_in
from tests.unit.documents.writing import written

TEXT = '<h1 id="k">Kapitel</h1><p id="a">Før tallene.</p>'
ROOT = Path(__file__).parents[4]
MERGE_A_PLAN = """
import sys
from parat.documents.merge import redraft
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.merging.test_plan import a_changed_plan
from tests.unit.documents.merging.writing import STAMP, replaced
from tests.unit.documents.reading import produced
base, now = (produced("plan_draft", plan).docx for plan in (sample_plan_draft(), a_changed_plan()))
theirs = replaced(base, "Forord", "Et forord")
sys.stdout.buffer.write(redraft(theirs, base, now, STAMP).docx)
"""


def test_a_new_chart_comes_along_with_its_numbers_and_its_workbook(tmp_path):
    base, now = written(TEXT), written(TEXT + a_chart())
    result = merged(base, base, now)
    assert "added" in kinds(result)
    assert points(chart_in(result.docx), 1) == points(chart_in(now), 1)
    assert [*workbook_in(result.docx).values] == [*workbook_in(now).values]
    assert faults(result.docx, tmp_path) == []


def test_a_chart_that_came_along_is_not_brought_twice():
    base, now = written(TEXT), written(TEXT + a_chart())
    first = merged(base, base, now).docx
    again = merged(first, now, now)
    assert again.changes == ()
    assert read_package(again.docx).keys() == read_package(first).keys()


@pytest.mark.slow
def test_the_merge_does_not_depend_on_how_python_orders_its_sets():
    assert len({_merged_with_seed(seed) for seed in ("1", "2")}) == 1


def _merged_with_seed(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", MERGE_A_PLAN],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return sha256(done.stdout).hexdigest()

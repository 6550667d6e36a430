"""A kind of workshop is data alone: one more in the file is planned, sent out and invited to like the others."""

import json
import os
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from db.schema import Outbox
from tests.acceptance import fifth_kind
from tests.acceptance.conftest import KEY, ROOT, TOWN
from tests.acceptance.test_cli_workshops import DAY, in_workshops, rows_of
from tests.acceptance.test_learning_papers import words_of

__all__ = ["in_workshops"]


@pytest.fixture
def with_five(in_workshops, in_folder):
    """Run the command in a process whose data has a fifth kind."""

    def run(*words):
        ended = subprocess.run(
            [sys.executable, fifth_kind.__file__, *map(str, words)],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=in_folder, capture_output=True, check=False, text=True,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    return run


def test_a_fifth_kind_in_the_data_goes_all_the_way_without_code(with_five, in_folder):
    assert "8 weeks after «Scenarietræning»" in with_five("workshop", "propose", TOWN, "--from", DAY, "--apply")
    rows = json.loads(with_five("workshop", "list", TOWN, "--json"))
    assert [(row["kind"], row["title"]) for row in rows][-1] == (fifth_kind.KEY, fifth_kind.TITLE)
    assert f"Program for workshop 5: {fifth_kind.TITLE}" in words_of("workshop_programme", "5")
    assert fifth_kind.TITLE in words_of("workshop_invitation", "5")
    assert any(fifth_kind.TITLE in row.subject for row in rows_of(Outbox))
    sent = with_five("packet", "workshops", TOWN).strip()
    cells = {str(cell.value) for row in load_workbook(sent)["Workshops"].iter_rows() for cell in row}
    assert fifth_kind.TITLE in cells
    assert f"already stored for {KEY}" not in with_five("import", sent)
    assert json.loads(with_five("workshop", "list", TOWN, "--json")) == rows

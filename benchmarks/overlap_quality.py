"""Measure how well parallel efforts are found, on the labelled set in benchmarks/overlap (read its README first)."""

import csv
import tomllib
from pathlib import Path

from parat.domain.overlap import Effort

SET = Path(__file__).parent / "overlap"
TUNING, UNTOUCHED = 1, 0


def actions(half: int) -> list[Effort]:
    """Read the plan's actions of one half."""
    rows = tomllib.loads((SET / "actions.toml").read_text(encoding="utf-8"))["action"]
    return [_action(row) for row in rows if row["number"] % 2 == half]


def _action(row: dict) -> Effort:
    return Effort(
        str(row["number"]),
        row["title"],
        "\n".join((row["description"], *row["activities"])),
        row["target_group"],
        row["level"],
        row["owner"],
        "",
        row["starts_on"],
        row["due_on"],
    )

"""Read the versioned data files that lie beside the rules."""

import csv
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


@cache
def rows_of(*path: str) -> tuple[dict[str, str], ...]:
    """Read a table (CSV, UTF-8, first line names the columns) from the data folder."""
    return tuple(csv.DictReader(_file(path).read_text(encoding="utf-8").splitlines()))


@cache
def tables_of(*path: str) -> dict[str, Any]:
    """Read a TOML file from the data folder."""
    return tomllib.loads(_file(path).read_text(encoding="utf-8"))


def names_in(*path: str) -> tuple[str, ...]:
    """List what lies in a folder of the data folder, in the order of the names."""
    return tuple(sorted(entry.name for entry in _file(path).iterdir()))


def _file(path: tuple[str, ...]) -> Traversable:
    return resources.files("parat.domain").joinpath("data", *path)

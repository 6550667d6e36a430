"""Read the words of the example, and fill in what belongs to a municipality."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """Read one of the files in the folder `data`."""
    return tomllib.loads((resources.files("parat.example") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Put a municipality's facts where the braces are."""
    return text.format_map(facts)

"""Let a test have a newer version of the readiness instrument than there is: 2027.1, in which a few items changed."""

import shutil
from pathlib import Path

import pytest

from parat.domain import instrument as instruments
from parat.domain import resources

NEWER = "2027.1"
DATA = Path(resources.__file__).with_name("data")
CHANGES = (
    ("Der bruges fælles definitioner af ekstremisme og radikalisering.", "Fælles definitioner bruges i det daglige."),
    ("Skøn alene,Værktøj brugt af og til", "Skøn alene,Værktøj brugt i enkelte sager"),
    ("D6.2,D6,no", "D6.2,D6,yes"),
    ("D6.3,D6,no,1", "D6.3,D6,no,2"),
    ("D9.5,", "D9.6,"),
)


def add_newer_instrument(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put version 2027.1 beside the others: D4.1 has other words, D5.5 another step 2, D6.2 is critical, D6.3 weighs
    double, D9.5 is gone and D9.6 is new. D3's first step of the short mapping reads differently.
    """
    data = folder / "data"
    shutil.copytree(DATA, data)
    newer = data / "instruments" / NEWER
    shutil.copytree(data / "instruments" / "2026.1", newer)
    _rewrite(newer / "instrument.toml", ("2026.1", NEWER))
    _rewrite(newer / "items.csv", *CHANGES)
    _rewrite(newer / "dimensions.csv", ("Intet lokalt billede.", "Der er intet lokalt billede."))
    monkeypatch.setattr(resources, "_file", lambda path: data.joinpath(*path))
    forget()
    return NEWER


def forget() -> None:
    """Let every version be read anew."""
    for cached in (instruments.instrument, instruments.instrument_versions, resources.rows_of, resources.tables_of):
        cached.cache_clear()


def _rewrite(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")

"""Know the policies that a municipality usually has to align its plan with, so that no parallel efforts arise."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from parat.domain.packets.matching import folded
from parat.domain.resources import tables_of

VERSION = "2026.1"


@dataclass(frozen=True, slots=True)
class UsualPolicy:
    """Be such a policy: why it matters, where that stands, and the words by which a policy of the register is one.

    `duty` says that a law asks the municipality to have it.
    """

    key: str
    title_da: str
    why_da: str
    source_da: str
    duty: bool
    words: tuple[str, ...]

    def is_one(self, title: str) -> bool:
        """Say whether a policy with this title is one of these."""
        found = folded(title)
        return any(folded(word) in found for word in (self.title_da, *self.words))


@cache
def usual_policies() -> tuple[UsualPolicy, ...]:
    """Give them in the order in which they matter most."""
    return tuple(
        UsualPolicy(row["key"], row["title"], row["why"], row["source"], row["duty"], tuple(row["words"]))
        for row in tables_of(f"policies-{VERSION}.toml")["policies"]
    )


def missing_among(titles: Iterable[str]) -> tuple[UsualPolicy, ...]:
    """Give the usual policies that none of these titles stands for."""
    known = list(titles)
    return tuple(one for one in usual_policies() if not any(map(one.is_one, known)))

"""Hold what a check of a finished document found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Say which rule is broken, where, and what to do about it."""

    rule: str
    place: str
    remedy: str


def in_words(findings: tuple[Finding, ...]) -> str:
    """Say every finding in one line."""
    return "; ".join(f"{one.rule} at {one.place}: {one.remedy}" for one in findings)

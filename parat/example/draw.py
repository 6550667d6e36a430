"""Choose as if by chance, but the same each time: a choice follows from the seed and from what is chosen."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "parat-example-1"
T = TypeVar("T")


def number(below: int, *what: object) -> int:
    """Give a whole number from 0 up to, but not including, `below`."""
    digest = hashlib.sha256("\x1f".join(map(str, (SEED, *what))).encode()).digest()
    return int.from_bytes(digest[:8]) % below


def between(low: int, high: int, *what: object) -> int:
    """Give a whole number from `low` to `high`, both included."""
    return low + number(high - low + 1, *what)


def pick(options: Sequence[T], *what: object) -> T:
    """Give one of the options."""
    return options[number(len(options), *what)]


def some(options: Sequence[T], count: int, *what: object) -> list[T]:
    """Give a number of the options, in the order in which they stand."""
    ranked = sorted(range(len(options)), key=lambda index: number(1 << 32, *what, index))
    return [options[index] for index in sorted(ranked[:count])]

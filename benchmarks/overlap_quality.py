"""Measure how well parallel efforts are found, on the labelled set in benchmarks/overlap (read its README first).

For each part: `recall_at_5`, `strong_recall`, `strong_precision` and `rows_per_action`, as the README defines them. The
peer is plain search: stemmed words weighed by tf-idf and compared by their cosine, without concepts, compounds and
structure, its five best for each action; what it calls strong is as many of its best pairs as we show as strong. For
these figures more is better, so a `ratio` below 1 says that we find more. The same is printed for the engine without
any concepts. `overlap_120_by_400` is the CPU time for 120 actions and 400 measures.
"""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice, product
from math import log, sqrt
from pathlib import Path
from typing import Any

from benchmarks._measure import cpu_seconds, tell
from parat.domain.danish_words import says_something, words_in
from parat.domain.overlap import SHOWN, Effort, Strength, find_overlaps

SET = Path(__file__).parent / "overlap"
HALVES = ("odd", "even")
PARTS = (*HALVES, "fresh", "second", "third")
PEER = "stemmed tf-idf cosine"
BIG = 120, 400
TRIES = 5

Pair = tuple[str, str]


@dataclass(frozen=True)
class Result:
    """Be what one way of searching shows: every pair, and those it is sure of."""

    shown: frozenset[Pair]
    strong: frozenset[Pair]


def main() -> None:
    for name in PARTS:
        mine, peer = ours(name), plain(name)
        figures = zip(judged(mine, name).items(), judged(peer, name).values(), strict=True)
        for (figure, value), other in figures:
            tell(f"overlap_{name}_{figure}", value, "share", PEER, other)
        tell(f"overlap_{name}_rows_per_action", len(mine.shown) / len(actions(name)), "rows")
        for figure, value in judged(ours(name, with_concepts=False), name).items():
            tell(f"overlap_{name}_{figure}_without_concepts", value, "share")
    tell("overlap_120_by_400", speed(), "CPU s")


def judged(result: Result, part: str) -> dict[str, float]:
    """Compare what was shown with the labels."""
    wanted = labels(part)
    sure = {pair for pair, strength in wanted.items() if strength == Strength.STRONG}
    return {
        "recall_at_5": len(result.shown & wanted.keys()) / len(wanted),
        "strong_recall": len(result.strong & sure) / len(sure),
        "strong_precision": len(result.strong & wanted.keys()) / max(len(result.strong), 1),
    }


def ours(part: str, with_concepts: bool = True) -> Result:
    hits = find_overlaps(actions(part), measures(part), None if with_concepts else ())
    strong = frozenset((hit.action, hit.measure) for hit in hits if hit.strength is Strength.STRONG)
    return Result(frozenset((hit.action, hit.measure) for hit in hits), strong)


def plain(part: str) -> Result:
    """Search as a plain index of stemmed words does."""
    texts = {one.id: stems(one) for one in (*measures(part), *actions(part))}
    used = Counter(stem for text in texts.values() for stem in text)
    weighed = {key: vector(text, used, len(texts)) for key, text in texts.items()}
    pairs = product((one.id for one in actions(part)), (one.id for one in measures(part)))
    scores = {(mine, other): dot(weighed[mine], weighed[other]) for mine, other in pairs}
    best = sorted(scores, key=lambda pair: (-scores[pair], pair))
    shown = [pair for one in actions(part) for pair in islice((it for it in best if it[0] == one.id), SHOWN)]
    return Result(frozenset(shown), frozenset(best[: len(ours(part).strong)]))


def stems(effort: Effort) -> Counter[str]:
    text = " ".join((effort.title, effort.text, effort.target_group, effort.owner))
    return Counter(word.stem for word in words_in(text) if says_something(word))


def vector(text: Mapping[str, int], used: Mapping[str, int], total: int) -> dict[str, float]:
    raw = {stem: times * log(1 + total / used[stem]) for stem, times in text.items()}
    length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {stem: weight / length for stem, weight in raw.items()}


def dot(mine: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[stem] for stem, weight in mine.items() if stem in other)


def speed() -> float:
    many, more = BIG
    everything = [one for part in PARTS for one in actions(part)]
    work = copies(everything, many), copies(measures("fresh"), more)
    return min(cpu_seconds(lambda: find_overlaps(*work)) for _ in range(TRIES))


def copies(efforts: Sequence[Effort], count: int) -> list[Effort]:
    """Give as many efforts as asked for, the same texts again under other ids."""
    return [replace(efforts[at % len(efforts)], id=f"{at}") for at in range(count)]


def actions(part: str) -> list[Effort]:
    """Read the plan's actions of one part."""
    rows = tomllib.loads((SET / f"{_prefix(part)}actions.toml").read_text(encoding="utf-8"))["action"]
    return [_action(row) for row in rows if _belongs(row["number"], part)]


def measures(part: str) -> list[Effort]:
    """Read the measures of the other policies; the fresh part is searched in the halves' measures too."""
    names = ("measures.csv", "fresh-measures.csv") if part == "fresh" else (f"{_prefix(part)}measures.csv",)
    return [_measure(row) for name in names for row in _rows(name)]


def labels(part: str) -> dict[Pair, str]:
    """Read which pairs overlap, and how strongly."""
    rows = _rows(f"{_prefix(part)}overlaps.csv")
    return {(row["action"], row["measure"]): row["strength"] for row in rows if _belongs(int(row["action"]), part)}


def _prefix(part: str) -> str:
    return "" if part in HALVES else f"{part}-"


def _belongs(number: int, part: str) -> bool:
    """Tell whether an action is in the part: the two halves go by odd and even numbers."""
    return part not in HALVES or HALVES[1 - number % 2] == part


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader((SET / name).read_text(encoding="utf-8").splitlines()))


def _action(row: Mapping[str, Any]) -> Effort:
    return Effort(
        id=str(row["number"]),
        title=row["title"],
        text=_lines([row["description"], *row["activities"]]),
        target_group=row["target_group"],
        level=row["level"],
        owner=row["owner"],
        starts_on=row["starts_on"],
        ends_on=row["due_on"],
    )


def _measure(row: Mapping[str, str]) -> Effort:
    same = {name: row[name] for name in ("id", "title", "target_group", "level", "owner", "area")}
    return Effort(**same, text=row["description"], starts_on=_day(row["starts_on"]), ends_on=_day(row["ends_on"]))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


if __name__ == "__main__":
    main()

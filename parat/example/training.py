"""Write down whom an example municipality trained."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from parat.domain.calendar import working_day_from
from parat.domain.packets import Value
from parat.domain.packets.wording import MODULES
from parat.example.draw import between, pick
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import filled, words

_DAYS_BETWEEN = 7
_FEWEST = 2
_ALMOST_ALL, _TOO_FEW = (86, 100), (48, 70)
_ANSWERED = (55, 90)
_MEANS = {"relevance": (38, 48), "usefulness": (34, 46), "confidence": (30, 44)}
_A_MORNING = 3


def training_course(place: Place, on: date, reached: bool) -> dict[str, Entries]:
    """Give the training workbook with every session held; `reached` says whether enough people came."""
    groups = words("training")["group"]
    modules = [key for key, _ in MODULES if any(key in group["modules"] for group in groups)]
    attendance: dict[tuple[Value, ...], Entry] = dict(_attendance(place, modules, reached))
    return {
        "needs": {
            (group["name"], module): {"needed": _needed(place, group)}
            for group in groups
            for module in group["modules"]
        },
        "sessions": {
            (number,): _session(place, module, number - len(modules), on)
            for number, module in enumerate(modules, start=1)
        },
        "attendance": attendance,
        "evaluation": {
            (number,): _evaluation(place, number, [one for key, one in attendance.items() if key[0] == number])
            for number, _ in enumerate(modules, start=1)
        },
    }


def _needed(place: Place, group: Mapping[str, Any]) -> int:
    whole = place.municipality.population_2016 * int(group["per_ten_thousand"]) // 10_000
    return max(_FEWEST, whole * between(85, 115, place.code, group["name"]) // 100)


def _session(place: Place, module: str, before_last: int, on: date) -> Entry:
    held_on = working_day_from(on - timedelta(days=4) + timedelta(days=_DAYS_BETWEEN * before_last))
    hours = Decimal(words("training")["hours"][module])
    begins = words("training")["begins"]["morning" if hours >= _A_MORNING else "afternoon"]
    where = filled(place.meets_at, place.facts)
    return {
        "module": module, "held_on": held_on, "begins": begins, "place": where, "hours": hours, "status": "held"
    }  # fmt: skip


def _attendance(place: Place, modules: list[str], reached: bool) -> Iterator[tuple[tuple[int, str], Entry]]:
    low, high = _ALMOST_ALL if reached else _TOO_FEW
    for number, module in enumerate(modules, start=1):
        for group in words("training")["group"]:
            if module in group["modules"]:
                share = between(low, high, place.code, module, group["name"])
                attended = max(1, round(_needed(place, group) * share / 100))
                passed = attended - attended * between(0, 12, place.code, module, group["name"], "passed") // 100
                yield (number, group["name"]), {"attended": attended, "passed": passed}


def _evaluation(place: Place, number: int, attendance: list[Entry]) -> Entry:
    texts, present = words("training")["evaluation"], sum(int(str(one["attended"])) for one in attendance)
    means = {name: Decimal(between(*span, place.code, number, name)) / 10 for name, span in _MEANS.items()}
    return {
        "answered": present * between(*_ANSWERED, place.code, number, "answered") // 100,
        **means,
        "liked": pick(texts["liked"], place.code, number, "liked"),
        "wished": pick(texts["wished"], place.code, number, "wished"),
    }

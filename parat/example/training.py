"""Write down whom an example municipality trained."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from parat.domain.calendar import working_day_from
from parat.domain.packets.wording import MODULES
from parat.example.draw import between
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import words

_DAYS_BETWEEN = 7
_FEWEST = 2
_ALMOST_ALL, _TOO_FEW = (86, 100), (48, 70)


def training_course(place: Place, on: date, reached: bool) -> dict[str, Entries]:
    """Give the training workbook with every session held; `reached` says whether enough people came."""
    groups = words("training")["group"]
    modules = [key for key, _ in MODULES if any(key in group["modules"] for group in groups)]
    return {
        "needs": {
            (group["name"], module): {"needed": _needed(place, group)}
            for group in groups
            for module in group["modules"]
        },
        "sessions": {
            (number,): _session(module, number - len(modules), on) for number, module in enumerate(modules, start=1)
        },
        "attendance": dict(_attendance(place, modules, reached)),
    }


def _needed(place: Place, group: Mapping[str, Any]) -> int:
    whole = place.municipality.population_2016 * int(group["per_ten_thousand"]) // 10_000
    return max(_FEWEST, whole * between(85, 115, place.code, group["name"]) // 100)


def _session(module: str, before_last: int, on: date) -> Entry:
    held_on = working_day_from(on - timedelta(days=4) + timedelta(days=_DAYS_BETWEEN * before_last))
    return {
        "module": module,
        "held_on": held_on,
        "hours": Decimal(words("training")["hours"][module]),
        "status": "held",
    }


def _attendance(place: Place, modules: list[str], reached: bool) -> Iterator[tuple[tuple[int, str], Entry]]:
    low, high = _ALMOST_ALL if reached else _TOO_FEW
    for number, module in enumerate(modules, start=1):
        for group in words("training")["group"]:
            if module in group["modules"]:
                share = between(low, high, place.code, module, group["name"])
                attended = max(1, round(_needed(place, group) * share / 100))
                passed = attended - attended * between(0, 12, place.code, module, group["name"], "passed") // 100
                yield (number, group["name"]), {"attended": attended, "passed": passed}

"""Write down what an example municipality's workshops came to."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from parat.domain.calendar import working_day_from
from parat.example.draw import number, pick, some
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.readiness import weakest
from parat.example.scenarios import PLAYED
from parat.example.texts import filled, words

_KINDS = ("start", "concerns", "measures", "scenario")
_DIMENSIONS = (("D1", "D2", "D3"), ("D4", "D5", "D7"), ("D6", "D8", "D9"), ())
_DECISIONS_EACH = 4
_DAYS_BETWEEN = 14
_AREAS = 5
_ITEMS_EACH = 3
_PRESENT = 9
_QUESTIONS = 3


def workshop_series(place: Place, maturity: int, on: date, held: int) -> dict[str, Entries]:
    """Give the workbook after the first `held` of four workshops, the last of them a few days before `on`."""
    days = [_day_of(index, held, on) for index in range(len(_KINDS))]
    return {
        "workshops": {(index + 1,): _workshop(place, index, days[index], held) for index in range(len(_KINDS))},
        "participants": {
            (index + 1, one["function"]): {"sector": one["sector"]}
            for index in range(held)
            for one in some(words("workshops")["participant"], _PRESENT, place.code, index, "present")
        },
        "decisions": dict(_decisions(place, maturity, days[:held])),
        "areas": {(rank,): area for rank, area in enumerate(_areas(place, maturity), start=1)},
        "questions": {(rank,): question for rank, question in enumerate(_questions(place, on), start=1)},
    }


def scenario_workshop(place: Place) -> int:
    """Give the number of the scenario workshop that a municipality held in full; 0 when it called it off."""
    return 0 if _is_called_off(place) else _KINDS.index("scenario") + 1


def _is_called_off(place: Place) -> bool:
    return number(3, place.code, "scenario") == 0


def _day_of(index: int, held: int, on: date) -> date:
    last = on - timedelta(days=5)
    return working_day_from(last + timedelta(days=_DAYS_BETWEEN * (index + 1 - held)))


def _workshop(place: Place, index: int, day: date, held: int) -> Entry:
    kind = _KINDS[index]
    if kind == "scenario" and held == len(_KINDS) and _is_called_off(place):
        reason = pick(words("workshops")["cancelled"]["reasons"], place.code)
        return {"kind": kind, "status": "cancelled", "reason": reason}
    where = place.meets_at if index == 0 else pick(words("workshops")["places"]["other"], place.code, index)
    status = "held" if index < held else "planned"
    begins = words("workshops")["begins"][kind]
    played = {"scenarios": ", ".join(PLAYED)} if kind == "scenario" else {}
    where_and_when = {"held_on": day, "begins": begins, "place": filled(where, place.facts)}
    return {"kind": kind, "status": status, **where_and_when, **played}


def _decisions(place: Place, maturity: int, days: list[date]) -> Iterator[tuple[tuple[int, int], Entry]]:
    for index, day in enumerate(days):
        for rank, decision in enumerate(_decided_at(place, maturity, index), start=1):
            yield (index + 1, rank), _decision(place, decision, day)


def _decided_at(place: Place, maturity: int, index: int) -> list[Mapping[str, Any]]:
    """Choose decisions on the weakest items of the workshop's dimensions; the last workshop has its own."""
    if not _DIMENSIONS[index]:
        return list(words("workshops")["own_decision"])
    by_item = {decision["item"]: decision for decision in words("workshops")["decision"]}
    asked = [item for item in weakest(place, maturity) if item.split(".")[0] in _DIMENSIONS[index]]
    return [by_item[item] for item in asked if item in by_item][:_DECISIONS_EACH]


def _decision(place: Place, decision: Mapping[str, Any], day: date) -> Entry:
    text = pick(decision["texts"], place.code, decision.get("item", decision["responsible"]))
    item = {"item": decision["item"]} if "item" in decision else {}
    return {
        "text": filled(text, place.facts),
        "responsible": filled(decision["responsible"], place.facts),
        "due_on": working_day_from(day + timedelta(weeks=decision["weeks"])),
        "becomes_action": decision.get("becomes_action", True),
        **item,
    }


def _areas(place: Place, maturity: int) -> Iterator[Entry]:
    ranked = weakest(place, maturity)
    dimensions = list(dict.fromkeys(item.split(".")[0] for item in ranked))[:_AREAS]
    for rank, dimension in enumerate(dimensions):
        items = [item for item in ranked if item.split(".")[0] == dimension][:_ITEMS_EACH]
        yield {
            "title": pick(words("workshops")["areas"][dimension], place.code, dimension),
            "items": ", ".join(sorted(items)),
            "priority": "high" if rank < 2 else "medium" if rank < _AREAS - 1 else "low",
        }


def _questions(place: Place, on: date) -> Iterator[Entry]:
    texts = words("workshops")["questions"]
    for text in some(texts["texts"], _QUESTIONS, place.code, "questions"):
        due = working_day_from(on + timedelta(days=14 + number(30, place.code, text)))
        responsible = pick(texts["responsible"], place.code, text)
        yield {"text": filled(text, place.facts), "responsible": responsible, "due_on": due}

"""Answer the readiness assessment as the roles of an example municipality would."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from parat.domain.instrument import instrument
from parat.domain.packets.readiness import RESPONDENTS
from parat.example.draw import between, number, pick
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import filled, words

_VERSION = "2026.1"
_ROLES = ("leader", "coordinator", "social", "school", "employment", "contingency", "police")
_SECTORS = ("management", "leisure", "social", "school", "employment", "contingency", "police")
_LEANING = {"leader": 5, "coordinator": 2, "school": -3, "employment": -4, "police": -2}
_SELDOM_KNOWS = {("school", "D6"), ("employment", "D3"), ("contingency", "D8"), ("police", "D9"), ("employment", "D6")}
_GROWTH = {"baseline": 0, "adoption": 6, "followup12": 12}
_NOT_FOR_ALL = ("D2.3", "D7.2", "D8.4")
_HIGHEST = 40
_DONT_KNOW, _NOT_RELEVANT = "VI", "IR"


@dataclass(frozen=True, slots=True)
class Asked:
    """Be an assessment: how ready the municipality is in tenths, the round, and which role did not answer, if any."""

    maturity: int
    round: str = "baseline"
    without: str = ""
    closed_with_reason: bool = True


def assessment(place: Place, asked: Asked, on: date) -> dict[str, Entries]:
    """Give the rows of the readiness workbook as it comes back on a day."""
    roles = [role for role in _ROLES if role != asked.without]
    return {
        "respondents": [_respondent(place, role, index, on) for index, role in enumerate(roles)],
        "missing_roles": list(_missing(place, asked)),
        "mapping": {(one.id,): _mapped(place, one.id, roles, asked) for one in instrument(_VERSION).dimensions},
        "answers": {(item,): _row(place, item, roles, asked) for item in _items()},
    }


def weakest(place: Place, maturity: int) -> list[str]:
    """List the items from the weakest to the strongest, as the baseline shows them."""
    return sorted(_items(), key=lambda item: (_level(place, item, maturity), item))


@cache
def _items() -> tuple[str, ...]:
    return tuple(item.id for item in instrument(_VERSION).items)


def _level(place: Place, item: str, maturity: int) -> int:
    """Give an item's level in tenths: some dimensions and some items are ahead of others."""
    dimension = item.split(".", maxsplit=1)[0]
    level = maturity + between(-7, 7, place.code, dimension) + between(-9, 9, place.code, item)
    return max(0, min(_HIGHEST, level))


def _respondent(place: Place, role: str, index: int, on: date) -> Entry:
    sector = _SECTORS[_ROLES.index(role)]
    answered = on - timedelta(days=number(10, place.code, role, "answered"))
    return {"respondent": RESPONDENTS[index], "role": role, "sector": sector, "answered_on": answered}


def _missing(place: Place, asked: Asked) -> Iterator[Entry]:
    if asked.without and asked.closed_with_reason:
        reasons = words("readiness")["reasons"]["missing_role"]
        yield {"role": asked.without, "reason": reasons[0 if asked.without == "contingency" else 1]}


def _mapped(place: Place, dimension: str, roles: list[str], asked: Asked) -> Entry:
    """Give a theme's row: the municipality's level, seen a little differently from role to role."""
    level = asked.maturity + _GROWTH[asked.round] + between(-7, 7, place.code, dimension)
    row = {RESPONDENTS[index]: _own_level(place, dimension, role, level) for index, role in enumerate(roles)}
    note = pick(words("readiness")["notes"]["mapping"], place.code, dimension, "note")
    return {**row, "remark": note} if number(4, place.code, dimension, "noted") == 0 else row


def _own_level(place: Place, dimension: str, role: str, level: int) -> str:
    if (role, dimension) in _SELDOM_KNOWS:
        return _DONT_KNOW
    own = level + _LEANING.get(role, 0) + between(-4, 4, place.code, dimension, role, "mapped")
    return str(max(0, min(4, round(own / 10))))


def _row(place: Place, item: str, roles: list[str], asked: Asked) -> Entry:
    row = {RESPONDENTS[index]: _value(place, item, role, asked) for index, role in enumerate(roles)}
    if _NOT_RELEVANT in row.values():
        row["reason"] = pick(words("readiness")["reasons"]["not_relevant"], place.code, item)
    if any(value in ("3", "4") for value in row.values()) and number(6, place.code, item, "documented"):
        documents = words("readiness")["documentation"][item.split(".", maxsplit=1)[0]]
        row["documentation"] = filled(pick(documents, place.code, item, "document"), place.facts)
    return row


def _value(place: Place, item: str, role: str, asked: Asked) -> str:
    dimension = item.split(".", maxsplit=1)[0]
    chance = number(100, place.code, item, role)
    if role == "coordinator" and item in _NOT_FOR_ALL and chance < 12:
        return _NOT_RELEVANT
    if chance < (30 if (role, dimension) in _SELDOM_KNOWS else 4):
        return _DONT_KNOW
    noise = between(-8, 8, place.code, item, role, "noise")
    level = _level(place, item, asked.maturity) + _GROWTH[asked.round] + _LEANING.get(role, 0) + noise
    return str(max(0, min(4, round(level / 10))))

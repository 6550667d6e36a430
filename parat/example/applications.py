"""Fill in an example municipality's application form."""

from datetime import date, timedelta

from parat.domain.stages import Start
from parat.example.draw import between, pick
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import filled, words

_BY_START = ("summary", "purpose")
_BY_KIND = ("background",)
_FOR_ALL = (
    "target_group", "organisation", "cooperation", "other_policies", "timetable", "anchoring", "risks",
)  # fmt: skip
_LEFT_EMPTY = ("own_hours", "risks", "anchoring")
_HOURS_STEP = 20


def application_form(place: Place, start: Start, plan_on: date | None, on: date) -> dict[str, Entries]:
    """Give a complete application form, signed some days before it is sent."""
    return {"application": {(): _answers(place, start, plan_on, on)}}


def incomplete_form(place: Place, start: Start, on: date) -> dict[str, Entries]:
    """Give an application form in which three answers are still missing."""
    given = _answers(place, start, None, on)
    return {"application": {(): {key: value for key, value in given.items() if key not in _LEFT_EMPTY}}}


def _answers(place: Place, start: Start, plan_on: date | None, on: date) -> Entry:
    texts = words("applications")
    chosen = {key: texts[key][start.value] for key in _BY_START} | {key: texts[key][place.kind] for key in _BY_KIND}
    chosen |= {key: texts[key] for key in _FOR_ALL}
    return {
        "department": place.department,
        "project_lead_function": "Projektleder",
        "commitment_on": on - timedelta(days=between(3, 12, place.code, "commitment")),
        "existing_plan": plan_on is not None,
        **({"existing_plan_on": plan_on} if plan_on else {}),
        "own_hours": between(8, 24, place.code, "own hours") * _HOURS_STEP,
        "declaration": True,
        **{key: filled(pick(options, place.code, key), place.facts) for key, options in chosen.items()},
    }

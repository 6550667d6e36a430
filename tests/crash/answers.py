"""Answer every packet of the thin path as one small fictitious municipality would."""

from datetime import date
from decimal import Decimal

from db.schema import Action
from db.unit_of_work import Reader
from parat.domain.instrument import instrument
from parat.domain.packets.readiness import ROLES
from parat.example.filling import Entries

_ASKED = [role for role, _ in ROLES[:6]]
_PROSE = (
    "summary",
    "background",
    "purpose",
    "target_group",
    "organisation",
    "cooperation",
    "other_policies",
    "timetable",
    "anchoring",
    "risks",
)


_CHAPTERS = {
    1: "Kommunen er en kystkommune med to byer.",
    2: "Formålet er, at enhver bekymring bliver set, delt med de rette og håndteret i tide.",
    3: "Planen omfatter børn, unge og voksne over 18 år og de medarbejdere, der møder dem.",
    6: "Kommunens situationsbillede bygger på samtaler med skolerne, klubberne og politikredsen.",
    7: "Direktøren har ansvaret, og tovholderen er indgang for alle bekymringer i kommunen.",
    8: "Ungdomsskolen, foreningerne og boligorganisationerne indgår og mødes to gange om året.",
    10: "Skoler, klubber og foreninger arbejder med fællesskab og kritisk sans året rundt.",
    11: "Tovholderen tager imod, kvitterer samme dag og aftaler næste skridt for børn og voksne.",
    12: "Ved akut fare ringes 112, og derefter følger lederen sit kort og kontakter krisestaben.",
    13: "Indsatserne følger af parathedsvurderingen og af de beslutninger, workshoppen traf.",
}


def answers_to(read: Reader, engagement: str, stage: str, assessment_round: str, on: date) -> dict[str, Entries]:
    """Give what is written into a packet, by sheet."""
    if stage == "readiness":
        return _readiness(later=assessment_round != "baseline", on=on)
    numbered = {row.number: row.id for row in read.all(Action, Action.engagement == engagement)}
    return {
        "application": lambda: _application(on),
        "workshops": lambda: _workshops(on),
        "training": lambda: _training(on),
        "plan": lambda: _plan(sorted(numbered), on),
        "implementation": lambda: _follow_up(numbered, on),
    }[stage]()


def _application(on: date) -> dict[str, Entries]:
    form = {
        "department": "Børn, Unge og Familie",
        "project_lead_function": "SSP-konsulent",
        "commitment_on": on,
        **dict.fromkeys(_PROSE, "Kommunen ønsker en fast sagsgang og tydelige roller."),
        "existing_plan": False,
        "own_hours": 200,
        "declaration": True,
    }
    return {"application": {(): form}}


def _readiness(later: bool, on: date) -> dict[str, Entries]:
    numbers = [f"R{number}" for number in range(1, len(_ASKED) + 1)]
    respondents = {(one,): {"role": role, "answered_on": on} for one, role in zip(numbers, _ASKED, strict=True)}
    answers = {
        (item.id,): {one: str((place * 3 + at + later) % 5) for at, one in enumerate(numbers)}
        for place, item in enumerate(instrument("2026.1").items)
    }
    return {"respondents": respondents, "answers": answers}


def _workshops(on: date) -> dict[str, Entries]:
    decision = {"text": "Sagsgangen skrives ned", "responsible": "SSP-konsulent", "due_on": date(2027, 5, 1)}
    return {
        "workshops": {(1,): {"kind": "start", "held_on": on, "place": "Rådhuset", "status": "held"}},
        "participants": [{"workshop": 1, "function": "Skoleleder", "sector": "school"}],
        "decisions": [
            {"workshop": 1, "number": 1, **decision, "becomes_action": True, "item": "D5.2"},
            {"workshop": 1, "number": 2, **decision, "becomes_action": False},
        ],
        "areas": [{"number": 1, "title": "Bekymringer og sagsgang", "items": "D5.1, D5.2", "priority": "high"}],
    }


def _training(on: date) -> dict[str, Entries]:
    group = "Lærere i udskolingen"
    return {
        "needs": [{"group": group, "module": "signs", "needed": 20}],
        "sessions": [{"session": 1, "module": "signs", "held_on": on, "hours": Decimal("2.5"), "status": "held"}],
        "attendance": [{"session": 1, "group": group, "attended": 20, "passed": 18}],
        "participants": [{"session": 1, "name": "Prøve Prøvesen", "delete_on": date(2029, 1, 1)}],
    }


def _plan(numbers: list[int], on: date) -> dict[str, Entries]:
    rejected = {"decision": "rejected", "reason": "Dækkes af en anden indsats"}
    actions = {(number,): rejected if number % 5 == 0 else {"decision": "approved"} for number in numbers}
    overlap = {"policy": "Børnepolitik", "measure": "SSP-samarbejde", "decision": "refer", "reason": "Findes allerede"}
    return {
        "actions": actions,
        "chapters": {(number,): {"local_text": text} for number, text in _CHAPTERS.items()},
        "policies": [{"policy": "Børnepolitik", "owner": "Direktør", "adopted_on": date(2024, 5, 2)}],
        "measures": [overlap],
        "stakeholders": [{"stakeholder": "Ungdomsskolen", "sector": "leisure", "role": "Når de unge"}],
    }


def _follow_up(actions: dict[int, str], on: date) -> dict[str, Entries]:
    done = {
        (actions[number],): {"status": "in_progress", "measured_on": on} for number in sorted(actions) if number % 5
    }
    return {
        "follow_up": done,
        "milestones": [{"number": 1, "title": "Første statusmøde", "due_on": on, "reached_on": on}],
    }

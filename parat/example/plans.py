"""Work an example municipality's plan through: choose among the proposals, write the chapters, settle the overlaps."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from parat.domain.calendar import working_day_from
from parat.example.draw import between, pick, some
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import filled, words

_CHOSEN = 14
_POLICIES = 5
_STAKEHOLDERS = 9
_ANSWERS = 6
_YEARS_VALID = 4


@dataclass(frozen=True, slots=True)
class Proposed:
    """Be a proposed action as the plan workbook shows it; `lacks` names the columns that nobody has filled in."""

    number: int
    decided: bool
    mandatory: bool
    target: Decimal | None
    lacks: frozenset[str] = frozenset()


def plan_work(place: Place, proposals: Sequence[Proposed], on: date) -> dict[str, Entries]:
    """Give the plan workbook with a choice on every proposal and the municipality's own words."""
    policies = some(words("plan")["policy"], _POLICIES, place.code, "policies")
    return {
        "actions": {(one.number,): _choice(place, one, rank) for rank, one in enumerate(proposals)},
        "chapters": {(row["number"],): {"local_text": _chapter(place, row)} for row in words("plan")["chapter"]},
        "policies": {(policy["title"],): _policy(place, policy, on) for policy in policies},
        "measures": dict(_measures(place, policies)),
        "stakeholders": {
            (filled(row["name"], place.facts),): {"sector": row["sector"], "role": filled(row["role"], place.facts)}
            for row in some(words("plan")["stakeholder"], _STAKEHOLDERS, place.code, "stakeholders")
        },
    }


def hearing_answers(place: Place, parties: Collection[str], on: date) -> Entries:
    """Give the sheet of hearing answers: what a citizen said, and those parties that the municipality works with."""
    known = [(filled(row["party"], place.facts), row) for row in words("hearing")["answer"]]
    said = [(party, row) for party, row in known if party in parties or not row["asked"]]
    chosen = some(said, _ANSWERS, place.code, "hearing")
    return [{"number": at, **_answer(place, party, row, on)} for at, (party, row) in enumerate(chosen, start=1)]


def _answer(place: Place, party: str, row: Mapping[str, Any], on: date) -> Entry:
    return {
        "party": party,
        "received_on": working_day_from(on - timedelta(days=between(2, 7, place.code, party))),
        "section": row["section"],
        "comment": filled(row["comment"], place.facts),
        "answer": filled(row["answer"], place.facts),
        "changes_plan": row["changes_plan"],
    }


def _choice(place: Place, proposal: Proposed, rank: int) -> Entry:
    """Approve what is mandatory, what was decided at a workshop, and the most pressing of the rest."""
    if not (proposal.mandatory or proposal.decided or rank < _CHOSEN):
        reason = pick(words("plan")["rejected"]["reasons"], place.code, proposal.number)
        return {"decision": "rejected", "reason": reason}
    usual = words("plan")["usual"]
    filled_in = {column: _usual(usual[column]) for column in usual if column in proposal.lacks}
    chosen: Entry = {"decision": "approved", **filled_in}
    if proposal.target is None:
        return chosen
    share = between(0, 6, place.code, proposal.number, "baseline")
    return {**chosen, "baseline": Decimal(int(proposal.target * share) // 10)}


def _usual(value: str | int) -> str | Decimal:
    return Decimal(value) if isinstance(value, int) else value


def _chapter(place: Place, row: Mapping[str, Any]) -> str:
    fitting = row.get("kinds", {}).get(place.kind, [])
    chosen = [*fitting, pick(row["texts"], place.code, "chapter", row["number"])]
    return filled("\n".join(chosen), place.facts)


def _policy(place: Place, policy: Mapping[str, Any], on: date) -> Entry:
    month, day = between(1, 12, place.code, policy["title"]), between(1, 28, place.code, policy["title"], "day")
    adopted_on = date(on.year - policy["years_ago"], month, day)
    valid_until = adopted_on.replace(year=adopted_on.year + _YEARS_VALID)
    return {"owner": filled(policy["owner"], place.facts), "adopted_on": adopted_on, "valid_until": valid_until}


def _measures(place: Place, policies: Sequence[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str], Entry]]:
    for policy in policies:
        for measure in policy["measures"]:
            said = {column: filled(text, place.facts) for column, text in measure.items()}
            yield (policy["title"], said.pop("title")), said

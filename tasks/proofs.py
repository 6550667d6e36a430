"""Read the days and the address that a decision comes with, and refuse what cannot be so."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from db.schema import Engagement, Gate
from db.unit_of_work import Reader
from parat.domain.labels import Kind, label
from parat.domain.stages import GateRule
from parat.domain.standing import Standing
from tasks.decision_errors import DayTooEarlyError, UnusableProofError

TAKEN_ON = "taken_on"
_DAY_OF_GATE = {"council": "meeting_on", "publication": "published_on"}
_LEAST_OF_A_HOST = 2


@dataclass(frozen=True, slots=True)
class GivenDays:
    """Be the days that a decision names: the one it was taken on, and those that prove it."""

    taken_on: date
    proofs: dict[str, date]


@dataclass(frozen=True, slots=True)
class _Bound:
    """Be the first day that a decision can have been taken on, and what happened then."""

    on: date
    words: str
    words_da: str


def days_given(read: Reader, standing: Standing, rule: GateRule, given: dict[str, str], today: date) -> GivenDays:
    """Read the days of a decision; raise UnusableProofError or DayTooEarlyError.

    A decision may be entered later than it was taken, never before, and none is older than what it builds on: the
    earlier decisions on the same draft, or the day on which the draft was first put up.
    """
    wanted = [name for name in (*rule.proof, TAKEN_ON) if name.endswith("_on") and given.get(name)]
    found = {name: _day(name, given[name], rule, standing.engagement, today) for name in wanted}
    named = next((name for name in (_DAY_OF_GATE.get(rule.key, ""), TAKEN_ON) if name in found), None)
    if named is not None:
        _refuse_earlier(read, standing, rule, found[named])
    return GivenDays(found[named] if named else today, found)


def check_address(given: dict[str, str], rule: GateRule, engagement: str) -> None:
    """Raise UnusableProofError for an address at which nobody could find a page."""
    address = given.get("address")
    if address is None or "address" not in rule.proof:
        return
    if not _is_web_address(address):
        raise UnusableProofError(
            found=address, reason="it is no web address", reason_da="det er ikke en webadresse", proof="address",
            gate=rule.key, engagement=engagement,
        )  # fmt: skip


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    labels = host.split(".")
    plain = not any(letter.isspace() for letter in text) and not parts.username
    return parts.scheme in ("http", "https") and plain and len(labels) >= _LEAST_OF_A_HOST and all(labels)


def _day(name: str, text: str, rule: GateRule, engagement: str, today: date) -> date:
    found = _date_in(text)
    if found is not None and found <= today:
        return found
    reason, reason_da = ("it is no date", "det er ikke en dato")
    if found is not None:
        reason, reason_da = ("the day has not come yet", "dagen er ikke kommet endnu")
    raise UnusableProofError(
        found=text, reason=reason, reason_da=reason_da, proof=name, gate=rule.key, engagement=engagement
    )


def _date_in(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _refuse_earlier(read: Reader, standing: Standing, rule: GateRule, on: date) -> None:
    bound = _bound(read, standing, rule)
    if bound is not None and on < bound.on:
        raise DayTooEarlyError(
            found=on.isoformat(), found_da=f"{on:%d-%m-%Y}", on=bound.on.isoformat(), on_da=f"{bound.on:%d-%m-%Y}",
            words=bound.words, words_da=bound.words_da, gate=rule.key, engagement=standing.engagement,
        )  # fmt: skip


def _bound(read: Reader, standing: Standing, rule: GateRule) -> _Bound | None:
    """Give the latest of what a decision builds on; None where it is the first of its kind."""
    raised = standing.gate(rule.key)
    if rule.key == "publication":
        adopted = read.get(Engagement, standing.engagement).adopted_on
        return _Bound(adopted, "the plan was adopted", "planen blev vedtaget") if adopted else None
    if raised is None:
        return None
    at_hand = (Gate.engagement == standing.engagement, Gate.stage == raised.stage.value, Gate.attempt == raised.attempt)
    rows = read.all(Gate, *at_hand, order=[Gate.raised_on])
    decided = [(row.decided_on, row.gate) for row in rows if row.ruling is not None and row.decided_on is not None]
    if decided:
        on, gate = max(decided)
        step_da = label(Kind.GATE_STEP, gate)
        return _Bound(on, f"the gate {gate} was decided", f"»{step_da}« blev afgjort")
    return _Bound(rows[0].raised_on, "the draft was put up", "udkastet blev lagt frem") if rule.proof else None

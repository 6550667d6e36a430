"""Say which command brings a municipality on from what it waits for."""

from collections.abc import Mapping
from datetime import date

from parat.domain.stages import PROCESSES, STANDARD, Evidence, GateRule
from parat.domain.standing import Wait, WaitsFor

_PROOF_OPTIONS = {
    "meeting_on": "--meeting-on DATE",
    "item_number": "--item NUMBER",
    "published_on": "--published-on DATE",
    "address": "--address URL",
}
_FOR_EVIDENCE: Mapping[str, str] = {
    Evidence.AGREEMENT_DATED: "parat agreement {engagement} --on DATE",
    Evidence.LEAD_NAMED: "parat contact add {engagement} --function projektleder",
    Evidence.EXISTING_PLAN_DATED: "parat packet application {engagement}",
}


def gate_rule(key: str) -> GateRule:
    """Give the rule of a gate of any version of the path."""
    return next(gate for one in (STANDARD, *PROCESSES.values()) for gate in (one.gate(key)[1],))


def next_command(engagement: str, wait: Wait) -> str:
    """Give the command to type, or an empty text where another stage brings it."""
    if wait.kind is WaitsFor.DECISION:
        rule = gate_rule(wait.key)
        proof = "".join(f" {_PROOF_OPTIONS[name]}" for name in rule.proof)
        return f"parat decide {wait.key} {engagement} approve --by {rule.decider}{proof}"
    if wait.kind is WaitsFor.CONFLICT:
        return f"parat conflicts {engagement}"
    if wait.kind is WaitsFor.INPUT:
        return f"parat packet {wait.stage} {engagement}"
    return _FOR_EVIDENCE.get(wait.key, "").format(engagement=engagement)


def waits_in_words(engagement: str, wait: Wait) -> list[str]:
    """Say what is waited for, since when and until when, and the command that answers it."""
    since = f", since {wait.since.isoformat()}" if wait.since != date.min else ""
    due = f", due {wait.due_on.isoformat()}" if wait.due_on else ""
    stage = STANDARD.rule(wait.stage).label_da
    said = f"Waits for: {wait.label_da} ({stage}{since}{due})"
    command = next_command(engagement, wait)
    return [said, f"     Next: {command}"] if command else [said]

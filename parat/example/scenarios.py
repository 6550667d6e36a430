"""Write down what an example municipality's scenario training came to, and the priorities that it confirmed."""

from parat.domain.priorities import NOT_NOW
from parat.domain.scenarios import CARD, FAILS, SECTION, Step, scenarios
from parat.example.filling import Entries, Entry
from parat.example.texts import words
from tasks.rows.scenario_training import priority_rows
from tasks.run import looking

PLAYED = ("S2", "S4")


def played_steps(workshop: int) -> Entries:
    """Give what answered each step of the scenarios that a workshop played."""
    missing = words("workshops")["failed_steps"]
    return {
        (workshop, scenario, step.number): _answer(step, missing.get(f"{scenario}.{step.number}", ""))
        for scenario in PLAYED
        for step in scenarios()[scenario].steps
    }


def confirmed_priorities(engagement: str) -> Entries:
    """Give the priorities of the open gaps: as proposed, but for the last one, which is put off."""
    with looking() as read:
        rows = priority_rows(read, engagement)
    last = {"priority": NOT_NOW, "reason": words("workshops")["put_off"]}
    given = [{"priority": row["proposed"]} for row in rows[:-1]]
    return {(str(row["item"]), str(row["origin"])): entry for row, entry in zip(rows, [*given, last], strict=True)}


def _answer(step: Step, missing: str) -> Entry:
    if missing:
        return {"answered_by": FAILS, "reference": step.section, "note": missing}
    if step.card:
        return {"answered_by": CARD, "reference": step.card}
    return {"answered_by": SECTION, "reference": step.section}

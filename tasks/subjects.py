"""Name the rows of the record behind a cell of a workbook, so that the audit chain can say who wrote them."""

from collections.abc import Mapping

from parat.domain.identity import natural_id
from parat.domain.packets import Value, packet_for
from parat.domain.packets.readiness import RESPONDENTS
from parat.domain.stages import Stage
from tasks.answers import round_id
from tasks.application import form_id
from tasks.policies import new_measure_id, new_policy_id, overlap_id

Cells = Mapping[str, Value | None]
_NAMED_BY: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("workshops", "workshops"): (("workshop",), ("number",)),
    ("workshops", "participants"): (("workshop",), ("workshop",)),
    ("workshops", "decisions"): (("decision",), ("workshop", "number")),
    ("workshops", "areas"): (("development_area",), ("number",)),
    ("workshops", "questions"): (("open_question",), ("number",)),
    ("training", "needs"): (("training_need",), ("group", "module")),
    ("training", "sessions"): (("session",), ("session",)),
    ("training", "attendance"): (("attendance",), ("session", "group")),
    ("training", "evaluation"): (("session_evaluation",), ("session",)),
    ("plan", "chapters"): (("chapter",), ("number",)),
    ("plan", "annexes"): (("annex_text",), ("letter",)),
    ("plan", "facts"): (("plan",), ()),
    ("plan", "stakeholders"): (("stakeholder",), ("stakeholder",)),
    ("plan", "hearing"): (("hearing_answer",), ("number",)),
    ("implementation", "milestones"): (("deadline", "milestone"), ("number",)),
}


def subjects_in_round(key: str, sheet: str, column: str, cells: Cells) -> tuple[str, ...]:
    """Give the ids of the rows that hold what a cell of an assessment shows; `key` is the round's id."""
    if sheet == "respondents":
        return (natural_id("respondent", key, str(cells["respondent"])),)
    if sheet == "missing_roles":
        return (key,)
    row = packet_for(Stage.READINESS).sheet(sheet).row_key[0]
    own = column.rpartition("_")[2]  # R3, or documentation_R3 in a workbook of their own
    numbers = (own,) if own in RESPONDENTS else RESPONDENTS
    return tuple(natural_id("answer", key, str(cells[row]), number) for number in numbers)


def subjects_of(engagement: str, stage: str, sheet: str, cells: Cells) -> tuple[str, ...]:
    """Give the ids of the rows that hold what a row of another workbook shows."""
    if stage == Stage.APPLICATION:
        return (form_id(engagement),)
    if (stage, sheet) in _NAMED_BY:
        kind, columns = _NAMED_BY[stage, sheet]
        return (natural_id(kind[0], engagement, *kind[1:], *(_part(cells[column]) for column in columns)),)
    if sheet in ("policies", "measures", "overlaps"):
        return _of_register(engagement, sheet, cells)
    return _elsewhere(engagement, sheet, cells)


def _of_register(engagement: str, sheet: str, cells: Cells) -> tuple[str, ...]:
    if sheet == "policies":
        return (str(cells.get("policy_id") or new_policy_id((), engagement, str(cells["policy"]))),)
    policy, title = str(cells["policy"]), str(cells["measure"])
    measure = str(cells.get("measure_id") or new_measure_id((), engagement, policy, title))
    action = str(cells["action_id"]) if sheet == "overlaps" else None
    return (*([] if action else [measure]), overlap_id(measure, action))


def _elsewhere(engagement: str, sheet: str, cells: Cells) -> tuple[str, ...]:
    if sheet == "scenario_steps":
        workshop = natural_id("workshop", engagement, str(cells["workshop"]))
        return (natural_id("scenario_answer", workshop, str(cells["scenario"]), str(cells["step"])),)
    if sheet == "priorities":
        return (natural_id("gap", round_id(engagement, "baseline"), str(cells["item"])),)
    own = str(cells.get("action_id") or natural_id("action", engagement, "row", str(cells["number"])))
    return (own, natural_id("indicator", own))


def _part(value: Value | None) -> str:
    return str(value).casefold()

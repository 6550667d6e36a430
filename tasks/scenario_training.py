"""Store what answered each step of a scenario; a step that failed becomes a gap, and people say how much it presses."""

from collections.abc import Collection
from datetime import date

from db.schema import Action, AssessmentRound, Gap, ScenarioAnswer, Workshop
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.priorities import NOT_NOW
from parat.domain.scenarios import CARD, FAILS, SECTION, Step, answers_in_plan, scenarios
from parat.intake.errors import CellError, PacketErrors
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.answers import round_id
from tasks.provenance import first_sources

FROM_ASSESSMENT = "Parathedsvurdering"
_STEPS, _PRIORITIES = "scenario_steps", "priorities"


class WrongReferenceError(CellError):
    """Refuse a step that is said to be answered by a section but names an action card, or the other way round."""

    code = "IND-360"
    what = "«{found}» does not fit what is said to have answered the step."
    remedy = "Choose a reference of that kind, or correct what answered the step; then send the file again."
    short_da = "Henvisningen passer ikke til svaret"
    what_da = "»{found}« passer ikke til det, der står under »Besvaret af«."
    remedy_da = "Vælg en henvisning af den rette slags, eller ret »Besvaret af«, og send filen igen."


class MandatoryGapError(CellError):
    """Refuse to put a mandatory gap off."""

    code = "IND-361"
    what = "Item {found} is critical and scored at most 1: it must be developed and cannot be put off."
    remedy = "Give it a priority (high, medium or low), and send the file again."
    short_da = "Kan ikke udskydes"
    what_da = "Udsagn {found} er kritisk og har en score på højst 1. Det skal udvikles og kan ikke udskydes."
    remedy_da = "Vælg høj, mellem eller lav prioritet, og send filen igen."


def origin_da(read: Reader, gap: Gap) -> str:
    """Say where a gap comes from: the assessment, or one step of a scenario."""
    if gap.scenario_answer is None:
        return FROM_ASSESSMENT
    answer = read.get(ScenarioAnswer, gap.scenario_answer)
    return step_da(answer.scenario, answer.step)


def step_da(scenario: str, step: int) -> str:
    """Name a step of a scenario."""
    return f"Scenarie {scenario}, trin {step}"


def step_of(answer: ScenarioAnswer) -> Step | None:
    """Give the step that was answered; None when a later edition of the scenarios no longer has it."""
    scenario = scenarios().get(answer.scenario)
    return next((step for step in scenario.steps if step.number == answer.step), None) if scenario else None


def open_gaps(read: Reader, engagement: str) -> list[Gap]:
    """List the open gaps of the baseline, from the assessment and from scenario training."""
    return read.all(Gap, Gap.assessment_round == round_id(engagement, "baseline"), Gap.closed.is_(False))


def store_scenario_training(unit: UnitOfWork, packet: Packet, packet_id: str, workshops: Collection[str]) -> None:
    """Store what answered each step, turn the failing ones into gaps, and store the priorities people confirmed.

    Answers of a workshop that is not among `workshops` go with it. Run again: the same file changes nothing.
    """
    key = packet.engagement
    faults = [*_misplaced(packet), *_put_off(unit, packet)]
    if faults:
        raise PacketErrors(faults, file=packet.file)
    stored = ScenarioAnswer.engagement == key
    answers = unit.all(ScenarioAnswer, stored) if _STEPS in packet.absent else _answers(packet, packet_id)
    kept = [one for one in answers if one.workshop in workshops]
    unit.replace(ScenarioAnswer, stored, first_sources(unit, stored, kept))
    settle_scenario_gaps(unit, key)
    if _PRIORITIES not in packet.absent:
        _store_priorities(unit, packet)


def settle_scenario_gaps(unit: UnitOfWork, engagement: str) -> None:
    """Open a gap for each step that failed the last time it was played, and close those that were answered since.

    A gap whose answers are gone goes too, unless an action rests on it: then it is closed. Without a baseline there is
    no assessment to add gaps to. Run again: nothing changes.
    """
    key = round_id(engagement, "baseline")
    if unit.find(AssessmentRound, key) is None:
        return
    last = _last_answers(unit, engagement)
    known = {row.id: row for row in unit.all(Gap, Gap.assessment_round == key, Gap.scenario_answer.is_not(None))}
    failing = {gap_id(engagement, *at): answer for at, answer in last.items() if answer.answered_by == FAILS}
    unit.put(*(_gap(identity, answer, known.get(identity)) for identity, answer in failing.items()))
    answered = {gap_id(engagement, *at) for at in last}
    used = {row.gap for row in unit.all(Action, Action.engagement == engagement)}
    for identity, row in known.items():
        if identity not in failing and (identity in answered or identity in used):
            unit.change(Gap, identity, closed=True) if not row.closed else None
        elif identity not in failing:
            unit.remove(row)


def gap_id(engagement: str, scenario: str, step: int) -> str:
    """Give the id of the gap that a failing step opens."""
    return natural_id("gap", round_id(engagement, "baseline"), scenario, step)


def _last_answers(read: Reader, engagement: str) -> dict[tuple[str, int], ScenarioAnswer]:
    """Give what was said of each step the last time it was played; a cancelled workshop says nothing."""
    workshops = read.all(Workshop, Workshop.engagement == engagement, Workshop.state != "cancelled")
    order = {row.id: (row.held_on or date.max, row.number) for row in workshops}
    answers = read.all(ScenarioAnswer, ScenarioAnswer.engagement == engagement)
    counted = [one for one in answers if one.workshop in order and step_of(one)]
    return {(one.scenario, one.step): one for one in sorted(counted, key=lambda one: order[one.workshop])}


def _gap(identity: str, answer: ScenarioAnswer, known: Gap | None) -> Gap:
    step = step_of(answer)
    return Gap(
        id=identity,
        engagement=answer.engagement,
        assessment_round=round_id(answer.engagement, "baseline"),
        item=step.item if step else known.item if known else "",
        score=None,
        mandatory=False,
        unresolved=False,
        scenario_answer=answer.id,
        priority=known.priority if known else None,
        priority_reason=known.priority_reason if known else None,
    )


def _answers(packet: Packet, packet_id: str) -> list[ScenarioAnswer]:
    rows = (row for row in packet.sheets[_STEPS] if row["answered_by"] is not None)
    return [_answer(packet.engagement, row, packet_id) for row in rows]


def _answer(engagement: str, row: Row, packet_id: str) -> ScenarioAnswer:
    workshop = natural_id("workshop", engagement, cells.whole(row, "workshop"))
    scenario, step = cells.text(row, "scenario"), cells.whole(row, "step")
    return ScenarioAnswer(
        id=natural_id("scenario_answer", workshop, scenario, step),
        engagement=engagement,
        workshop=workshop,
        scenario=scenario,
        step=step,
        answered_by=cells.text(row, "answered_by"),
        reference=cells.text(row, "reference"),
        note=cells.text(row, "note"),
        place=row.place("answered_by"),
        packet=packet_id,
    )


def _misplaced(packet: Packet) -> list[InputError]:
    """Find references to an action card where a section is said to have answered, and the other way round."""
    named = answers_in_plan()
    return [
        _fault(WrongReferenceError, packet, _STEPS, row.place("reference"), named[cells.text(row, "reference")][1])
        for row in packet.sheets[_STEPS]
        if row["reference"] is not None
        and row["answered_by"] in (SECTION, CARD)
        and named[cells.text(row, "reference")][0] != row["answered_by"]
    ]


def _put_off(read: Reader, packet: Packet) -> list[InputError]:
    mandatory = {gap.item for gap in open_gaps(read, packet.engagement) if gap.mandatory}
    return [
        _fault(MandatoryGapError, packet, _PRIORITIES, row.place("priority"), cells.text(row, "item"))
        for row in packet.sheets[_PRIORITIES]
        if row["priority"] == NOT_NOW and row["origin"] == FROM_ASSESSMENT and row["item"] in mandatory
    ]


def _fault(kind: type[CellError], packet: Packet, sheet: str, place: str, found: str) -> InputError:
    title = packet.spec.sheet(sheet).title_da
    return kind(file=packet.file, sheet=title, cell=place.rpartition("!")[2] or "-", found=found)


def _store_priorities(unit: UnitOfWork, packet: Packet) -> None:
    given = {(row["item"], row["origin"]): row for row in packet.sheets[_PRIORITIES]}
    gaps = open_gaps(unit, packet.engagement)
    for gap in gaps:
        if row := given.get((gap.item, origin_da(unit, gap))):
            gap.priority = cells.text(row, "priority") or None
            gap.priority_reason = cells.text(row, "reason") or None
    unit.put(*gaps)

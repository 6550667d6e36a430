"""Fill a packet's rows from the record, so that nobody types what is already known."""

from collections.abc import Callable, Mapping, Sequence

from db.lookup import engagement_row
from db.schema import (
    Action,
    Answer,
    AssessmentRound,
    Attendance,
    Chapter,
    Decision,
    DevelopmentArea,
    ExistingMeasure,
    HearingAnswer,
    Indicator,
    OpenQuestion,
    OverlapDecision,
    Policy,
    Respondent,
    Session,
    SessionEvaluation,
    Stakeholder,
    TrainingNeed,
    Workshop,
)
from db.unit_of_work import Reader
from parat.domain.instrument import instrument
from parat.domain.packets import Value
from parat.domain.plan_structure import Section, chapters
from parat.domain.stages import Stage
from tasks.answers import round_id
from tasks.application import answers_in
from tasks.plan import APPROVED, hearing_answers, plan_id

Row = Mapping[str, Value | None]
Rows = Mapping[str, Sequence[Row]]


def rows_for(read: Reader, engagement: str, stage: Stage, assessment_round: str) -> Rows:
    """Give the rows of a stage's workbook by sheet, each row by column key."""
    if stage is Stage.READINESS:
        return _readiness(read, engagement, assessment_round)
    return _ROWS[stage](read, engagement)


def _application(read: Reader, engagement: str) -> Rows:
    row = engagement_row(read, engagement)[0]
    known: Row = {"existing_plan": True, "existing_plan_on": row.existing_plan_on} if row.existing_plan_on else {}
    filled = {**known, **answers_in(read, engagement)}
    return {"application": [filled] if filled else []}


def _readiness(read: Reader, engagement: str, assessment_round: str) -> Rows:
    programme = engagement_row(read, engagement)[2]
    key = round_id(engagement, assessment_round)
    stored = read.find(AssessmentRound, key)
    chosen = instrument(stored.instrument_version if stored else programme.instrument_version)
    respondents = read.all(Respondent, Respondent.assessment_round == key, order=[Respondent.number])
    numbers = {row.id: row.number for row in respondents}
    given: dict[str, dict[str, Value | None]] = {}
    for answer in read.all(Answer, Answer.assessment_round == key):
        row = given.setdefault(
            answer.item, {"documentation": answer.documentation or None, "reason": answer.reason or None}
        )
        row[numbers[answer.respondent]] = answer.value
    return {
        "respondents": [
            {"respondent": row.number, "role": row.role, "sector": row.sector or None, "answered_on": row.answered_on}
            for row in respondents
        ],
        "missing_roles": [
            {"role": role, "reason": why} for role, why in (stored.missing_roles if stored else {}).items()
        ],
        "mapping": [
            {
                "dimension": one.id,
                "title": one.title_da,
                **{f"anchor_{value}": text for value, text in one.anchors_da.items()},
                **_mapped(stored, one.id),
            }
            for one in chosen.dimensions
        ],
        "answers": [
            {
                "item": item.id,
                "statement": item.statement_da,
                "critical": item.critical,
                **{f"anchor_{value}": text for value, text in item.anchors_da.items()},
                **given.get(item.id, {}),
            }
            for item in chosen.items
        ],
    }


def _mapped(stored: AssessmentRound | None, dimension: str) -> Row:
    known = (stored.self_mapping.get(dimension) or {}) if stored else {}
    return {"value": known.get("value") or None, "note": known.get("note") or None}


def _workshops(read: Reader, engagement: str) -> Rows:
    workshops = read.all(Workshop, Workshop.engagement == engagement, order=[Workshop.number])
    numbers = {row.id: row.number for row in workshops}
    decisions = read.all(Decision, Decision.engagement == engagement, order=[Decision.workshop, Decision.number])
    areas = read.all(DevelopmentArea, DevelopmentArea.engagement == engagement, order=[DevelopmentArea.number])
    questions = read.all(OpenQuestion, OpenQuestion.engagement == engagement, order=[OpenQuestion.number])
    return {
        "workshops": [
            {
                "number": row.number,
                "kind": row.kind,
                "held_on": row.held_on,
                "begins": row.begins,
                "place": row.place or None,
                "status": row.state,
                "reason": row.reason or None,
            }
            for row in workshops
        ],
        "participants": [
            {"workshop": row.number, "function": one["function"], "sector": one["sector"]}
            for row in workshops
            for one in row.attendance
        ],
        "decisions": [
            {
                "workshop": numbers[row.workshop],
                "number": row.number,
                "text": row.text,
                "responsible": row.owner,
                "due_on": row.due_on,
                "becomes_action": row.becomes_action,
                "item": row.item,
            }
            for row in decisions
        ],
        "areas": [
            {"number": row.number, "title": row.title, "items": ", ".join(row.items) or None, "priority": row.priority}
            for row in areas
        ],
        "questions": [
            {"number": row.number, "text": row.text, "responsible": row.owner or None, "due_on": row.due_on}
            for row in questions
        ],
    }


def _training(read: Reader, engagement: str) -> Rows:
    sessions = read.all(Session, Session.engagement == engagement, order=[Session.number])
    numbers = {row.id: row.number for row in sessions}
    needs = read.all(TrainingNeed, TrainingNeed.engagement == engagement, order=[TrainingNeed.staff_group])
    present = read.all(Attendance, Attendance.engagement == engagement)
    answers = read.all(SessionEvaluation, SessionEvaluation.engagement == engagement)
    return {
        "needs": [{"group": row.staff_group, "module": row.module, "needed": row.needed} for row in needs],
        "sessions": [
            {
                "session": row.number,
                "module": row.module,
                "held_on": row.held_on,
                "begins": row.begins,
                "place": row.place,
                "hours": row.hours,
                "status": row.state,
            }
            for row in sessions
        ],
        "attendance": [
            {"session": numbers[row.session], "group": row.staff_group, "attended": row.present, "passed": row.passed}
            for row in sorted(present, key=lambda row: (numbers[row.session], row.staff_group))
        ],
        "evaluation": [
            {"session": numbers[row.session], "answered": row.answered, **_evaluated(row)}
            for row in sorted(answers, key=lambda row: numbers[row.session])
        ],
    }


def _evaluated(row: SessionEvaluation) -> Row:
    means = {"relevance": row.relevance, "usefulness": row.usefulness, "confidence": row.confidence}
    return {**means, "liked": row.liked or None, "wished": row.wished or None}


def _plan(read: Reader, engagement: str) -> Rows:
    indicators = _indicators(read, engagement)
    texts = {row.number: row for row in read.all(Chapter, Chapter.plan == plan_id(engagement))}
    policies = read.all(Policy, Policy.engagement == engagement, order=[Policy.title])
    titles = {row.id: row.title for row in policies}
    measures = read.all(ExistingMeasure, ExistingMeasure.engagement == engagement, order=[ExistingMeasure.title])
    overlaps = {
        row.existing_measure: row for row in read.all(OverlapDecision, OverlapDecision.engagement == engagement)
    }
    parties = read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])
    return {
        "actions": [_action(row, indicators[row.id]) for row in _actions(read, engagement)],
        "chapters": [_chapter(one, texts.get(int(one.mark))) for one in chapters()],
        "policies": [
            {"policy": row.title, "owner": row.owner or None, "adopted_on": row.adopted_on} for row in policies
        ],
        "measures": [
            {
                "policy": titles[row.policy],
                "measure": row.title,
                "decision": overlaps[row.id].choice if row.id in overlaps else None,
                "reason": overlaps[row.id].reason if row.id in overlaps else None,
            }
            for row in measures
        ],
        "stakeholders": [{"stakeholder": row.name, "sector": row.sector, "role": row.role or None} for row in parties],
        "hearing": [_heard(row) for row in hearing_answers(read, engagement)],
    }


def _chapter(section: Section, stored: Chapter | None) -> Row:
    public = stored.public if stored else section.public
    return {
        "number": int(section.mark),
        "title": section.title_da,
        "local_text": (stored.local_text or None) if stored else None,
        "publicity": "public" if public else "internal",
    }


def _heard(row: HearingAnswer) -> Row:
    return {
        "number": row.number,
        "party": row.party,
        "received_on": row.received_on,
        "section": row.section or None,
        "comment": row.comment,
        "answer": row.answer or None,
        "changes_plan": row.changes_plan,
    }


def _implementation(read: Reader, engagement: str) -> Rows:
    indicators = _indicators(read, engagement)
    accepted = [row for row in _actions(read, engagement) if row.choice == APPROVED]
    return {
        "follow_up": [
            {
                "action_id": row.id,
                "number": row.number,
                "title": row.title,
                "responsible": row.owner,
                "due_on": row.due_on,
                "indicator": indicators[row.id].text,
                "target": indicators[row.id].target,
            }
            for row in accepted
        ]
    }


def _actions(read: Reader, engagement: str) -> list[Action]:
    return read.all(Action, Action.engagement == engagement, order=[Action.number])


def _indicators(read: Reader, engagement: str) -> dict[str, Indicator]:
    actions = {row.id for row in _actions(read, engagement)}
    return {row.action: row for row in read.all(Indicator, Indicator.action.in_(actions))}


def _action(row: Action, indicator: Indicator) -> Row:
    return {
        "number": row.number,
        "action_id": row.id,
        "title": row.title,
        "decision": row.choice,
        "reason": row.choice_reason or None,
        "task": str(row.task) if row.task else None,
        "level": row.level,
        "target_group": row.target_group or None,
        "description": row.description or None,
        "activities": row.activities or None,
        "responsible": row.owner or None,
        "participants": row.participants or None,
        "start_on": row.starts_on,
        "due_on": row.due_on,
        "resources": row.resources or None,
        "indicator": indicator.text or None,
        "baseline": indicator.baseline,
        "target": indicator.target,
        "risk": row.risk or None,
    }


_ROWS: Mapping[Stage, Callable[[Reader, str], Rows]] = {
    Stage.APPLICATION: _application,
    Stage.WORKSHOPS: _workshops,
    Stage.TRAINING: _training,
    Stage.PLAN: _plan,
    Stage.IMPLEMENTATION: _implementation,
}

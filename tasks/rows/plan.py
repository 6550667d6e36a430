"""Fill the plan workbook's rows from the record."""

from db.schema import Action, Chapter, Indicator, Stakeholder
from db.unit_of_work import Reader
from parat.domain.plan_structure import Section, chapters
from tasks.plan import plan_id
from tasks.rows.actions import actions_of, indicators_of
from tasks.rows.hearing import hearing_rows
from tasks.rows.policies import policy_rows
from tasks.rows.shape import Row, Rows


def plan_rows(read: Reader, engagement: str) -> Rows:
    """Give the plan as it is stored."""
    indicators = indicators_of(read, engagement)
    texts = {row.number: row for row in read.all(Chapter, Chapter.plan == plan_id(engagement))}
    parties = read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])
    return {
        "actions": [_action(row, indicators[row.id]) for row in actions_of(read, engagement)],
        "chapters": [_chapter(one, texts.get(int(one.mark))) for one in chapters()],
        **policy_rows(read, engagement),
        "stakeholders": [{"stakeholder": row.name, "sector": row.sector, "role": row.role or None} for row in parties],
        "hearing": hearing_rows(read, engagement),
    }


def _chapter(section: Section, stored: Chapter | None) -> Row:
    public = stored.public if stored else section.public
    return {
        "number": int(section.mark),
        "title": section.title_da,
        "local_text": (stored.local_text or None) if stored else None,
        "publicity": "public" if public else "internal",
    }


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

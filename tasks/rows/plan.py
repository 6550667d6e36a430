"""Fill the plan workbook's rows from the record."""

from collections.abc import Mapping

from db.schema import Action, AnnexText, Chapter, Indicator, Plan, Stakeholder
from db.unit_of_work import Reader
from parat.domain.plan_structure import Section, annexes, chapters
from tasks.plan_facts import annex_texts, chapter_texts, plan_of
from tasks.plan_links import Links, links_of
from tasks.rows.actions import actions_of, indicators_of
from tasks.rows.hearing import hearing_rows
from tasks.rows.policies import policy_rows
from tasks.rows.shape import Row, Rows


def plan_rows(read: Reader, engagement: str) -> Rows:
    """Give the plan as it is stored."""
    indicators = indicators_of(read, engagement)
    chapter_rows, annex_rows = chapter_texts(read, engagement), annex_texts(read, engagement)
    links = links_of(read, engagement)
    parties = read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])
    return {
        "actions": [{**_action(row, indicators[row.id]), **_links(row, links)} for row in actions_of(read, engagement)],
        "chapters": [{"number": one.number, **_text(one, chapter_rows)} for one in chapters()],
        "annexes": [{"letter": one.mark, **_text(one, annex_rows)} for one in annexes()],
        "facts": [_facts(plan_of(read, engagement))],
        **policy_rows(read, engagement),
        "stakeholders": [{"stakeholder": row.name, "sector": row.sector, "role": row.role or None} for row in parties],
        "hearing": hearing_rows(read, engagement),
    }


def _facts(plan: Plan) -> Row:
    return {
        "title": plan.title,
        "covers_adults": plan.covers_adults,
        "form": plan.form,
        "acute_elsewhere": plan.acute_elsewhere,
        "contingency_adopted_on": plan.contingency_adopted_on,
    }


def _text(section: Section, texts: Mapping[str, Chapter] | Mapping[str, AnnexText]) -> Row:
    stored = texts.get(section.mark)
    public = stored.public if stored else section.public
    return {
        "title": section.title_da,
        "local_text": (stored.local_text or None) if stored else None,
        "publicity": "public" if public else "internal",
    }


def _links(row: Action, links: Links) -> Row:
    return {
        "gap_item": links.gaps.get(row.gap or ""),
        "decided": links.decisions.get(row.decision or ""),
        "policies": "; ".join(links.policies.get(row.id, ())) or None,
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
        "documentation": row.documentation or None,
    }

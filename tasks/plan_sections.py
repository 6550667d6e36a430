"""Show the plan's chapters and annexes with the municipality's own texts, and what the plan covers as a whole."""

from collections.abc import Iterable

from db.schema import Chapter
from db.unit_of_work import Reader
from parat.documents.contexts import Annex, PlanScope, annexes_with, chapters_with
from parat.documents.contexts import Chapter as ChapterShown
from parat.domain.plan_structure import annexes, chapters, section
from tasks.plan_facts import JOINT, annex_texts, chapter_texts, internal_among, plan_of
from tasks.words import lines_in


def chapters_shown(read: Reader, engagement: str) -> tuple[ChapterShown, ...]:
    """Show the seventeen chapters, internal or public as the municipality chose."""
    stored = chapter_texts(read, engagement)
    internal = {section(mark).key for mark in internal_among(chapters(), stored)}
    return chapters_with(local_texts(stored.values()), internal)


def annexes_shown(read: Reader, engagement: str) -> tuple[Annex, ...]:
    """Show the annexes, internal or public as the municipality chose."""
    stored = annex_texts(read, engagement)
    texts = {letter: lines_in(row.local_text) for letter, row in stored.items() if row.local_text.strip()}
    return annexes_with(texts, internal_among(annexes(), stored))


def local_texts(rows: Iterable[Chapter]) -> dict[str, tuple[str, ...]]:
    """Give the chapters' local texts, a paragraph a string, by the chapter's key; empty ones are left out."""
    return {section(str(row.number)).key: lines_in(row.local_text) for row in rows if row.local_text.strip()}


def scope_shown(read: Reader, engagement: str) -> PlanScope:
    """Show what the plan covers as a whole."""
    plan = plan_of(read, engagement)
    return PlanScope(
        covers_adults=plan.covers_adults,
        joint=plan.form == JOINT,
        acute_elsewhere=bool(plan.acute_elsewhere),
        contingency_adopted_on=plan.contingency_adopted_on,
    )

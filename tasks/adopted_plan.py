"""Keep what an adopted plan says, and let its later versions say the same beside what was decided since."""

from dataclasses import replace

from db.documents import newest_generations
from db.schema import Gate, Generation, Rendition
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.contexts import PlanDraft
from parat.documents.kept_context import read_context, written_context
from parat.domain.identity import natural_id
from parat.domain.stages import COUNCIL, Ruling
from tasks.adopted import is_adopted
from tasks.files import documents

CONTENT = "content"
_DRAFT = "plan_draft"


def adopted_generation(read: Reader, engagement: str) -> Generation | None:
    """Give the version of the plan that the council adopted last; None where it has adopted none."""
    adopted = (Gate.gate == COUNCIL.key, Gate.ruling == Ruling.APPROVE.value)
    gates = read.all(Gate, Gate.engagement == engagement, *adopted, order=[Gate.attempt])
    if not gates:
        return None
    of_file = (Generation.engagement == engagement, Generation.sha256 == gates[-1].document_sha256)
    return next(iter(read.all(Generation, *of_file, order=[Generation.number])), None)


def keep_content(unit: UnitOfWork, plan: PlanDraft, engagement: str) -> None:
    """Keep what the newest version of the plan says, beside its file. Run again: it is kept once."""
    for newest in newest_generations(unit, engagement, _DRAFT):
        stored = documents().put(engagement, f"Planens indhold v{newest.number}.json", written_context(plan))
        unit.put(
            Rendition(
                id=natural_id("rendition", newest.id, CONTENT),
                generation=newest.id,
                format=CONTENT,
                sha256=stored.sha256,
                path=stored.relative_path,
            )
        )


def as_adopted(read: Reader, engagement: str, now: PlanDraft) -> PlanDraft:
    """Give the plan as it was adopted, with what was decided since; the plan as it is now where none stands adopted."""
    if not is_adopted(standing_of(read.connection, engagement)):
        return now
    adopted = adopted_generation(read, engagement)
    found = read.find(Rendition, natural_id("rendition", adopted.id, CONTENT)) if adopted else None
    if found is None:
        return now
    kept = read_context(documents().content_of(found.path, found.sha256), found.path)
    if not isinstance(kept, PlanDraft):
        return now
    cards = tuple(replace(card, approved_da=now.approved_da) for card in kept.action_cards)
    return replace(kept, cover=now.cover, gates=now.gates, publication=now.publication, action_cards=cards)

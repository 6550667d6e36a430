"""Write down which facts hold, so that the stage machine can go on."""

from db.schema import EvidenceRow
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from tasks.run import Actor


def establish(unit: UnitOfWork, engagement: str, facts: dict[Evidence, bool], actor: Actor) -> None:
    """Write each fact down as holding or not; a fact that never held and does not hold is not written."""
    for name, holds in facts.items():
        identity = natural_id("evidence", engagement, name)
        stored = unit.find(EvidenceRow, identity)
        if stored is None and holds:
            unit.add(EvidenceRow(id=identity, engagement=engagement, name=name.value, holds=True, since=actor.today))
        elif stored is not None and stored.holds != holds:
            unit.change(EvidenceRow, identity, holds=holds, since=actor.today)

"""Write down which facts hold, so that the stage machine can go on."""

from collections.abc import Mapping

from db.schema import EvidenceRow
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from tasks.run import Actor


def establish(unit: UnitOfWork, engagement: str, facts: Mapping[Evidence, bool], actor: Actor) -> None:
    """Write each fact down as holding or not; a fact that never held and does not hold is not written."""
    stored = {row.name: row for row in unit.all(EvidenceRow, EvidenceRow.engagement == engagement)}
    new = [name for name, holds in facts.items() if holds and name not in stored]
    unit.add(*(_row(engagement, name, actor) for name in new))
    for name, holds in facts.items():
        if name in stored and stored[name].holds != holds:
            unit.change(EvidenceRow, stored[name].id, holds=holds, since=actor.today)


def _row(engagement: str, name: Evidence, actor: Actor) -> EvidenceRow:
    identity = natural_id("evidence", engagement, name)
    return EvidenceRow(id=identity, engagement=engagement, name=name.value, holds=True, since=actor.today)

"""Show what a round of the readiness assessment says first: strengths, proposals, earlier rounds, the own levels."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.documents.contexts import ItemResult, MissingRole
from parat.documents.contexts.readiness import EarlierRound, OwnLevel, ProposedArea
from parat.domain import conclusions
from parat.domain.assessment import Assessment, DimensionScore
from parat.domain.instrument import Instrument
from parat.domain.packets.readiness import ROUNDS
from tasks.answers import answered_round, grade_round, round_id


def item_shown(chosen: Instrument, assessment: Assessment, item: str) -> ItemResult:
    """Show one statement's result as the documents do."""
    score = assessment.item(item)
    return ItemResult(
        id=item,
        statement=chosen.item(item).statement_da,
        critical=chosen.item(item).critical,
        score=score.known,
        spread=score.spread,
        answers=score.answered,
        undocumented=score.undocumented,
    )


def known_of(score: DimensionScore) -> Decimal | None:
    """Give a theme's score, or None when too few statements have one."""
    return score.known if score.sufficient else None


def strengths_shown(chosen: Instrument, assessment: Assessment) -> tuple[ItemResult, ...]:
    """Show the statements at 3.0 or above as the documents do."""
    return tuple(item_shown(chosen, assessment, score.item) for score in conclusions.strengths_in(assessment))


def proposals_shown(chosen: Instrument, assessment: Assessment) -> tuple[ProposedArea, ...]:
    """Show the themes that the workshop may take up, as the documents do."""
    return tuple(
        ProposedArea(
            id=area.dimension,
            title=chosen.dimension(area.dimension).title_da,
            item_ids=tuple(sorted(gap.item for gap in area.gaps)),
            mandatory=area.mandatory,
        )
        for area in conclusions.proposed_areas(assessment.gaps)
    )


def missing_roles_shown(chosen: Instrument, row: AssessmentRound) -> tuple[MissingRole, ...]:
    """Show the roles that were closed without an answer, as the documents do."""
    closed = sorted(row.missing_roles.items())
    return tuple(MissingRole(role_da=chosen.role(role).label_da, reason=why) for role, why in closed)


def own_levels_shown(chosen: Instrument, mapped: Mapping[str, Any]) -> tuple[OwnLevel, ...]:
    """Show the levels that the municipality gave itself before the assessment, as the documents do."""
    return tuple(
        OwnLevel(
            id=one.id,
            title=one.title_da,
            level=given["value"],
            meaning=one.anchors_da.get(int(given["value"]), ""),
            note=given.get("note") or "",
        )
        for one in chosen.dimensions
        if (given := mapped.get(one.id) or {}).get("value")
    )


def earlier_rounds(read: Reader, engagement: str, name: str) -> tuple[EarlierRound, ...]:
    """Show the rounds before this one that were measured by the same edition of the instrument."""
    names = [key for key, _ in ROUNDS]
    this = read.get(AssessmentRound, round_id(engagement, name))
    before = [answered_round(read, round_id(engagement, one)) for one in names[: names.index(name)]]
    return tuple(_round(read, row) for row in before if row and row.instrument_version == this.instrument_version)


def _round(read: Reader, row: AssessmentRound) -> EarlierRound:
    chosen, assessment = grade_round(read, row)
    scores = tuple(known_of(assessment.dimension(one.id)) for one in chosen.dimensions)
    return EarlierRound(round_da=dict(ROUNDS)[row.round], scores=scores)

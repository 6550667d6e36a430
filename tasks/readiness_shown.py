"""Show what a round of the readiness assessment says first: strengths, proposals, what lacks, and the short mapping."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.documents.contexts import ItemResult, MissingRole
from parat.documents.contexts.readiness import OwnLevel, ProposedArea, Undocumented
from parat.domain import conclusions
from parat.domain.assessment import Assessment, DimensionScore
from parat.domain.instrument import Instrument
from parat.domain.readiness import DOCUMENTED_FROM
from tasks.answers import domain_answers
from tasks.mapping import MappedTheme


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
        irrelevant=score.irrelevant,
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


def own_levels_shown(chosen: Instrument, assessment: Assessment, mapped: Iterable[MappedTheme]) -> tuple[OwnLevel, ...]:
    """Show what the short mapping came to beside the extended assessment, as the documents do."""
    return tuple(
        OwnLevel(
            id=one.dimension,
            title=chosen.dimension(one.dimension).title_da,
            level=one.level,
            score=known_of(assessment.dimension(one.dimension)),
            meaning="" if one.level is None else chosen.dimension(one.dimension).anchors_da[_nearest(one.level)],
            dont_know=one.dont_know,
            notes=one.notes,
        )
        for one in mapped
    )


def undocumented_shown(read: Reader, chosen: Instrument, assessment: Assessment, key: str) -> tuple[Undocumented, ...]:
    """Count for each statement the answers of 3 or 4 that name no document, as the documents do."""
    counted = [one for one in domain_answers(read, key) if one.role not in chosen.observers]
    strong = Counter(one.item for one in counted if isinstance(one.value, int) and one.value >= DOCUMENTED_FROM)
    lacking = Counter(one.item for one in assessment.undocumented)
    return tuple(
        Undocumented(id=item, statement=chosen.item(item).statement_da, lacking=count, answers=strong[item])
        for item, count in lacking.items()
    )


def _nearest(level: Decimal) -> int:
    return int(level.quantize(Decimal(1), ROUND_HALF_UP))

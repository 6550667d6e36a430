"""Find in the record the rows that a block of a document rests on."""

from collections.abc import Callable, Mapping, Sequence

from db.schema import (
    Action,
    ApplicationForm,
    AssessmentRound,
    Base,
    Contact,
    DevelopmentArea,
    Engagement,
    ExistingMeasure,
    Gap,
    Gate,
    OverlapDecision,
    Packet,
    Plan,
    Policy,
    Score,
    Stakeholder,
    TrainingNeed,
)
from db.unit_of_work import Reader
from parat.domain.identity import natural_id
from tasks.answers import round_id
from tasks.application import form_id
from tasks.block_sources import Ground, Source
from tasks.plan_facts import plan_id, section_texts

Finder = Callable[[Reader, str, str], Sequence[Base]]


def rows_behind(read: Reader, engagement: str, source: Source) -> list[Base]:
    """Give the rows of an engagement that a source names; none for a fixed text, or for what is gone."""
    finder = _FINDERS.get(source.ground)
    return list(finder(read, engagement, source.of)) if finder else []


def _by_id(*kinds: type[Base]) -> Finder:
    def find(read: Reader, engagement: str, identity: str) -> list[Base]:
        return [row for kind in kinds if (row := read.find(kind, identity)) is not None]

    return find


def _all_of(kind: type[Action] | type[Contact] | type[DevelopmentArea]) -> Finder:
    def find(read: Reader, engagement: str, identity: str) -> list[Base]:
        return [*read.all(kind, kind.engagement == engagement, order=[kind.id])]

    return find


def _local_text(read: Reader, engagement: str, mark: str) -> list[Base]:
    stored = section_texts(read, engagement)
    return [stored[mark]] if mark in stored else []


def _overlap(read: Reader, engagement: str, identity: str) -> list[Base]:
    """Give a measure or a policy with what was decided about it."""
    found = _by_id(ExistingMeasure, Policy, OverlapDecision)(read, engagement, identity)
    return [*found, *read.all(OverlapDecision, OverlapDecision.existing_measure == identity)]


def _gate(read: Reader, engagement: str, ruling: str) -> list[Base]:
    gates = read.all(Gate, Gate.engagement == engagement)
    return [row for row in gates if natural_id("ruling", row.id) == ruling]


def _gap(read: Reader, engagement: str, identity: str) -> list[Base]:
    """Give a gap of the assessment, or those that scenario training found on the same item."""
    key = round_id(engagement, "baseline")
    gaps = read.all(Gap, Gap.assessment_round == key)
    return [row for row in gaps if identity in (row.id, natural_id("gap", key, row.item))]


def _scores(read: Reader, engagement: str, dimension: str) -> list[Base]:
    key = round_id(engagement, "baseline")
    return [*read.all(Score, Score.assessment_round == key, Score.dimension == dimension)]


_FINDERS: Mapping[Ground, Finder] = {
    Ground.ACTION: _by_id(Action),
    Ground.ACTIONS: _all_of(Action),
    Ground.GAP: _gap,
    Ground.AREA: _by_id(DevelopmentArea),
    Ground.AREAS: _all_of(DevelopmentArea),
    Ground.MEASURE: _overlap,
    Ground.STAKEHOLDER: _by_id(Stakeholder),
    Ground.NEED: _by_id(TrainingNeed),
    Ground.CONTACT: _by_id(Contact),
    Ground.CONTACTS: _all_of(Contact),
    Ground.GATE: _gate,
    Ground.FILE: _by_id(Packet),
    Ground.LOCAL_TEXT: _local_text,
    Ground.PLAN: lambda read, engagement, _: _by_id(Plan)(read, engagement, plan_id(engagement)),
    Ground.ENGAGEMENT: lambda read, engagement, _: _by_id(Engagement)(read, engagement, engagement),
    Ground.APPLICATION: lambda read, engagement, _: _by_id(ApplicationForm)(read, engagement, form_id(engagement)),
    Ground.ASSESSMENT: lambda read, engagement, _: _by_id(AssessmentRound)(
        read, engagement, round_id(engagement, "baseline")
    ),
    Ground.DIMENSION: _scores,
}

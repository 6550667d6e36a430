"""Build sample readiness documents with all nine themes, of a fictitious municipality."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parat.documents.contexts import DimensionResult, Gap, ItemResult, MissingRole, ReadinessReport
from parat.documents.contexts.readiness import EarlierRound, OwnLevel, ProposedArea, ReadinessSummary
from parat.domain.catalogue import VERSION
from parat.domain.instrument import instrument
from tests.unit.documents import builders
from tests.unit.documents.builders import a_cover, some_gaps

THEMES = (
    ("D1", "Ledelse, formål og politisk forankring", "1.9"),
    ("D2", "Organisering, roller og tværfaglighed", "2.4"),
    ("D3", "Lokalt vidensgrundlag og databehov", "1.2"),
    ("D4", "Fælles forståelse og kompetencer", "3.1"),
    ("D5", "Håndtering af bekymringer", None),
    ("D6", "Handling i akutte situationer", "0.8"),
    ("D7", "Samarbejde og interessenter", "2.9"),
    ("D8", "Sammenhæng og indsatser", "2.0"),
    ("D9", "Implementering, opfølgning og læring", "1.6"),
)


def nine_dimensions() -> tuple[DimensionResult, ...]:
    return tuple(a_dimension(key, title, score and Decimal(score)) for key, title, score in THEMES)


def a_dimension(key: str, title: str, score: Decimal | None) -> DimensionResult:
    band = instrument(VERSION).band_of(score).label_da if score is not None else ""
    answered = 5 if score is not None else 2
    return DimensionResult(
        id=key, title=title, known=score, low=score, band_da=band, answered_items=answered, total_items=5
    )


def an_earlier_round() -> EarlierRound:
    scores = tuple(score and Decimal(score) - Decimal("0.4") for _, _, score in THEMES)
    return EarlierRound(round_da="Udgangspunkt", scores=scores)


def some_strengths() -> tuple[ItemResult, ...]:
    return (
        ItemResult(
            id="D7.1",
            statement="Samarbejdet med politikredsen i infohus er aftalt og i brug.",
            score=Decimal("3.6"),
            answers=8,
        ),
        ItemResult(
            id="D4.1",
            statement="Der bruges fælles definitioner af ekstremisme og radikalisering.",
            score=Decimal("3.2"),
            answers=7,
        ),
        ItemResult(
            id="D1.4",
            statement="Der er afsat tid og midler til koordinering, uddannelse og øvelser.",
            score=Decimal("3.2"),
            answers=8,
            undocumented=True,
        ),
    )


def some_proposals() -> tuple[ProposedArea, ...]:
    return (
        ProposedArea(id="D5", title="Håndtering af bekymringer", item_ids=("D5.2", "D5.5"), mandatory=True),
        ProposedArea(id="D1", title="Ledelse, formål og politisk forankring", item_ids=("D1.1",)),
    )


def some_own_levels() -> tuple[OwnLevel, ...]:
    return (
        OwnLevel(
            id="D1",
            title="Ledelse, formål og politisk forankring",
            level="2",
            meaning="Direktion har givet mandat; formål beskrevet i udkast.",
            note="Udkastet er fra foråret",
        ),
        OwnLevel(id="D5", title="Håndtering af bekymringer", level="Ved ikke"),
    )


def more_gaps() -> tuple[Gap, ...]:
    critical = replace(
        some_gaps()[0],
        id="gap-d15",
        item_id="D1.5",
        statement="Planen opfylder lovens krav: skriftlig, vedtaget, offentliggjort, revideret inden for fire år.",
    )
    return (critical, *some_gaps(), replace(some_gaps()[1], id="gap-d63", item_id="D6.3"))


def sample_readiness_summary(**different) -> ReadinessSummary:
    summary = ReadinessSummary(
        cover=a_cover("Resumé af parathedsvurdering", subtitle="Fornyet vurdering efter 12 måneder"),
        round_da="Efter 12 måneder",
        answered_from=date(2027, 3, 1),
        answered_to=date(2027, 3, 19),
        asked=10,
        answered=9,
        missing_roles=(MissingRole(role_da="Beskæftigelse", reason="Jobcentret er under omlægning"),),
        dimensions=nine_dimensions(),
        earlier=(an_earlier_round(),),
        strengths=some_strengths(),
        gaps=more_gaps(),
        gap_count=21,
        mandatory_count=2,
        disagreement_count=6,
        next_step="Kommunens projektleder godkender rapporten, og uenighederne drøftes på den første workshop",
    )
    return replace(summary, **different)


def sample_readiness_report(**different) -> ReadinessReport:
    """Give the report with all nine themes, an earlier round and everything that a round can show."""
    in_full = {dimension.id: dimension for dimension in builders.some_dimensions()}
    report = replace(
        builders.sample_readiness_report(),
        cover=a_cover("Parathedsvurdering", subtitle="12 måneder efter vedtagelsen", state_da="Til orientering"),
        round_da="12 måneder efter vedtagelsen",
        first_round=False,
        dimensions=tuple(in_full.get(one.id, one) for one in nine_dimensions()),
        earlier=(an_earlier_round(),),
        strengths=some_strengths(),
        proposals=some_proposals(),
        own_levels=some_own_levels(),
    )
    return replace(report, **different)

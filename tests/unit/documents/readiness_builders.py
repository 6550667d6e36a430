"""Build sample readiness documents with all nine themes, of a fictitious municipality."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parat.documents.contexts import DimensionResult, Gap, ItemResult, MissingRole, ReadinessReport
from parat.documents.contexts.readiness import (
    Development,
    EarlierRound,
    OwnLevel,
    ProposedArea,
    ReadinessSummary,
    StatementChange,
    ThemeChange,
    Undocumented,
)
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
            level=Decimal("2.3"),
            score=Decimal("1.9"),
            meaning="Direktion har givet mandat; formål beskrevet i udkast.",
            dont_know=1,
            notes=("Udkastet er fra foråret", "Direktionen har set det"),
        ),
        OwnLevel(id="D5", title="Håndtering af bekymringer", level=None, dont_know=4),
        OwnLevel(id="D6", title="Handling i akutte situationer", level=None, score=Decimal("0.8")),
    )


def some_undocumented() -> tuple[Undocumented, ...]:
    return (
        Undocumented(
            id="D1.4",
            statement="Der er afsat tid og midler til koordinering, uddannelse og øvelser.",
            lacking=5,
            answers=6,
        ),
        Undocumented(
            id="D5.1", statement="Der er én kendt indgang for bekymringer, for medarbejdere og borgere.", lacking=1,
            answers=1,
        ),
    )  # fmt: skip


def a_development(**different) -> Development:
    development = Development(
        since_da="Udgangspunkt",
        themes=(
            ThemeChange(
                id="D1", title="Ledelse, formål og politisk forankring", before=Decimal("1.6"), after=Decimal("2.2"),
                left_out=("D1.5",),
            ),
            ThemeChange(
                id="D4", title="Fælles forståelse og kompetencer", before=Decimal("3.3"), after=Decimal("3.1")
            ),
            ThemeChange(id="D5", title="Håndtering af bekymringer", left_out=("D5.1", "D5.2", "D5.5")),
            ThemeChange(id="D6", title="Handling i akutte situationer", after=Decimal("0.8")),
        ),
        moved=(
            StatementChange(
                id="D1.1", statement="Kommunen har et formuleret formål og en vision for forebyggelse af ekstremisme.",
                before=Decimal("1.0"), after=Decimal("2.4"), change=Decimal("1.4"),
            ),
            StatementChange(
                id="D4.1", statement="Der bruges fælles definitioner af ekstremisme og radikalisering.",
                before=Decimal("3.6"), after=Decimal("3.2"), change=Decimal("-0.4"),
            ),
        ),
        incomparable=(
            StatementChange(
                id="D1.5",
                statement="Planen opfylder lovens krav.",
                after=Decimal("1.0"), differs="nyt udsagn",
            ),
            StatementChange(
                id="D5.2", statement="Sagsgangen fra bekymring til vurdering, indsats og afslutning er beskrevet.",
                before=Decimal("2.0"), after=Decimal("0.8"), differs="ny ordlyd, nu et kritisk udsagn",
            ),
        ),
    )  # fmt: skip
    return replace(development, **different)


def beside_others(dimensions: tuple[DimensionResult, ...]) -> tuple[DimensionResult, ...]:
    """Show the themes beside the mean of the other municipalities; one of them has too few others."""
    return tuple(
        replace(one, others=None if one.id == "D5" else Decimal("2.1") + index * Decimal("0.1"))
        for index, one in enumerate(dimensions)
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
        first_round=False,
        proposals=some_proposals(),
        undocumented_count=4,
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
        dimensions=beside_others(tuple(in_full.get(one.id, one) for one in nine_dimensions())),
        earlier=(an_earlier_round(),),
        strengths=some_strengths(),
        proposals=some_proposals(),
        own_levels=some_own_levels(),
        undocumented=some_undocumented(),
        development=a_development(),
    )
    return replace(report, **different)

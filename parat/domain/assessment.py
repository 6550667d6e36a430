"""Say what a readiness answer is and what an assessment results in; the rules that lead there are in readiness."""

from dataclasses import dataclass
from decimal import Decimal

from parat.domain.errors import InputError
from parat.domain.instrument import Band

DONT_KNOW = "VI"
NOT_RELEVANT = "IR"
HIGHEST = 4
FEWEST_ITEMS = 3


class AnswerOffScaleError(InputError):
    """Refuse an answer that is neither 0-4 nor VI nor IR."""

    code = "IND-213"
    what = "the answer «{found}» is not on the scale."
    where = "Item {item}, respondent {respondent}"
    remedy = "Answer with 0, 1, 2, 3 or 4, or with VI (do not know) or IR (not relevant)."
    what_da = "svaret »{found}« findes ikke på skalaen."
    where_da = "Udsagn {item}, respondent {respondent}"
    remedy_da = "Svar med 0, 1, 2, 3 eller 4 – eller med VI (ved ikke) eller IR (ikke relevant)."


class ReasonMissingError(InputError):
    """Refuse «ikke relevant» without a reason."""

    code = "IND-214"
    what = "«IR» (not relevant) stands without a reason."
    where = "Item {item}, respondent {respondent}"
    remedy = "Write why the item does not apply to the municipality, or choose another answer."
    what_da = "»IR« (ikke relevant) mangler en begrundelse."
    where_da = "Udsagn {item}, respondent {respondent}"
    remedy_da = "Skriv, hvorfor udsagnet ikke er relevant for kommunen, eller vælg et andet svar."


class RepeatedAnswerError(InputError):
    """Refuse two answers by one respondent to one item."""

    code = "IND-215"
    what = "the item is answered more than once."
    where = "Item {item}, respondent {respondent}"
    remedy = "Keep one answer and remove the others."
    what_da = "udsagnet er besvaret mere end én gang."
    where_da = "Udsagn {item}, respondent {respondent}"
    remedy_da = "Behold ét svar, og slet de andre."


@dataclass(frozen=True, slots=True)
class Answer:
    """Be what one respondent said to one item: 0-4, VI (do not know) or IR (not relevant, with a reason)."""

    item: str
    respondent: str
    role: str
    value: int | str
    reason: str = ""
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """Be an item's score over the respondents; `observed` is the mean of the observers, kept apart."""

    item: str
    known: Decimal | None
    low: Decimal | None
    observed: Decimal | None
    spread: int | None
    answered: int
    dont_know: int
    not_relevant: int
    undocumented: bool

    @property
    def irrelevant(self) -> bool:
        """Say whether everyone who took a stand found that the item does not apply."""
        return self.not_relevant > 0 and self.answered == 0 and self.dont_know == 0

    @property
    def unresolved(self) -> bool:
        """Say whether nobody could answer (uafklaret)."""
        return self.known is None and not self.irrelevant


@dataclass(frozen=True, slots=True)
class Reading:
    """Be one way of counting a dimension, to the end; without a band when fewer than three items have a score."""

    score: Decimal | None
    band: Band | None
    capped_by: tuple[str, ...]
    scored_items: int

    @property
    def sufficient(self) -> bool:
        """Say whether enough items have a score (else: utilstrækkeligt grundlag)."""
        return self.scored_items >= FEWEST_ITEMS


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """Be a dimension's two readings; the properties without a suffix speak of the headline, `known`."""

    dimension: str
    known_reading: Reading
    low_reading: Reading

    @property
    def known(self) -> Decimal | None:
        """Give the score with «ved ikke» left out."""
        return self.known_reading.score

    @property
    def low(self) -> Decimal | None:
        """Give the score with «ved ikke» counted as 0."""
        return self.low_reading.score

    @property
    def band_known(self) -> Band | None:
        """Give the band of the known score."""
        return self.known_reading.band

    @property
    def capped_by(self) -> tuple[str, ...]:
        """Give the critical items that hold the known score down at 1.9."""
        return self.known_reading.capped_by

    @property
    def sufficient(self) -> bool:
        """Say whether the known score rests on at least three items."""
        return self.known_reading.sufficient


@dataclass(frozen=True, slots=True)
class Gap:
    """Be an item that the municipality should work with; `priority` is (4 - score) x weight, for the workshop."""

    item: str
    dimension: str
    score: Decimal | None
    critical: bool
    mandatory: bool
    unresolved: bool
    priority: Decimal | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Be an item on which the answers lie so far apart that the workshop should talk about it."""

    item: str
    lowest: int
    highest: int

    @property
    def spread(self) -> int:
        """Give the distance between the highest and the lowest answer."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Undocumented:
    """Be a 3 or a 4 that counts although no document is named."""

    item: str
    respondent: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Be the result of one round in one municipality."""

    instrument: str
    items: tuple[ItemScore, ...]
    dimensions: tuple[DimensionScore, ...]
    gaps: tuple[Gap, ...]
    disagreements: tuple[Disagreement, ...]
    undocumented: tuple[Undocumented, ...]
    missing_roles: tuple[str, ...]

    def item(self, item_id: str) -> ItemScore:
        """Give the score of an item."""
        return next(score for score in self.items if score.item == item_id)

    def dimension(self, dimension_id: str) -> DimensionScore:
        """Give the score of a dimension."""
        return next(score for score in self.dimensions if score.dimension == dimension_id)

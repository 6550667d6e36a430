"""Find where the plan does what another policy already does, and keep what a person decides about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.schema import Action, ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import Reader
from parat.domain.concepts import Concept
from parat.domain.overlap import Effort, Hit, Likeness, Match, Strength, find_overlaps
from parat.domain.packets.policies import OVERLAP_DECISIONS
from tasks.concept_list import concepts_in_use
from tasks.policies import register_of

REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Be an action and a measure of another policy that overlap, found or named by a person, and the decision on it.

    `hit` is None when nothing was found and a person has decided all the same. `own` is the decision on just these two,
    `whole` the one on the measure for the plan as a whole, which counts where there is no other.
    """

    action: Action
    measure: ExistingMeasure
    policy: Policy
    hit: Hit | None
    own: OverlapDecision | None
    whole: OverlapDecision | None

    @property
    def decision(self) -> OverlapDecision | None:
        """Give the decision that counts."""
        return self.own or self.whole

    @property
    def decided(self) -> bool:
        """Say whether somebody has decided."""
        return self.decision is not None

    @property
    def decision_da(self) -> str:
        """Say what was decided and why; empty while nobody has."""
        return said_of(self.decision) if self.decision else ""

    @property
    def strength(self) -> str:
        """Give how sure it is, by its key; empty when only a person says so."""
        return self.hit.strength.value if self.hit else ""

    @property
    def words_da(self) -> str:
        """Name the words that are alike."""
        return "; ".join(dict.fromkeys(map(_alike, self.hit.words))) if self.hit else ""

    @property
    def action_sentence(self) -> str:
        """Give the action's sentence that is most like the measure's."""
        return self.hit.sentences[0] if self.hit else ""

    @property
    def measure_sentence(self) -> str:
        """Give the measure's sentence that is most like the action's."""
        return self.hit.sentences[1] if self.hit else ""

    @property
    def why_da(self) -> str:
        """Say why it is shown."""
        return "; ".join(self.hit.reasons_da) if self.hit else "Udpeget af en person"


def overlaps_of(read: Reader, engagement: str) -> list[Overlap]:
    """Give the overlaps of a plan's actions, those rejected left out, and all that were decided; raise InputError.

    They stand in the order of the actions' numbers, for each action the surest first.
    """
    register = register_of(read, engagement)
    if not register.measures:
        return []
    actions = read.all(Action, Action.engagement == engagement, order=[Action.number])
    decided = read.all(OverlapDecision, OverlapDecision.engagement == engagement)
    own = {(row.action, row.existing_measure): row for row in decided if row.action}
    whole = {row.existing_measure: row for row in decided if not row.action}
    hits = {(hit.action, hit.measure): hit for hit in _hits(actions, register.measures)}
    measures = {row.id: row for row in register.measures}
    pairs = _pairs({row.id: row for row in actions}, [*hits, *own])
    return [
        Overlap(
            action,
            measures[measure],
            register.policies[measures[measure].policy],
            hits.get((action.id, measure)),
            own.get((action.id, measure)),
            whole.get(measure),
        )
        for action, measure in pairs
        if measure in measures
    ]


def open_overlaps(read: Reader, engagement: str) -> list[Overlap]:
    """Give the strong overlaps that nobody has decided on."""
    return [one for one in overlaps_of(read, engagement) if one.strength == Strength.STRONG and not one.decided]


def said_of(decision: OverlapDecision) -> str:
    """Say in Danish what was decided and why."""
    return f"{dict(OVERLAP_DECISIONS)[decision.choice]}: {decision.reason}"


def _pairs(actions: Mapping[str, Action], found: Iterable[tuple[str | None, str]]) -> list[tuple[Action, str]]:
    """Give each action with each of its measures, in the order of the actions' numbers."""
    known = [(actions[action], measure) for action, measure in dict.fromkeys(found) if action and action in actions]
    return sorted(known, key=lambda pair: pair[0].number)


def _hits(actions: Iterable[Action], measures: Iterable[ExistingMeasure]) -> Sequence[Hit]:
    wanted = tuple(_of_action(row) for row in actions if row.choice != REJECTED)
    return _found(wanted, tuple(map(_of_measure, measures)), concepts_in_use())


@lru_cache(maxsize=8)
def _found(actions: tuple[Effort, ...], measures: tuple[Effort, ...], concepts: tuple[Concept, ...]) -> tuple[Hit, ...]:
    return find_overlaps(actions, measures, concepts)


def _of_action(row: Action) -> Effort:
    return Effort(
        id=row.id,
        title=row.title,
        text="\n".join(filter(None, (row.description, row.activities))),
        target_group=row.target_group,
        level=row.level or "",
        owner=row.owner,
        starts_on=row.starts_on,
        ends_on=row.due_on,
    )


def _of_measure(row: ExistingMeasure) -> Effort:
    return Effort(
        id=row.id,
        title=row.title,
        text=row.description or "",
        target_group=row.target_group or "",
        level=row.level or "",
        owner=row.owner or "",
        area=row.area or "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def _alike(match: Match) -> str:
    if match.action.casefold() == match.measure.casefold():
        return match.action
    concept = f" ({match.concept_da})" if match.how is Likeness.CONCEPT and match.concept_da else ""
    return f"{match.action} = {match.measure}{concept}"

"""Say what the item on the council's agenda shows: what is asked, why, on what law, at what cost and after whom."""

from dataclasses import dataclass, field
from datetime import date

from parat.documents.contexts.hearing import TaskShare
from parat.documents.contexts.letters import Letter
from parat.documents.contexts.plan import GatePassed
from parat.domain.reference_texts import LawText, law_texts

_LAW = "barnets-lov-15-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingOutcome:
    """Say how the hearing went; `waived_because` when there was none."""

    waived_because: str = ""
    began_on: date | None = None
    answer_by: date | None = None
    asked: int = 0
    answering: int = 0
    points: int = 0
    changes: int = 0
    open_points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Say what the plan says of hours and money.

    `hours` is the sum over the `in_hours` actions that state hours; `besides` says what actions need beside hours, and
    `undescribed` names the actions that say nothing.
    """

    own_hours: int | None = None
    in_hours: int = 0
    hours: int = 0
    besides: tuple[str, ...] = ()
    undescribed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """Name a document that goes with the item, in the version that is meant; a closed one is not published with it."""

    title: str
    version: int
    dated: date
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Letter):
    """Hold what the item says; it has a letter's head.

    `joint` says that the plan is against negative social control, too; `replaces_plan_of` is the day of the plan that
    this one replaces, `background` the municipality's public summary; `hearing` is None where no hearing belongs to the
    path.
    """

    law: LawText = field(default_factory=lambda: next(one for one in law_texts() if one.id == _LAW))
    joint: bool = False
    replaces_plan_of: date | None = None
    background: tuple[str, ...] = ()
    gaps: int | None = None
    mandatory_gaps: int = 0
    workshops: int = 0
    decisions: int = 0
    tasks: tuple[TaskShare, ...] = ()
    actions: int = 0
    last_due: date | None = None
    cost: Cost = Cost()
    hearing: HearingOutcome | None = None
    gates: tuple[GatePassed, ...] = ()
    bodies: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()

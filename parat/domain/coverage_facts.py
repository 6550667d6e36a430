"""Hold what the plan's check looks at, as plain values, and what it finds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import sha256

from parat.domain.resources import tables_of

VERSION = "2026.1"
_FEWEST_WORDS = 8
_PLACEHOLDER = re.compile(
    r"(?i)^\W*(?:udfyldes|afventer|mangler|kommer senere|tekst følger|skal skrives|tbd|xx)\b|\bden xx\b"
)


class Rule(StrEnum):
    """Name a rule of the check, in the order in which findings are told."""

    MANDATORY_AREA = "mandatory_area"
    ACTION_INCOMPLETE = "action_incomplete"
    CORE_ELEMENT = "core_element"
    TASK_EMPTY = "task_empty"
    LOCAL_PICTURE = "local_picture"
    AGE_GROUPS = "age_groups"
    ACTION_CARDS = "action_cards"
    CONTACT_UNCHECKED = "contact_unchecked"
    LAW_OUTDATED = "law_outdated"
    OVERLAP_UNDECIDED = "overlap_undecided"
    HEARING_UNANSWERED = "hearing_unanswered"
    TRACKED_CHANGES = "tracked_changes"
    CPR = "cpr"
    PERSON_NAME = "person_name"
    INACCESSIBLE = "inaccessible"
    PROPOSAL_UNANSWERED = "proposal_unanswered"
    ACTION_UNMEASURED = "action_unmeasured"
    EARLIER_TEXT = "earlier_text"
    FILE_ALONE = "file_alone"


class Blocks(StrEnum):
    """Say what a finding keeps from being approved: every reading of the plan, the council's alone, or nothing."""

    ALWAYS = "always"
    COUNCIL = "council"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class RuleText:
    """Say what a rule asks for: in Danish for the report, in English for the operator, and where it comes from."""

    title: str
    title_da: str
    asks_da: str
    source_da: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """Be who took responsibility for a finding, why, and on which day."""

    by: str
    because: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Be one thing that the check found: of which rule, about what, where, and what to do about it.

    `subject` is so exact that an acceptance of it says nothing about another fault of the same thing.
    """

    rule: Rule
    subject: str
    place_da: str
    what_da: str
    remedy_da: str
    blocks: Blocks = Blocks.ALWAYS
    accepted: Accepted | None = None

    @property
    def name(self) -> str:
        """Give the finding's name, as a person writes it to accept it."""
        return f"{self.rule}:{self.subject}"

    @property
    def blocking(self) -> bool:
        """Say whether it keeps the plan from being adopted, as long as nobody has accepted it."""
        return self.blocks is not Blocks.NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Be an area that the plan must answer: a critical gap by its item, or a development area of high priority."""

    subject: str
    title_da: str
    why_da: str
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """Be an action of the plan, accepted or still proposed; `items` are the readiness items that it answers."""

    number: int
    title: str
    accepted: bool
    task: int | None = None
    level: str = ""
    target_group: str = ""
    description: str = ""
    owner: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    resources: str = ""
    indicator: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    risk: str = ""
    more: str = ""
    items: frozenset[str] = frozenset()

    @property
    def place_da(self) -> str:
        """Say where the action is mended."""
        return f"Planskemaet, arket »Indsatser«, nr. {self.number}"

    @property
    def words(self) -> str:
        """Give all that the action says."""
        parts = (self.title, self.target_group, self.description, self.owner, self.resources, self.indicator)
        return "\n".join((*parts, self.risk, self.more))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """Be the local text of a chapter or an annex, with the core elements and the task that it serves."""

    mark: str
    title_da: str
    text: str
    public: bool = True
    elements: frozenset[str] = frozenset()
    task: int | None = None

    @property
    def place_da(self) -> str:
        """Say where the text is written."""
        kind = "Kapitel" if self.mark.isdigit() else "Bilag"
        return f"{kind} {self.mark} {self.title_da}"

    @property
    def written(self) -> bool:
        """Say whether somebody has written it: more than a few words, and no promise of words to come."""
        return len(self.text.split()) >= _FEWEST_WORDS and not _PLACEHOLDER.search(self.text)


@dataclass(frozen=True, slots=True)
class FunctionContact:
    """Be a function that the plan sends people to; `mailbox` says whether it can be reached without a person."""

    function: str
    mailbox: bool
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class CardNeed:
    """Be a function that action cards send people to: the word it is found by, its name, and whose cards do."""

    word: str
    function_da: str
    roles_da: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenOverlap:
    """Be a measure of another policy that nobody has decided about yet."""

    subject: str
    policy: str
    measure: str
    action: int | None = None


@dataclass(frozen=True, slots=True)
class HearingPoint:
    """Be a remark from the hearing without an answer, or of which nobody has said whether it changes the plan."""

    number: int
    party: str
    section: str


@dataclass(frozen=True, slots=True)
class AccessFault:
    """Be a place in a Word file that somebody could not read; `published` says that the file is the public edition."""

    file_da: str
    rule: str
    place: str
    published: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Be all that the check looks at; the check itself reads nothing else.

    `own_names` are the municipality's name and the local places and organisations of the record, `names` the persons
    that the record knows. `shown_laws` maps the id of each law text to what the newest version shows; None without one.
    `earlier_texts` are the numbers of the earlier plan's passages that nobody has taken or left out.
    """

    municipality: str
    own_names: frozenset[str] = frozenset()
    covers_adults: bool = True
    acute_elsewhere: bool = False
    readiness_known: bool = False
    areas: tuple[Area, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    sections: tuple[SectionText, ...] = ()
    other_texts: Mapping[str, str] | None = None
    contacts: tuple[FunctionContact, ...] = ()
    card_needs: tuple[CardNeed, ...] = ()
    names: frozenset[str] = frozenset()
    shown_laws: Mapping[str, str] | None = None
    overlaps: tuple[OpenOverlap, ...] = ()
    hearing: tuple[HearingPoint, ...] = ()
    faults: tuple[AccessFault, ...] = ()
    pending_changes: int = 0
    own_words: int = 0
    draft_version: int = 0
    earlier_texts: tuple[int, ...] = ()

    @property
    def accepted(self) -> tuple[PlannedAction, ...]:
        """Give the actions that a person has accepted."""
        return tuple(action for action in self.actions if action.accepted)

    def section(self, mark: str) -> SectionText | None:
        """Give a chapter or annex by its mark."""
        return next((one for one in self.sections if one.mark == mark), None)

    def text_of(self, mark: str) -> str:
        """Give a section's text; empty when there is none."""
        found = self.section(mark)
        return found.text if found else ""


def digest(text: str) -> str:
    """Give a short mark of a text, so that an acceptance of it lapses when the text changes."""
    return sha256(text.encode()).hexdigest()[:6]


@cache
def rule_texts() -> Mapping[Rule, RuleText]:
    """Give every rule's words."""
    return {Rule(key): RuleText(**row) for key, row in tables_of(f"coverage-{VERSION}.toml")["rule"].items()}


@cache
def access_remedies() -> Mapping[str, str]:
    """Say in Danish how a fault of accessibility is mended in Word, by the rule that found it."""
    remedies: dict[str, str] = tables_of(f"coverage-{VERSION}.toml")["accessibility"]
    return remedies

"""Say what the hearing letter and the hearing note show: who was asked, by when, and what each of them said."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context
from parat.documents.contexts.letters import Letter
from parat.documents.contexts.plan import Stakeholder


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShare:
    """Count the actions that one of the plan's three tasks holds."""

    task: int
    title: str
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLetter(Letter):
    """Hold what the letter to the hearing parties says.

    `bodies` are those that treat the plan after the hearing, in their order, in the form of "direktionen".
    """

    answer_by: date
    plan_title: str
    plan_version: int
    plan_dated: date
    parties: tuple[Stakeholder, ...] = ()
    tasks: tuple[TaskShare, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingAnswer:
    """Show one point of an answer; `changes_plan` is None while the municipality has not settled it.

    `about` holds the words of the draft that it is about, when it was read from a Word file. `earlier` says that it
    came to a hearing before this one.
    """

    id: str
    number: int
    party: str
    comment: str
    received_on: date | None = None
    section: str = ""
    answer: str = ""
    changes_plan: bool | None = None
    about: str = ""
    late: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingNote(Context):
    """Hold all that the note on the hearing shows; `closed_on` is None while the hearing runs.

    `content` names the parties that answered that they have no remarks.
    """

    began_on: date
    answer_by: date
    closed_on: date | None = None
    parties: tuple[Stakeholder, ...] = ()
    answers: tuple[HearingAnswer, ...] = ()
    content: tuple[str, ...] = ()

    @property
    def answering(self) -> tuple[str, ...]:
        """Name the parties that answered in this hearing, each once: those with remarks come first, in their order."""
        with_remarks = (answer.party for answer in self.answers if not answer.earlier)
        return tuple(dict.fromkeys((*with_remarks, *self.content)))

    @property
    def silent(self) -> tuple[Stakeholder, ...]:
        """Give the parties that were asked and did not answer."""
        answered = {party.casefold() for party in self.answering}
        return tuple(party for party in self.parties if party.name.casefold() not in answered)

    @property
    def unasked(self) -> tuple[str, ...]:
        """Name those that answered without standing on the list of parties."""
        asked = {party.name.casefold() for party in self.parties}
        return tuple(party for party in self.answering if party.casefold() not in asked)

    @property
    def unanswered(self) -> tuple[HearingAnswer, ...]:
        """Give the points that the municipality has not answered, or where it has not said what the plan does."""
        return tuple(one for one in self.answers if not one.answer.strip() or one.changes_plan is None)

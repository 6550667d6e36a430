"""Say how far a respondent has come with the readiness assessment, and when to remind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parat.domain.calendar import add_working_days

REMINDER = "respondent_reminder"
REMIND_AHEAD_WORKING_DAYS = 3
BETWEEN_REMINDERS = timedelta(days=7)
_LONGEST_SHARED = 2000
_BETWEEN_TEXTS = "; "


class Progress(StrEnum):
    """Name how far a respondent has come: with the short mapping first, then with the statements."""

    ASKED = "asked"
    MAPPED = "mapped"
    BEGUN = "begun"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class AskedRespondent:
    """Be a role that was asked: when, until when, and how many themes and statements it has answered of all.

    No name is known, only the number, the role and the sector.
    """

    number: str
    role: str
    sector: str
    asked_on: date | None
    due_on: date | None
    answered_on: date | None
    reminded_on: date | None
    reminders: int
    themes: int
    all_themes: int
    statements: int
    all_statements: int

    @property
    def progress(self) -> Progress:
        """Say how far the respondent has come; a day of answering counts only with an answer."""
        if self.answered_on is not None and self.statements:
            return Progress.ANSWERED
        if self.statements:
            return Progress.BEGUN
        return Progress.MAPPED if self.themes else Progress.ASKED

    @property
    def unanswered(self) -> int:
        """Count the statements without an answer."""
        return self.all_statements - self.statements

    def is_overdue(self, today: date) -> bool:
        """Say whether the last day for answering has passed without all answers."""
        return self.progress is not Progress.ANSWERED and self.due_on is not None and self.due_on < today


def reminder_is_due(one: AskedRespondent, today: date) -> bool:
    """Say whether to remind today: three working days ahead of the last day, and again when it has passed.

    Each of the two comes at most once a week; a reminder that a person sent counts, too.
    """
    if one.progress is Progress.ANSWERED or one.due_on is None:
        return False
    long_ago = one.reminded_on is None or today - one.reminded_on >= BETWEEN_REMINDERS
    if one.is_overdue(today):
        return long_ago or (one.reminded_on is not None and one.reminded_on <= one.due_on)
    return long_ago and one.due_on <= add_working_days(today, REMIND_AHEAD_WORKING_DAYS)


def place_of(number: str) -> int:
    """Give a respondent's place among the others: R2 comes before R10."""
    return int(number.removeprefix("R"))


def joined(texts: Iterable[str]) -> str:
    """Give several respondents' texts as one cell shows them: each text once, cut where a cell holds no more."""
    text = _BETWEEN_TEXTS.join(dict.fromkeys(filter(None, texts)))
    return text if len(text) <= _LONGEST_SHARED else f"{text[: _LONGEST_SHARED - 1]}…"

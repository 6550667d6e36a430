"""Write the letters about an application: each of them once, when the fact that it tells of has come to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from db.lookup import engagement_row
from db.schema import Document, Gate, Packet, Programme
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.contexts import Cover
from parat.documents.contexts.letters import (
    ApplicationReceipt,
    AwardLetter,
    DeficiencyLetter,
    Letter,
    MissingAnswer,
    Noted,
    RejectionLetter,
    WaitingListLetter,
)
from parat.documents.danish import long_date, number
from parat.domain.calendar import add_working_days, working_day_from
from parat.domain.packets import Value, packet_for
from parat.domain.packets.declaration import Column
from parat.domain.stages import COMMITMENT, SELECTION, Evidence, Stage, Start
from parat.domain.standing import Attempt, Standing
from tasks.application import answers_in, gaps_of
from tasks.files import Deliverable, write_document
from tasks.packets import RECEIVED
from tasks.run import Actor, Run, looking, step, today_in_denmark
from tasks.stage_work import work_for
from tasks.words import decider_da

_ANSWER_WITHIN = 10  # working days, at least
_NOTED = ("department", "project_lead_function", "commitment_on", "existing_plan", "existing_plan_on", "own_hours")


@dataclass(frozen=True, slots=True)
class DueLetter:
    """Be a letter that is to be written: which document it becomes, and what it says."""

    deliverable: Deliverable
    context: Callable[[Cover], Letter]


@dataclass(frozen=True, slots=True)
class _Application:
    """Be an application as it stands today, with every form that came in, the newest last."""

    read: Reader
    standing: Standing
    forms: tuple[Packet, ...]
    today: date

    @property
    def engagement(self) -> str:
        return self.standing.engagement

    @property
    def part(self) -> str:
        """Tell the letters about a second form from those about the first."""
        return str(len(self.forms)) if len(self.forms) > 1 else ""

    @property
    def complete(self) -> bool:
        return Evidence.FORM_COMPLETE in self.standing.evidence


@step("Skriv breve")
def write_letters(run: Run) -> str:
    """Write the letters that the application has come to: a receipt, what is missing, that every seat is taken.

    Run again: a letter is written once, and then stays as it is.
    """
    with work_for(run) as unit:
        due = letters_due(unit, run.engagement, run.actor.today)
        said = [_write(unit, run.engagement, run.actor, one) for one in due]
        if said:
            unit.commit()
    return ", ".join(said) or "Der er ingen breve at skrive"


def write_award(unit: UnitOfWork, engagement: str, decided_by: str, actor: Actor) -> None:
    """Write the letter about a selection in the transaction that records it, when the seat is taken."""
    row = engagement_row(unit, engagement)[0]
    standing = standing_of(unit.connection, engagement)
    hours = answers_in(unit, engagement).get("own_hours")
    commitment = unit.all(Gate, Gate.engagement == engagement, Gate.gate == COMMITMENT.key)[-1]

    def context(cover: Cover) -> AwardLetter:
        return AwardLetter(
            cover=cover,
            recipient=_recipient(unit, engagement, cover),
            signed_by=_signed_by(cover),
            decided_on=actor.today,
            decided_by=decider_da(decided_by),
            revises_plan_of=row.existing_plan_on if standing.start is Start.REVISION else None,
            own_hours=hours if isinstance(hours, int) else None,
            reply_by=commitment.due_on,
            reply_days=COMMITMENT.days,
            agreement_on=row.agreement_on,
            lead_named=Evidence.LEAD_NAMED in standing.evidence,
        )

    _write(unit, engagement, actor, _letter("award_letter", "Tilsagn om konsulentstøtte", context))


def write_rejection(unit: UnitOfWork, engagement: str, decided_by: str, reason: str, actor: Actor) -> None:
    """Write the letter about a rejection in the transaction that records it and closes the engagement."""

    def context(cover: Cover) -> RejectionLetter:
        return RejectionLetter(
            cover=cover,
            recipient=_recipient(unit, engagement, cover),
            signed_by=_signed_by(cover),
            decided_on=actor.today,
            decided_by=decider_da(decided_by),
            reason=(reason,),
            appeal=tuple(line for line in (programme.appeal or "").splitlines() if line.strip()),
        )

    _, _, programme = engagement_row(unit, engagement)
    _write(unit, engagement, actor, _letter("rejection_letter", "Afslag", context))


def a_letter_is_due(engagement: str) -> bool:
    """Say whether a letter about an application should have been written by now."""
    with looking() as read:
        return bool(letters_due(read, engagement, today_in_denmark()))


def letters_due(read: Reader, engagement: str, today: date) -> list[DueLetter]:
    """List the letters that an open application has come to and that nobody has written yet."""
    this = _application_of(read, engagement, today)
    due = [*_about_the_form(this), *_about_the_seats(this)]
    rows = read.all(Document, Document.engagement == engagement) if due else []
    written = {(row.kind, row.part) for row in rows}
    return [one for one in due if (one.deliverable.kind, one.deliverable.part) not in written]


def _write(unit: UnitOfWork, engagement: str, actor: Actor, letter: DueLetter) -> str:
    return write_document(unit, engagement, actor, letter.deliverable, letter.context)


def _application_of(read: Reader, engagement: str, today: date) -> _Application:
    of_application = (Packet.engagement == engagement, Packet.stage == Stage.APPLICATION.value)
    forms = read.all(Packet, *of_application, Packet.direction == RECEIVED, order=[Packet.attempt, Packet.number])
    return _Application(read, standing_of(read.connection, engagement), tuple(forms), today)


def _about_the_form(this: _Application) -> Iterator[DueLetter]:
    attempt = this.standing.attempt(Stage.APPLICATION)
    if not this.forms or attempt is None:
        return
    yield _letter("application_receipt", "Kvittering for ansøgning", partial(_receipt, this), this.part)
    missing, wanted = _missing(this), _wanted(this, attempt)
    if missing or wanted:
        context = partial(_deficiency, this, attempt, missing, wanted)
        yield _letter("deficiency_letter", "Mangelbrev", context, this.part)


def _about_the_seats(this: _Application) -> Iterator[DueLetter]:
    if not this.complete or this.standing.passed(SELECTION.key):
        return
    programme = engagement_row(this.read, this.engagement)[2]
    if _is_full(programme):
        yield _letter("waiting_list_letter", "Ventelistebrev", partial(_waiting_list, this, programme))


def _letter(kind: str, title: str, context: Callable[[Cover], Letter], part: str = "") -> DueLetter:
    return DueLetter(Deliverable(kind, title, "Brev", "draft", part), context)


def _receipt(this: _Application, cover: Cover) -> ApplicationReceipt:
    programme = engagement_row(this.read, this.engagement)[2]
    lacking = len(gaps_of(this.read, this.engagement))
    soon = this.complete and not _is_full(programme)
    return ApplicationReceipt(
        cover=cover,
        recipient=_recipient(this.read, this.engagement, cover),
        signed_by=_signed_by(cover),
        received_on=this.forms[-1].on,
        form_number=len(this.forms),
        noted=tuple(_noted(answers_in(this.read, this.engagement))),
        lacking=lacking,
        decision_expected_on=add_working_days(this.today, SELECTION.days) if soon else None,
    )


def _deficiency(
    this: _Application, attempt: Attempt, missing: tuple[MissingAnswer, ...], wanted: tuple[str, ...], cover: Cover
) -> DeficiencyLetter:
    return DeficiencyLetter(
        cover=cover,
        recipient=_recipient(this.read, this.engagement, cover),
        signed_by=_signed_by(cover),
        received_on=this.forms[-1].on,
        missing=missing,
        wanted=wanted,
        reply_by=_reply_by(this, attempt),
    )


def _waiting_list(this: _Application, programme: Programme, cover: Cover) -> WaitingListLetter:
    return WaitingListLetter(
        cover=cover,
        recipient=_recipient(this.read, this.engagement, cover),
        signed_by=_signed_by(cover),
        received_on=this.forms[-1].on if this.forms else None,
        seats=programme.capacity,
        reply_days=COMMITMENT.days,
    )


def _recipient(read: Reader, engagement: str, cover: Cover) -> tuple[str, ...]:
    """Address a letter to the municipality and the functions that its application names."""
    answers = answers_in(read, engagement)
    function = str(answers.get("project_lead_function") or "")
    lines = (cover.official_name, str(answers.get("department") or ""), f"Att.: {function}" if function else "")
    return tuple(line for line in lines if line)


def _signed_by(cover: Cover) -> tuple[str, ...]:
    return (f"Programsekretariatet for »{cover.programme_title}«",)


def _noted(answers: dict[str, Value | None]) -> Iterator[Noted]:
    for column in _columns():
        answer = answers.get(column.key)
        if column.key in _NOTED and (column.required or answer is not None):
            yield Noted(id=column.key, label=column.label_da, answer=_in_words(answer))


def _in_words(answer: Value | None) -> str:
    if isinstance(answer, bool):
        return "Ja" if answer else "Nej"
    if isinstance(answer, date):
        return long_date(answer)
    return number(answer) if isinstance(answer, int) else str(answer or "")


def _missing(this: _Application) -> tuple[MissingAnswer, ...]:
    asked = {column.label_da: column for column in _columns()}
    labels = gaps_of(this.read, this.engagement)
    return tuple(_missing_answer(asked.get(label), label, count) for count, label in enumerate(labels, start=1))


def _missing_answer(column: Column | None, label: str, count: int) -> MissingAnswer:
    if column is None:
        return MissingAnswer(id=str(count), label=label)
    return MissingAnswer(id=column.key, label=label, asked=column.help_da)


def _wanted(this: _Application, attempt: Attempt) -> tuple[str, ...]:
    """Give why changes were asked for, as long as no form has come in since."""
    if this.forms[-1].attempt == attempt.number:
        return ()
    asked_anew = (Gate.gate == SELECTION.key, Gate.attempt == attempt.number - 1)
    gates = this.read.all(Gate, Gate.engagement == this.engagement, *asked_anew)
    return tuple(row.reason for row in gates if row.reason)


def _reply_by(this: _Application, attempt: Attempt) -> date:
    """Give the day on which the form is due, and at least ten working days."""
    weeks = timedelta(weeks=this.standing.process.rule(Stage.APPLICATION).input_weeks)
    return max(working_day_from(attempt.opened_on + weeks), add_working_days(this.today, _ANSWER_WITHIN))


def _columns() -> tuple[Column, ...]:
    return packet_for(Stage.APPLICATION).sheet("application").columns


def _is_full(programme: Programme) -> bool:
    return programme.selected >= programme.capacity

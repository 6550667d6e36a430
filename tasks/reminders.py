"""Remind the municipality's project lead of those who have not answered the readiness assessment yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.lookup import engagement_row
from db.schema import AssessmentRound, Respondent
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.danish import counted, long_date
from parat.domain.errors import ParatError, StageError
from parat.domain.identity import natural_id
from parat.domain.labels import Kind, label
from parat.domain.respondents import REMINDER, AskedRespondent, Progress, reminder_is_due
from tasks.answers import round_id
from tasks.outbox import Message, queue
from tasks.programmes import PROJECT_LEAD
from tasks.respondent_errors import UnknownRespondentError
from tasks.respondents import RoundOf
from tasks.responses import responses_of
from tasks.run import Actor, looking, retryable, work_by
from tasks.stage_work import open_attempt_of

_BEFORE_THEIR_DAYS_DA = "Vil du bede dem svare inden fristen?"


@retryable
def remind(of: RoundOf, actor: Actor, numbers: Sequence[str] = ()) -> tuple[str, ...]:
    """Queue one reminder about all from whom answers are expected, or about these; give their numbers.

    Raise UnknownRespondentError or a stage error. Run again: on the same day nothing more is queued, unless somebody
    has answered meanwhile.
    """
    with work_by(actor, of.engagement) as unit:
        open_attempt_of(unit, of.engagement, of.stage)
        there = responses_of(unit, of.engagement, of.name)
        _check_known(of, numbers, [one.number for one in there.respondents])
        wanted = [one for one in there.awaited if not numbers or one.number in numbers]
        reminded = _queued(unit, of, wanted, actor)
        unit.commit()
    return reminded


@dataclass(frozen=True, slots=True)
class Reminded:
    """Be how many reminders were queued, and what kept others from being queued."""

    count: int
    stopped_by: tuple[ParatError, ...]


def remind_where_due(actor: Actor) -> Reminded:
    """Queue today's reminders in every round that is open: three working days ahead of the last day, and afterwards.

    What stops one municipality does not stop the others. Run again: on the same day nothing more is queued.
    """
    count, stopped_by = 0, []
    for of in list(_awaited_rounds()):
        try:
            count += bool(_remind_due(of, actor))
        except ParatError as error:
            stopped_by.append(error)
    return Reminded(count, tuple(stopped_by))


@retryable
def _remind_due(of: RoundOf, actor: Actor) -> tuple[str, ...]:
    with work_by(actor, of.engagement) as unit:
        try:
            open_attempt_of(unit, of.engagement, of.stage)
        except StageError:  # the stage has ended or the municipality was withdrawn: nobody waits any more
            return ()
        there = responses_of(unit, of.engagement, of.name)
        reminded = _queued(unit, of, [one for one in there.awaited if reminder_is_due(one, actor.today)], actor)
        unit.commit()
    return reminded


def _awaited_rounds() -> Iterator[RoundOf]:
    with looking() as read:
        open_ones = (Respondent.due_on.is_not(None), Respondent.answered_on.is_(None))
        keys = {row.assessment_round for row in read.all(Respondent, *open_ones)}
        rows = [read.get(AssessmentRound, key) for key in sorted(keys)]
    yield from (RoundOf(row.engagement, row.round) for row in rows)


def _check_known(of: RoundOf, numbers: Sequence[str], known: Sequence[str]) -> None:
    for number in numbers:
        if number not in known:
            raise UnknownRespondentError(found=number, known=list(known) or ["none"], **of.shown)


def _queued(unit: UnitOfWork, of: RoundOf, wanted: Sequence[AskedRespondent], actor: Actor) -> tuple[str, ...]:
    if not wanted or queue(unit, of.engagement, _message(unit, of, wanted, actor.today), actor) is None:
        return ()
    key = round_id(of.engagement, of.name)
    for one in wanted:
        identity = natural_id("respondent", key, one.number)
        count = one.reminders + (one.reminded_on != actor.today)
        unit.change(Respondent, identity, reminded_on=actor.today, reminders=count)
    return tuple(one.number for one in wanted)


def _message(read: Reader, of: RoundOf, wanted: Sequence[AskedRespondent], today: date) -> Message:
    _, municipality, programme = engagement_row(read, of.engagement)
    lines = [_line(one, today) for one in wanted]
    body = _BODY_DA.format(
        round=label(Kind.ROUND, of.name).lower(),
        today=long_date(today),
        lines="\n".join(lines),
        wish=_wish(wanted, today),
        programme=programme.title,
    )
    who = counted(len(wanted), "respondent", "respondenter")
    subject = f"{municipality.official_name}: {who} mangler at svare på parathedsvurderingen"
    return Message(REMINDER, round_id(of.engagement, of.name), (PROJECT_LEAD,), subject, body)


_BODY_DA = """Til kommunens projektleder

Den {today} mangler vi svar på parathedsvurderingen ({round}) fra:

{lines}

{wish}

Kan en rolle ikke svare, så skriv kort hvorfor, når du svarer på denne mail. Så går vi videre uden, og begrundelsen kommer til at stå i rapporten.

Respondenterne kendes kun på nummer og rolle. Numrene står i skemaet på arket »Respondenter«.

Venlig hilsen
{programme}
"""  # noqa: E501  a paragraph of a mail is one line


def _line(one: AskedRespondent, today: date) -> str:
    done = "har ikke svaret"
    if one.progress is Progress.BEGUN:
        done = f"er begyndt, men {one.unanswered} af {one.all_statements} udsagn mangler"
    elif one.progress is Progress.MAPPED:
        done = f"har svaret på afdækningen, men alle {one.all_statements} udsagn mangler"
    passed = ", passeret" if one.is_overdue(today) else ""
    return f"- {one.number}, {label(Kind.ROLE, one.role)}: {done} (frist {long_date(one.due_on)}{passed})"


def _wish(wanted: Sequence[AskedRespondent], today: date) -> str:
    late = [one for one in wanted if one.is_overdue(today)]
    days = {one.due_on for one in wanted}
    if len(late) == len(wanted):
        return "Fristen er passeret. Vil du bede dem svare snarest?"
    if late:
        return "Vil du bede dem svare inden fristen, og snarest hvis den er passeret?"
    return f"Vil du bede dem svare senest den {long_date(days.pop())}?" if len(days) == 1 else _BEFORE_THEIR_DAYS_DA

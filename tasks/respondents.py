"""Ask roles to answer a round of the readiness assessment, and close a role that will not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.schema import Respondent
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.calendar import working_day_from
from parat.domain.identity import natural_id
from parat.domain.instrument import instrument
from parat.domain.labels import Kind, label
from parat.domain.packets.readiness import RESPONDENTS, ROUNDS
from parat.domain.packets.wording import SECTORS
from parat.domain.personal_data import cpr_in
from parat.domain.respondents import REMINDER, Progress
from parat.domain.stages import STANDARD, Stage
from tasks.answers import round_id
from tasks.evidence import establish
from tasks.outbox import drop_waiting
from tasks.programme_errors import UnknownChoiceError
from tasks.respondent_errors import (
    CprInReasonError,
    DueInThePastError,
    NumberTakenError,
    ReasonNeededError,
    RoleAnsweredError,
    TooManyRespondentsError,
)
from tasks.responses import responses_of
from tasks.returned_answers import round_begun
from tasks.role_cover import roles_covered
from tasks.rows.readiness import respondents_of
from tasks.run import Actor, retryable, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates

BASELINE = "baseline"
WEEKS_TO_ANSWER = STANDARD.rule(Stage.READINESS).input_weeks


@dataclass(frozen=True, slots=True)
class RoundOf:
    """Be a round of the readiness assessment in one engagement."""

    engagement: str
    name: str = BASELINE

    @property
    def stage(self) -> Stage:
        """Give the stage in which the round is answered."""
        return Stage.READINESS if self.name == BASELINE else Stage.IMPLEMENTATION

    @property
    def shown(self) -> dict[str, str]:
        """Say in an error which round it is."""
        return {"engagement": self.engagement, "round": self.name, "round_da": label(Kind.ROUND, self.name)}


@dataclass(frozen=True, slots=True)
class Asking:
    """Be who is asked: a role, its sector where it matters, the number it answers under, the last day for answering.

    Without a number, the same role and sector is the same respondent, and a new one gets the first free number.
    """

    role: str
    sector: str = ""
    number: str = ""
    due_on: date | None = None


@retryable
def ask_respondent(of: RoundOf, asking: Asking, actor: Actor) -> str:
    """Write down that a role was asked, and give its number; the first one begins the round with its instrument.

    A role that was closed is open again. Raise UnknownRoleError, TooManyRespondentsError, NumberTakenError,
    DueInThePastError, UnknownChoiceError or a stage error.
    Run again: the same role and sector is the same respondent; a new last day replaces the old one.
    """
    _check_choices(of, asking, actor)
    with work_by(actor, of.engagement) as unit:
        attempt = open_attempt_of(unit, of.engagement, of.stage)
        row = round_begun(unit, of.engagement, of.name, actor)
        instrument(row.instrument_version).role(asking.role)
        row.missing_roles = {role: why for role, why in row.missing_roles.items() if role != asking.role}
        one = _respondent(of, asking, respondents_of(unit, row.id), actor)
        touched = unit.put(row) + unit.put(one)
        _settle(unit, of, attempt, bool(touched), actor)
        unit.commit()
    return one.number


@retryable
def close_role(of: RoundOf, role: str, reason: str, actor: Actor) -> None:
    """Leave a role out of a round, with the reason that the report shows; the others' answers then suffice.

    Raise UnknownRoleError, RoleAnsweredError, ReasonNeededError, CprInReasonError or a stage error.
    Run again: the same reason changes nothing, another one replaces it.
    """
    check_round(of)
    if found := cpr_in(reason):
        raise CprInReasonError(masked=found[0].masked, **of.shown)
    with work_by(actor, of.engagement) as unit:
        attempt = open_attempt_of(unit, of.engagement, of.stage)
        row = round_begun(unit, of.engagement, of.name, actor)
        role_da = instrument(row.instrument_version).role(role).label_da
        _check_unanswered(unit, of, role, role_da)
        if not reason.strip():
            raise ReasonNeededError(role_da=role_da, **of.shown)
        row.missing_roles = {**row.missing_roles, role: reason.strip()}
        _settle(unit, of, attempt, bool(unit.put(row)), actor)
        unit.commit()


def _check_choices(of: RoundOf, asking: Asking, actor: Actor) -> None:
    check_round(of)
    if asking.sector and asking.sector not in dict(SECTORS):
        raise UnknownChoiceError(found=asking.sector, allowed=list(dict(SECTORS)), place="sector")
    if asking.number and asking.number not in RESPONDENTS:
        raise UnknownChoiceError(found=asking.number, allowed=list(RESPONDENTS), place="respondent")
    if asking.due_on is not None and asking.due_on < actor.today:
        raise DueInThePastError(found=asking.due_on, today=actor.today, weeks=WEEKS_TO_ANSWER, **of.shown)


def check_round(of: RoundOf) -> None:
    """Refuse a round that the readiness assessment does not have; raise UnknownChoiceError."""
    if of.name not in dict(ROUNDS):
        raise UnknownChoiceError(found=of.name, allowed=list(dict(ROUNDS)), place="round")


def _check_unanswered(read: Reader, of: RoundOf, role: str, role_da: str) -> None:
    asked = responses_of(read, of.engagement, of.name).respondents
    done = [one.number for one in asked if one.role == role and one.progress is Progress.ANSWERED]
    if done:
        raise RoleAnsweredError(role_da=role_da, numbers=done, **of.shown)


def _respondent(of: RoundOf, asking: Asking, there: Sequence[Respondent], actor: Actor) -> Respondent:
    """Give the respondent's row: the one that is there, or a new one under the number wished or the first free one."""
    one = _found(of, asking, there) or _new(of, asking, there)
    one.sector = asking.sector or one.sector
    one.asked_on = one.asked_on or actor.today
    one.due_on = asking.due_on or one.due_on or working_day_from(actor.today + timedelta(weeks=WEEKS_TO_ANSWER))
    return one


def _found(of: RoundOf, asking: Asking, there: Sequence[Respondent]) -> Respondent | None:
    if not asking.number:
        wanted = (asking.role, asking.sector)
        return next((one for one in there if (one.role, one.sector) == wanted), None)
    one = next((one for one in there if one.number == asking.number), None)
    if one is not None and one.role != asking.role:
        raise NumberTakenError(number=one.number, role_da=label(Kind.ROLE, one.role), **of.shown)
    return one


def _new(of: RoundOf, asking: Asking, there: Sequence[Respondent]) -> Respondent:
    taken = {one.number for one in there}
    number = asking.number or next((one for one in RESPONDENTS if one not in taken), "")
    if not number:
        raise TooManyRespondentsError(allowed=len(RESPONDENTS), **of.shown)
    key = round_id(of.engagement, of.name)
    return Respondent(
        id=natural_id("respondent", key, number), assessment_round=key, number=number, role=asking.role, sector=""
    )


def _settle(unit: UnitOfWork, of: RoundOf, attempt: int, touched: bool, actor: Actor) -> None:
    """Say anew whether the roles are covered; what waits for a decision is taken back, because its report changes."""
    if touched:
        key = round_id(of.engagement, of.name)
        establish(unit, of.engagement, roles_covered(unit, key), actor)
        drop_waiting(unit, of.engagement, REMINDER, key)
        withdraw_waiting_gates(unit, of.engagement, of.stage, attempt)

"""Set a programme up: the call, the municipalities in it, and the people who work on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from db.lookup import programme_in
from db.schema import Assignment, Contact, Engagement, HourEntry, Programme, Staff
from db.schema import Municipality as MunicipalityRow
from db.standings import standing_of
from db.unit_of_work import RECORD_CHAIN, Reader, UnitOfWork
from parat.domain.identity import engagement_key, natural_id
from parat.domain.municipalities import Municipality
from parat.domain.stages import DEFAULT_POLITICAL_STEPS, PROCESSES, STANDARD, Evidence, Process, Stage, Start
from tasks.evidence import establish
from tasks.programme_errors import (
    AgreementMissingError,
    AlreadyThereError,
    CallNotOpenError,
    PlanDateMissingError,
    UnknownChoiceError,
)
from tasks.run import Actor, looking, named, retryable, work_by
from tasks.seats import move_seats
from tasks.stage_work import new_attempt

PROJECT_LEAD = "projektleder"
RULE_SETS = {"2017": "2017.1", "2026": "2026.1"}
_KEPT_DAYS = 730
_CALL_DAYS = 60


@dataclass(frozen=True, slots=True)
class Call:
    """Be what a programme begins with; the rule set names the law and the instrument of its year."""

    title: str
    rule_set: str = "2026"
    capacity: int = 25
    opens_on: date | None = None
    closes_on: date | None = None
    is_example: bool = False
    process_version: str = STANDARD.version


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Be how a municipality enters: its start, and for a revision the day its present plan was adopted."""

    start: Start
    existing_plan_on: date | None = None
    journal_number: str = ""
    previous: str | None = None
    political_steps: tuple[str, ...] = DEFAULT_POLITICAL_STEPS
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """Be a contact: the function first, the person only where it is needed."""

    function: str
    sector: str = ""
    name: str = ""
    work_mail: str = ""
    delete_on: date | None = None


@retryable
def new_programme(slug: str, call: Call, actor: Actor) -> None:
    """Create a programme in the state «planned».

    Run again: the same programme is left as it is; another one under the same slug is refused.
    """
    _choose(call.rule_set, RULE_SETS, "rule set")
    _choose(call.process_version, PROCESSES, "process version")
    begins = call.opens_on or actor.today
    row = Programme(
        id=slug,
        title=call.title,
        rule_set=call.rule_set,
        instrument_version=RULE_SETS[call.rule_set],
        process_version=call.process_version,
        capacity=call.capacity,
        opens_on=begins,
        closes_on=call.closes_on or begins + timedelta(days=_CALL_DAYS),
        state="planned",
        is_example=call.is_example,
        appeal=None,
    )
    with work_by(actor, slug) as unit:
        _refuse_other(unit, row, ("title", "rule_set", "capacity"))
        if unit.find(Programme, slug) is None:
            unit.add(row)
        unit.commit()


@retryable
def set_programme_state(slug: str, state: str, actor: Actor) -> None:
    """Open a call for applications, or close it; running engagements go on either way."""
    with work_by(actor, slug) as unit:
        row = unit.get(Programme, slug)
        if row.state != state:
            unit.change(Programme, slug, state=state)
        unit.commit()


@retryable
def say_how_to_appeal(slug: str, text: str, actor: Actor) -> None:
    """Keep what a rejection tells about complaining of it; letters written before stay as they are."""
    with work_by(actor, slug) as unit:
        if unit.get(Programme, slug).appeal != text:
            unit.change(Programme, slug, appeal=text)
        unit.commit()


def enrol(municipality: Municipality, programme: str | None, enrolment: Enrolment, actor: Actor) -> str:
    """Take a municipality into a programme and open its application; give the engagement's key.

    Run again: an engagement that is there is left as it is, and its key is given.
    """

    def work() -> str:
        with looking() as read:
            call = programme_in(read, programme)
        key = engagement_key(call.id, municipality.code)
        with work_by(actor, key) as unit:
            take_in(unit, call, municipality, enrolment, actor)
            unit.commit()
            return key

    return named("enrol", work)


def take_in(unit: UnitOfWork, call: Programme, municipality: Municipality, enrolment: Enrolment, actor: Actor) -> None:
    """Open a municipality's engagement in the transaction at hand; one that is there is left as it is.

    Raise AlreadyThereError, CallNotOpenError or PlanDateMissingError.
    """
    key = engagement_key(call.id, municipality.code)
    unit.put(municipality_row(municipality, enrolment.is_example))
    stored = unit.find(Engagement, key)
    if stored is not None and stored.start != enrolment.start.value:
        raise AlreadyThereError(table="engagement", found=f"{key} ({stored.start})")
    if stored is None:
        _check_call(call, actor.today)
        unit.add(_engagement(key, call, municipality.code, enrolment, actor))
        unit.add(new_attempt(key, Stage.APPLICATION, 1, actor))
        establish(unit, key, {Evidence.EXISTING_PLAN_DATED: enrolment.existing_plan_on is not None}, actor)


@retryable
def withdraw(engagement: str, reason: str, actor: Actor) -> None:
    """Close an engagement because the municipality leaves the programme; its seat is free again.

    Run again: an engagement that is closed stays as it was closed.
    """
    with work_by(actor, engagement) as unit:
        row = unit.get(Engagement, engagement)
        if row.closed_because is None:
            unit.change(Engagement, engagement, closed_because=reason.strip())
            if standing_of(unit.connection, engagement).passed("selection"):
                move_seats(unit, row.programme, -1)
        unit.commit()


@retryable
def date_agreement(engagement: str, on: date, actor: Actor) -> None:
    """Write down when the data-processing agreement was signed; from then on persons may be stored."""
    with work_by(actor, engagement) as unit:
        row = unit.get(Engagement, engagement)
        if row.agreement_on != on:
            unit.change(Engagement, engagement, agreement_on=on)
        establish(unit, engagement, {Evidence.AGREEMENT_DATED: True}, actor)
        unit.commit()


@retryable
def add_staff(identity: str, name: str, role: str, actor: Actor) -> None:
    """Take a colleague into the record under a short id; the same id with a new name or role is brought up to date."""
    with work_by(actor, RECORD_CHAIN) as unit:
        unit.put(Staff(id=identity, name=name, role=role, active=True))
        unit.commit()


@retryable
def add_contact(engagement: str, details: ContactDetails, actor: Actor) -> None:
    """Store a contact; refused until the data-processing agreement is dated.

    What is not given stays as it is stored. A contact with the function «projektleder» is the municipality's project
    lead, for whom readiness waits.
    """
    function = details.function
    identity = natural_id("contact", engagement, function.casefold(), details.sector.casefold())
    with work_by(actor, engagement) as unit:
        check_agreement(unit, engagement, f"contact {function}")
        stored = unit.find(Contact, identity)
        kept_until = stored.delete_on if stored else actor.today + timedelta(days=_KEPT_DAYS)
        unit.put(
            Contact(
                id=identity,
                engagement=engagement,
                function=function,
                sector=details.sector,
                name=details.name or (stored.name if stored else ""),
                work_mail=details.work_mail or (stored.work_mail if stored else ""),
                checked_on=actor.today,
                delete_on=details.delete_on or kept_until,
            )
        )
        if function.casefold() == PROJECT_LEAD:
            establish(unit, engagement, {Evidence.LEAD_NAMED: True}, actor)
        unit.commit()


@retryable
def assign(engagement: str, staff: str, role: str, hour_budget: Decimal, actor: Actor) -> None:
    """Give a colleague a part in an engagement, with an hour budget; again means a new budget."""
    with work_by(actor, engagement) as unit:
        unit.get(Engagement, engagement)
        unit.get(Staff, staff)
        identity = natural_id("assignment", engagement, staff, role)
        unit.put(Assignment(id=identity, engagement=engagement, staff=staff, role=role, hour_budget=hour_budget))
        unit.commit()


@retryable
def add_hours(engagement: str, on: date, hours: Decimal, purpose: str, actor: Actor) -> None:
    """Write down hours that the acting colleague spent; the same day and purpose again replaces the figure."""
    with work_by(actor, engagement) as unit:
        unit.get(Engagement, engagement)
        unit.get(Staff, actor.staff)
        identity = natural_id("hour_entry", engagement, actor.staff, on.isoformat(), purpose)
        unit.put(
            HourEntry(id=identity, engagement=engagement, staff=actor.staff, worked_on=on, hours=hours, purpose=purpose)
        )
        unit.commit()


def check_agreement(unit: Reader, engagement: str, place: str) -> None:
    """Raise AgreementMissingError unless the data-processing agreement is dated."""
    if unit.get(Engagement, engagement).agreement_on is None:
        raise AgreementMissingError(engagement=engagement, place=place)


def _engagement(key: str, call: Programme, code: str, enrolment: Enrolment, actor: Actor) -> Engagement:
    if enrolment.start is Start.REVISION and enrolment.existing_plan_on is None:
        raise PlanDateMissingError(engagement=key)
    return Engagement(
        id=key,
        programme=call.id,
        municipality=code,
        start=enrolment.start.value,
        enrolled_on=actor.today,
        political_steps=list(steps_in_order(enrolment.political_steps, PROCESSES[call.process_version])),
        existing_plan_on=enrolment.existing_plan_on,
        previous_engagement=enrolment.previous,
        journal_number=enrolment.journal_number,
    )


def _check_call(call: Programme, today: date) -> None:
    if call.state != "open" or not call.opens_on <= today <= call.closes_on:
        raise CallNotOpenError(programme=call.id, state=call.state, opens_on=call.opens_on, closes_on=call.closes_on)


def municipality_row(municipality: Municipality, is_example: bool) -> MunicipalityRow:
    """Give a municipality as the record keeps it."""
    return MunicipalityRow(
        id=municipality.code, name=municipality.name, official_name=municipality.official_name, cvr=municipality.cvr,
        region=municipality.region, police_district=municipality.police_district,
        population=municipality.population_2016, is_example=is_example,
    )  # fmt: skip


def steps_in_order(steps: Iterable[str], process: Process) -> tuple[str, ...]:
    """Give the steps of a plan's way in the path's order; raise UnknownChoiceError for one that it does not have."""
    chosen = set(steps)
    known = [step.key for step in process.chosen_steps]
    for step in sorted(chosen):
        _choose(step, known, "political steps")
    return tuple(step for step in known if step in chosen)


def _choose(found: str, allowed: Iterable[str], place: str) -> None:
    if found not in allowed:
        raise UnknownChoiceError(found=found, place=place, allowed=list(allowed))


def _refuse_other(unit: UnitOfWork, row: Programme, fields: Iterable[str]) -> None:
    stored = unit.find(Programme, row.id)
    if stored is not None and any(getattr(stored, field) != getattr(row, field) for field in fields):
        raise AlreadyThereError(table="programme", found=row.id)

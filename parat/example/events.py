"""Let the things happen that the example tells of, each through the function that a user's action reaches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from db.schema import Packet
from flows.path import advance
from parat.domain.municipalities import ascii_slug
from parat.domain.packets import packet_for
from parat.domain.stages import STANDARD, Decider, Evidence, Ruling, Stage
from parat.example.applications import application_form, incomplete_form
from parat.example.filling import Entries
from parat.example.follow_ups import follow_up
from parat.example.plans import hearing_answers, plan_work
from parat.example.proposals import adopted_actions, parties, proposed_actions
from parat.example.readiness import Asked, assessment
from parat.example.returning import fetch_afresh, filled_packet, hand_in
from parat.example.scenarios import confirmed_priorities, played_steps
from parat.example.tales import BEGINNING, Happening, Tale
from parat.example.texts import words
from parat.example.training import training_course
from parat.example.workshops import scenario_workshop, workshop_series
from tasks.acceptances import accept
from tasks.coverage import findings_of
from tasks.decisions import Verdict, decide
from tasks.packets import RECEIVED
from tasks.programmes import (
    PROJECT_LEAD,
    ContactDetails,
    Enrolment,
    add_contact,
    assign,
    date_agreement,
    enrol,
)
from tasks.run import EXAMPLE, Actor, looking
from tasks.stage_run import standing_now

LEAD = "k01"
_LEAD_HOURS = Decimal(10)
_CONTACTS = (
    (PROJECT_LEAD, "{department}"), ("tovholder for infohus", "SSP"), ("beredskabschef", "Beredskab"),
    ("kommunikationsansvarlig", "Direktionssekretariatet"), ("stedfortræder for tovholderen", "SSP"),
    ("afdelingsleder, myndighed", "{department}"), ("kontaktpunkt i politikredsen", "{police_district}"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """Be a workbook that comes back: whose stage, what stands in it, and for which round.

    `afresh`: it is filled into a workbook that is fetched anew with what is stored, as for what comes in later.
    """

    stage: Stage
    entries: Callable[[Tale, date], Mapping[str, Entries]]
    round: str = ""
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """Be a decision at a gate; anything but an approval has its reason among the words."""

    gate: str
    ruling: Ruling = Ruling.APPROVE
    proof: Callable[[Tale, date], Mapping[str, str]] = field(default=lambda tale, on: {})


@dataclass(frozen=True, slots=True)
class Done:
    """Be something that a consultant does straight in the record, and the fact that it leaves, if it leaves one."""

    act: Callable[[Tale, Actor], None]
    leaves: Evidence | None = None


Deed = Filled | Ruled | Done


def happen(tale: Tale, happening: Happening) -> None:
    """Let one thing happen on its day; what has already happened is left as it is."""
    deed, actor = DEEDS[happening.event], actor_on(tale, happening)
    if has_happened(tale, happening):
        return
    if isinstance(deed, Filled):
        hand_in(came_back(tale, happening, deed), file_name(tale, happening.event), actor)
    elif isinstance(deed, Ruled):
        decide(tale.key, deed.gate, verdict(tale, happening, deed), actor)
    else:
        deed.act(tale, actor)


def has_happened(tale: Tale, happening: Happening) -> bool:
    """Say whether the record holds what this event leaves; an enrolment may be done again and never says yes."""
    deed = DEEDS[happening.event]
    if isinstance(deed, Ruled):
        return _rulings(tale.key, deed.gate) > _earlier_rulings(tale, happening, deed.gate)
    if isinstance(deed, Filled):
        with looking() as read:
            name = file_name(tale, happening.event)
            came = (Packet.engagement == tale.key, Packet.direction == RECEIVED, Packet.file_name == name)
            return bool(read.all(Packet, *came))
    return deed.leaves is not None and deed.leaves in standing_now(tale.key).evidence


def came_back(tale: Tale, happening: Happening, deed: Filled) -> bytes:
    """Give the workbook as the municipality fills it in on that day."""
    if deed.afresh:
        fetch_afresh(tale.key, deed.stage, actor_on(tale, happening))
    return filled_packet(tale.key, deed.stage, deed.entries(tale, happening.on), deed.round)


def verdict(tale: Tale, happening: Happening, deed: Ruled) -> Verdict:
    """Give the decision as it is taken on that day."""
    decider = STANDARD.gate(deed.gate)[1].decider.value
    reason = "" if deed.ruling is Ruling.APPROVE else words("decisions")[happening.event]
    return Verdict(deed.ruling, decider, reason, deed.proof(tale, happening.on))


def go_on(tale: Tale, happening: Happening) -> None:
    """Carry the municipality on as far as it can go after an event."""
    advance(tale.key, actor_on(tale, happening))


def actor_on(tale: Tale, happening: Happening) -> Actor:
    """Give who does it: the programme lead where she decides, else the municipality's consultant."""
    deed = DEEDS[happening.event]
    leads = isinstance(deed, Ruled) and STANDARD.gate(deed.gate)[1].decider is Decider.PROGRAMME_LEAD
    return Actor(LEAD if leads else tale.consultant, EXAMPLE, today=happening.on)


def file_name(tale: Tale, event: str) -> str:
    """Name the file that comes back, the same each time."""
    deed = DEEDS[event]
    title = packet_for(deed.stage).title_da if isinstance(deed, Filled) else ""
    return f"{tale.place.code} {tale.place.name} - {title} ({event}).xlsx"


def _rulings(engagement: str, gate: str) -> int:
    return sum(raised.key == gate and raised.ruling is not None for raised in standing_now(engagement).gates)


def _earlier_rulings(tale: Tale, happening: Happening, gate: str) -> int:
    earlier = tale.happenings[: tale.happenings.index(happening)]
    deeds = [DEEDS[one.event] for one in earlier]
    return sum(isinstance(deed, Ruled) and deed.gate == gate for deed in deeds)


def _enrol(tale: Tale, actor: Actor) -> None:
    enrolment = Enrolment(
        tale.start,
        tale.existing_plan_on,
        journal_number=f"EKS-{actor.today.year}-{tale.place.code}",
        political_steps=tale.political_steps,
        is_example=True,
    )
    enrol(tale.place.municipality, tale.programme, enrolment, actor)
    assign(tale.key, tale.consultant, "consultant", tale.budget - min(_LEAD_HOURS, tale.budget / 2), actor)
    assign(tale.key, LEAD, "lead", min(_LEAD_HOURS, tale.budget / 2), actor)


def _sign_agreement(tale: Tale, actor: Actor) -> None:
    date_agreement(tale.key, actor.today, actor)


def _name_contacts(tale: Tale, actor: Actor) -> None:
    """Name the functions that are called, or check on that day that they still hold."""
    slug = ascii_slug(tale.place.name)
    for function, sector in _CONTACTS:
        mail = f"{ascii_slug(function)}@{slug}.example"
        add_contact(tale.key, ContactDetails(function, sector.format_map(tale.place.facts), work_mail=mail), actor)


def _answer_for_findings(tale: Tale, actor: Actor) -> None:
    """Let the function that answers for it accept what the municipality has chosen to leave as it is."""
    with looking() as read:
        found = findings_of(read, tale.key, actor.today)
    for one in found:
        chosen = words("plan")["accepted"].get(one.name)
        if chosen and one.accepted is None:
            accept(tale.key, one.name, chosen["by"], chosen["because"], actor)


def _answers(round_: str = "baseline", without: str = "", closed: bool = True) -> Filled:
    def entries(tale: Tale, on: date) -> Mapping[str, Entries]:
        return assessment(tale.place, Asked(tale.maturity, round_, without, closed), on)

    return Filled(Stage.READINESS, entries, round_)


def _held(count: int) -> Filled:
    def entries(tale: Tale, on: date) -> Mapping[str, Entries]:
        series = workshop_series(tale.place, tale.maturity, on, count)
        workshop = scenario_workshop(tale.place)
        if count == 1 or not workshop or not tale.has("workshops_first"):
            return series  # the workbook that went out has no steps yet: they follow when the workshop is planned
        return {**series, "scenario_steps": played_steps(workshop), "priorities": confirmed_priorities(tale.key)}

    return Filled(Stage.WORKSHOPS, entries, afresh=count > 1)


def _trained(reached: bool) -> Filled:
    return Filled(Stage.TRAINING, lambda tale, on: training_course(tale.place, on, reached))


def _planned(tale: Tale, on: date) -> Mapping[str, Entries]:
    return plan_work(tale.place, proposed_actions(tale.key), on)


def _heard(tale: Tale, on: date) -> Mapping[str, Entries]:
    return {"hearing": hearing_answers(tale.place, parties(tale.key), on)}


def _followed_up(tale: Tale, on: date) -> Mapping[str, Entries]:
    return follow_up(tale.place, adopted_actions(tale.key), tale.day_of("council"), on)


def _meeting(tale: Tale, on: date) -> Mapping[str, str]:
    return {"meeting_on": on.isoformat(), "item_number": str(3 + int(tale.place.code) % 17)}


def _published(tale: Tale, on: date) -> Mapping[str, str]:
    slug = ascii_slug(tale.place.name)
    return {"published_on": on.isoformat(), "address": f"https://www.{slug}.example/handlingsplan"}


DEEDS: Mapping[str, Deed] = {
    BEGINNING: Done(_enrol),
    "application": Filled(
        Stage.APPLICATION, lambda tale, on: application_form(tale.place, tale.start, tale.existing_plan_on, on)
    ),
    "application_incomplete": Filled(Stage.APPLICATION, lambda tale, on: incomplete_form(tale.place, tale.start, on)),
    "selection": Ruled("selection"),
    "selection_rejected": Ruled("selection", Ruling.REJECT),
    "commitment": Ruled("commitment"),
    "commitment_declined": Ruled("commitment", Ruling.REJECT),
    "agreement": Done(_sign_agreement, Evidence.AGREEMENT_DATED),
    "lead": Done(_name_contacts, Evidence.LEAD_NAMED),
    "contacts": Done(_name_contacts),
    "coverage": Done(_answer_for_findings),
    "answers": _answers(),
    "answers_lacking": _answers(without="employment", closed=False),
    "answers_closed": _answers(without="contingency"),
    "report": Ruled("report"),
    "report_changes": Ruled("report", Ruling.REQUEST_CHANGES),
    "workshops_first": _held(1),
    "workshops": _held(4),
    "minutes": Ruled("minutes"),
    "training": _trained(reached=True),
    "training_short": _trained(reached=False),
    "target": Ruled("target"),
    "target_waived": Ruled("target", Ruling.WAIVE),
    "plan": Filled(Stage.PLAN, _planned),
    "plan_again": Filled(Stage.PLAN, _planned),
    "working_group": Ruled("working_group"),
    "working_group_changes": Ruled("working_group", Ruling.REQUEST_CHANGES),
    "steering_group": Ruled("steering_group"),
    "hearing_answers": Filled(Stage.PLAN, _heard, afresh=True),
    "hearing": Ruled("hearing"),
    "hearing_waived": Ruled("hearing", Ruling.WAIVE),
    "directors": Ruled("directors"),
    "committee": Ruled("committee"),
    "finance_committee": Ruled("finance_committee"),
    "council": Ruled("council", proof=_meeting),
    "publication": Ruled("publication", proof=_published),
    "adoption_round": _answers("adoption"),
    "follow_up": Filled(Stage.IMPLEMENTATION, _followed_up),
    "reassessment": _answers("followup12"),
    "closing": Ruled("closing"),
}

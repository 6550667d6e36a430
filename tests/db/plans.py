"""Build a municipality whose plan stands before the council, and take it on from there as people do."""

from datetime import date, timedelta

from db.schema import (
    Action,
    Chapter,
    EvidenceRow,
    ExistingMeasure,
    Indicator,
    OverlapDecision,
    Plan,
    Policy,
    Staff,
    Stakeholder,
)
from flows.path import advance_stage
from parat.domain.coverage import open_blocking
from parat.domain.identity import natural_id
from parat.domain.stages import STANDARD, Evidence, Ruling, Stage
from tasks.acceptances import accept
from tasks.coverage import findings_of
from tasks.decisions import Verdict, decide
from tasks.plan import plan_id
from tasks.run import Actor, looking
from tasks.stage_run import standing_now
from tests.db.builders import DAY, KEY, a_gate, a_municipality, a_programme, an_attempt, an_engagement, evidence, store

PAGE = "https://www.sandvig.example/handlingsplan"
MEETING = DAY + timedelta(days=30)
_ENDED = (Stage.APPLICATION, Stage.READINESS, Stage.WORKSHOPS, Stage.TRAINING)
_PASSED = (("selection", Stage.APPLICATION), ("commitment", Stage.APPLICATION), ("report", Stage.READINESS),
           ("minutes", Stage.WORKSHOPS), ("target", Stage.TRAINING))  # fmt: skip


def on(day: date, staff: str = "k01") -> Actor:
    """Give who acts on a day; the example's years are played without LibreOffice."""
    return Actor(staff, "example", today=day)


def an_action(number: int, title: str, choice: str = "approved", **changes) -> Action:
    """Give an action of the plan."""
    values = {
        "id": natural_id("action", KEY, "test", number), "engagement": KEY, "plan": plan_id(KEY), "number": number,
        "title": title, "choice": choice, "choice_reason": "", "task": 1, "level": "constructive",
        "target_group": "Unge", "description": "En indsats.", "activities": "", "owner": "SSP-konsulent",
        "participants": "", "resources": "", "risk": "", "documentation": "", "proposed_because": "Et svar.",
    }  # fmt: skip
    return Action(**{**values, **changes})


def store_plan_before_council(record, *more, steps=(), **engagement) -> None:
    """Store a municipality whose earlier stages have ended and whose plan has three actions."""
    store(record, a_programme(process_version=STANDARD.version), a_municipality())
    store(record, an_engagement(**{"political_steps": list(steps), "agreement_on": DAY, **engagement}))
    store(record, Staff(id="k01", name="Kollega", role="lead", active=True), chain="record")
    store(record, *(an_attempt(stage=stage.value, ended_on=DAY) for stage in _ENDED), an_attempt(stage="plan"))
    store(record, *(a_gate(gate=gate, stage=stage.value, ruling="approve") for gate, stage in _PASSED))
    store(record, *_facts())
    store(record, Plan(id=plan_id(KEY), engagement=KEY, title="Plan mod ekstremisme", covers_adults=True))
    actions = (an_action(1, "Kurser"), an_action(2, "Mentorer"), an_action(3, "Afvist", "rejected"))
    store(record, *actions, *(an_indicator(one) for one in actions), *_around(), *more)


def before_council(record, *more, **engagement) -> None:
    """Let the council be the one whose decision the plan waits for."""
    store_plan_before_council(record, *more, **engagement)
    go_on(DAY)
    take_responsibility(DAY)


def adopted(record, *more, meeting: date = MEETING, **engagement) -> None:
    """Let the council adopt the plan."""
    before_council(record, *more, **engagement)
    ruled("council", meeting, {"meeting_on": meeting.isoformat(), "item_number": "7"})


def published(record, *more, meeting: date = MEETING, **engagement) -> None:
    """Let the plan be adopted and published."""
    adopted(record, *more, meeting=meeting, **engagement)
    ruled("publication", meeting, {"published_on": meeting.isoformat(), "address": PAGE})


def ruled(gate: str, day: date, proof=None, ruling=Ruling.APPROVE, reason="", taken_on="") -> None:
    """Record a decision at a gate on a day, and go on."""
    decider = STANDARD.gate(gate)[1].decider.value
    decide(KEY, gate, Verdict(ruling, decider, reason, proof or {}, taken_on), on(day))
    go_on(day)


def go_on(day: date) -> None:
    """Run the plan's stage, unless it has ended."""
    if not standing_now(KEY).ended(Stage.PLAN):
        advance_stage(KEY, Stage.PLAN, on(day))


def take_responsibility(day: date) -> None:
    """Accept what the plan's check finds."""
    with looking() as read:
        found = open_blocking(findings_of(read, KEY, day), at_council=True)
    for one in found:
        accept(KEY, one.name, "Direktør", "Udestår til den årlige status.", on(day))


def _facts() -> list[EvidenceRow]:
    names = (Evidence.FORM_COMPLETE, Evidence.AGREEMENT_DATED, Evidence.LEAD_NAMED, Evidence.ROLES_COVERED,
             Evidence.WORKSHOP_DECISION, Evidence.WORKSHOPS_DONE, Evidence.SESSIONS_DONE, Evidence.TRAINING_TARGET_MET,
             Evidence.ACTIONS_ACCEPTED)  # fmt: skip
    return [evidence(name=name.value) for name in names]


def an_indicator(action: Action) -> Indicator:
    """Give how an action is measured."""
    return Indicator(id=natural_id("indicator", action.id), action=action.id, text="Antal kurser", target=None)


def _around() -> tuple:
    policy, measure = natural_id("policy", KEY, "børnepolitik"), natural_id("existing_measure", KEY, "fritidspas")
    return (
        Chapter(id=natural_id("chapter", KEY, 6), plan=plan_id(KEY), number=6, local_text="Vores sted.", public=True),
        Stakeholder(
            id=natural_id("stakeholder", KEY, "ssp"), engagement=KEY, name="SSP", sector="school", role="Anker"
        ),
        Policy(id=policy, engagement=KEY, title="Børnepolitik", owner="Børn og Unge"),
        ExistingMeasure(id=measure, engagement=KEY, policy=policy, title="Fritidspas"),
        OverlapDecision(
            id=natural_id("overlap_decision", measure), engagement=KEY, existing_measure=measure, choice="refer",
            reason="Samme unge.",
        ),
    )  # fmt: skip

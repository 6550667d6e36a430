"""Say which stage of a municipality's path may open, what it waits for, and when it ends.

The path is data: six stages, the gates at which a person decides, and what each of them needs. The rules that
read this table are in `standing.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from parat.domain.stage_errors import UnknownGateError


class Stage(StrEnum):
    """Name a stage of the path, in its order."""

    APPLICATION = "application"
    READINESS = "readiness"
    WORKSHOPS = "workshops"
    TRAINING = "training"
    PLAN = "plan"
    IMPLEMENTATION = "implementation"


class Start(StrEnum):
    """Say whether a municipality writes its first plan or revises the one it has."""

    NEW = "new"
    REVISION = "revision"


class Ruling(StrEnum):
    """Name what a person can decide at a gate."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    WAIVE = "waive"
    REJECT = "reject"


class Evidence(StrEnum):
    """Name a fact that the record holds and a stage asks for."""

    FORM_COMPLETE = "form_complete"
    AGREEMENT_DATED = "agreement_dated"
    LEAD_NAMED = "lead_named"
    EXISTING_PLAN_DATED = "existing_plan_dated"
    ROLES_COVERED = "roles_covered"
    WORKSHOP_DECISION = "workshop_decision"
    WORKSHOPS_DONE = "workshops_done"
    SESSIONS_DONE = "sessions_done"
    TRAINING_TARGET_MET = "training_target_met"
    ACTIONS_ACCEPTED = "actions_accepted"
    FOLLOWED_UP = "followed_up"
    REASSESSED = "reassessed"


class Decider(StrEnum):
    """Name the function that decides at a gate."""

    PROGRAMME_LEAD = "programme_lead"
    MUNICIPALITY = "municipality"
    PROJECT_LEAD = "project_lead"
    WORKING_GROUP = "working_group"
    STEERING_GROUP = "steering_group"
    HEARING_PARTIES = "hearing_parties"
    DIRECTORS = "directors"
    COMMITTEE = "committee"
    FINANCE_COMMITTEE = "finance_committee"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class GateRule:
    """Describe a gate: what is decided, by whom, on what, and what must hold before it is raised.

    `days` are working days until the decision is due; `proof` names what an approval must carry; `anew` the facts to be
    established again after a wish for changes, where those are not the needs; `shown_in_document` the rulings after
    which the stage's document is written once more, before the stage ends; `outlasts_import` that it goes on waiting,
    with the day it is due, when the stage's file comes in again; `checked` that the plan's check is asked before an
    approval.
    """

    key: str
    label_da: str
    decider: Decider
    days: int
    needs: tuple[Evidence, ...] = ()
    needs_ended: tuple[Stage, ...] = ()
    approve_needs: tuple[Evidence, ...] = ()
    rulings: tuple[Ruling, ...] = (Ruling.APPROVE, Ruling.REQUEST_CHANGES)
    document: str | None = None
    proof: tuple[str, ...] = ()
    optional: bool = False
    anew: tuple[Evidence, ...] = ()
    shown_in_document: tuple[Ruling, ...] = ()
    outlasts_import: bool = False
    checked: bool = False

    @property
    def redone(self) -> tuple[Evidence, ...]:
        """Give the facts that must be established again when changes are asked for."""
        return self.anew or self.needs


@dataclass(frozen=True, slots=True)
class StageRule:
    """Describe a stage: what opens it, the gates in their order, and what ends it.

    `input_da` names in Danish the file that the stage waits for, `input_weeks` the weeks it has for coming back.
    """

    stage: Stage
    label_da: str
    input_da: str
    input_weeks: int = 4
    opens_after_gates: tuple[str, ...] = ()
    opens_with: tuple[Evidence, ...] = ()
    opens_revision_with: tuple[Evidence, ...] = ()
    gates: tuple[GateRule, ...] = ()
    ends_with: tuple[Evidence, ...] = ()


_CHANGES_OR_WAIVE = (Ruling.APPROVE, Ruling.REQUEST_CHANGES, Ruling.WAIVE)

SELECTION = GateRule(
    "selection", "Udvælg kommunen", Decider.PROGRAMME_LEAD, 15, needs=(Evidence.FORM_COMPLETE,),
    rulings=(Ruling.APPROVE, Ruling.REQUEST_CHANGES, Ruling.REJECT),
)  # fmt: skip
COMMITMENT = GateRule(
    "commitment", "Acceptér tilsagn om konsulentstøtte", Decider.MUNICIPALITY, 10,
    rulings=(Ruling.APPROVE, Ruling.REJECT),
)  # fmt: skip
REPORT = GateRule(
    "report", "Godkend parathedsvurdering", Decider.PROJECT_LEAD, 10, needs=(Evidence.ROLES_COVERED,),
    document="readiness_report",
)  # fmt: skip
MINUTES = GateRule(
    "minutes", "Godkend workshopreferat", Decider.PROJECT_LEAD, 10, needs=(Evidence.WORKSHOPS_DONE,),
    document="workshop_minutes",
)  # fmt: skip
TARGET = GateRule(
    "target", "Bekræft mål for uddannelse", Decider.PROGRAMME_LEAD, 10, needs=(Evidence.SESSIONS_DONE,),
    approve_needs=(Evidence.TRAINING_TARGET_MET,), rulings=_CHANGES_OR_WAIVE, document="training_record",
    shown_in_document=(Ruling.WAIVE,),
)  # fmt: skip
COUNCIL = GateRule(
    "council", "Vedtag planen i kommunalbestyrelsen", Decider.COUNCIL, 40, document="plan_draft",
    proof=("meeting_on", "item_number"),
)  # fmt: skip
PUBLICATION = GateRule(
    "publication", "Offentliggør planen", Decider.MUNICIPALITY, 10, rulings=(Ruling.APPROVE,),
    document="plan_public", proof=("published_on", "address"), shown_in_document=(Ruling.APPROVE,),
)  # fmt: skip
_PUBLICATION_OF_DRAFT = replace(PUBLICATION, document="plan_draft")
CLOSING = GateRule(
    "closing", "Godkend slutrapport", Decider.STEERING_GROUP, 20,
    needs=(Evidence.FOLLOWED_UP, Evidence.REASSESSED), anew=(Evidence.FOLLOWED_UP,), document="final_report",
)  # fmt: skip
_CLOSING_ON_STATUS = replace(CLOSING, document="status_report")


def _political(key: str, label_da: str, decider: Decider, days: int) -> GateRule:
    return GateRule(
        key, label_da, decider, days, rulings=_CHANGES_OR_WAIVE, document="plan_draft", optional=True,
        needs=(Evidence.ACTIONS_ACCEPTED,), needs_ended=(Stage.WORKSHOPS,),
    )  # fmt: skip


POLITICAL_STEPS = (
    _political("working_group", "Godkend planudkast i arbejdsgruppen", Decider.WORKING_GROUP, 10),
    _political("steering_group", "Godkend planudkast i styregruppen", Decider.STEERING_GROUP, 15),
    replace(_political("hearing", "Afslut høring", Decider.HEARING_PARTIES, 20), outlasts_import=True),
    _political("directors", "Godkend plan i direktionen", Decider.DIRECTORS, 10),
    _political("committee", "Behandl plan i fagudvalget", Decider.COMMITTEE, 20),
    _political("finance_committee", "Behandl plan i økonomiudvalget", Decider.FINANCE_COMMITTEE, 20),
)
DEFAULT_POLITICAL_STEPS = ("working_group", "steering_group", "hearing")


@dataclass(frozen=True, slots=True)
class Process:
    """Be one version of the path, so that running programmes keep the path they began with."""

    version: str
    stages: tuple[StageRule, ...]

    def rule(self, stage: Stage) -> StageRule:
        """Give the rule of a stage."""
        return next(rule for rule in self.stages if rule.stage is stage)

    def gate(self, key: str) -> tuple[StageRule, GateRule]:
        """Give a gate's rule and its stage; raise UnknownGateError."""
        for stage in self.stages:
            for gate in stage.gates:
                if gate.key == key:
                    return stage, gate
        raise UnknownGateError(found=key, allowed=[gate.key for stage in self.stages for gate in stage.gates])

    @property
    def chosen_steps(self) -> tuple[GateRule, ...]:
        """Give the steps on the plan's way that a municipality chooses among, in their order."""
        return tuple(gate for gate in self.rule(Stage.PLAN).gates if gate.optional)


def _stages(
    publication: GateRule, closing: GateRule, before: tuple[GateRule, ...] = (*POLITICAL_STEPS, COUNCIL)
) -> tuple[StageRule, ...]:
    return (
        StageRule(Stage.APPLICATION, "Ansøgning", "Ansøgningsskema", gates=(SELECTION, COMMITMENT)),
        StageRule(
            Stage.READINESS, "Parathedsvurdering", "Parathedsskema",
            opens_after_gates=("commitment",), opens_with=(Evidence.AGREEMENT_DATED, Evidence.LEAD_NAMED),
            gates=(REPORT,), ends_with=(Evidence.ROLES_COVERED,),
        ),
        StageRule(
            Stage.WORKSHOPS, "Workshops", "Workshopskema", input_weeks=12, opens_after_gates=("report",),
            gates=(MINUTES,), ends_with=(Evidence.WORKSHOPS_DONE,),
        ),
        StageRule(
            Stage.TRAINING, "Undervisningsforløb", "Uddannelsesskema", input_weeks=18, opens_after_gates=("report",),
            gates=(TARGET,),
        ),
        StageRule(
            Stage.PLAN, "Handlingsplan", "Planskema", input_weeks=12, opens_with=(Evidence.WORKSHOP_DECISION,),
            opens_revision_with=(Evidence.EXISTING_PLAN_DATED,), gates=(*before, publication),
        ),
        StageRule(
            Stage.IMPLEMENTATION, "Implementering", "Opfølgningsskema", input_weeks=13, opens_after_gates=("council",),
            gates=(closing,), ends_with=(Evidence.FOLLOWED_UP, Evidence.REASSESSED),
        ),
    )  # fmt: skip


FIRST = Process("2026.1", _stages(_PUBLICATION_OF_DRAFT, _CLOSING_ON_STATUS))
SECOND = Process("2026.2", _stages(PUBLICATION, CLOSING))
_COMMITTEE = next(step for step in POLITICAL_STEPS if step.key == "committee")
_FURTHER_COMMITTEES = tuple(
    replace(_COMMITTEE, key=f"committee_{number}", label_da=f"Behandl plan i fagudvalg {number}") for number in (2, 3)
)
_STEPS = (*POLITICAL_STEPS[:-1], *_FURTHER_COMMITTEES, POLITICAL_STEPS[-1])
_CHECKED = tuple(replace(gate, checked=True) for gate in (*_STEPS, COUNCIL))
_REOPENABLE = replace(PUBLICATION, rulings=(Ruling.APPROVE, Ruling.REQUEST_CHANGES))
STANDARD = Process("2026.3", _stages(_REOPENABLE, CLOSING, _CHECKED))
PROCESSES: dict[str, Process] = {process.version: process for process in (FIRST, SECOND, STANDARD)}

EVIDENCE_DA: Mapping[Evidence, str] = {
    Evidence.FORM_COMPLETE: "Ansøgningsskemaet mangler eller er ikke udfyldt",
    Evidence.AGREEMENT_DATED: "Databehandleraftalen er ikke dateret",
    Evidence.LEAD_NAMED: "Kommunens projektleder er ikke udpeget",
    Evidence.EXISTING_PLAN_DATED: "Datoen for den gældende plan mangler",
    Evidence.ROLES_COVERED: "Svar mangler fra en eller flere roller",
    Evidence.WORKSHOP_DECISION: "Ingen workshop har truffet en beslutning",
    Evidence.WORKSHOPS_DONE: "Ikke alle workshops er afholdt eller aflyst med begrundelse",
    Evidence.SESSIONS_DONE: "Ikke alle undervisningsgange er afholdt",
    Evidence.TRAINING_TARGET_MET: "Målet for uddannelse er ikke nået",
    Evidence.ACTIONS_ACCEPTED: "Ingen indsatser er godkendt i planskemaet",
    Evidence.FOLLOWED_UP: "Der er endnu ikke fulgt op på indsatserne",
    Evidence.REASSESSED: "Den fornyede parathedsvurdering efter 12 måneder mangler",
}
EVIDENCE_EN: Mapping[Evidence, str] = {
    Evidence.FORM_COMPLETE: "a complete application form",
    Evidence.AGREEMENT_DATED: "the date of the data-processing agreement (parat agreement)",
    Evidence.LEAD_NAMED: "the municipality's project lead (parat contact add --function projektleder)",
    Evidence.EXISTING_PLAN_DATED: "the adoption date of the plan that is revised",
    Evidence.ROLES_COVERED: "answers from every required role, or a reason for the missing ones",
    Evidence.WORKSHOP_DECISION: "a first workshop decision",
    Evidence.WORKSHOPS_DONE: "every workshop held, or cancelled with a reason",
    Evidence.SESSIONS_DONE: "every training session held or cancelled",
    Evidence.TRAINING_TARGET_MET: "the training target (waive it with a reason instead)",
    Evidence.ACTIONS_ACCEPTED: "at least one accepted action in the plan packet",
    Evidence.FOLLOWED_UP: "a first follow-up of the actions",
    Evidence.REASSESSED: "the readiness assessment of 12 months after adoption",
}

"""Make every deployment, with a form whose drop-downs list what the record holds now."""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow
from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from flows.application import application
from flows.catalogue import (
    CHOOSE_STEPS,
    COVERAGE,
    DAILY,
    DECIDE,
    DECIDE_OVERLAP,
    DUTY,
    EARLIER_PLAN,
    HEARING,
    IMPORT_PACKET,
    INBOX,
    OUTBOX,
    PATH,
    PLAN_WORKSHOP,
    PORTFOLIO,
    PROGRAMME_READINESS,
    PROPOSAL,
    READ_POLICY,
    REDRAFT,
    RESPONDENTS,
    RETURNED_TEXTS,
    REVISE,
    SETTLE,
    VERSIONS,
)
from flows.choose_steps import choose_steps
from flows.coverage import coverage
from flows.daily import daily
from flows.decide import decide
from flows.decide_overlap import decide_overlap
from flows.duty import duty
from flows.earlier_plan import earlier_plan
from flows.form_choices import (
    COVERAGE_ACTS,
    DECIDERS,
    EARLIER_PLAN_ACTS,
    GATES,
    HEARING_ACTS,
    OVERLAP_RULINGS,
    PLAN_FORMS,
    PROPOSAL_CHOICES,
    REASONS,
    REDRAFTED,
    RESPONDENT_ACTS,
    ROLES,
    ROUNDS,
    RULINGS,
    SECTIONS,
    SIDES,
    TEXT_ACTS,
    VERSION_ACTS,
    WORKSHOP_KINDS,
    YES_OR_NO,
)
from flows.hearing import hearing
from flows.implementation import implementation
from flows.import_packet import import_packet
from flows.inbox import inbox
from flows.municipality_path import municipality_path
from flows.outbox import outbox
from flows.plan import plan
from flows.plan_workshop import plan_workshop
from flows.portfolio import portfolio
from flows.programme_readiness import programme_readiness
from flows.proposals import proposal
from flows.read_policy import read_policy
from flows.readiness import readiness
from flows.redraft import redraft
from flows.respondents import respondents
from flows.returned_texts import returned_texts
from flows.revise import revise
from flows.settle import settle
from flows.training import training
from flows.versions import document_versions
from flows.workshops import workshops
from parat.domain.stages import Stage
from tasks.choices import municipality_choices, programme_choices, staff_choices

Choices = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Deployable:
    """Be a flow that can be started from a form: its deployment's name and its tags."""

    name: str
    flow: Flow[..., Any]
    tags: tuple[str, ...] = ()


DEPLOYABLES = (
    Deployable(PATH, municipality_path, ("path",)),
    Deployable(DECIDE, decide, ("decision",)),
    Deployable(IMPORT_PACKET, import_packet, ("import",)),
    Deployable(INBOX, inbox, ("import",)),
    Deployable(SETTLE, settle, ("import",)),
    Deployable(RESPONDENTS, respondents, ("stage:readiness",)),
    Deployable(REDRAFT, redraft, ("stage:plan",)),
    Deployable(VERSIONS, document_versions, ("stage:plan",)),
    Deployable(RETURNED_TEXTS, returned_texts, ("stage:plan",)),
    Deployable(READ_POLICY, read_policy, ("stage:plan",)),
    Deployable(DECIDE_OVERLAP, decide_overlap, ("stage:plan",)),
    Deployable(PLAN_WORKSHOP, plan_workshop, ("stage:workshops",)),
    Deployable(PROPOSAL, proposal, ("stage:plan",)),
    Deployable(COVERAGE, coverage, ("stage:plan",)),
    Deployable(HEARING, hearing, ("stage:plan",)),
    Deployable(EARLIER_PLAN, earlier_plan, ("stage:plan",)),
    *(
        Deployable(stage.value, flow, (f"stage:{stage}",))
        for stage, flow in zip(Stage, (application, readiness, workshops, training, plan, implementation), strict=True)
    ),
    Deployable(CHOOSE_STEPS, choose_steps, ("stage:plan",)),
    Deployable(DUTY, duty, ("stage:plan",)),
    Deployable(REVISE, revise, ("stage:plan",)),
    Deployable(PORTFOLIO, portfolio, ("portfolio",)),
    Deployable(DAILY, daily, ("portfolio",)),
    Deployable(OUTBOX, outbox, ("outbox",)),
    Deployable(PROGRAMME_READINESS, programme_readiness, ("stage:readiness",)),
)


LISTED: Choices = {
    "gate": GATES,
    "ruling": RULINGS,
    "decided_by": DECIDERS,
    "side": SIDES,
    "version_act": VERSION_ACTS,
    "what_to_do": RESPONDENT_ACTS,
    "role": ROLES,
    "assessment_round": ROUNDS,
    "workshop_kind": WORKSHOP_KINDS,
    "overlap_decision": OVERLAP_RULINGS,
    "document": REDRAFTED,
    "take_or_leave": TEXT_ACTS,
    "hearing_act": HEARING_ACTS,
    "plan_act": EARLIER_PLAN_ACTS,
    "section": SECTIONS,
    "coverage_act": COVERAGE_ACTS,
    "proposal_choice": PROPOSAL_CHOICES,
    "plan_changed": YES_OR_NO,
    "covers_adults": YES_OR_NO,
    "acute_elsewhere": YES_OR_NO,
    "plan_form": PLAN_FORMS,
    "revised_because": REASONS,
}
"""What a field of this name lists in every form, whatever the record holds."""


def choices_now() -> Choices:
    """Read what the drop-downs offer; nothing is offered before a programme and its staff are set up."""
    staff = staff_choices()
    offered = {"municipality": municipality_choices(), "programme": programme_choices(), "staff": staff}
    return {**offered, "consultant": staff, **LISTED}


def deployments(choices: Choices) -> list[RunnerDeployment]:
    """Describe every deployment with these choices in its form."""
    return [_deployment(deployable, choices) for deployable in DEPLOYABLES]


async def deploy(runner: Runner, choices: Choices) -> None:
    """Create or renew every deployment."""
    for deployment in deployments(choices):
        await runner.aadd_deployment(deployment)


def _deployment(deployable: Deployable, choices: Choices) -> RunnerDeployment:
    deployment = RunnerDeployment.from_flow(
        deployable.flow,
        deployable.name,
        tags=list(deployable.tags),
        description=inspect.cleandoc(deployable.flow.fn.__doc__ or "").split("\n\n")[0],
        enforce_parameter_schema=False,  # the flow checks, and knows what was enrolled a moment ago
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    for name, form_field in deployment._parameter_openapi_schema.properties.items():  # noqa: SLF001  no public way
        form_field["title"] = name.replace("_", " ").capitalize()
        if choices.get(name):
            form_field["enum"] = list(choices[name])
    return deployment

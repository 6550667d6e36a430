"""Write the plan draft: what the record holds, chapter by chapter, and what is still missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from db.documents import newest_generations
from db.schema import (
    Decision,
    Engagement,
    Gate,
    Stakeholder,
)
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents import contexts
from parat.documents.contexts import (
    ActionCards,
    Cover,
    GatePassed,
    IncidentPlan,
    PlanDraft,
    Publication,
    approved_da,
    public_edition,
)
from parat.documents.danish import uncapitalised
from parat.domain.identity import natural_id
from parat.domain.labels import Kind, label
from parat.domain.packets.wording import SECTORS
from parat.domain.stages import Ruling, Stage
from tasks.adopted import is_adopted
from tasks.adopted_plan import as_adopted, keep_content
from tasks.answers import assessment_in, round_id
from tasks.files import Deliverable, Planned, find_page_numbers, write_documents
from tasks.overlaps_shown import overlaps_shown
from tasks.plan_actions import actions_in_plan, actions_shown
from tasks.plan_cards import cards_shown, contacts_shown
from tasks.plan_facts import TITLE, plan_of
from tasks.plan_origins import origins_shown, source_files_shown, text_origins_shown
from tasks.plan_sections import annexes_shown, chapters_shown, scope_shown
from tasks.readiness_report import dimension_results, gaps_shown
from tasks.run import Run, step
from tasks.stage_work import work_for
from tasks.training_record import needs_shown
from tasks.words import decider_da
from tasks.workshop_minutes import areas_shown, decisions_shown

_RULINGS = {Ruling.WAIVE: "Fraveget", Ruling.REQUEST_CHANGES: "Ændringer ønsket", Ruling.REJECT: "Afvist"}
_HEARING, _INCIDENT = "hearing", "incident_plan"
_INSIDE = frozenset({"management", "social", "adults", "school", "employment", "leisure", "contingency"})

_INTERNAL, _PUBLIC = "Intern udgave", "Offentlig udgave"
_NO_COVER = Cover(
    municipality="", official_name="", programme_title="", title=TITLE, generation=0, state_da="", dated=date.max
)


@step("Skriv planudkast")
def write_plan_draft(run: Run) -> str:
    """Write the plan as it stands, in its internal and its public edition, and the action cards and the incident plan.

    Run again: equal data and an equal template leave the versions that are there.
    """
    papers = partial(plan_papers, run.engagement)
    pages = find_page_numbers(run, papers)
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, papers(unit), pages)
        keep_content(unit, _plan_to_write(unit, run.engagement), run.engagement)
        unit.commit()
    return written


def plan_papers(engagement: str, read: Reader) -> Iterator[Planned]:
    """Give the documents that one plan becomes: all of them say the same, for they rest on the same data.

    When the acute part lies in the general contingency plan there is no incident plan; one that was written before the
    part was moved gets a version that says so.
    """
    plan, title = _plan_to_write(read, engagement), plan_of(read, engagement).title
    publication = plan.publication
    state_da, state = ("Vedtaget", "approved") if publication.adopted_on else ("Udkast", "draft")
    public = ("Offentliggjort", "published") if publication.published_on else (state_da, state)
    yield Deliverable("plan_draft", title, f"{state_da} · {_INTERNAL}", state), lambda cover: replace(plan, cover=cover)
    yield (
        Deliverable("plan_public", f"{title}, offentlig udgave", f"{public[0]} · {_PUBLIC}", public[1]),
        lambda cover: public_edition(plan, replace(cover, title=title)),
    )
    yield (
        Deliverable("action_cards", "Action cards", state_da, state, subtitle=f"Bilag A til {uncapitalised(title)}"),
        lambda cover: ActionCards(cover=cover, action_cards=plan.action_cards),
    )
    if not plan.scope.acute_elsewhere or newest_generations(read, engagement, _INCIDENT):
        yield (
            Deliverable(_INCIDENT, "Indsatsplan", state_da, state, subtitle="Akutte situationer"),
            lambda cover: _incident_plan(plan, cover),
        )


def _incident_plan(plan: PlanDraft, cover: Cover) -> IncidentPlan:
    return IncidentPlan(
        cover=cover,
        elsewhere=plan.scope.acute_elsewhere,
        contingency_adopted_on=plan.scope.contingency_adopted_on if plan.scope.acute_elsewhere else None,
        contacts=plan.contacts,
        card_titles=tuple(card.title_da for card in plan.action_cards),
        approved_da=plan.approved_da,
    )


def _plan_to_write(read: Reader, engagement: str) -> PlanDraft:
    """Give the plan as the record has it now, or as it was adopted while that stands."""
    return as_adopted(read, engagement, plan_draft(read, engagement, _NO_COVER))


def plan_draft(read: Reader, engagement: str, cover: Cover) -> PlanDraft:
    """Gather all that the plan shows."""
    key = round_id(engagement, "baseline")
    graded, actions = assessment_in(read, key), actions_in_plan(read, engagement)
    functions, files = contacts_shown(read, engagement), source_files_shown(read, engagement)
    adopted = is_adopted(standing_of(read.connection, engagement))
    publication = publication_shown(read.get(Engagement, engagement)) if adopted else Publication()
    return PlanDraft(
        cover=cover,
        chapters=chapters_shown(read, engagement),
        annexes=annexes_shown(read, engagement),
        scope=scope_shown(read, engagement),
        dimensions=dimension_results(*graded) if graded else (),
        gaps=gaps_shown(*graded, key) if graded else (),
        development_areas=areas_shown(read, engagement),
        decisions=decisions_shown(read, Decision.engagement == engagement),
        actions=actions_shown(read, engagement, actions),
        action_origins=origins_shown(read, engagement, actions, files),
        text_origins=text_origins_shown(read, engagement, files),
        source_files=files,
        overlaps=overlaps_shown(read, engagement),
        stakeholders=stakeholders_shown(read, engagement),
        training_needs=needs_shown(read, engagement),
        contacts=functions,
        action_cards=cards_shown(functions, approved_da(publication)),
        gates=gates_shown(read, engagement, Gate.stage == Stage.PLAN.value),
        publication=publication,
    )


def stakeholders_shown(read: Reader, engagement: str) -> tuple[contexts.Stakeholder, ...]:
    """Show the parties of the plan as the documents do."""
    rows = read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])
    return tuple(
        contexts.Stakeholder(
            id=row.id,
            name=row.name,
            sector=dict(SECTORS).get(row.sector, ""),
            internal=row.sector in _INSIDE,
            role_da=row.role,
        )
        for row in rows
    )


def gates_shown(read: Reader, engagement: str, *which: Any) -> tuple[GatePassed, ...]:
    """Show what was decided at the gates, as the documents do, in the order in which it was decided."""
    rows = read.all(Gate, Gate.engagement == engagement, *which, order=[Gate.decided_on, Gate.decided_at])
    return tuple(
        GatePassed(
            id=natural_id("ruling", row.id),
            label_da=label(Kind.GATE_STEP, row.gate),
            decision_da=_outcome_da(row.gate, Ruling(row.ruling)),
            decided_by="" if row.gate == _HEARING else decider_da(row.decided_by),
            decided_on=row.decided_on,
            reason=row.reason or "",
        )
        for row in rows
        if row.ruling is not None and row.decided_on is not None
    )


def _outcome_da(gate: str, ruling: Ruling) -> str:
    return label(Kind.GATE_PASSED, gate) if ruling is Ruling.APPROVE else _RULINGS[ruling]


def publication_shown(row: Engagement) -> Publication:
    """Show when the plan was adopted and published, as the documents do."""
    return Publication(
        adopted_on=row.adopted_on,
        agenda_item=row.adopted_item or "",
        published_on=row.published_on,
        address=row.published_at or "",
        revised_by=row.revision_due_on,
    )

"""Build samples of what belongs to the plan: its public edition, the action cards and the incident plan."""

from dataclasses import replace

from parat.documents.contexts import ActionCard, ActionCards, IncidentPlan, PublicPlan, public_edition
from tests.unit.documents import builders


def a_card(number: int = 1, **different) -> ActionCard:
    card = ActionCard(
        id=f"kort-{number}",
        role="Medarbejder",
        track_da="Borgere under 18 år",
        task="Reagér på en bekymring for et barn eller en ung.",
        steps=("Tal med din nærmeste leder.", "Kontakt tovholderen.", "Ring 112 ved akut fare."),
        contacts=("Tovholder: tovholder@egeskaer.example", "Politiet: 114"),
        missing_contacts=("Stedfortræder for tovholderen",),
        notes=("Ét tegn er ikke et bevis.",),
        revised_da="Programmets standardkort, udgave 2026.1. Endnu ikke tilpasset kommunen.",
    )
    return replace(card, **different)


def sample_plan_public(**different) -> PublicPlan:
    cover = builders.a_cover("Operationel handlingsplan", state_da="Udkast · Offentlig udgave")
    return replace(public_edition(builders.sample_plan_draft(), cover), **different)


def sample_action_cards(**different) -> ActionCards:
    cards = (a_card(1), a_card(2, role="Leder", track_da="Akut situation", missing_contacts=(), notes=()))
    return replace(ActionCards(cover=builders.a_cover("Action cards"), action_cards=cards), **different)


def sample_incident_plan(**different) -> IncidentPlan:
    plan = IncidentPlan(
        cover=builders.a_cover("Indsatsplan", subtitle="Akutte situationer"),
        contacts=builders.sample_plan_draft().contacts,
        card_titles=("Medarbejder: Borgere under 18 år", "Leder: Akut situation"),
    )
    return replace(plan, **different)

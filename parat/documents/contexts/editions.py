"""Make the public edition of a plan: what is internal is taken out of the data, not only left out of sight."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from parat.documents.contexts.cover import Cover
from parat.documents.contexts.overlaps import public_overlaps
from parat.documents.contexts.plan import Action, Annex, Chapter, PlanDraft

_Section = TypeVar("_Section", Chapter, Annex)
_GENERATED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "colophon": ("gates",),
        "purpose": ("development_areas",),
        "starting_point": ("dimensions", "gaps"),
        "stakeholders": ("stakeholders",),
        "policies": ("overlaps",),
        "actions": ("actions",),
        "competences": ("training_needs",),
        "A": ("action_cards",),
        "F": ("action_origins", "text_origins"),
    }
)
"""What the record generates for a chapter or an annex; it goes when the section is internal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlan(PlanDraft):
    """Hold what the public edition shows: no internal section, and of each contact its function and mailbox only."""

    public_only: bool = True


def public_edition(plan: PlanDraft, cover: Cover) -> PublicPlan:
    """Give the public edition of a plan: proposals that nobody has accepted are no part of it.

    What an action builds on is said in words before its sources are left out.
    """
    shown: dict[str, Any] = {field.name: getattr(plan, field.name) for field in fields(PlanDraft)}
    shown["actions"] = tuple(action for action in plan.actions if action.accepted)
    proposed = {action.id for action in plan.actions if not action.accepted}
    shown |= dict.fromkeys(_withheld(plan), ())
    shown |= {
        "cover": cover,
        "public_only": True,
        "chapters": _without_internal_text(plan.chapters),
        "annexes": _without_internal_text(plan.annexes),
        "overlaps": public_overlaps(shown["overlaps"]),
        "decisions": (),
        "contacts": tuple(replace(one, unit="", phone="") for one in plan.contacts),
        "actions": tuple(_with_words(action, plan) for action in shown["actions"]),
        "action_origins": tuple(replace(one, sources=()) for one in shown["action_origins"] if one.id not in proposed),
        "text_origins": (),
        "source_files": (),
    }
    return PublicPlan(**shown)


def _withheld(plan: PlanDraft) -> Iterable[str]:
    internal = [one.key for one in plan.chapters if not one.public]
    internal += [one.letter for one in plan.annexes if not one.public]
    return [name for section in internal for name in _GENERATED.get(section, ())]


def _without_internal_text(sections: tuple[_Section, ...]) -> tuple[_Section, ...]:
    return tuple(one if one.public else replace(one, local_text=()) for one in sections)


def _with_words(action: Action, plan: PlanDraft) -> Action:
    names = plan.origins
    met = any(one.key == "policies" and one.public for one in plan.chapters)
    provenance = tuple(names.get(one, one) for one in action.provenance)
    return replace(action, provenance=provenance, policies=action.policies if met else ())

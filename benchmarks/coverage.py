"""Measure the check of a plan with 120 actions: the rules alone, by the clock.

Run as `python -m benchmarks.coverage`.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from benchmarks._measure import tell, wall_seconds
from parat.domain.coverage import PlanFacts, check
from parat.domain.coverage_facts import Area, FunctionContact, OpenOverlap, PlannedAction, SectionText
from parat.domain.coverage_rules import CORE_ELEMENTS
from parat.domain.plan_structure import sections
from parat.domain.reference_texts import law_texts

ACTIONS, TIMES = 120, 21
TODAY = date(2027, 4, 12)
_PARAGRAPH = (
    "Kommunens situationsbillede bygger på samtaler med skolerne, klubberne og politikredsen. Tovholderen tager imod, "
    "kvitterer samme dag og aftaler næste skridt for børn, unge og voksne sammen med de øvrige fagområder. "
)


def a_plan(faulty: bool) -> PlanFacts:
    """Give a plan of 120 actions and a page of text in each chapter; a faulty one lacks something everywhere."""
    actions = tuple(_action(number) for number in range(1, ACTIONS + 1))
    whole = PlanFacts(
        municipality="Egeskær",
        areas=tuple(_area(number) for number in range(1, 46)),
        actions=actions,
        sections=_sections(),
        contacts=tuple(FunctionContact(f"Funktion {number}", True, date(2027, 3, 1)) for number in range(20)),
        names=frozenset(f"Fornavn{number} Efternavn{number}" for number in range(300)),
        shown_laws={law.id: " ".join(law.text) for law in law_texts()},
    )
    if not faulty:
        return whole
    overlaps = tuple(OpenOverlap(str(number), "SSP-plan", "Undervisning", number) for number in range(1, ACTIONS + 1))
    bare = tuple(replace(action, owner="", risk="", baseline=None, items=frozenset()) for action in actions)
    return replace(whole, actions=bare, overlaps=overlaps, contacts=(FunctionContact("Tovholder", False, None),) * 20)


def main() -> None:
    """Print the milliseconds of both plans, after checking how many findings they have."""
    for name, faulty in (("coverage_complete_120", False), ("coverage_faulty_120", True)):
        plan = a_plan(faulty)
        if bool(check(plan, TODAY)) != faulty:
            raise SystemExit(f"{name}: unexpected findings")
        tell(name, wall_seconds(partial(check, plan, TODAY), TIMES) * 1000, "ms")


def _action(number: int) -> PlannedAction:
    return PlannedAction(
        number=number,
        title=f"Indsats {number} om sagsgang og samarbejde",
        accepted=True,
        task=number % 3 + 1,
        level="anticipatory",
        target_group="Medarbejdere, der møder børn, unge og voksne",
        description=_PARAGRAPH,
        owner="Chef for børne- og familieområdet",
        starts_on=date(2027, 5, 3),
        due_on=date(2027, 11, 1),
        resources="40 timer",
        indicator="Antal beskrevne sagsgange",
        baseline=Decimal(0),
        target=Decimal(2),
        risk="Tidspres",
        more=_PARAGRAPH * 2,
        items=frozenset({f"D{number % 9 + 1}.{number % 5 + 1}"}),
    )


def _area(number: int) -> Area:
    item = f"D{number % 9 + 1}.{number % 5 + 1}"
    return Area(subject=item, title_da=f"Udsagn {item}", why_da="", items=frozenset({item}))


def _sections() -> tuple[SectionText, ...]:
    return tuple(
        SectionText(
            mark=one.mark,
            title_da=one.title_da,
            text=_PARAGRAPH * 9,
            public=one.public,
            elements=frozenset(
                element.casefold()
                for element in CORE_ELEMENTS
                if element.casefold() in (one.core_element_da or "").casefold()
            ),
            task=one.task,
        )
        for one in sections()
    )


if __name__ == "__main__":
    main()

"""Build a plan of a fictitious municipality of which nothing is missing, and change only what a test is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parat.domain.coverage_facts import Area, FunctionContact, PlanFacts, PlannedAction, SectionText
from parat.domain.coverage_rules import CORE_ELEMENTS
from parat.domain.plan_structure import sections

TODAY = date(2027, 4, 12)
TEXTS = {
    "2": "Formålet er, at enhver bekymring bliver set, delt med de rette og håndteret i tide.",
    "3": "Planen omfatter børn, unge og voksne over 18 år og de medarbejdere, der møder dem.",
    "6": "Kommunens situationsbillede bygger på samtaler med skolerne, klubberne og politikredsen.",
    "7": "Direktøren har ansvaret, og tovholderen er indgang for alle bekymringer i kommunen.",
    "8": "Ungdomsskolen, foreningerne og boligorganisationerne indgår og mødes to gange om året.",
    "10": "Skoler, klubber og foreninger arbejder med fællesskab og kritisk sans året rundt.",
    "11": "Tovholderen tager imod, kvitterer samme dag og aftaler næste skridt for børn og voksne.",
    "12": "Ved akut fare ringes 112, og derefter følger lederen sit kort og kontakter krisestaben.",
    "13": "Indsatserne følger af parathedsvurderingen og af de beslutninger, workshoppen traf.",
}


def an_action(number=1, **different) -> PlannedAction:
    whole = PlannedAction(
        number=number,
        title="Beskriv sagsgangen",
        accepted=True,
        task=2,
        level="anticipatory",
        target_group="Medarbejdere, der møder børn, unge og voksne",
        description="Fra bekymring til afslutning.",
        owner="Chef for børne- og familieområdet",
        starts_on=date(2027, 5, 3),
        due_on=date(2027, 11, 1),
        resources="40 timer",
        indicator="Antal beskrevne sagsgange",
        baseline=Decimal(0),
        target=Decimal(2),
        risk="Tidspres",
        items=frozenset({"D5.2"}),
    )
    return replace(whole, **different)


def an_area(**different) -> Area:
    whole = Area(
        subject="D5.2",
        title_da="Udsagn D5.2, »Sagsgangen er beskrevet«,",
        why_da="Parathedsvurderingen har gjort området obligatorisk.",
        items=frozenset({"D5.2"}),
    )
    return replace(whole, **different)


def section_texts(**texts: str) -> tuple[SectionText, ...]:
    """Give every chapter and annex; `chapter_6="..."` or `annex_D="..."` writes one anew."""
    own = {name.rpartition("_")[2]: text for name, text in texts.items()}
    return tuple(
        SectionText(
            mark=one.mark,
            title_da=one.title_da,
            text=own.get(one.mark, TEXTS.get(one.mark, "")),
            public=one.public,
            elements=frozenset(
                e.casefold() for e in CORE_ELEMENTS if e.casefold() in (one.core_element_da or "").casefold()
            ),
            task=one.task,
        )
        for one in sections()
    )


def a_contact(function="Tovholder", checked_on=date(2027, 3, 1), mailbox=True) -> FunctionContact:
    return FunctionContact(function, mailbox, checked_on)


def a_plan(**different) -> PlanFacts:
    actions = tuple(an_action(number, task=task) for number, task in ((1, 1), (2, 2), (3, 3)))
    whole = PlanFacts(
        municipality="Egeskær",
        readiness_known=True,
        areas=(an_area(),),
        actions=actions,
        sections=section_texts(),
        contacts=(a_contact(),),
    )
    return replace(whole, **different)

"""Make the plan that both engines write: seventeen chapters of text, eight tables, and as many actions as asked for."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, islice

from parat.documents.contexts import (
    Action,
    ContactFunction,
    Cover,
    DimensionResult,
    Gap,
    GatePassed,
    PlanDraft,
    PolicyOverlap,
    Stakeholder,
    TrainingNeed,
    chapters_with,
)
from parat.domain.plan_structure import chapters

PARAGRAPHS = 10
FIRST_DAY = date(2027, 1, 4)
SENTENCES = (
    "Kommunen samler arbejdet ét sted, så medarbejdere ved, hvem de skal kontakte, når de er bekymrede.",
    "Tovholderen indkalder parterne to gange om året & skriver et kort referat, som styregruppen får.",
    "Skoler, klubber og foreninger kender indgangen og har fået den gennemgået på et personalemøde.",
    "En bekymring vurderes altid af to medarbejdere sammen, og vurderingen skrives ned samme dag.",
    "Sager om unge over 18 år følger den samme vej, men overgangen aftales, før den unge fylder 18.",
    "Er svaret < 3,0 på et spørgsmål i parathedsvurderingen, skal planen have en indsats, der retter op på det.",
    "Ledelsen følger op på indsatserne hvert kvartal og flytter kræfter derhen, hvor en frist er i fare.",
    "Planen bygger på det, kommunen allerede gør; intet skal gøres to gange, fordi der kommer en plan til.",
    "Nye medarbejdere hører om planen i deres første måned, og lederen noterer, at det er sket.",
    "Samarbejdet med politiet foregår i det lokale netværk, hvor parterne har faste pladser og faste møder.",
    "Kommunikationsafdelingen svarer pressen, mens fagområderne holder forbindelsen til familierne.",
    "Øvelsen holdes én gang om året, og det, den viser, bliver til højst tre rettelser i planen.",
    "Borgere finder »Har du en bekymring?« på hjemmesiden med telefonnummer og åbningstid.",
)
TITLES = (
    "Én indgang for bekymringer",
    "Undervisning af frontpersonale",
    "Øvelse i akut beredskab",
    "Aftale med ungdomsuddannelserne",
    "Samarbejde med boligforeningerne",
    "Forældremøder om digitale fællesskaber",
)
OWNERS = (
    "Center for Børn og Unge",
    "Socialt Center",
    "Skole & Dagtilbud",
    "Beredskab og Sikkerhed",
    "SSP-sekretariatet",
)
INDICATORS = ("Andel medarbejdere, der kender indgangen", "Antal afholdte møder", "Dage fra bekymring til vurdering")
STATES = ("Ikke startet", "I gang", "Afsluttet", "Forsinket")


def a_plan(actions: int) -> PlanDraft:
    """Make a plan of a fictitious municipality; the same number of actions gives the same plan."""
    return PlanDraft(
        cover=Cover(
            municipality="Egeskær",
            official_name="Egeskær Kommune",
            programme_title="Kommunale handlingsplaner 2027",
            title="Operationel handlingsplan",
            generation=2,
            state_da="Udkast",
            dated=FIRST_DAY,
            is_example=True,
        ),
        chapters=chapters_with({chapter.key: _text(number) for number, chapter in enumerate(chapters())}),
        actions=tuple(_action(number) for number in range(1, actions + 1)),
        dimensions=tuple(_dimension(number) for number in range(1, 8)),
        **_tables(),
    )


def _text(chapter: int) -> tuple[str, ...]:
    """Give a chapter's paragraphs of four sentences, none of which begins as the one before."""
    return tuple(" ".join(islice(cycle(SENTENCES), start, start + 4)) for start in range(chapter, chapter + PARAGRAPHS))


def _action(number: int) -> Action:
    return Action(
        id=f"{number:04d}",
        number=str(number),
        title=f"{TITLES[number % len(TITLES)]}, område {number}",
        task=number % 3 + 1,
        owner_function=OWNERS[number % len(OWNERS)],
        due=FIRST_DAY + timedelta(days=number * 7 % 1400),
        indicator=INDICATORS[number % len(INDICATORS)],
        status_da=STATES[number % len(STATES)],
    )


def _dimension(number: int) -> DimensionResult:
    known = Decimal(number * 5) / 10
    return DimensionResult(
        id=f"D{number}", title=TITLES[number % len(TITLES)], known=known, low=known - Decimal("0.4"), band_da="svag"
    )


def _tables() -> dict[str, tuple[object, ...]]:
    return {
        "gaps": tuple(
            Gap(
                id=f"{n}",
                item_id=f"D{n}.2",
                statement=SENTENCES[n],
                dimension_title=TITLES[n % 6],
                score=Decimal("1.4"),
            )
            for n in range(1, 9)
        ),
        "gates": tuple(
            GatePassed(
                id=f"{n}", label_da=f"Trin {n}", decision_da="Godkendt", decided_by=OWNERS[n], decided_on=FIRST_DAY
            )
            for n in range(5)
        ),
        "overlaps": tuple(
            PolicyOverlap(id=f"{n}", policy=TITLES[n], owner_function=OWNERS[n % 5], decision_da=SENTENCES[n])
            for n in range(6)
        ),
        "stakeholders": tuple(
            Stakeholder(id=f"{n}", name=f"Part {n}", sector=OWNERS[n % 5], role_da=SENTENCES[n % 13]) for n in range(36)
        ),
        "training_needs": tuple(
            TrainingNeed(id=f"{n}", staff_group=OWNERS[n % 5], module=TITLES[n % 6], needed=n * 120, trained=n * 7)
            for n in range(10)
        ),
        "contacts": tuple(
            ContactFunction(id=f"{n}", function=TITLES[n % 6], unit=OWNERS[n % 5], checked_on=FIRST_DAY)
            for n in range(8)
        ),
    }

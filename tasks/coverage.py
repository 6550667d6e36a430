"""Gather what the check of a plan looks at, and give what it finds; nothing is written here."""

from collections.abc import Iterator
from datetime import date

from db.lookup import engagement_row
from db.schema import (
    Acceptance,
    Action,
    AnnexText,
    Chapter,
    DevelopmentArea,
    Gap,
    Indicator,
    Plan,
    Score,
    Stakeholder,
)
from db.unit_of_work import Reader
from parat.domain import coverage
from parat.domain.coverage_facts import Accepted, Area, Finding, PlanFacts, PlannedAction, SectionText
from parat.domain.coverage_rules import CORE_ELEMENTS
from parat.domain.instrument import Instrument, instrument
from parat.domain.plan_structure import Section, sections
from tasks.answered_items import items_answered
from tasks.answers import round_id
from tasks.coverage_surroundings import (
    card_needs,
    contacts_checked,
    draft_state,
    earlier_texts_open,
    names_known,
    overlaps_open,
    remarks_open,
)
from tasks.plan import APPROVED, REJECTED
from tasks.plan_facts import plan_id

_HIGH = "high"


def findings_of(read: Reader, engagement: str, today: date) -> tuple[Finding, ...]:
    """Give what the check finds in a municipality's plan on a day, with what has been accepted of it."""
    return coverage.check(plan_facts(read, engagement), today, acceptances_of(read, engagement))


def acceptances_of(read: Reader, engagement: str) -> dict[tuple[str, str], Accepted]:
    """Give what somebody took responsibility for, by rule and subject."""
    rows = read.all(Acceptance, Acceptance.engagement == engagement)
    return {(row.rule, row.subject): Accepted(row.accepted_by, row.reason, row.accepted_on) for row in rows}


def has_plan(read: Reader, engagement: str) -> bool:
    """Say whether anything of a plan has been written or decided yet."""
    written = read.has(Chapter, Chapter.plan == plan_id(engagement))
    return written or read.has(Action, Action.engagement == engagement, Action.choice == APPROVED)


def plan_facts(read: Reader, engagement: str) -> PlanFacts:
    """Gather what the record holds of a plan as the check looks at it."""
    _, municipality, programme = engagement_row(read, engagement)
    parties = read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])
    plan = read.find(Plan, plan_id(engagement))
    contacts = contacts_checked(read, engagement)
    draft = draft_state(read, engagement)
    return PlanFacts(
        municipality=municipality.name,
        own_names=frozenset({municipality.police_district, *(row.name for row in parties)}),
        covers_adults=plan.covers_adults if plan else True,
        acute_elsewhere=bool(plan and plan.acute_elsewhere),
        readiness_known=read.has(Score, Score.assessment_round == round_id(engagement, "baseline")),
        areas=(*_gaps(read, engagement, instrument(programme.instrument_version)), *_chosen_areas(read, engagement)),
        actions=_actions(read, engagement),
        sections=_sections(read, engagement),
        other_texts={_row_da(at): f"{row.name}\n{row.role}" for at, row in enumerate(parties, 1)},
        contacts=contacts,
        card_needs=card_needs(),
        names=names_known(read, engagement),
        shown_laws=draft.laws,
        overlaps=overlaps_open(read, engagement),
        hearing=remarks_open(read, engagement),
        faults=draft.faults,
        pending_changes=draft.pending_changes,
        own_words=draft.own_words,
        draft_version=draft.version,
        earlier_texts=earlier_texts_open(read, engagement),
    )


def _row_da(number: int) -> str:
    return f"Kapitel 8 Interessenter, række {number}"


def _gaps(read: Reader, engagement: str, chosen: Instrument) -> Iterator[Area]:
    """Give the gaps that the readiness assessment made mandatory."""
    mandatory = (Gap.engagement == engagement, Gap.mandatory.is_(True), Gap.closed.is_(False))
    rows = read.all(Gap, *mandatory, Gap.assessment_round == round_id(engagement, "baseline"), order=[Gap.item])
    for item in dict.fromkeys(row.item for row in rows):
        yield Area(
            subject=item,
            title_da=f"Udsagn {item}, »{chosen.item(item).statement_da.rstrip('.')}«,",
            why_da="Parathedsvurderingen har gjort området obligatorisk.",
            items=frozenset({item}),
        )


def _chosen_areas(read: Reader, engagement: str) -> Iterator[Area]:
    """Give the development areas that the workshops gave high priority."""
    chosen = (DevelopmentArea.engagement == engagement, DevelopmentArea.priority == _HIGH)
    for row in read.all(DevelopmentArea, *chosen, order=[DevelopmentArea.number]):
        yield Area(
            subject=f"U{row.number}",
            title_da=f"Udviklingsområdet »{row.title}«",
            why_da="Workshoppene gav området høj prioritet.",
            items=frozenset(row.items),
        )


def _actions(read: Reader, engagement: str) -> tuple[PlannedAction, ...]:
    rows = read.all(Action, Action.engagement == engagement, Action.choice != REJECTED, order=[Action.number])
    indicators = {row.action: row for row in read.all(Indicator, Indicator.action.in_([row.id for row in rows]))}
    items = items_answered(read, engagement, rows)
    return tuple(_action(row, indicators.get(row.id), items[row.id]) for row in rows)


def _action(row: Action, indicator: Indicator | None, items: frozenset[str]) -> PlannedAction:
    return PlannedAction(
        number=row.number,
        title=row.title,
        accepted=row.choice == APPROVED,
        task=row.task,
        level=row.level or "",
        target_group=row.target_group,
        description=row.description,
        owner=row.owner,
        starts_on=row.starts_on,
        due_on=row.due_on,
        resources=row.resources,
        indicator=indicator.text if indicator else "",
        baseline=indicator.baseline if indicator else None,
        target=indicator.target if indicator else None,
        risk=row.risk,
        more="\n".join((row.activities, row.participants, row.documentation)),
        items=items,
    )


def _sections(read: Reader, engagement: str) -> tuple[SectionText, ...]:
    plan = plan_id(engagement)
    written = {str(row.number): (row.local_text, row.public) for row in read.all(Chapter, Chapter.plan == plan)}
    written |= {row.letter: (row.local_text, row.public) for row in read.all(AnnexText, AnnexText.plan == plan)}
    return tuple(_section(one, *written.get(one.mark, ("", one.public))) for one in sections())


def _section(one: Section, text: str, public: bool) -> SectionText:
    served = (one.core_element_da or "").casefold()
    return SectionText(
        mark=one.mark,
        title_da=one.title_da,
        text=text,
        public=public,
        elements=frozenset(element.casefold() for element in CORE_ELEMENTS if _serves(element.casefold(), served)),
        task=one.task,
    )


def _serves(element: str, served: str) -> bool:
    """Say whether an element is among those that a chapter serves; a chapter can serve two."""
    return element in served

"""Store what a plan is as a whole, and the municipality's own texts in its chapters and annexes."""

from collections.abc import Iterable
from typing import TypeVar

from db.schema import AnnexText, Chapter, Plan
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.plan_structure import Section, section
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.provenance import first_sources

TITLE = "Operationel handlingsplan"
EARLIER_PLAN = "earlier_plan"  # the part that a file bears which holds the plan there was before
SEPARATE, JOINT = "separate", "joint"
LocalText = TypeVar("LocalText", Chapter, AnnexText)
Source = tuple[str | None, str | None]


def plan_id(engagement: str) -> str:
    """Give the id of an engagement's plan."""
    return natural_id("plan", engagement)


def plan_of(read: Reader, engagement: str) -> Plan:
    """Give an engagement's plan, or as it begins: against extremism alone, for all ages, with its acute part in it."""
    found = read.find(Plan, plan_id(engagement))
    return found or Plan(
        id=plan_id(engagement),
        engagement=engagement,
        title=TITLE,
        covers_adults=True,
        form=SEPARATE,
        acute_elsewhere=False,
        contingency_adopted_on=None,
    )


def begin_plan(unit: UnitOfWork, engagement: str) -> Plan:
    """Give an engagement's plan, begun when it is not there. Run again: a plan that is there stays as it is."""
    plan = plan_of(unit, engagement)
    unit.put(plan)
    return plan


def store_facts(unit: UnitOfWork, packet: Packet) -> None:
    """Store what the workbook says of the plan as a whole; what was left empty stays as it was."""
    plan = begin_plan(unit, packet.engagement)
    for row in packet.sheets["facts"]:
        covers = cells.yes_or_none(row, "covers_adults")
        unit.put(
            Plan(
                id=plan.id,
                engagement=packet.engagement,
                title=cells.text(row, "title") or TITLE,
                covers_adults=plan.covers_adults if covers is None else covers,
                form=cells.text(row, "form") or plan.form,
                acute_elsewhere=cells.yes_or_none(row, "acute_elsewhere"),
                contingency_adopted_on=cells.day(row, "contingency_adopted_on"),
            )
        )


def store_local_texts(unit: UnitOfWork, packet: Packet, packet_id: str) -> None:
    """Store the chapters' and the annexes' local texts with the file that each was first read from.

    Run again: equal texts change nothing.
    """
    key = packet.engagement
    plan = begin_plan(unit, key)
    chapters = [_chapter(key, cells.whole(row, "number"), *_said(row, packet_id)) for row in packet.sheets["chapters"]]
    annexes = [_annex(key, cells.text(row, "letter"), *_said(row, packet_id)) for row in packet.sheets["annexes"]]
    unit.put(*first_sources(unit, Chapter.plan == plan.id, chapters))
    unit.put(*first_sources(unit, AnnexText.plan == plan.id, annexes))


def chapter_texts(read: Reader, engagement: str) -> dict[str, Chapter]:
    """Give what is stored of the chapters, by their marks (0-16)."""
    rows = read.all(Chapter, Chapter.plan == plan_id(engagement), order=[Chapter.number])
    return {str(row.number): row for row in rows}


def annex_texts(read: Reader, engagement: str) -> dict[str, AnnexText]:
    """Give what is stored of the annexes, by their letters."""
    rows = read.all(AnnexText, AnnexText.plan == plan_id(engagement), order=[AnnexText.letter])
    return {row.letter: row for row in rows}


def section_texts(read: Reader, engagement: str) -> dict[str, Chapter | AnnexText]:
    """Give what is stored of all chapters and annexes, by their marks."""
    return {**chapter_texts(read, engagement), **annex_texts(read, engagement)}


def local_text_of(read: Reader, engagement: str, mark: str) -> str:
    """Give the local text of the chapter or annex with this mark (`7`, `C`); empty when there is none."""
    stored = section_texts(read, engagement)
    return stored[mark].local_text if mark in stored else ""


def write_local_text(unit: UnitOfWork, engagement: str, mark: str, text: str, source: Source) -> None:
    """Write the local text of the chapter or annex with this mark; `source` is the file's row and the place in it.

    Who may see the section stays as it was. Run again: the same text writes nothing.
    """
    begin_plan(unit, engagement)
    one = section(mark)
    stored = section_texts(unit, engagement).get(mark)
    if stored is not None and stored.local_text == text:
        return
    public = stored.public if stored is not None else one.public
    if one.number is None:
        unit.put(_annex(engagement, one.mark, text, public, source))
    else:
        unit.put(_chapter(engagement, one.number, text, public, source))


def internal_among(sections: Iterable[Section], stored: dict[str, LocalText]) -> frozenset[str]:
    """Name by their marks the sections that are internal: as somebody chose, or as the plan's structure has them."""
    return frozenset(
        one.mark for one in sections if not (stored[one.mark].public if one.mark in stored else one.public)
    )


def _chapter(engagement: str, number: int, text: str, public: bool, source: Source) -> Chapter:
    return Chapter(
        id=natural_id("chapter", engagement, number),
        plan=plan_id(engagement),
        number=number,
        local_text=text,
        public=public,
        packet=source[0],
        place=source[1],
    )


def _annex(engagement: str, letter: str, text: str, public: bool, source: Source) -> AnnexText:
    return AnnexText(
        id=natural_id("annex_text", engagement, letter.casefold()),
        plan=plan_id(engagement),
        letter=letter,
        local_text=text,
        public=public,
        packet=source[0],
        place=source[1],
    )


def _said(row: Row, packet_id: str) -> tuple[str, bool, Source]:
    public = cells.text(row, "publicity") != "internal"
    return cells.text(row, "local_text"), public, (packet_id, row.place("local_text"))

"""Write the report on a plan's check, for those who approve the plan."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from db.documents import newest_generations
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.coverage import AreaShown, CoverageReport, FindingShown, RuleShown
from parat.documents.produce import produce
from parat.domain import coverage
from parat.domain.coverage import Blocks, Finding, PlanFacts, Rule
from parat.domain.coverage_facts import Area, rule_texts
from parat.domain.coverage_rules import answers
from parat.domain.identity import natural_id
from tasks.adopted import is_adopted
from tasks.coverage import acceptances_of, has_plan, plan_facts
from tasks.files import Deliverable, cover_of, write_document
from tasks.run import Run, step
from tasks.stage_work import work_for

KIND = "coverage_report"
LEAD, FINDING = "verdict-lead", "finding-"
_REPORT = Deliverable(KIND, "Dækningskontrol", "Til den, der godkender planen", "draft")


@step("Skriv dækningskontrol")
def write_coverage_report(run: Run) -> str:
    """Write what the check finds in the plan, once something of the plan has been written or decided.

    Run again: equal findings and an equal template leave the report that is there, and after the council has adopted
    the plan it is what lay before the council.
    """
    with work_for(run) as unit:
        if not has_plan(unit, run.engagement):
            return "Planskemaet er ikke kommet retur endnu"
        if is_adopted(standing_of(unit.connection, run.engagement)):
            return "Planen er vedtaget"
        facts, taken = plan_facts(unit, run.engagement), acceptances_of(unit, run.engagement)
        found = coverage.check(facts, run.actor.today, taken)
        written = write_document(unit, run.engagement, run.actor, _REPORT, lambda cover: report_of(facts, found, cover))
        unit.commit()
    return written


def report_file(read: Reader, engagement: str, today: date) -> tuple[str, bytes]:
    """Give the report as it reads today, with a file name; it becomes no version of the record."""
    newest = newest_generations(read, engagement, KIND)
    number = newest[0].number if newest else 1
    facts = plan_facts(read, engagement)
    found = coverage.check(facts, today, acceptances_of(read, engagement))
    shown = report_of(facts, found, cover_of(read, _REPORT, engagement, number, today))
    made = produce(KIND, shown, engagement=engagement, generation_id=natural_id(KIND, engagement, str(today)))
    return f"{_REPORT.title} {today.isoformat()}.docx", made.docx


def report_of(facts: PlanFacts, found: Sequence[Finding], cover: Cover) -> CoverageReport:
    """Show the findings as the report does."""
    return CoverageReport(
        cover=cover,
        remarks=tuple(map(_shown, coverage.remarks(found))),
        accepted=tuple(map(_shown, coverage.accepted(found))),
        rules=_rules(found),
        areas=tuple(_area(area, facts, found) for area in facts.areas),
        actions=len(facts.accepted),
    )


def _shown(one: Finding) -> FindingShown:
    taken = one.accepted
    return FindingShown(
        id=one.name,
        place_da=one.place_da,
        what_da=one.what_da,
        remedy_da=one.remedy_da,
        council_only=one.blocks is Blocks.COUNCIL,
        accepted_by=taken.by if taken else "",
        accepted_because=taken.because if taken else "",
        accepted_on=taken.on if taken else None,
    )


def _rules(found: Sequence[Finding]) -> tuple[RuleShown, ...]:
    remarks = Counter(one.rule for one in coverage.remarks(found))
    accepted = Counter(one.rule for one in coverage.accepted(found))
    blocking = coverage.open_blocking(found)
    return tuple(
        RuleShown(
            id=rule.value,
            title_da=words.title_da,
            asks_da=words.asks_da,
            source_da=words.source_da,
            blocking=tuple(_shown(one) for one in blocking if one.rule is rule),
            remarks=remarks[rule],
            accepted=accepted[rule],
        )
        for rule, words in ((rule, rule_texts()[rule]) for rule in Rule)
    )


def _area(area: Area, facts: PlanFacts, found: Iterable[Finding]) -> AreaShown:
    accepted = {one.subject: one.accepted for one in found if one.rule is Rule.MANDATORY_AREA}
    taken = accepted.get(area.subject)
    return AreaShown(
        id=area.subject,
        title_da=area.title_da.rstrip(","),
        actions=tuple(str(action.number) for action in facts.accepted if answers(action, area)),
        accepted_by=taken.by if taken else "",
    )

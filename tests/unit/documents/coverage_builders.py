"""Build a sample report on a plan's check."""

from datetime import date

from parat.documents.contexts.coverage import AreaShown, CoverageReport, FindingShown, RuleShown
from parat.domain.coverage_facts import Rule, rule_texts
from tests.unit.documents.builders import a_cover


def some_blocking() -> tuple[FindingShown, ...]:
    return (
        FindingShown(
            id="mandatory_area:D5.2",
            place_da="Planskemaet, arket »Indsatser«",
            what_da="Udsagn D5.2, »Sagsgangen er beskrevet«, har ingen godkendt indsats.",
            remedy_da="Godkend forslag nr. 4, eller lad en navngiven funktion acceptere, at området står uden indsats.",
        ),
        FindingShown(
            id="action_incomplete:7:target+risk",
            place_da="Planskemaet, arket »Indsatser«, nr. 7",
            what_da="Indsatsen »Øv action cards & alarmering« mangler måltal og risiko.",
            remedy_da="Udfyld felterne sammen med den ansvarlige funktion.",
        ),
        FindingShown(
            id="hearing_unanswered:2",
            place_da="Høringssvar 2, Foreningsrådet: kapitel 8",
            what_da="Svaret mangler, eller det er ikke afgjort, om planen ændres.",
            remedy_da="Besvar punktet, og angiv, om planen ændres.",
            council_only=True,
        ),
    )


def some_remarks() -> tuple[FindingShown, ...]:
    return (
        FindingShown(
            id="action_unmeasured:3",
            place_da="Planskemaet, arket »Indsatser«, nr. 3",
            what_da="Indsatsen »Giv bekymringer én indgang« har et måltal, men intet udgangspunkt.",
            remedy_da="Skriv værdien i dag, så det kan vises, om måltallet nås.",
        ),
    )


def some_accepted() -> tuple[FindingShown, ...]:
    return (
        FindingShown(
            id="mandatory_area:D6.1",
            place_da="Planskemaet, arket »Indsatser«",
            what_da="Udsagn D6.1, »Der er action cards«, har ingen godkendt indsats.",
            remedy_da="Tilføj en indsats.",
            accepted_by="beredskabschef",
            accepted_because="Kortene er vedtaget med den generelle beredskabsplan",
            accepted_on=date(2027, 4, 12),
        ),
    )


def sample_coverage_report(**different) -> CoverageReport:
    of_rule = dict(
        zip((Rule.MANDATORY_AREA, Rule.ACTION_INCOMPLETE, Rule.HEARING_UNANSWERED), some_blocking(), strict=True)
    )
    rules = tuple(
        RuleShown(
            id=rule.value,
            title_da=words.title_da,
            asks_da=words.asks_da,
            source_da=words.source_da,
            blocking=(of_rule[rule],) if rule in of_rule else (),
            remarks=int(rule is Rule.ACTION_UNMEASURED),
            accepted=int(rule is Rule.MANDATORY_AREA),
        )
        for rule, words in rule_texts().items()
    )
    shown = {
        "remarks": some_remarks(),
        "accepted": some_accepted(),
        "rules": rules,
        "areas": (
            AreaShown(id="D5.1", title_da="Udsagn D5.1, »Der er én indgang«", actions=("1", "3")),
            AreaShown(id="D5.2", title_da="Udsagn D5.2, »Sagsgangen er beskrevet«"),
            AreaShown(id="D6.1", title_da="Udsagn D6.1, »Der er action cards«", accepted_by="Beredskabschef"),
        ),
        "actions": 12,
    }
    return CoverageReport(cover=a_cover(title="Dækningskontrol"), **{**shown, **different})

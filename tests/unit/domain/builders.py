"""Build what the tests are about, and name only that."""

from dataclasses import fields
from decimal import Decimal

from parat.domain.instrument import instrument
from parat.domain.readiness import Answer, Gap, grade

TODAY_RULES = instrument("2026.1")
RULES_OF_2017 = instrument("2017.1")
REQUIRED = TODAY_RULES.required_roles


def an_answer(item, value, respondent="r1", role="leader", **more):
    if value == "IR":
        more.setdefault("reason", "Kommunen har ikke dette område.")
    return Answer(item, respondent, role, value, **more)


def answers_to(item, *values, role="leader"):
    """One answer from each of r1, r2, ..."""
    return [an_answer(item, value, f"r{number}", role) for number, value in enumerate(values, 1)]


def item_of(*values, item="D4.1", **more):
    return grade(TODAY_RULES, answers_to(item, *values, **more)).item(item)


def dimension_of(**values):
    """Grade a dimension from one answer per item: `dimension_of(D5_1=4, D5_2=0)`."""
    answers = [an_answer(item.replace("_", "."), value) for item, value in values.items()]
    return grade(TODAY_RULES, answers).dimension(answers[0].item.partition(".")[0])


def a_gap(item="D5.2", score="2.0", *, mandatory=False, unresolved=False):
    known = None if unresolved else Decimal(score)
    priority = None if known is None else 4 - known
    return Gap(item, item.partition(".")[0], known, TODAY_RULES.item(item).critical, mandatory, unresolved, priority)


def left_open(proposal):
    """Name the fields of the action itself that nobody has filled in yet."""
    origin = ("mandatory", "reason_da", "source_gap_items", "source_decision", "measure")
    empty = [field.name for field in fields(proposal) if getattr(proposal, field.name) in (None, "", ())]
    return [name for name in empty if name not in origin]

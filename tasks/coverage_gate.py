"""Keep a plan from being approved while something is missing that nobody has taken responsibility for."""

from datetime import date

from db.unit_of_work import Reader
from parat.domain.coverage import Finding, open_blocking
from parat.domain.coverage_facts import rule_texts
from parat.domain.stages import GateRule
from tasks.coverage import findings_of
from tasks.coverage_errors import UncoveredPlanError

_COUNCIL = "council"
_SHOWN = 3


def refuse_uncovered(unit: Reader, engagement: str, gate: GateRule, today: date) -> None:
    """Refuse an approval while findings block it, naming the first of them; raise UncoveredPlanError."""
    stopping = open_blocking(findings_of(unit, engagement, today), at_council=gate.key == _COUNCIL)
    if not stopping:
        return
    raise UncoveredPlanError(
        engagement=engagement,
        gate=gate.key,
        count=len(stopping),
        count_da=_count_da(len(stopping)),
        findings="; ".join((*map(_in_english, stopping[:_SHOWN]), *_more(stopping, "and {} more"))),
        findings_da="; ".join((*map(_in_danish, stopping[:_SHOWN]), *_more(stopping, "og {} mere"))),
    )


def _count_da(count: int) -> str:
    return "ét forhold skal afklares først" if count == 1 else f"{count} forhold skal afklares først"


def _in_english(one: Finding) -> str:
    return f"{one.name} ({rule_texts()[one.rule].title})"


def _in_danish(one: Finding) -> str:
    return f"{one.place_da}: {one.what_da.rstrip('.')}"


def _more(stopping: tuple[Finding, ...], words: str) -> tuple[str, ...]:
    left = len(stopping) - _SHOWN
    return (words.format(left),) if left > 0 else ()

"""Say a round of the readiness assessment on one page."""

from parat.documents.contexts.readiness import ReadinessReport, ReadinessSummary
from parat.domain.conclusions import MOST_GAPS
from parat.domain.packets.readiness import ROUNDS
from tasks.files import Deliverable

_STRENGTHS = 3
_NEXT_STEPS = {
    "baseline": "Kommunens projektleder godkender rapporten, og uenigheder og behov drøftes på den første workshop",
    "adoption": "Styregruppen bruger resultatet som udgangspunkt for opfølgningen på handlingsplanen",
    "followup12": "Styregruppen beslutter, hvilke indsatser der skal fortsætte, ændres eller afsluttes",
}


def summary_deliverable(name: str) -> Deliverable:
    """Name the summary of a round."""
    part = "" if name == "baseline" else name
    return Deliverable(
        "readiness_summary", "Parathedsvurdering, resumé", "Til orientering", "draft", part, dict(ROUNDS)[name]
    )


def summary_of(name: str, report: ReadinessReport) -> ReadinessSummary:
    """Draw the summary out of what the report shows."""
    return ReadinessSummary(
        cover=report.cover,
        round_da=report.round_da,
        first_round=report.first_round,
        answered_from=report.answered_from,
        answered_to=report.answered_to,
        asked=sum(one.asked for one in report.respondents),
        answered=sum(one.answered for one in report.respondents),
        missing_roles=report.missing_roles,
        dimensions=report.dimensions,
        earlier=report.earlier,
        strengths=report.strengths[:_STRENGTHS],
        gaps=report.gaps[:MOST_GAPS],
        gap_count=len(report.gaps),
        mandatory_count=sum(gap.mandatory for gap in report.gaps),
        disagreement_count=len(report.disagreements),
        undocumented_count=len(report.undocumented),
        proposals=report.proposals,
        next_step=_NEXT_STEPS[name],
    )

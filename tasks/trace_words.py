"""Say in one line what a row of the record is, and where it was read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.schema import (
    Action,
    AnnexText,
    Answer,
    ApplicationForm,
    AssessmentRound,
    Base,
    Chapter,
    Contact,
    Decision,
    DevelopmentArea,
    Document,
    Engagement,
    ExistingMeasure,
    ExistingText,
    Gap,
    Gate,
    Generation,
    HearingAnswer,
    Indicator,
    OverlapDecision,
    Packet,
    Plan,
    Policy,
    Reading,
    Respondent,
    ScenarioAnswer,
    Score,
    Stakeholder,
    TrainingNeed,
)
from db.trail import who_wrote
from db.unit_of_work import Reader
from parat.domain.packets.scenario_training import ANSWERED_BY
from tasks.scenario_training import step_da
from tasks.trace_ways import engagement_of

Words = tuple[str, str]
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Link:
    """Be one link: what kind of fact, how many steps away, its id, what it says, where it was read, who wrote it."""

    kind: str
    steps: int
    id: str
    says: str
    place: str
    written_by: str


def link_to(read: Reader, row: Base, steps: int) -> Link:
    """Give the link to a row of the record."""
    says, place = _SAYS[type(row)](read, row)
    written_by = who_wrote(read, engagement_of(read, row), row.id)
    return Link(row.__tablename__, steps, row.id, says, place, written_by)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"


def _in_file(read: Reader, row: Any) -> str:
    file = read.find(Packet, row.packet) if row.packet else None
    return ", ".join(filter(None, (file.file_name, row.place))) if file else ""


def _says_answer(read: Reader, row: Answer) -> Words:
    respondent = read.get(Respondent, row.respondent)
    return f"{row.item}: {row.value} ({respondent.number}, {respondent.role})", _in_file(read, row)


def _says_packet(read: Reader, row: Packet) -> Words:
    gone = f", slettet {row.erased_on:%d-%m-%Y}" if row.erased_on else ""
    return f"{row.file_name}, sha256 {row.sha256[:12]}{gone}", row.path


def _says_generation(read: Reader, row: Generation) -> Words:
    title = read.get(Document, row.document).title
    return f"{title}, version {row.number}, sha256 {row.sha256[:12]}", row.path


def _says_gap(read: Reader, row: Gap) -> Words:
    if row.scenario_answer:
        return f"{row.item}: trin i scenarie fejlede" + (" (siden besvaret)" if row.closed else ""), ""
    return f"{row.item}: {row.score if row.score is not None else 'uafklaret'}", ""


def _says_step(read: Reader, row: ScenarioAnswer) -> Words:
    said = f"{step_da(row.scenario, row.step)}: {dict(ANSWERED_BY)[row.answered_by]}"
    return f"{said}. {row.note}" if row.note else said, _in_file(read, row)


def _says_action(read: Reader, row: Action) -> Words:
    return f"{row.number}. {row.title} ({row.choice})", _in_file(read, row)


def _says_passage(read: Reader, row: ExistingText) -> Words:
    state = "" if row.confirmed else " (ikke bekræftet)"
    file = read.get(Packet, row.packet).file_name
    return f"{_shortened(row.text)}{state}", f"{file}, passage {row.number}, {row.heading}".rstrip(", ")


def _says_measure(read: Reader, row: ExistingMeasure) -> Words:
    policy = read.get(Policy, row.policy)
    return f"{policy.title}: {row.title}", ", ".join(filter(None, (policy.source_file, row.place)))


def _says_gate(read: Reader, row: Gate) -> Words:
    decided = f"{row.decided_on:%d-%m-%Y}" if row.decided_on else ""
    return " ".join(filter(None, (f"{row.gate}: {row.ruling}", row.decided_by, decided))), ""


def _says_plan(read: Reader, row: Plan) -> Words:
    adults = "voksne omfattet" if row.covers_adults else "voksne ikke omfattet"
    acute = ", akut del i den generelle beredskabsplan" if row.acute_elsewhere else ""
    return f"{row.title}: {row.form or 'separate'}, {adults}{acute}", ""


def _says_engagement(read: Reader, row: Engagement) -> Words:
    adopted = f"vedtaget {row.adopted_on:%d-%m-%Y}" if row.adopted_on else "ikke vedtaget"
    return ", ".join(filter(None, (adopted, row.adopted_item, row.published_at))), ""


_SAYS: Mapping[type[Base], Callable[..., Words]] = {
    Action: _says_action,
    Gap: _says_gap,
    Decision: lambda read, row: (row.text, _in_file(read, row)),
    Reading: lambda read, row: (f"{row.state} {row.read_on}", _in_file(read, row)),
    Answer: _says_answer,
    ScenarioAnswer: _says_step,
    Packet: _says_packet,
    Generation: _says_generation,
    Chapter: lambda read, row: (f"kapitel {row.number}: {_shortened(row.local_text)}", _in_file(read, row)),
    AnnexText: lambda read, row: (f"bilag {row.letter}: {_shortened(row.local_text)}", _in_file(read, row)),
    ExistingText: _says_passage,
    HearingAnswer: lambda read, row: (
        f"{row.number}. {row.party}: {_shortened(row.comment)}",
        read.get(Packet, row.packet).file_name,
    ),
    Policy: lambda read, row: (row.title, row.source_file or ""),
    ExistingMeasure: _says_measure,
    OverlapDecision: lambda read, row: (f"{row.choice}: {_shortened(row.reason)}", ""),
    Stakeholder: lambda read, row: (row.name, ""),
    DevelopmentArea: lambda read, row: (row.title, ""),
    TrainingNeed: lambda read, row: (f"{row.staff_group}, {row.module}: {row.needed}", ""),
    Contact: lambda read, row: (f"{row.function}, kontrolleret {row.checked_on:%d-%m-%Y}", ""),
    Gate: _says_gate,
    Plan: _says_plan,
    Engagement: _says_engagement,
    ApplicationForm: lambda read, row: ("ansøgningen", ""),
    AssessmentRound: lambda read, row: (f"parathedsvurdering {row.round}", ""),
    Score: lambda read, row: (f"{row.dimension}: {row.known if row.known is not None else 'uafklaret'}", ""),
    Indicator: lambda read, row: (row.text, ""),
}

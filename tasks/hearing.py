"""Write the papers of the hearing: the letter that sends the plan out, and the note on what came back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from db.documents import newest_generations
from db.schema import Document, Gate, Generation, HearingParty, Packet
from db.schema import HearingAnswer as HearingAnswerRow
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.hearing import HearingAnswer, HearingLetter, HearingNote, TaskShare
from parat.documents.contexts.plan import Stakeholder
from parat.domain.calendar import add_working_days
from parat.domain.hearing import Outcome
from parat.domain.labels import Kind, label, labels
from parat.domain.stages import GateRule, Ruling, Stage
from parat.domain.standing import Standing, gate_in_hand, gates_of
from tasks.files import Deliverable, Planned, write_documents
from tasks.hearing_answers import hearing_answers
from tasks.plan_draft import stakeholders_shown
from tasks.plan_facts import plan_of
from tasks.progress import accepted_actions
from tasks.run import Run, step
from tasks.stage_work import work_for

HEARING = "hearing"
LETTER, NOTE = "hearing_letter", "hearing_note"
_LETTER = Deliverable(LETTER, "Høringsbrev", "Til udsendelse", "draft")
_RUNNING = Deliverable(NOTE, "Høringsnotat", "Foreløbigt", "draft")
_CLOSED = Deliverable(NOTE, "Høringsnotat", "Endeligt", "draft")


@step("Skriv høringsbrev og høringsnotat")
def write_hearing_papers(run: Run) -> str:
    """Write the letter when the plan goes into hearing, and the note when there are answers or the hearing is over.

    Run again: a letter that went out stays as it is; equal answers and an equal template leave the note, and after the
    council has decided it is what lay before the council.
    """
    with work_for(run) as unit:
        standing = standing_of(unit.connection, run.engagement)
        papers = (*_letter(unit, run, standing), *_note(unit, run, standing))
        written = write_documents(unit, run.engagement, run.actor, papers)
        unit.commit()
    return written or "Planen er ikke i høring"


def hearing_gate(read: Reader, engagement: str) -> Gate | None:
    """Give the newest hearing of the plan, running or over; None before the first."""
    rows = read.all(Gate, Gate.engagement == engagement, Gate.gate == HEARING, order=[Gate.attempt])
    return rows[-1] if rows else None


def draft_in_hearing(read: Reader, engagement: str) -> Generation:
    """Give the version that goes to the parties: the newest of the public edition, or else of the whole draft."""
    editions = ("plan_public", "plan_draft")
    return next(found[0] for kind in editions if (found := newest_generations(read, engagement, kind)))


def asked_in(read: Reader, gate: Gate) -> list[HearingParty]:
    """Give the parties that were asked in a hearing, in the order of their names."""
    of_hearing = (HearingParty.engagement == gate.engagement, HearingParty.attempt == gate.attempt)
    return read.all(HearingParty, *of_hearing, order=[HearingParty.party])


def bodies_after(standing: Standing, gate: str) -> tuple[str, ...]:
    """Name in Danish who treats the plan after a gate, the council last, as in «direktionen»."""
    rules = [rule for rule in gates_of(Stage.PLAN, standing) if rule.key != "publication"]
    keys = [rule.key for rule in rules]
    following = rules[keys.index(gate) + 1 :] if gate in keys else rules
    return tuple(label(Kind.DECIDER, rule.decider).lower() for rule in following)


def task_shares(read: Reader, engagement: str) -> tuple[TaskShare, ...]:
    """Count the actions of each of the plan's tasks."""
    counts = Counter(row.task for row in accepted_actions(read, engagement))
    titles = {int(key): text.partition(" ")[2] for key, text in labels(Kind.TASK).items()}
    return tuple(TaskShare(task=task, title=title, actions=counts[task]) for task, title in titles.items())


def _letter(read: Reader, run: Run, standing: Standing) -> Iterator[Planned]:
    gate = gate_in_hand(Stage.PLAN, standing)
    if gate is not None and gate.key == HEARING and not _is_out(read, run.engagement, standing):
        yield _titled(_LETTER, read, run.engagement), partial(_letter_shown, read, run, standing, gate)


def _is_out(read: Reader, engagement: str, standing: Standing) -> bool:
    """Say whether the parties have been written to about the hearing that runs."""
    return standing.gate(HEARING) is not None and bool(newest_generations(read, engagement, LETTER))


def _letter_shown(read: Reader, run: Run, standing: Standing, gate: GateRule, cover: Cover) -> HearingLetter:
    raised, sent = standing.gate(gate.key), draft_in_hearing(read, run.engagement)
    return HearingLetter(
        cover=cover,
        recipient=("Til høringsparterne",),
        signed_by=tuple(line for line in (cover.responsible_unit, cover.official_name) if line),
        answer_by=raised.due_on if raised else add_working_days(run.actor.today, gate.days),
        plan_title=read.get(Document, sent.document).title,
        plan_version=sent.number,
        plan_dated=sent.dated,
        parties=stakeholders_shown(read, run.engagement),
        tasks=task_shares(read, run.engagement),
        bodies=bodies_after(standing, gate.key),
    )


def _note(read: Reader, run: Run, standing: Standing) -> Iterator[Planned]:
    gate = hearing_gate(read, run.engagement)
    if gate is None or standing.passed("council"):
        return
    answers = hearing_answers(read, run.engagement)
    if answers or gate.ruling == Ruling.APPROVE.value:
        note = _RUNNING if gate.ruling is None else _CLOSED
        yield _titled(note, read, run.engagement), partial(_note_shown, read, gate, answers)


def _titled(paper: Deliverable, read: Reader, engagement: str) -> Deliverable:
    """Put the plan's own title below the paper's."""
    return replace(paper, subtitle=plan_of(read, engagement).title)


def _note_shown(read: Reader, gate: Gate, answers: list[HearingAnswerRow], cover: Cover) -> HearingNote:
    return HearingNote(
        cover=cover,
        began_on=gate.raised_on,
        answer_by=gate.due_on,
        closed_on=gate.decided_on,
        parties=_parties(read, gate),
        answers=tuple(_answer(row, gate, _is_earlier(read, row, gate)) for row in answers),
        content=tuple(row.party for row in asked_in(read, gate) if row.outcome == Outcome.NONE.value),
    )


def _parties(read: Reader, gate: Gate) -> tuple[Stakeholder, ...]:
    """Show who was asked; until somebody was, the plan's stakeholders count as the list of parties."""
    shown = stakeholders_shown(read, gate.engagement)
    by_name = {one.name.casefold(): one for one in shown}
    asked = asked_in(read, gate)
    return tuple(by_name.get(row.party.casefold(), Stakeholder(id=row.id, name=row.party)) for row in asked) or shown


def _is_earlier(read: Reader, row: HearingAnswerRow, gate: Gate) -> bool:
    """Say whether a point belongs to a hearing before this one: by the day it came, or by the party's Word file."""
    if not read.has(Gate, Gate.engagement == gate.engagement, Gate.gate == HEARING, Gate.attempt < gate.attempt):
        return False
    source = read.get(Packet, row.packet)
    in_word = source.round == HEARING and source.attempt < gate.attempt
    return in_word or (row.received_on is not None and row.received_on < gate.raised_on)


def _answer(row: HearingAnswerRow, gate: Gate, earlier: bool) -> HearingAnswer:
    return HearingAnswer(
        id=row.id,
        number=row.number,
        party=row.party,
        comment=row.comment,
        received_on=row.received_on,
        section=row.section,
        answer=row.answer,
        changes_plan=row.changes_plan,
        about=row.about or "",
        late=not earlier and row.received_on is not None and row.received_on > gate.due_on,
        earlier=earlier,
    )

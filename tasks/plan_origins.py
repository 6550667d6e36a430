"""Show for each action of the plan what it builds on, who decided it, and in which file and cell that stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.schema import Action, AnnexText, Answer, AssessmentRound, Chapter, Decision, Gap, Packet, ScenarioAnswer
from db.unit_of_work import Reader
from parat.documents.contexts import ActionOrigin, SourceFile, TextOrigin
from parat.documents.danish import capitalised, counted, listed, score, short_date
from parat.domain.plan_structure import sections
from tasks.plan_facts import EARLIER_PLAN, section_texts
from tasks.plan_links import held_on, workshop_da
from tasks.scenario_training import step_da

_PROPOSED, _CHECKSUM = "proposed", 12
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold what actions can build on, loaded once for all of them."""

    files: Mapping[str, Packet]
    marks: Mapping[str, str]
    gaps: Mapping[str, Gap]
    same_item: Mapping[tuple[str, str], Sequence[Gap]]
    answers: Mapping[tuple[str, str], Sequence[Cell]]
    steps: Mapping[str, ScenarioAnswer]
    decisions: Mapping[str, Decision]
    workshops: Mapping[str, str]


def origins_shown(
    read: Reader, engagement: str, actions: Sequence[Action], files: Sequence[SourceFile]
) -> tuple[ActionOrigin, ...]:
    """Show what these actions build on, in their order; cells bear the marks of their files."""
    known = _known(read, engagement, files)
    return tuple(
        ActionOrigin(
            id=row.id,
            number=str(row.number),
            title=row.title,
            builds_on=tuple(_builds_on(row, known)),
            decided_da=_decided(row, known),
            sources=tuple(dict.fromkeys(_sources(row, known))),
        )
        for row in actions
    )


def text_origins_shown(read: Reader, engagement: str, files: Sequence[SourceFile]) -> tuple[TextOrigin, ...]:
    """Show for each local text of the plan the file, and the place in it, that it was read from."""
    marks, written = {file.id: file.mark for file in files}, _local_texts(read, engagement)
    return tuple(
        TextOrigin(mark=one.mark, title=one.title_da, source=_cells(marks, [(row.packet or "", row.place or "")]))
        for one in sections()
        if (row := written.get(one.mark)) is not None
    )


def source_files_shown(read: Reader, engagement: str) -> tuple[SourceFile, ...]:
    """Show the files that the plan rests on, in the order in which they came, with a mark for each."""
    used = set(_files_used(read, engagement))
    rows = [row for row in read.all(Packet, Packet.engagement == engagement) if row.id in used]
    return tuple(
        SourceFile(
            id=row.id,
            mark=f"K{at}",
            name="Slettet fil" if row.erased_on else row.file_name,
            received_on=row.on,
            checksum=row.sha256[:_CHECKSUM],
        )
        for at, row in enumerate(sorted(rows, key=lambda row: (row.on, row.stage, row.number, row.id)), start=1)
    )


def _files_used(read: Reader, engagement: str) -> Iterator[str | None]:
    yield from (row.packet for row in read.all(Decision, Decision.engagement == engagement))
    yield from (row.packet for row in read.all(ScenarioAnswer, ScenarioAnswer.engagement == engagement))
    yield from (row.packet for row in read.all(Action, Action.engagement == engagement))
    rounds = [row.id for row in read.all(AssessmentRound, AssessmentRound.engagement == engagement)]
    judged = {(row.assessment_round, row.item) for row in read.all(Gap, Gap.engagement == engagement)}
    answers = read.all(Answer, Answer.assessment_round.in_(rounds))
    yield from (row.packet for row in answers if (row.assessment_round, row.item) in judged)
    yield from (row.packet for row in _local_texts(read, engagement).values())


def _local_texts(read: Reader, engagement: str) -> dict[str, Chapter | AnnexText]:
    return {mark: row for mark, row in section_texts(read, engagement).items() if row.local_text.strip()}


def _known(read: Reader, engagement: str, files: Sequence[SourceFile]) -> _Known:
    gaps = read.all(Gap, Gap.engagement == engagement)
    same: dict[tuple[str, str], list[Gap]] = defaultdict(list)
    for gap in gaps:
        same[gap.assessment_round, gap.item].append(gap)
    rounds = [row.id for row in read.all(AssessmentRound, AssessmentRound.engagement == engagement)]
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for answer in read.all(Answer, Answer.assessment_round.in_(rounds), order=[Answer.place]):
        cells[answer.assessment_round, answer.item].append((answer.packet, answer.place))
    held = held_on(read, engagement)
    return _Known(
        {row.id: row for row in read.all(Packet, Packet.engagement == engagement)},
        {file.id: file.mark for file in files},
        {row.id: row for row in gaps},
        same,
        cells,
        {row.id: row for row in read.all(ScenarioAnswer, ScenarioAnswer.engagement == engagement)},
        {row.id: row for row in read.all(Decision, Decision.engagement == engagement)},
        {identity: workshop_da(*held[identity]).lower() for identity in held},
    )


def _gaps_of(row: Action, known: _Known) -> Sequence[Gap]:
    gap = known.gaps.get(row.gap or "")
    return sorted(known.same_item[gap.assessment_round, gap.item], key=lambda one: one.id != row.gap) if gap else ()


def _builds_on(row: Action, known: _Known) -> Iterator[str]:
    for gap in _gaps_of(row, known):
        yield _gap_da(gap, known)
    decision = known.decisions.get(row.decision or "")
    if decision is not None:
        yield f"beslutning {decision.number} på {known.workshops[decision.workshop]}"
    if row.carried_from or _from_earlier_plan(row, known):
        yield "den tidligere plan"
    elif not row.gap and not row.decision:
        yield "kommunens egen tilføjelse"


def _gap_da(gap: Gap, known: _Known) -> str:
    step = known.steps.get(gap.scenario_answer or "")
    if step is not None:
        return step_da(step.scenario, step.step).lower().replace(step.scenario.lower(), step.scenario)
    return f"udsagn {gap.item} ({'uafklaret' if gap.score is None else f'score {score(gap.score)}'})"


def _from_earlier_plan(row: Action, known: _Known) -> bool:
    file = known.files.get(row.packet or "")
    return file is not None and file.part == EARLIER_PLAN


def _decided(row: Action, known: _Known) -> str:
    if row.choice == _PROPOSED:
        return ""
    decision, file = known.decisions.get(row.decision or ""), known.files.get(row.packet or "")
    decided = [known.workshops[decision.workshop].partition(" den ")[0]] if decision else []
    decided += [f"kommunen den {short_date(file.on)}" if file else "kommunen"]
    return capitalised(listed(decided))


def _sources(row: Action, known: _Known) -> Iterator[str]:
    for gap in _gaps_of(row, known):
        step = known.steps.get(gap.scenario_answer or "")
        cells = [(step.packet, step.place)] if step else known.answers[gap.assessment_round, gap.item]
        yield from filter(None, [_cells(known.marks, cells)])
    decision = known.decisions.get(row.decision or "")
    if decision is not None:
        yield _cells(known.marks, [(decision.packet, decision.place)])
    if row.packet:
        yield _cells(known.marks, [(row.packet, row.place or "")])


def _cells(marks: Mapping[str, str], cells: Iterable[Cell]) -> str:
    """Name the first of some cells with its file's mark, and count the others."""
    found = [(marks[packet], place) for packet, place in cells if packet in marks]
    if not found:
        return ""
    mark, place = found[0]
    others = f" og {counted(len(found) - 1, 'celle', 'celler')} til" if len(found) > 1 else ""
    return f"{mark}, {place}{others}" if place else f"{mark}{others}"

"""Count over a programme's municipalities what its report shows; figures that fewer than five stand behind are hidden.

This module brings pandas with it; import it only where the figures are wanted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from db.schema import Action, ApplicationForm, DevelopmentArea, Engagement, Municipality, Programme
from db.standings import all_standings
from db.training import needs_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.programme import (
    DimensionMean,
    ModuleReach,
    Participation,
    PlanOf,
    ProgrammeReport,
    SharedArea,
    StageCount,
    TaskActions,
)
from parat.documents.danish import counted
from parat.domain.benchmark import FEWEST_SHOWN
from parat.domain.instrument import Instrument, instrument
from parat.domain.labels import Kind, labels
from parat.domain.stages import Evidence, Ruling, Stage
from parat.domain.standing import Standing
from parat.domain.training import Need, reach
from tasks import benchmark
from tasks.plan import APPROVED
from tasks.progress import NOT_FOLLOWED_UP_DA, newest_readings

_LATER = "followup12"


def figures_of(read: Reader, programme: Programme, cover: Cover) -> ProgrammeReport:
    """Gather all that the report on a programme shows."""
    standings = all_standings(read.connection, programme.id)
    running = [one for one in standings if one.passed("commitment") and one.closed_because is None]
    taking_part = [one.engagement for one in running]
    needs = {key: needs_of(read, key) for key in taking_part}
    actions = _actions(read, taking_part)
    areas = read.all(DevelopmentArea, DevelopmentArea.engagement.in_(taking_part))
    states_da, tasks = _tasks(read, actions)
    return ProgrammeReport(
        cover=cover,
        opens_on=programme.opens_on,
        closes_on=programme.closes_on,
        participation=_participation(read, programme, standings),
        stages=tuple(_stage(stage, running) for stage in Stage),
        plans=_plans(read, programme.id),
        dimensions=_dimensions(read, programme),
        needs_counted=sum(bool(rows) for rows in needs.values()),
        modules=_modules(needs),
        reach_percent=_reach(needs),
        areas_counted=len({row.engagement for row in areas}),
        areas=_areas(areas, instrument(programme.instrument_version)),
        states_da=states_da,
        tasks=tasks,
        plans_counted=len({row.engagement for row in actions}),
        lacking=tuple(_lacking_in(running, needs)),
    )


def _participation(read: Reader, programme: Programme, standings: Sequence[Standing]) -> Participation:
    applied = {row.engagement for row in read.all(ApplicationForm)}
    fates = Counter(_fate(one) for one in standings)
    return Participation(
        capacity=programme.capacity,
        enrolled=len(standings),
        applied=sum(one.engagement in applied for one in standings),
        selected=sum(_ruled(one, "selection") is Ruling.APPROVE for one in standings),
        waiting=fates["waiting"],
        refused=fates["refused"],
        declined=fates["declined"],
        withdrawn=fates["withdrawn"],
    )


def _fate(standing: Standing) -> str:
    """Say what became of an application; one that goes on has no fate yet."""
    if _ruled(standing, "selection") is Ruling.REJECT:
        return "refused"
    if _ruled(standing, "commitment") is Ruling.REJECT:
        return "declined"
    if standing.closed_because is not None:
        return "withdrawn"
    complete = Evidence.FORM_COMPLETE in standing.evidence
    return "waiting" if complete and not standing.passed("selection") else ""


def _ruled(standing: Standing, gate: str) -> Ruling | None:
    raised = standing.gate(gate)
    return raised.ruling if raised else None


def _stage(stage: Stage, standings: Sequence[Standing]) -> StageCount:
    begun = [one for one in standings if one.attempt(stage) is not None]
    ended = sum(one.ended(stage) for one in begun)
    return StageCount(
        id=stage.value,
        label_da=labels(Kind.STAGE)[stage.value],
        not_begun=len(standings) - len(begun),
        under_way=len(begun) - ended,
        ended=ended,
    )


def _plans(read: Reader, slug: str) -> tuple[PlanOf, ...]:
    """List the plans that a council has adopted: when and where everybody can read."""
    names = {row.id: row.official_name for row in read.all(Municipality)}
    rows = read.all(Engagement, Engagement.programme == slug)
    return tuple(
        PlanOf(
            id=row.municipality,
            municipality=names[row.municipality],
            adopted_on=row.adopted_on,
            published_on=row.published_on,
            address=row.published_at or "",
            revised_by=row.revision_due_on,
        )
        for row in sorted(rows, key=lambda row: names[row.municipality])
        if row.adopted_on is not None
    )


def _dimensions(read: Reader, programme: Programme) -> tuple[DimensionMean, ...]:
    before = benchmark.readiness_over(read, programme.id, "baseline")
    after = {row.dimension: row for row in benchmark.readiness_over(read, programme.id, _LATER)}
    return tuple(_mean(row, after.get(row.dimension)) for row in before)


def _mean(before: benchmark.DimensionMean, after: benchmark.DimensionMean | None) -> DimensionMean:
    return DimensionMean(
        id=before.dimension,
        title=before.title_da,
        municipalities=before.municipalities,
        mean=before.mean,
        after_municipalities=after.municipalities if after else None,
        after=after.mean if after else None,
        change=after.change if after else None,
    )


def _modules(needs: Mapping[str, Sequence[Need]]) -> tuple[ModuleReach, ...]:
    """Sum need and reach by module; where fewer than five municipalities ask for a module, no figures are shown."""
    if sum(bool(rows) for rows in needs.values()) < FEWEST_SHOWN:
        return ()
    asking: defaultdict[str, set[str]] = defaultdict(set)
    needed, trained = Counter[str](), Counter[str]()
    for engagement, rows in needs.items():
        for need in rows:
            asking[need.module].add(engagement)
            needed[need.module] += need.needed
            trained[need.module] += min(need.trained, need.needed)
    return tuple(
        ModuleReach(id=key, module=title, **_sums(len(asking[key]), needed[key], trained[key]))
        for key, title in labels(Kind.MODULE).items()
        if asking[key]
    )


def _sums(municipalities: int, needed: int, trained: int) -> dict[str, int | None]:
    enough = municipalities >= FEWEST_SHOWN
    return {"needed": needed if enough else None, "trained": trained if enough else None}


def _reach(needs: Mapping[str, Sequence[Need]]) -> Decimal | None:
    asking = [rows for rows in needs.values() if rows]
    return reach([need for rows in asking for need in rows]).percent if len(asking) >= FEWEST_SHOWN else None


def _areas(rows: Sequence[DevelopmentArea], chosen: Instrument) -> tuple[SharedArea, ...]:
    """Count the municipalities that have chosen to develop each theme, the most common first."""
    working: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for item in row.items:
            working[item.partition(".")[0]].add(row.engagement)
    if len({row.engagement for row in rows}) < FEWEST_SHOWN:
        return ()
    counts = {one.id: len(working[one.id]) for one in chosen.dimensions if working[one.id]}
    enough = {key: count if count >= FEWEST_SHOWN else None for key, count in counts.items()}
    common = sorted(enough, key=lambda key: (-(enough[key] or 0), key))
    return tuple(SharedArea(id=key, title=chosen.dimension(key).title_da, municipalities=enough[key]) for key in common)


def _actions(read: Reader, engagements: Iterable[str]) -> list[Action]:
    return read.all(Action, Action.engagement.in_(list(engagements)), Action.choice == APPROVED)


def _tasks(read: Reader, actions: Sequence[Action]) -> tuple[tuple[str, ...], tuple[TaskActions, ...]]:
    """Count the plans' actions by task and state, in the states that some action is in; fewer than five plans: none."""
    plans = sorted({row.engagement for row in actions})
    if len(plans) < FEWEST_SHOWN:
        return (), ()
    newest = newest_readings(read, *plans)
    counts = Counter((str(row.task or ""), newest[row.id].state if row.id in newest else "") for row in actions)
    found = {state for _, state in counts}
    known = {**labels(Kind.ACTION_STATUS), "": NOT_FOLLOWED_UP_DA}
    states = {state: text for state, text in known.items() if state in found}
    shown = (
        TaskActions(id=task, title=title.partition(" ")[2], counts=tuple(counts[task, state] for state in states))
        for task, title in labels(Kind.TASK).items()
    )
    return tuple(states.values()), tuple(shown)


def _lacking_in(running: Sequence[Standing], needs: Mapping[str, Sequence[Need]]) -> Iterable[str]:
    """Say in Danish what the programme still lacks, as counts."""
    yield from _lacking(running, lambda one: one.ended(Stage.READINESS), "en godkendt parathedsvurdering")
    yield from _lacking(running, lambda one: bool(needs[one.engagement]), "en opgørelse af behovet for undervisning")
    yield from _lacking(running, lambda one: one.passed("council"), "en vedtaget plan")
    adopted = [one for one in running if one.passed("council")]
    yield from _lacking(adopted, lambda one: one.passed("publication"), "offentliggørelse af den vedtagne plan")
    yield from _lacking(adopted, lambda one: Evidence.FOLLOWED_UP in one.evidence, "den første opfølgning på planen")
    yield from _lacking(
        adopted, lambda one: Evidence.REASSESSED in one.evidence, "parathedsvurderingen efter 12 måneder"
    )


def _lacking(standings: Iterable[Standing], holds: Callable[[Standing], bool], what_da: str) -> Iterable[str]:
    lacking = sum(not holds(one) for one in standings)
    if lacking:
        yield f"{counted(lacking, 'kommune', 'kommuner')} mangler {what_da}."

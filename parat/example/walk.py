"""Walk one example municipality from its application to its plan draft, through runs on the running engine.

The walk does what a consultant does: fill a workbook in, hand it in, record a decision, and watch the path go on.
What has been done already is not done again, so a walk that was stopped goes on where it stood.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flows.api import send
from flows.catalogue import DECIDE, IMPORT_PACKET, PATH
from flows.engine import Engine
from flows.triggers import Progress, progress_of, trigger
from parat.domain.errors import StageError
from parat.domain.packets import packet_for
from parat.domain.stages import STANDARD
from parat.example.events import DEEDS, Filled, Ruled, actor_on, came_back, file_name, happen, has_happened, verdict
from parat.example.tales import Happening, Tale, tale_of
from parat.settings import settings
from tasks.run import today_in_denmark
from tasks.stage_run import standing_now

WALKED = "9901"
_STEPS = (
    "application", "selection", "agreement", "lead", "commitment", "answers", "report", "workshops", "minutes",
    "training", "plan",
)  # fmt: skip
_LAST_GATE = "working_group"
_SAID = {"agreement": "Databehandleraftalen er dateret", "lead": "Kommunens projektleder er udpeget"}
_LOOK_EVERY_SECONDS = 0.25
_PATH_STARTS_WITHIN_SECONDS = 30
Show = Callable[[str], None]


class WalkStoppedError(StageError):
    """Be a demonstration walk that a run on the engine did not carry on."""

    code = "TRI-040"
    what = "the demonstration walk stopped at the step «{step}»: {reason}"
    where = "{engagement}"
    remedy = "See what it waits for with: parat status {engagement}. The next demo goes on from there."
    what_da = "gennemgangen stoppede ved trinnet »{step}«: {reason}"
    where_da = "{engagement}"
    remedy_da = "Se, hvad der afventer, med: parat status {engagement}."


@dataclass(frozen=True, slots=True)
class Walk:
    """Be a walk: the engine it runs on, what is to happen today, and where its progress is shown."""

    engine: Engine
    tale: Tale
    step_done: Show
    going_on: Show


def walk(engine: Engine, step_done: Show, going_on: Show) -> str:
    """Walk the example municipality to its plan draft and give its engagement; raise WalkStoppedError.

    `step_done` is told each step that is done, `going_on` what the engine is doing at the moment.
    Run again: it goes on from where the municipality stands, and does nothing when the draft waits for a decision.
    """
    told = tale_of(WALKED)
    today = today_in_denmark()
    steps = tuple(Happening(step, today) for step in _STEPS)
    this = Walk(engine, replace(told, happenings=(told.happenings[0], *steps)), step_done, going_on)
    if is_walked():
        step_done(f"{told.place.name} har allerede et planudkast, som afventer en beslutning")
    else:
        _take(this, steps)
    return told.key


def is_walked() -> bool:
    """Say whether the municipality's plan draft has been put before the working group."""
    return standing_now(tale_of(WALKED).key).gate(_LAST_GATE) is not None


def _take(this: Walk, steps: tuple[Happening, ...]) -> None:
    """Take the steps that are left; when some were taken before, let the path go on from them first."""
    left = [step for step in steps if not has_happened(this.tale, step)]
    if len(left) < len(steps):
        _run_path(this, left[0] if left else steps[-1])
    for step in left:
        began = time.monotonic()
        deed = DEEDS[step.event]
        if isinstance(deed, Filled):
            _hand_in(this, step, deed)
        elif isinstance(deed, Ruled):
            _decide(this, step, deed)
        else:
            happen(this.tale, step)
        this.step_done(f"{_label(step)} ({time.monotonic() - began:.0f} s)")


def _hand_in(this: Walk, step: Happening, deed: Filled) -> None:
    """Put the filled workbook into the inbox, and let the engine take it in."""
    inbox = settings().home / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    name = file_name(this.tale, step.event)
    (inbox / name).write_bytes(came_back(this.tale, step, deed))
    _run(this, step, IMPORT_PACKET, {"file": name})


def _decide(this: Walk, step: Happening, deed: Ruled) -> None:
    taken = verdict(this.tale, step, deed)
    form = {"gate": deed.gate, "ruling": taken.ruling.value, "decided_by": taken.decided_by, "reason": taken.reason}
    _run(this, step, DECIDE, {"municipality": this.tale.key, **form})


def _run(this: Walk, step: Happening, deployment: str, form: dict[str, str]) -> None:
    """Start a deployment as its form would, watch its run and then the path's run that it starts."""
    known = set(_path_runs(this))
    run = trigger(this.engine, deployment, {**form, "staff": actor_on(this.tale, step).staff}, via="demo")
    _watch(this, step, run)
    _watch(this, step, _new_path_run(this, step, known))


def _run_path(this: Walk, step: Happening) -> None:
    staff = actor_on(this.tale, step).staff
    run = trigger(this.engine, PATH, {"municipality": this.tale.key, "staff": staff}, via="demo")
    _watch(this, step, run)


def _watch(this: Walk, step: Happening, run: str) -> None:
    shown = ""
    while not (now := progress_of(this.engine, run)).ended:
        if (words := _in_words(now)) != shown:
            this.going_on(words)
            shown = words
        time.sleep(_LOOK_EVERY_SECONDS)
    if not now.succeeded:
        raise WalkStoppedError(step=_label(step), reason=now.message, engagement=this.tale.key)


def _in_words(now: Progress) -> str:
    return " · ".join([now.name, *(step.name for step in now.steps[-1:])])


def _new_path_run(this: Walk, step: Happening, known: set[str]) -> str:
    deadline = time.monotonic() + _PATH_STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        new = [run for run in _path_runs(this) if run not in known]
        if new:
            return new[0]
        time.sleep(_LOOK_EVERY_SECONDS)
    raise WalkStoppedError(step=_label(step), reason="the path was not started again.", engagement=this.tale.key)


def _path_runs(this: Walk) -> list[str]:
    """Give the ids of the municipality's path runs, the newest first."""
    asked = {"deployments": {"name": {"any_": [PATH]}}, "sort": "EXPECTED_START_TIME_DESC", "limit": 200}
    runs: list[dict[str, Any]] = send(this.engine.api_url, "/flow_runs/filter", asked)
    return [str(run["id"]) for run in runs if run["parameters"].get("municipality") == this.tale.key]


def _label(step: Happening) -> str:
    deed = DEEDS[step.event]
    if isinstance(deed, Filled):
        return f"{packet_for(deed.stage).title_da}: skemaet er udfyldt og læst ind"
    if isinstance(deed, Ruled):
        return f"Besluttet: {STANDARD.gate(deed.gate)[1].label_da}"
    return _SAID[step.event]

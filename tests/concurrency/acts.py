"""Do what one of several people does at the same moment; say how it ended."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flows.order import STEPS
from flows.path import advance_stage
from parat.domain.errors import ParatError
from parat.domain.municipalities import Municipality
from parat.domain.stages import STANDARD, Evidence, Ruling, Stage, Start
from tasks.decisions import Verdict, decide
from tasks.evidence import establish
from tasks.importing import import_packet
from tasks.programmes import Enrolment, enrol
from tasks.run import Actor, record, work_by
from tasks.stage_run import begin_stage, finish_stage
from tests.crash.thin_path import ENGAGEMENT, PROGRAMME, actor, walk

Hold = Callable[[str], None]


def neighbour(number: int) -> Municipality:
    """Give one of several fictitious municipalities."""
    code = str(9910 + number)
    return Municipality(code, f"Nabo {number}", f"Nabo {number} Kommune", f"9900{code}", "Øst", "Kredsen", 20_000)


def prepare(arguments: Mapping[str, Any], _: Hold) -> str:
    """Walk the thin path so far."""
    walk(Path(arguments["desk"]), arguments["until"])
    return "done"


def enrol_neighbour(arguments: Mapping[str, Any], _: Hold) -> str:
    """Enrol one of the neighbours."""
    return enrol(neighbour(arguments["number"]), PROGRAMME, Enrolment(Start.NEW, is_example=True), _who(arguments))


def apply(arguments: Mapping[str, Any], hold: Hold) -> str:
    """Enrol one of the neighbours, take its form as complete, and bring it to the gate of the selection."""
    key = enrol_neighbour(arguments, hold)
    with work_by(_who(arguments), key) as unit:
        establish(unit, key, {Evidence.FORM_COMPLETE: True}, _who(arguments))
        unit.commit()
    advance_stage(key, Stage.APPLICATION, _who(arguments))
    return key


def start(arguments: Mapping[str, Any], _: Hold) -> str:
    """Run a stage from its start to its next wait."""
    key = arguments.get("engagement", ENGAGEMENT)
    return advance_stage(key, Stage(arguments["stage"]), _who(arguments)).state


def start_and_hold(arguments: Mapping[str, Any], hold: Hold) -> str:
    """Run a stage's first step, rest with the stage in hand, then go on."""
    run = begin_stage(ENGAGEMENT, Stage(arguments["stage"]), _who(arguments))
    first, *rest = STEPS[run.stage]
    first(run)
    hold("holds")
    for step in rest:
        step(run)
    return finish_stage(run).state


def rule(arguments: Mapping[str, Any], _: Hold) -> str:
    """Decide at a gate."""
    key = arguments.get("engagement", ENGAGEMENT)
    ruling = Ruling(arguments.get("ruling", "approve"))
    reason = "Et ønske om ændringer" if ruling is not Ruling.APPROVE else ""
    decider = STANDARD.gate(arguments["gate"])[1].decider.value
    decide(key, arguments["gate"], Verdict(ruling, decider, reason), _who(arguments))
    return "decided"


def take_in(arguments: Mapping[str, Any], _: Hold) -> str:
    """Import a packet."""
    return "already" if import_packet(Path(arguments["file"]), _who(arguments)).already else "stored"


ACTS = {act.__name__: act for act in (prepare, enrol_neighbour, apply, start, start_and_hold, rule, take_in)}


def acted(name: str, arguments: Mapping[str, Any], hold: Hold) -> dict[str, str]:
    """Do it, and give what came of it: a word, or an error's code and message."""
    try:
        return {"came": ACTS[name](arguments, hold), "said": ""}
    except ParatError as error:
        return {"came": error.code, "said": str(error)}


def get_ready() -> None:
    """Open the record before the common start, so that everybody begins at the same moment."""
    record()


def _who(arguments: Mapping[str, Any]) -> Actor:
    return Actor(arguments["staff"], "cli", today=actor().today)

"""Take 1,000 engagements through six stages and five human decisions, beside SpiffWorkflow doing the same.

Each step is one SQLite commit with its audit row, through the functions that the flows use: `enrol`, `finish_stage`
and `decide`. The process has exactly five gates, as the peer's has; it is registered like any other process version.
Run: python -m benchmarks.case_engine [cases]
"""

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._measure import cpu_seconds, tell
from benchmarks.peers import spiff_case
from db.prepare import prepare
from parat.domain import stages
from parat.domain.municipalities import Municipality
from parat.domain.stages import PROCESSES, GateRule, Process, Ruling, Stage, StageRule, Start
from parat.settings import settings
from tasks.decisions import Verdict, decide
from tasks.programmes import Call, Enrolment, add_staff, enrol, new_programme, set_programme_state
from tasks.run import Actor, Run
from tasks.stage_run import finish_stage

CASES, FEW = 1000, 100
ACTOR = Actor("k01", "cli")
GATES = {
    Stage.APPLICATION: stages.COMMITMENT,
    Stage.READINESS: stages.REPORT,
    Stage.WORKSHOPS: stages.MINUTES,
    Stage.TRAINING: stages.TARGET,
    Stage.PLAN: stages.COUNCIL,
}
PROOF = {"meeting_on": "2026-01-15", "item_number": "7"}


def five_decisions() -> Process:
    """Give a process of six stages in a row with five gates, each needing nothing but a person."""
    rules, before = [], ()
    for stage in Stage:
        gates = (_bare(GATES[stage]),) if stage in GATES else ()
        label = stages.STANDARD.rule(stage).label_da
        rules.append(StageRule(stage, label, label, opens_after_gates=before, gates=gates))
        before = tuple(gate.key for gate in gates)
    return Process("benchmark.5", tuple(rules))


def _bare(gate: GateRule) -> GateRule:
    return replace(gate, needs=(), approve_needs=(), needs_ended=())


def prepare_programme(home: Path) -> None:
    """Prepare an empty record with one open programme that follows the five-decision process."""
    os.environ["PARAT_HOME"] = str(home)
    prepare(settings().database_url)
    process = five_decisions()
    PROCESSES[process.version] = process
    add_staff("k01", "Målekonsulent", "lead", ACTOR)
    new_programme("maaling", Call("Måling", process_version=process.version, capacity=CASES), ACTOR)
    set_programme_state("maaling", "open", ACTOR)


def carry_through(number: int) -> None:
    """Carry one engagement from its enrolment to the end of its path."""
    name = f"Måleby {number}"
    municipality = Municipality(f"{number:04d}", name, f"{name} Kommune", "00000000", "Ingen", "Ingen", 1)
    engagement = enrol(municipality, "maaling", Enrolment(Start.NEW, is_example=True), ACTOR)
    for stage in Stage:
        outcome = finish_stage(Run(engagement, stage, ACTOR))
        if outcome.wait is not None:
            decider = stages.STANDARD.gate(outcome.wait.key)[1].decider
            decide(engagement, outcome.wait.key, Verdict(Ruling.APPROVE, decider, proof=PROOF), ACTOR)
    if outcome.state != "ended":
        raise AssertionError(f"{engagement} did not reach the end of its path")


def main(cases: int = CASES) -> None:
    """Measure few cases and many, and the peer on the same machine in the same run."""
    few = min(FEW, cases)
    with TemporaryDirectory() as folder:
        prepare_programme(Path(folder))
        carry_through(0)
        first = cpu_seconds(lambda: [carry_through(number) for number in range(1, few + 1)])
        rest = cpu_seconds(lambda: [carry_through(number) for number in range(few + 1, cases + 1)])
        peer = spiff_case.run_cases(cases, Path(folder) / "spiff.sqlite3")
    tell("case_engine", first + rest, "CPU s", "SpiffWorkflow", peer)
    tell("case_engine_per_case_first_100", first / few * 1000, "CPU ms")
    tell("case_engine_per_case_rest", rest / max(cases - few, 1) * 1000, "CPU ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)

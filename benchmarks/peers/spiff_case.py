"""Take cases through the same six stages and five human decisions with SpiffWorkflow, as its users store it.

Each step is one commit of the case's state and one audit row in SQLite with the pragmas that parat uses. The peer is
helped where its own examples help it: the process is parsed once, its specification is not stored with every case,
and a case is loaded from the database only when a person decides, not before each automatic step.
"""

import json
import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

STAGES = ("application", "readiness", "workshops", "training", "plan", "implementation")
GATES = ("commitment", "report", "minutes", "target", "council")
STEPS = [step for pair in zip(STAGES, GATES, strict=False) for step in pair] + [STAGES[-1]]
_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE case_state (id INTEGER PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE audit (id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL, step TEXT NOT NULL, at REAL NOT NULL);
"""


class _StateOnly(BpmnWorkflowConverter):
    """Store where a case stands without the process it follows."""

    spec: BpmnProcessSpec

    def to_dict(self, workflow: BpmnWorkflow) -> dict[str, Any]:
        return WorkflowConverter.to_dict(self, workflow) | {"bpmn_events": [], "subprocesses": {}}

    def from_dict(self, dct: dict[str, Any]) -> BpmnWorkflow:
        return super().from_dict(dct | {"spec": self.spec})


class _Cases:
    """Be the cases of one database."""

    def __init__(self, database: Path) -> None:
        self.connection = sqlite3.connect(database, isolation_level=None)
        self.connection.executescript(_TABLES)
        _StateOnly.spec = _parsed()
        config = DEFAULT_CONFIG | {BpmnWorkflow: _StateOnly}
        self.serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure(config))

    def load(self, case: int) -> BpmnWorkflow:
        (state,) = self.connection.execute("SELECT state FROM case_state WHERE id = ?", (case,)).fetchone()
        return self.serializer.deserialize_json(state)

    def save(self, case: int, step: str, workflow: BpmnWorkflow) -> None:
        state = self.serializer.serialize_json(workflow)
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT OR REPLACE INTO case_state VALUES (?, ?)", (case, state))
        self.connection.execute("INSERT INTO audit (case_id, step, at) VALUES (?, ?, ?)", (case, step, time.time()))
        self.connection.execute("COMMIT")

    def run_until_person(self, case: int, workflow: BpmnWorkflow) -> None:
        while task := workflow.get_next_task(state=TaskState.READY, manual=False):
            self.run(case, workflow, task)

    def run(self, case: int, workflow: BpmnWorkflow, task: Task) -> None:
        task.run()
        if task.task_spec.name in STEPS:
            self.save(case, task.task_spec.name, workflow)

    def decide(self, case: int) -> None:
        workflow = self.load(case)
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        task.data[task.task_spec.name] = "approve"
        self.run(case, workflow, task)
        self.run_until_person(case, workflow)


def run_cases(n: int, database: Path) -> float:
    """Take n cases to their end in a new SQLite file and give the CPU seconds it took."""
    cases = _Cases(database)
    with closing(cases.connection):
        began = time.process_time()
        for case in range(n):
            cases.run_until_person(case, BpmnWorkflow(_StateOnly.spec))
            for _ in GATES:
                cases.decide(case)
        spent = time.process_time() - began
        _check_all_done(cases, n)
        return spent


def _check_all_done(cases: _Cases, n: int) -> None:
    states = cases.connection.execute("SELECT state FROM case_state").fetchall()
    (audited,) = cases.connection.execute("SELECT count(*) FROM audit").fetchone()
    ended = sum(not _waits(json.loads(state)) for (state,) in states)
    if (ended, audited) != (n, n * len(STEPS)):
        raise SystemExit(f"{ended} of {n} cases ended, {audited} audit rows instead of {n * len(STEPS)}")


def _waits(state: dict[str, Any]) -> bool:
    return any(task["state"] == TaskState.READY and task["task_spec"] in GATES for task in state["tasks"].values())


def _parsed() -> BpmnProcessSpec:
    """Parse the path once."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(_path_as_bpmn()))
    return parser.get_spec("path")


def _path_as_bpmn() -> bytes:
    nodes = ["begin", *STEPS, "end"]
    drawn = ["<startEvent id='begin'/>", *map(_node, STEPS), "<endEvent id='end'/>"]
    arrows = [f"<sequenceFlow id='to_{to}' sourceRef='{of}' targetRef='{to}'/>" for of, to in pairwise(nodes)]
    process = f"<process id='path' isExecutable='true'>{''.join(drawn + arrows)}</process>"
    return f"<definitions xmlns='{_BPMN}'>{process}</definitions>".encode()


def _node(step: str) -> str:
    if step in GATES:
        return f"<userTask id='{step}'/>"
    return f"<scriptTask id='{step}'><script>{step} = 'done'</script></scriptTask>"


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print(run_cases(1_000, Path(folder) / "cases.sqlite3"))

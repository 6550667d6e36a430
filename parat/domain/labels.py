"""Give the Danish label of a stored key: one place to ask, each label written once."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache

from parat.domain.catalogue import VERSION
from parat.domain.errors import StoredDataError
from parat.domain.instrument import instrument
from parat.domain.packets.implementation import ACTION_STATUSES
from parat.domain.packets.plan import ACTION_DECISIONS, PUBLICITY, TASKS
from parat.domain.packets.policies import OVERLAP_DECISIONS
from parat.domain.packets.readiness import ROUNDS
from parat.domain.packets.wording import LEVELS, MODULES, SECTORS
from parat.domain.packets.workshops import HELD, PRIORITIES, WORKSHOP_KINDS
from parat.domain.resources import tables_of
from parat.domain.stages import PROCESSES


class UnknownLabelError(StoredDataError):
    """Stop at a stored key that has no Danish label."""

    code = "DAT-201"
    what = "the record holds «{found}», which no {kind} is called."
    where = "Label"
    remedy = "Run parat doctor; a newer version may have written this record."
    what_da = "registreringen indeholder »{found}«, som ikke findes som {kind}."
    where_da = "Betegnelse"
    remedy_da = "Kør parat doctor; registreringen kan være skrevet af en nyere version."


class Kind(StrEnum):
    """Name what a key is a key of."""

    STAGE = "stage"
    GATE = "gate"
    GATE_STEP = "gate_step"
    GATE_PASSED = "gate_passed"
    ROUND = "round"
    ROLE = "role"
    BAND = "band"
    SECTOR = "sector"
    MODULE = "module"
    TASK = "task"
    LEVEL = "level"
    ACTION_CHOICE = "action_choice"
    ACTION_STATUS = "action_status"
    OVERLAP = "overlap"
    PUBLICITY = "publicity"
    WORKSHOP = "workshop"
    HELD = "held"
    PRIORITY = "priority"
    START = "start"
    RULING = "ruling"
    DECIDER = "decider"
    PROGRAMME_STATE = "programme_state"
    DOCUMENT_STATE = "document_state"
    DOCUMENT_KIND = "document_kind"
    STAFF_ROLE = "staff_role"


def label(kind: Kind, key: str | int) -> str:
    """Give the Danish label of a key; raise UnknownLabelError."""
    known = labels(kind)
    if str(key) not in known:
        raise UnknownLabelError(found=key, kind=kind)
    return known[str(key)]


@cache
def labels(kind: Kind) -> Mapping[str, str]:
    """Give every key of a kind with its Danish label, in the order people meet them."""
    if kind in _COMPUTED:
        return dict(_COMPUTED[kind]())
    table: Mapping[str, str] = tables_of("labels.toml")[kind]
    return table


def _stages() -> Iterable[tuple[str, str]]:
    return ((str(rule.stage), rule.label_da) for process in PROCESSES.values() for rule in process.stages)


def _gates() -> Iterable[tuple[str, str]]:
    rules = (rule for process in PROCESSES.values() for rule in process.stages)
    return ((gate.key, gate.label_da) for rule in rules for gate in rule.gates)


def _roles() -> Iterable[tuple[str, str]]:
    return ((role.key, role.label_da) for role in instrument(VERSION).roles)


def _bands() -> Iterable[tuple[str, str]]:
    return ((band.key, band.label_da) for band in instrument(VERSION).bands)


_COMPUTED: Mapping[Kind, Callable[[], Iterable[tuple[str, str]]]] = {
    Kind.STAGE: _stages,
    Kind.GATE: _gates,
    Kind.ROLE: _roles,
    Kind.BAND: _bands,
    Kind.ROUND: lambda: ROUNDS,
    Kind.SECTOR: lambda: SECTORS,
    Kind.MODULE: lambda: MODULES,
    Kind.TASK: lambda: TASKS,
    Kind.LEVEL: lambda: LEVELS,
    Kind.ACTION_CHOICE: lambda: ACTION_DECISIONS,
    Kind.ACTION_STATUS: lambda: ACTION_STATUSES,
    Kind.OVERLAP: lambda: OVERLAP_DECISIONS,
    Kind.PUBLICITY: lambda: PUBLICITY,
    Kind.WORKSHOP: lambda: WORKSHOP_KINDS,
    Kind.HELD: lambda: HELD,
    Kind.PRIORITY: lambda: PRIORITIES,
}

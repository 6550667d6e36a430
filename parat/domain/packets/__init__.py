"""Declare the workbook of every stage: what goes out to the municipality and comes back filled."""

from parat.domain.packets.application import APPLICATION
from parat.domain.packets.declaration import (
    EARLIEST,
    LATEST,
    Choice,
    Column,
    Kind,
    PacketSpec,
    Part,
    ReasonRule,
    Sheet,
    Value,
)
from parat.domain.packets.implementation import IMPLEMENTATION
from parat.domain.packets.narrowing import narrowed, narrowed_rows, own_key, whole
from parat.domain.packets.plan import PLAN
from parat.domain.packets.readiness import READINESS
from parat.domain.packets.training import TRAINING
from parat.domain.packets.workshops import WORKSHOPS

PACKETS = (APPLICATION, READINESS, WORKSHOPS, TRAINING, PLAN, IMPLEMENTATION)

__all__ = [
    "EARLIEST",
    "LATEST",
    "PACKETS",
    "Choice",
    "Column",
    "Kind",
    "PacketSpec",
    "Part",
    "ReasonRule",
    "Sheet",
    "Value",
    "narrowed",
    "narrowed_rows",
    "own_key",
    "packet_for",
    "whole",
]


def packet_for(stage: str) -> PacketSpec:
    """Give the declaration of the workbook that belongs to a stage."""
    return next(spec for spec in PACKETS if spec.stage == stage)

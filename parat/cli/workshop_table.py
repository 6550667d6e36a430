"""Show planned and held workshops, with what stands in the way of those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parat.cli.console import say, show_json, show_table
from parat.cli.record import looking

if TYPE_CHECKING:
    from tasks.workshop_list import Listed

_HEADINGS = ("Municipality", "No.", "Workshop", "Day", "Time", "Place", "Consultants", "State")
_ALL = slice(0, None)
_OF_ONE = slice(1, None)


def show_workshops(engagement: str | None, as_json: bool) -> None:
    """List the workshops of one municipality or of all, and below them what stands in the way."""
    rows = _listed(engagement)
    if as_json:
        show_json([_as_json(row) for row in rows])
        return
    if not rows:
        say("No workshop is planned yet. Begin with: parat workshop propose MUNICIPALITY --from DATE")
        return
    columns = _ALL if engagement is None else _OF_ONE
    show_table(_HEADINGS[columns], (_cells(row)[columns] for row in rows))
    say(*_remarks(rows))


def remarks_on(engagement: str) -> list[str]:
    """Say what stands in the way of a municipality's planned workshops, a line each."""
    return _remarks(_listed(engagement))


def _listed(engagement: str | None) -> list[Listed]:
    from tasks.workshop_list import workshops_listed

    with looking() as read:
        return workshops_listed(read, engagement)


def _cells(row: Listed) -> tuple[str, ...]:
    day = f"{row.on:%a %Y-%m-%d}" if row.on else ""
    consultants = ", ".join(row.consultants)
    return (row.municipality, str(row.number), row.title_da, day, _time(row), row.place, consultants, row.state)


def _time(row: Listed) -> str:
    ends = f"-{row.ends:%H.%M}" if row.ends else ""
    return f"{row.begins:%H.%M}{ends}" if row.begins else ""


def _remarks(rows: list[Listed]) -> list[str]:
    return [*(_impossible(row) for row in rows if row.not_possible), *_clashes(rows)]


def _impossible(row: Listed) -> str:
    kept = f" (kept: {row.reason})" if row.reason else ""
    return f"! {row.on}: {_called(row)}, {row.not_possible}{kept}"


def _clashes(rows: list[Listed]) -> list[str]:
    """Say what two meetings both need, once for every two."""
    needed: dict[frozenset[str], tuple[str, list[str]]] = {}
    for row in rows:
        for clash in row.clashes:
            who = f"! {row.on}: {_called(row)} and {clash.other} both need"
            _, whats = needed.setdefault(frozenset((row.id, clash.id)), (who, []))
            whats.append(f"{clash.kind} {clash.what}")
    return [f"{who} {', '.join(dict.fromkeys(whats))}" for who, whats in needed.values()]


def _called(row: Listed) -> str:
    return f"workshop {row.number} of {row.municipality}"


def _as_json(row: Listed) -> dict[str, Any]:
    return {
        "engagement": row.engagement,
        "municipality": row.municipality,
        "number": row.number,
        "kind": row.kind,
        "title": row.title_da,
        "on": row.on.isoformat() if row.on else None,
        "begins": f"{row.begins:%H:%M}" if row.begins else None,
        "ends": f"{row.ends:%H:%M}" if row.ends else None,
        "place": row.place,
        "consultants": list(row.consultants),
        "key_functions": list(row.key_functions),
        "scenarios": list(row.scenarios),
        "state": row.state,
        "reason": row.reason,
        "not_possible": row.not_possible,
        "clashes": [
            {"kind": str(one.kind), "what": one.what, "with": one.other, "meeting": one.id} for one in row.clashes
        ],
    }

"""Let one run at a time work on a stage of an engagement: a lease, and a token that only grows.

A run that was frozen and is revived after another took over holds an older token; its commit is refused.
"""

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, bindparam, or_, select, update

from db.errors import ClaimLostError, StageBusyError
from db.prepared import Prepared
from db.schema import Claim
from db.schema.base import table_of
from db.upsert import insert_into
from parat.domain.identity import natural_id

_CLAIM = table_of(Claim)
_TAKEN = ("holder", "staff", "since", "lease_until")
_read = select(_CLAIM).where(_CLAIM.c.id == bindparam("identity"))
_GONE = "ZX"
_HELD = (_CLAIM.c.id == bindparam("identity"), _CLAIM.c.fence == bindparam("held_fence"), _CLAIM.c.holder.is_not(None))
_renew = Prepared(
    update(_CLAIM)
    .where(
        _CLAIM.c.id == bindparam("identity"), _CLAIM.c.fence == bindparam("held_fence"), _CLAIM.c.holder.is_not(None)
    )
    .values(lease_until=bindparam("until"))
)
_release = Prepared(update(_CLAIM).where(*_HELD).values(holder=None, staff=None, since=None, lease_until=None))


@dataclass(frozen=True, slots=True)
class Held:
    """Be a claim in hand: what it is on, its token, and how long the lease is from each commit (seconds)."""

    engagement: str
    stage: str
    fence: int
    lease_seconds: int

    @property
    def identity(self) -> str:
        """Give the id of the claim's row."""
        return claim_id(self.engagement, self.stage)


def claim_id(engagement: str, stage: str) -> str:
    """Give the id of the one claim row of a stage."""
    return natural_id("claim", engagement, stage)


def take(connection: Connection, engagement: str, stage: str, staff: str, lease_seconds: int) -> Held:
    """Take the claim in the open transaction; raise StageBusyError while a living run holds it."""
    now = datetime.now(UTC)
    wanted = {
        "id": claim_id(engagement, stage),
        "engagement": engagement,
        "stage": str(stage),
        "fence": 1,
        "holder": _this_process(),
        "staff": staff,
        "since": now,
        "lease_until": now + timedelta(seconds=lease_seconds),
        "now": now,
        "gone": "",
    }
    taken = _take(connection.dialect.name).run(connection, wanted)
    if not taken:
        row = connection.execute(_read, {"identity": wanted["id"]}).mappings().one()
        if not _is_dead(row["holder"]):
            raise StageBusyError(
                engagement=engagement,
                stage=stage,
                staff=row["staff"],
                since=_clock(row["since"]),
                until=_clock(row["lease_until"]),
            )
        taken = _take(connection.dialect.name).run(connection, {**wanted, "gone": row["holder"]})
    return Held(engagement, stage, taken[0][0], lease_seconds)


def renew(connection: Connection, held: Held) -> None:
    """Prolong the lease in the open transaction; raise ClaimLostError when another run has the stage."""
    until = datetime.now(UTC) + timedelta(seconds=held.lease_seconds)
    if not _renew.count(connection, {"identity": held.identity, "held_fence": held.fence, "until": until}):
        raise ClaimLostError(engagement=held.engagement, stage=held.stage)


def release(connection: Connection, held: Held, must_hold: bool = True) -> None:
    """Give the claim back; raise ClaimLostError when it must be ours and another run has it."""
    done = _release.count(connection, {"identity": held.identity, "held_fence": held.fence})
    if must_hold and not done:
        raise ClaimLostError(engagement=held.engagement, stage=held.stage)


@cache
def _take(dialect: str) -> Prepared:
    """Build the one statement that takes a claim when it is free, lapsed, or held by a holder known to be gone."""
    first = insert_into(_CLAIM, dialect).values(
        {name: bindparam(name) for name in ("id", "engagement", "stage", "fence", *_TAKEN)}
    )
    free = or_(
        _CLAIM.c.holder.is_(None),
        _CLAIM.c.lease_until <= bindparam("now", type_=_CLAIM.c.lease_until.type),
        _CLAIM.c.holder == bindparam("gone"),
    )
    taken = {name: first.excluded[name] for name in _TAKEN}
    upsert = first.on_conflict_do_update(
        index_elements=[_CLAIM.c.id], set_={"fence": _CLAIM.c.fence + 1, **taken}, where=free
    )
    return Prepared(upsert.returning(_CLAIM.c.fence), [_CLAIM.c.fence.type])


@cache
def _host() -> str:
    return socket.gethostname()


@cache
def _identity_of(pid: int) -> str:
    return f"{_host()}|{pid}|{_started(pid)}"


def _this_process() -> str:
    return _identity_of(os.getpid())


def _is_dead(holder: str) -> bool:
    """Say whether the holder was a process of this machine that is gone; unknown counts as alive."""
    host, pid, started = holder.split("|")
    if host != _host() or not started:
        return False
    return _started(int(pid)) != started


def _started(pid: int) -> str:
    """Give the start time of a process in clock ticks since boot; empty when it is gone or not to be known.

    A killed process whose parent has not asked for it yet still stands in the list, as a zombie: it is gone too.
    """
    try:
        state, *rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if state in _GONE else rest[18]


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")

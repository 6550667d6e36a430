"""Open the record for a command, and know who acts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parat.cli.console import say_aside
from parat.cli.errors import StaffNotSaidError, UnknownStaffError

if TYPE_CHECKING:
    from db.unit_of_work import Reader
    from tasks.run import Actor

VIA = "cli"


@contextmanager
def looking() -> Iterator[Reader]:
    """Open the record to read; raise RecordNotPreparedError where there is none."""
    from db.engine import check_prepared, engine_for
    from db.unit_of_work import reader
    from parat.settings import settings

    engine = engine_for(settings().database_url)
    check_prepared(engine)
    with reader(engine) as read:
        yield read


def actor_of(staff: str | None) -> Actor:
    """Give who acts, on a record that is ready; raise StaffNotSaidError or UnknownStaffError."""
    said = _said(staff)
    if said is None:
        raise StaffNotSaidError
    begin_record()
    known = _known_staff()
    if said not in known:
        raise _unknown(said, known)
    return _actor(said)


def actor_adding(identity: str, staff: str | None) -> Actor:
    """Give who enters a colleague: on a record without colleagues, the first one enters their own id."""
    said = _said(staff)
    begin_record()
    known = _known_staff()
    if not known and said in (None, identity):
        return _actor(identity)
    if said is None:
        raise StaffNotSaidError
    if said not in known:
        raise _unknown(said, known)
    return _actor(said)


def begin_record() -> None:
    """Prepare the record on a machine that has none; one of another release is left to parat doctor."""
    from db.engine import check_prepared, engine_for, shown, version_of
    from parat.settings import settings

    gc.enable()
    engine = engine_for(settings().database_url)
    if version_of(engine) is None:
        from db.prepare import prepare

        prepare(settings().database_url)
        say_aside(f"A new record was begun: {shown(engine)}")
    check_prepared(engine)


def engagement_of(read: Reader, text: str, programme: str | None) -> str:
    """Give the engagement that a person means; one of the 98 that is not enrolled is told apart from a misspelling."""
    from db.lookup import NotEnrolledError, engagement_in, known_municipalities
    from parat.domain.municipalities import UnknownMunicipalityError, danish_municipalities, find

    try:
        return engagement_in(read, text, programme)
    except UnknownMunicipalityError as error:
        name = text.rpartition("/")[2]
        meant = find(name, {one.code: one for one in (*danish_municipalities(), *known_municipalities(read))}.values())
        raise NotEnrolledError(municipality=meant.name, named="") from error


def _said(staff: str | None) -> str | None:
    from parat.settings import settings

    return staff or settings().staff


def _known_staff() -> list[str]:
    from db.schema import Staff

    with looking() as read:
        return [row.id for row in read.all(Staff, Staff.active.is_(True))]


def _unknown(said: str, known: list[str]) -> UnknownStaffError:
    return UnknownStaffError(found=said, known=f"; known are {', '.join(known)}" if known else "")


def _actor(staff: str) -> Actor:
    from tasks.run import Actor

    return Actor(staff, VIA)

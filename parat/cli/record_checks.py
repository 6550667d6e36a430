"""Check the record: its version and triggers, its audit chains, claims that lapsed, and the stored files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from parat.cli.auditing import verified
from parat.cli.exit_codes import ExitCode
from parat.cli.findings import Finding, fault, fault_of, good, note
from parat.cli.record import looking
from parat.domain.errors import StoredDataError

if TYPE_CHECKING:
    from parat.documents.store import DocumentStore

_SENDING = "outbox"
_KEEP = "Stop work on it, keep the database as it is, and compare with the newest backup."


def check_record() -> Iterator[Finding]:
    """Check that the database has this release's tables, and triggers that keep the audit trail as it is."""
    from db.engine import HEAD, engine_for, shown
    from db.triggers import missing_triggers
    from parat.settings import settings

    with looking() as read:
        missing = missing_triggers(read.connection)
    yield good("Record", f"{shown(engine_for(settings().database_url))}, version {HEAD}")
    if missing:
        yield fault("Audit triggers", f"missing: {', '.join(missing)}", _KEEP, ExitCode.STORED_DATA)
    else:
        yield good("Audit triggers", "all in place")


def check_chains() -> Iterator[Finding]:
    """Check every audit chain."""
    whole, broken = verified()
    yield from (fault_of("Audit chains", error) for error in broken)
    if not broken:
        yield good("Audit chains", f"{len(whole)} hold, {sum(whole.values())} lines")


def check_claims() -> Iterator[Finding]:
    """Look for stages that a run left claimed."""
    from db.schema import Claim

    with looking() as read:
        held = read.all(Claim, Claim.holder.is_not(None))
    lapsed = [row for row in held if row.lease_until is not None and row.lease_until < datetime.now(UTC)]
    for row in lapsed:
        seen = f"{row.engagement}, {row.stage}: a run of {row.staff} ended without a word"
        again = "outbox send" if row.stage == _SENDING else f"start {row.stage}"
        yield note("Claims", seen, f"Start it again: parat {again} {row.engagement}")
    if not lapsed:
        yield good("Claims", f"{len(held)} held by runs that work now" if held else "none held")


def check_personal_data() -> Iterator[Finding]:
    """Look for persons whose day of deletion has come."""
    from tasks.people import overdue_rows
    from tasks.run import today_in_denmark

    with looking() as read:
        overdue = overdue_rows(read, today_in_denmark())
    if overdue:
        seen = f"{len(overdue)} participants and contacts whose day of deletion has come"
        yield note("Personal data", seen, "Erase them: parat person expire; the daily review does so too")
    else:
        yield good("Personal data", "nobody whose day of deletion has come")


def check_files(repair: bool) -> Iterator[Finding]:
    """Check every stored file against its row, and look for what a crash left; `repair` removes temporary files."""
    from db.schema import Generation, Outbox, Packet, ProgrammeReport, Rendition
    from tasks.files import documents
    from tasks.packets import packet_store

    with looking() as read:
        written = {row.path: row.sha256 for row in read.all(Generation)}
        written |= {row.path: row.sha256 for row in read.all(Rendition)}
        for report in read.all(ProgrammeReport):
            written |= {report.path: report.sha256, report.web_path: report.web_sha256}
        sent = [one for row in read.all(Outbox) for one in row.attachments if one["store"] == "documents"]
        written |= {one["path"]: one["sha256"] for one in sent}
        packets = {row.path: row.sha256 for row in read.all(Packet, Packet.erased_on.is_(None))}
    yield from _files_of("Documents", documents(), written, repair)
    yield from _files_of("Packets", packet_store(), packets, repair)


def _files_of(check: str, store: DocumentStore, known: dict[str, str], repair: bool) -> Iterator[Finding]:
    faults = [fault_of(check, error) for error in _changed(store, known)]
    yield from faults
    if not faults:
        yield good(check, f"{len(known)} files, each with the checksum of its row")
    if repair:
        removed = store.remove_temporary()
        yield from [good(check, f"{len(removed)} temporary files removed")] if removed else []
    left = store.leftovers(known)
    if left.temporary:
        seen = f"{len(left.temporary)} temporary files: {_some([path.name for path in left.temporary])}"
        yield note(check, seen, "A crash left them; remove them with: parat doctor --repair")
    if left.unknown:
        seen = f"{len(left.unknown)} files that no row knows: {_some(left.unknown)}"
        yield note(check, seen, "A crash left them; the next run of the stage takes them up, and they hinder nothing.")


def _changed(store: DocumentStore, known: dict[str, str]) -> Iterator[StoredDataError]:
    for path, sha256 in known.items():
        try:
            store.verify(path, sha256)
        except StoredDataError as error:
            yield error


def _some(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")

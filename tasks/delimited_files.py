"""Take in one sheet of a municipality's packet that came as a text file (csv)."""

import re
from collections.abc import Iterator
from pathlib import Path

from db.lookup import engagement_in
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.domain.packets import packet_for
from parat.domain.stages import Stage
from parat.intake.delimited import Awaited, read_delimited
from parat.intake.packets import marking_of
from tasks.answers import ROUND_OF_STAGE
from tasks.import_errors import MunicipalityNotSaidError, NothingAwaitedError, content_of, refuse_doubts
from tasks.importing import Imported, store_packet
from tasks.packets import newest_packet, packet_store
from tasks.rows import rows_for
from tasks.run import Actor, looking

_BEGINS_WITH = re.compile(r"(?:(?P<programme>[a-z][a-z0-9-]*)_)?(?P<code>\d{4})(?!\d)")


def import_delimited(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read a text file as one sheet of what the municipality was sent last, and store what it says.

    Whose it is says `engagement`, or the beginning of the file's name: the code, or programme_code. The other sheets
    stay as they are. Run again: the same file in the same attempt changes nothing and says so.
    """
    content = content_of(path)
    with looking() as read:
        key = engagement or _named_by(read, path.name)
        awaited = list(_awaited_from(read, key))
    if not awaited:
        raise NothingAwaitedError(file=path.name, engagement=key)
    packet = read_delimited(content, path.name, awaited, key)
    refuse_doubts(packet.doubts, path.name, no_cpr)
    return store_packet(packet, None, path.name, content, actor)


def _named_by(read: Reader, file_name: str) -> str:
    found = _BEGINS_WITH.match(file_name)
    if found is None:
        raise MunicipalityNotSaidError(file=file_name)
    return engagement_in(read, found["code"], found["programme"])


def _awaited_from(read: Reader, engagement: str) -> Iterator[Awaited]:
    """Give what was sent last for each stage that is open, with the rows that the record holds by now."""
    standing = standing_of(read.connection, engagement)
    for stage in Stage:
        attempt = standing.attempt(stage)
        if attempt is None or attempt.ended:
            continue
        for of_stage, of_round in _workbooks_of(stage):
            sent = newest_packet(read, engagement, of_stage, of_round)
            if sent is not None:
                marking = marking_of(packet_store().content_of(sent.path, sent.sha256), sent.file_name)
                yield Awaited(marking, rows_for(read, engagement, of_stage, of_round))


def _workbooks_of(stage: Stage) -> Iterator[tuple[Stage, str]]:
    """Give the workbooks that a stage sends, with their rounds: the implementation also assesses readiness again."""
    if packet_for(stage).rounds:
        yield stage, ROUND_OF_STAGE[stage][0]
        return
    yield stage, ""
    yield from ((Stage.READINESS, of_round) for of_round in ROUND_OF_STAGE.get(stage, ()))

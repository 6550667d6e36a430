"""Send a workbook back as a municipality would: open the one that went out, fill it in, and hand the file in."""

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from parat.domain.stages import Stage
from parat.example.filling import Entries, fill
from parat.ooxml.packages import read_package, write_package
from tasks.importing import import_packet
from tasks.packets import newest_packet, path_of, send_afresh
from tasks.run import Actor, Run, looking
from tasks.stage_run import abandon_stage

_CORE = "docProps/core.xml"
_CLOCK = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


def filled_packet(engagement: str, stage: Stage, entries: Mapping[str, Entries], assessment_round: str = "") -> bytes:
    """Give the newest workbook of a stage, filled in; the same entries give the same bytes."""
    with looking() as read:
        sent = newest_packet(read, engagement, stage, assessment_round)
    if sent is None:
        raise LookupError(f"{engagement} has no {stage} packet {assessment_round}")
    parts = read_package(fill(path_of(sent).read_bytes(), entries))
    parts[_CORE] = _CLOCK.sub(b"", parts[_CORE])
    return write_package(parts)


def fetch_afresh(engagement: str, stage: Stage, actor: Actor) -> None:
    """Have a workbook made with what is stored now, as «parat packet» does."""
    run = Run(engagement, stage, actor)
    send_afresh(run)
    abandon_stage(run)


def hand_in(content: bytes, file_name: str, actor: Actor) -> None:
    """Import a workbook under the name that it came with."""
    with tempfile.TemporaryDirectory(prefix="parat-example-") as folder:
        file = Path(folder) / file_name
        file.write_bytes(content)
        import_packet(file, actor)

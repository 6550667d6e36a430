"""The command that hands a stage's workbook out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say
from parat.cli.errors import FileInTheWayError, NoPacketError, NoSuchRoundError
from parat.cli.options import MunicipalityText, ProgrammeSlug, StaffId, ToFolder
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.errors import StageError
from parat.domain.stages import Stage

if TYPE_CHECKING:
    from db.schema import Packet

_BASELINE = "baseline"
_MOST_COPIES = 100
_WHICH_STAGE = typer.Argument(metavar="STAGE", help="application, readiness, workshops, training, plan, implementation")


def packet(
    stage: Annotated[Stage, _WHICH_STAGE],
    municipality: MunicipalityText,
    of_round: Annotated[
        str | None,
        typer.Option("--round", metavar="ROUND", help="Of readiness: baseline (the first), adoption, followup12."),
    ] = None,
    respondent: Annotated[
        str | None,
        typer.Option("--respondent", metavar="R3", help="Of readiness: for this one alone, or all: one for each."),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option("--part", metavar="PART", help="Of readiness: mapping (20 minutes) or extended (45 statements)."),
    ] = None,
    to: ToFolder = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write a stage's workbook with what is stored now; of a stage that is not open, the newest that went out."""
    from parat.cli.hand_out import readable

    wanted = _round(stage, of_round)
    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    if respondent or part:
        found = _for_one(engagement, stage, wanted, (respondent or "", part or ""), staff)
    else:
        found = [_now_or_newest(engagement, stage, wanted, staff)]
    for one in found:
        with looking() as read:
            name = readable(read, engagement, one.file_name)
        say(str(_handed_out(one, (to or Path.cwd()) / name)))


def _handed_out(found: Packet, target: Path) -> Path:
    """Copy a workbook to a folder; beside an earlier one of that name it gets a number, as downloads do."""
    from parat.cli.hand_out import hand_out
    from tasks.packets import packet_store

    place = target
    for number in range(2, _MOST_COPIES):
        with suppress(FileInTheWayError):
            return hand_out(packet_store(), found.path, found.sha256, place)
        place = target.with_stem(f"{target.stem} ({number})")
    return hand_out(packet_store(), found.path, found.sha256, place)


def _round(stage: Stage, asked: str | None) -> str:
    from parat.domain.packets import packet_for

    rounds = [key for key, _ in packet_for(stage).rounds]
    wanted = asked if asked is not None else (_BASELINE if rounds else "")
    if wanted not in (rounds or [""]):
        allowed = f"Use one of: {', '.join(rounds)}." if rounds else "Leave --round out."
        raise NoSuchRoundError(stage=stage, found=wanted, allowed=allowed)
    return wanted


def _newest(engagement: str, stage: Stage, of_round: str) -> Packet | None:
    from tasks.packets import newest_packet

    with looking() as read:
        return newest_packet(read, engagement, stage, of_round)


def _for_one(engagement: str, stage: Stage, of_round: str, of_whom: tuple[str, str], staff: str | None) -> list[Packet]:
    """Write the workbook of a respondent, a part, or both; only readiness has such."""
    from tasks.own_workbooks import write_workbooks
    from tasks.respondents import RoundOf

    if stage is not Stage.READINESS:
        raise typer.BadParameter("only the readiness workbook has respondents and parts", param_hint="--respondent")
    return write_workbooks(RoundOf(engagement, of_round), *of_whom, actor_of(staff))


def _now_or_newest(engagement: str, stage: Stage, of_round: str, staff: str | None) -> Packet:
    """Send the workbook with what is stored now; where that cannot be, give the newest that went out."""
    try:
        return _sent_now(engagement, stage, of_round, staff)
    except StageError:
        newest = _newest(engagement, stage, of_round)
        if newest is None:
            raise
        return newest


def _sent_now(engagement: str, stage: Stage, of_round: str, staff: str | None) -> Packet:
    """Carry out the stage's steps up to the sending of its workbook, with what is stored now; opens no stage."""
    from flows.order import STEPS
    from tasks.packets import send_afresh, send_packet
    from tasks.stage_run import abandon_stage, begin_stage
    from tasks.stage_work import open_attempt_of

    sender = Stage.IMPLEMENTATION if of_round not in ("", _BASELINE) else stage
    with looking() as read:
        open_attempt_of(read, engagement, sender)
    run = begin_stage(engagement, sender, actor_of(staff))
    try:
        for step in (*STEPS[sender][: STEPS[sender].index(send_packet)], send_afresh):
            step(run)
    finally:
        abandon_stage(run)
    found = _newest(engagement, stage, of_round)
    if found is None:
        raise NoPacketError(engagement=engagement, stage=stage)
    return found

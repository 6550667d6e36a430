"""Write the readiness workbook for one respondent or for one part of it, filled with what is stored now."""

from collections.abc import Iterator

from db.schema import Packet
from db.unit_of_work import Reader
from parat.domain.labels import Kind, label
from parat.domain.packets import PacketSpec, narrowed, packet_for
from parat.domain.respondents import AskedRespondent
from parat.domain.stages import Stage
from tasks.packets import Sending, write_packet
from tasks.programme_errors import UnknownChoiceError
from tasks.respondent_errors import NobodyAskedError, UnknownRespondentError
from tasks.respondents import RoundOf, check_round
from tasks.responses import responses_of
from tasks.run import Actor, retryable, work_by
from tasks.stage_work import open_attempt_of

EVERY_ONE = "all"


@retryable
def write_workbooks(of: RoundOf, respondent: str, part: str, actor: Actor) -> list[Packet]:
    """Write the workbook of a respondent, of `all` who were asked, or of all together when no respondent is named.

    `part` is mapping or extended, or empty for both. Raise UnknownChoiceError, UnknownRespondentError, NobodyAskedError
    or a stage error. Run again: equal content is the workbook that is there.
    """
    check_round(of)
    _check_part(part)
    with work_by(actor, of.engagement) as unit:
        attempt = open_attempt_of(unit, of.engagement, of.stage)
        specs = list(_workbooks(unit, of, respondent, part))
        written = [write_packet(unit, of.engagement, Sending(spec, of.name, attempt), actor) for spec in specs]
        unit.commit()
    return written


def _workbooks(read: Reader, of: RoundOf, respondent: str, part: str) -> Iterator[PacketSpec]:
    spec = packet_for(Stage.READINESS)
    if not respondent:
        yield narrowed(spec, part=part)
        return
    there = responses_of(read, of.engagement, of.name).respondents
    if not there:
        raise NobodyAskedError(**of.shown)
    wanted = [one for one in there if respondent in (EVERY_ONE, one.number)]
    if not wanted:
        raise UnknownRespondentError(found=respondent, known=[one.number for one in there], **of.shown)
    yield from (narrowed(spec, one.number, part, _addressed(one)) for one in wanted)


def _addressed(one: AskedRespondent) -> str:
    sector = f", {label(Kind.SECTOR, one.sector)}" if one.sector else ""
    return f"Respondent {one.number}: {label(Kind.ROLE, one.role)}{sector}"


def _check_part(part: str) -> None:
    allowed = [one.key for one in packet_for(Stage.READINESS).parts]
    if part and part not in allowed:
        raise UnknownChoiceError(found=part, allowed=allowed, place="part")

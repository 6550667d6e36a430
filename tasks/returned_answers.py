"""Store what came back of a readiness workbook: who answers, the short mapping, the answers, the roles left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.lookup import engagement_row
from db.schema import Answer, AssessmentRound, Respondent
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.instrument import instrument
from parat.domain.packets import own_key
from parat.domain.packets.readiness import RESPONDENTS
from parat.domain.respondents import REMINDER
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.answers import is_statement, round_id
from tasks.evidence import establish
from tasks.import_errors import refuse_all
from tasks.outbox import drop_waiting
from tasks.provenance import first_sources
from tasks.role_cover import answered_roles, roles_covered
from tasks.rows.readiness import shared_columns, shared_text
from tasks.run import Actor

_ITEM_OF = {"mapping": "dimension", "answers": "item"}


class UnlistedRespondentError(InputError):
    """Refuse answers in the column of a respondent who is not on the list."""

    code = "IND-320"
    what = "there are answers in the column {found}, but {found} is not on the sheet Respondenter; nothing was stored."
    where = "{file}, {place}"
    remedy = "Write the role of {found} on the sheet Respondenter, and import the file again."
    what_da = "der er svar i kolonnen {found}, men {found} står ikke på arket »Respondenter«; intet er gemt."
    where_da = "{file}, {place}"
    remedy_da = "Skriv rollen for {found} på arket »Respondenter«, og send filen igen."


def store_answers(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store who answers, what they answered, and which roles were closed with a reason.

    A role that was closed and has answered to the end after all is closed no more. Raise UnlistedRespondentError.
    Run again: the same answers have the same ids and nothing is added; a changed answer is brought up to date, and one
    that stays keeps the cell where it was first read.
    """
    key = round_id(packet.engagement, packet.round)
    row = _round(unit, packet, key, actor)
    stored = {one.id: one for one in unit.all(Answer, Answer.assessment_round == key)}
    given = list(_Returned(packet, key, packet_id, stored).answers())
    answers = first_sources(unit, Answer.assessment_round == key, given)
    respondents = _respondents(unit, packet, key)
    _complete(respondents, row, answers, stored, actor)
    row.missing_roles = _still_missing(row, respondents, answers)
    unit.put(row)
    if unit.put(*respondents):
        drop_waiting(unit, packet.engagement, REMINDER, key)
    unit.replace(Answer, Answer.assessment_round == key, answers)
    unit.replace(Respondent, Respondent.assessment_round == key, respondents)
    establish(unit, packet.engagement, roles_covered(unit, key), actor)


def round_begun(read: Reader, engagement: str, assessment_round: str, actor: Actor) -> AssessmentRound:
    """Give a round as it is stored, or as it begins now: with the instrument that the programme uses today."""
    key = round_id(engagement, assessment_round)
    stored = read.find(AssessmentRound, key)
    return stored or AssessmentRound(
        id=key,
        engagement=engagement,
        round=assessment_round,
        instrument_version=engagement_row(read, engagement)[2].instrument_version,
        missing_roles={},
        self_mapping={},
        opened_on=actor.today,
    )


def _round(unit: UnitOfWork, packet: Packet, key: str, actor: Actor) -> AssessmentRound:
    row = round_begun(unit, packet.engagement, packet.round, actor)
    row.missing_roles = {cells.text(one, "role"): cells.text(one, "reason") for one in packet.sheets["missing_roles"]}
    mapped = {cells.text(one, "dimension"): _own_level(one) for one in packet.sheets["mapping"]}
    if _said(mapped) != _said(row.self_mapping):
        row.self_mapping = _said(mapped)
    return row


def _own_level(row: Row) -> dict[str, str]:
    """Give what a workbook of edition 1 says of a theme: one level for the whole municipality."""
    return {"value": cells.text(row, "value"), "note": cells.text(row, "note")}


def _said(mapped: Mapping[str, Any]) -> dict[str, Any]:
    return {dimension: given for dimension, given in mapped.items() if any(given.values())}


def _respondents(read: Reader, packet: Packet, key: str) -> list[Respondent]:
    """Give the respondents as the file lists them; when they were asked and reminded stays as it was."""
    known = {row.number: row for row in read.all(Respondent, Respondent.assessment_round == key)}
    return [_respondent(known, key, row) for row in packet.sheets["respondents"]]


def _respondent(known: Mapping[str, Respondent], key: str, row: Row) -> Respondent:
    number = cells.text(row, "respondent")
    one = known.get(number) or Respondent(
        id=natural_id("respondent", key, number), assessment_round=key, number=number
    )  # fmt: skip
    one.role, one.sector = cells.text(row, "role"), cells.text(row, "sector")
    one.answered_on = cells.day(row, "answered_on")
    return one


def _complete(
    respondents: list[Respondent],
    row: AssessmentRound,
    answers: list[Answer],
    stored: Mapping[str, Answer],
    actor: Actor,
) -> None:
    """Give those who have answered every statement with this file, and wrote no day, today's date."""
    statements = {item.id for item in instrument(row.instrument_version).items}
    for one in respondents:
        own = [answer for answer in answers if answer.respondent == one.id and is_statement(answer.item)]
        news = any(answer.id not in stored or stored[answer.id].value != answer.value for answer in own)
        if one.answered_on is None and news and statements <= {answer.item for answer in own}:
            one.answered_on = actor.today


def _still_missing(row: AssessmentRound, respondents: list[Respondent], answers: list[Answer]) -> dict[str, str]:
    """Keep of the roles that were closed those that have not answered to the end after all."""
    given = {answer.respondent for answer in answers if is_statement(answer.item)}
    answered = answered_roles(respondents, given)
    return {role: why for role, why in row.missing_roles.items() if role not in answered}


@dataclass(frozen=True, slots=True)
class _Returned:
    """Hold a returned workbook, and what is stored of its round."""

    packet: Packet
    key: str
    packet_id: str
    stored: Mapping[str, Answer]

    def answers(self) -> Iterator[Answer]:
        """Give every answer of the file's two sheets; raise UnlistedRespondentError, one for each who is not listed."""
        refuse_all(list(self._unlisted().values()), self.packet.file)
        for sheet in _ITEM_OF:
            for row in self.packet.sheets[sheet]:
                yield from self._of_row(sheet, row)

    def _unlisted(self) -> dict[tuple[str, str], InputError]:
        """Find the first answer on each sheet of each respondent who is not on the list."""
        listed = {cells.text(row, "respondent") for row in self.packet.sheets["respondents"]}
        found: dict[tuple[str, str], InputError] = {}
        rows = ((sheet, row) for sheet in _ITEM_OF for row in self.packet.sheets[sheet])
        for sheet, row in rows:
            for number in (one for one in RESPONDENTS if row[one] is not None and one not in listed):
                place = row.place(number) or self.packet.spec.sheet(sheet).title_da
                error = UnlistedRespondentError(file=self.packet.file, found=number, place=place)
                found.setdefault((sheet, number), error)
        return found

    def _of_row(self, sheet: str, row: Row) -> Iterator[Answer]:
        item = cells.text(row, _ITEM_OF[sheet])
        changed = {column: self._changed(row, item, column) for column in shared_columns(item)}
        for number in RESPONDENTS:
            if row[number] is not None:
                yield self._answer(row, item, number, changed)

    def _changed(self, row: Row, item: str, column: str) -> bool | None:
        """Say whether a shared cell was rewritten; None when it was not and the workbook does not have it."""
        before = [answer for answer in (self._before(item, one) for one in RESPONDENTS) if answer is not None]
        if cells.text(row, column) != shared_text(before, column):
            return True
        return False if row.place(column) else None

    def _before(self, item: str, number: str) -> Answer | None:
        return self.stored.get(natural_id("answer", self.key, item, number))

    def _answer(self, row: Row, item: str, number: str, changed: Mapping[str, bool | None]) -> Answer:
        before = self._before(item, number)
        is_new = before is None or before.value != cells.text(row, number)
        texts = {column: _text(row, column, number, is_new, of_all) for column, of_all in changed.items()}
        return Answer(
            id=natural_id("answer", self.key, item, number),
            assessment_round=self.key,
            item=item,
            respondent=natural_id("respondent", self.key, number),
            value=cells.text(row, number),
            reason=texts.get("reason", texts.get("remark", "")),
            documentation=texts.get("documentation", ""),
            place=row.place(number),
            packet=self.packet_id,
        )


def _text(row: Row, column: str, number: str, is_new: bool, changed: bool | None) -> str:
    """Give an answer's own text, or the shared one where that was rewritten or where a new answer has none.

    A cell of the joint workbook that nobody touched leaves every answer's own text as it is.
    """
    own = cells.text(row, own_key(column, number))
    if changed or (changed is False and is_new and not own):
        return cells.text(row, column)
    return own

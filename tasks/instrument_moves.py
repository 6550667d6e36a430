"""Say which running assessments a move to another version of the instrument touches, and what it does to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.schema import Answer, AssessmentRound, Engagement
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.domain import readiness
from parat.domain.instrument import Instrument, instrument
from parat.domain.instrument_move import Move, has_item, move_between
from parat.domain.packets.readiness import ROUNDS
from parat.domain.stages import Stage
from parat.domain.standing import Standing
from tasks.answers import domain_answers, is_statement, round_id
from tasks.role_cover import uncovered_roles

_FIRST = "baseline"
_NAMES = [name for name, _ in ROUNDS]


@dataclass(frozen=True, slots=True)
class RoundMove:
    """Be what a move does to one round of one municipality; `kept_because` says why a round keeps its version.

    `carried` and `put_aside` count answers, `items_put_aside` and `items_anew` name statements and themes; `before` and
    `after` give each theme's score, an empty text where there is none.
    """

    engagement: str
    round: str
    from_version: str
    to_version: str
    kept_because: str
    carried: int
    put_aside: int
    items_put_aside: Sequence[str]
    items_anew: Sequence[str]
    before: Mapping[str, str]
    after: Mapping[str, str]


def stage_of(row: AssessmentRound) -> Stage:
    """Give the stage in which a round is answered."""
    return Stage.READINESS if row.round == _FIRST else Stage.IMPLEMENTATION


def engagements_of(read: Reader, slug: str) -> list[str]:
    """List a programme's engagements."""
    return [row.id for row in read.all(Engagement, Engagement.programme == slug)]


def moves_in(read: Reader, engagement: str, version: str) -> tuple[RoundMove, ...]:
    """Say what a move does to each of an engagement's rounds that were begun with another version."""
    found = (read.find(AssessmentRound, round_id(engagement, name)) for name in _NAMES)
    return tuple(_round_move(read, row, version) for row in found if row and row.instrument_version != version)


def move_of(read: Reader, row: AssessmentRound, version: str) -> Move:
    """Say what a move does to a round's answers, those of the short mapping included."""
    answered = [answer.item for answer in read.all(Answer, Answer.assessment_round == row.id)]
    return move_between(instrument(row.instrument_version), instrument(version), (*answered, *row.self_mapping))


def kept_because(read: Reader, row: AssessmentRound) -> str:
    """Say why a round keeps its version: its report is approved, or it is closed; empty when it still runs."""
    standing = standing_of(read.connection, row.engagement)
    if standing.closed_because is not None:
        return "the municipality's path is closed"
    if row.round == _FIRST:
        return _first_kept_because(standing)
    if standing.ended(Stage.IMPLEMENTATION) or not uncovered_roles(read, row):
        return "its round is closed"
    return ""


def _first_kept_because(standing: Standing) -> str:
    if standing.passed("report"):
        return "its report is approved"
    return "its round is closed" if standing.ended(Stage.READINESS) else ""


def _round_move(read: Reader, row: AssessmentRound, version: str) -> RoundMove:
    old, new = instrument(row.instrument_version), instrument(version)
    why, move = kept_because(read, row) or _lacks_role(read, row, new), move_of(read, row, version)
    answers = read.all(Answer, Answer.assessment_round == row.id)
    carried = sum(answer.item in move.carried for answer in answers)
    before = _scores(old, domain_answers(read, row.id))
    facts: dict[str, Any] = {"engagement": row.engagement, "round": row.round, "from_version": old.version}
    if why:
        return RoundMove(**facts, to_version=old.version, kept_because=why, carried=len(answers), put_aside=0,
                         items_put_aside=(), items_anew=(), before=before, after=before)  # fmt: skip
    kept = [one for one in domain_answers(read, row.id) if one.item in move.carried]
    return RoundMove(
        **facts,
        to_version=version,
        kept_because="",
        carried=carried,
        put_aside=len(answers) - carried,
        items_put_aside=move.put_aside,
        items_anew=move.anew,
        before=before,
        after=_scores(new, kept),
    )


def _lacks_role(read: Reader, row: AssessmentRound, new: Instrument) -> str:
    """Name a role that has answered and that the new version does not have."""
    known = {role.key for role in new.roles}
    lacking = sorted({answer.role for answer in domain_answers(read, row.id)} - known)
    return f"the role {lacking[0]} has answered, and {new.version} does not have it" if lacking else ""


def _scores(chosen: Instrument, answers: Sequence[readiness.Answer]) -> dict[str, str]:
    scores = readiness.grade(chosen, answers).dimensions
    return {one.dimension: str(one.known) if one.sufficient else "" for one in scores}


def statements_in(items: Sequence[str]) -> list[str]:
    """Give the statements among items, without the themes of the short mapping."""
    return [item for item in items if is_statement(item)]


def known_to(version: str, item: str) -> bool:
    """Say whether a version has a statement or a theme of this number."""
    return has_item(instrument(version), item)

"""Roll a move between instruments back: the version, and the answers that were put aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from db.errors import StageBusyError
from db.schema import Answer, AssessmentRound, InstrumentMigration, Programme, Respondent
from db.unit_of_work import UnitOfWork
from tasks.answers import round_id
from tasks.instrument_errors import NothingToRollBackError
from tasks.instrument_migration import ANSWER, DAY, LEVEL, hold, let_go, newest_migration, settle_round, values_of
from tasks.instrument_moves import kept_because, known_to
from tasks.run import Actor, looking, named, work_by

TAKEN_OUT = "taken_out"


@dataclass(slots=True)
class RoundBack:
    """Be what a rollback did to one round: how many answers came back, and what did not.

    `answered_anew` names the items that were answered anew meanwhile and keep that answer; `taken_out` those that the
    old version does not ask, whose answers were taken out and lie with the move. `kept_because` says why a round stays.
    """

    engagement: str
    round: str
    version: str
    kept_because: str = ""
    restored: int = 0
    answered_anew: list[str] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rollback:
    """Be a move that was rolled back; `busy` names those that somebody works on: run it again for them."""

    programme: str
    from_version: str
    to_version: str
    rounds: tuple[RoundBack, ...]
    busy: tuple[str, ...] = ()


def roll_back(slug: str, actor: Actor) -> Rollback:
    """Bring a programme's newest move back, one municipality at a time; raise NothingToRollBackError.

    Run again: what was brought back stays so, and a rollback that was killed goes on where it stopped.
    """
    newest = named("begin_rollback", partial(_begin, slug, actor))
    with looking() as read:
        parts = read.all(
            InstrumentMigration,
            InstrumentMigration.programme == slug,
            InstrumentMigration.number == newest.number,
            InstrumentMigration.engagement.is_not(None),
            order=[InstrumentMigration.engagement],
        )
    rounds, busy = list[RoundBack](), list[str]()
    for part in parts:
        try:
            rounds += named("roll_assessment_back", partial(_bring_back, part.id, str(part.engagement), actor))
        except StageBusyError as error:
            busy.append(f"{part.engagement}: {error.parts()[0]}")
    if not busy:
        named("end_rollback", partial(_end, slug, newest.id, actor))
    return Rollback(slug, newest.to_version, newest.from_version, tuple(rounds), tuple(busy))


def _begin(slug: str, actor: Actor) -> InstrumentMigration:
    """Let the programme use the old version again. Run again: it does so already."""
    with work_by(actor, slug) as unit:
        programme, newest = unit.get(Programme, slug), newest_migration(unit, slug)
        if newest is None:
            raise NothingToRollBackError(programme=slug)
        if programme.instrument_version != newest.from_version:
            unit.change(Programme, slug, instrument_version=newest.from_version)
            unit.commit()
    return newest


def _end(slug: str, identity: str, actor: Actor) -> None:
    with work_by(actor, slug) as unit:
        unit.change(InstrumentMigration, identity, rolled_back_at=datetime.now(UTC))
        unit.commit()


def _bring_back(identity: str, engagement: str, actor: Actor) -> list[RoundBack]:
    """Bring an engagement's rounds back in one transaction. Run again: nothing is left to bring back."""
    with work_by(actor, engagement) as unit:
        part = unit.get(InstrumentMigration, identity)
        if part.rolled_back_at is not None:
            return []
        moved = [one for one in part.report if not one["kept_because"]]
        rounds = {one["round"]: unit.get(AssessmentRound, round_id(engagement, one["round"])) for one in moved}
        held = hold(unit, list(rounds.values()))
        aside = list(part.put_aside)
        done = [_round_back(unit, rounds[one["round"]], one, aside, actor) for one in moved]
        unit.change(InstrumentMigration, identity, rolled_back_at=datetime.now(UTC), put_aside=aside)
        let_go(unit, held)
        unit.commit()
    return done


def _round_back(
    unit: UnitOfWork, row: AssessmentRound, report: dict[str, Any], aside: list[dict[str, Any]], actor: Actor
) -> RoundBack:
    """Bring one round back; answers that the old version has no place for are added to what lies aside."""
    back = RoundBack(row.engagement, row.round, report["from_version"])
    back.kept_because = kept_because(unit, row)
    if back.kept_because:
        back.version = row.instrument_version
        return back
    own = [one for one in aside if one["round"] == row.round]
    answers = unit.all(Answer, Answer.assessment_round == row.id)
    homeless = [one for one in answers if not known_to(back.version, one.item)]
    unit.remove(*homeless)
    aside += [{"kind": TAKEN_OUT, "round": row.round, **values_of(one)} for one in homeless]
    back.taken_out = sorted({one.item for one in homeless})
    _restore_answers(unit, row, own, {one.item for one in answers}, back)
    _restore_days(unit, own)
    levels = {one["dimension"]: one["given"] for one in own if one["kind"] == LEVEL}
    row.self_mapping = {**levels, **row.self_mapping}
    row.instrument_version = back.version
    unit.put(row)
    settle_round(unit, row, actor)
    return back


def _restore_answers(
    unit: UnitOfWork, row: AssessmentRound, own: Sequence[dict[str, Any]], answered: set[str], back: RoundBack
) -> None:
    """Bring the answers to an item back, unless somebody has answered it anew or its respondent is gone."""
    there = {one.id for one in unit.all(Respondent, Respondent.assessment_round == row.id)}
    kept = [one for one in own if one["kind"] == ANSWER]
    back.answered_anew = sorted({one["item"] for one in kept} & answered)
    wanted = [one for one in kept if one["item"] not in answered and one["respondent"] in there]
    unit.add(*(Answer(**{key: value for key, value in one.items() if key not in ("kind", "round")}) for one in wanted))
    back.restored = len(wanted)


def _restore_days(unit: UnitOfWork, own: Sequence[dict[str, Any]]) -> None:
    """Bring back the day on which a respondent had answered to the end, where there is no later one."""
    for one in own:
        stored = unit.find(Respondent, one["id"]) if one["kind"] == DAY else None
        if stored is not None and stored.answered_on is None:
            unit.change(Respondent, stored.id, answered_on=date.fromisoformat(one["on"]))

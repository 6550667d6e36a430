"""Store the municipality's other policies, the measures they hold, and what was decided of the overlaps."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from db.schema import Action, ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.packets.matching import folded
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.import_errors import refuse_all


class OverlapGoneError(InputError):
    """Refuse a decision on an overlap whose action or measure the record does not hold."""

    code = "IND-445"
    what = "action {number} or the measure «{measure}» is no longer in the record; nothing was stored."
    where = "{file}, {place}"
    remedy = "Fetch a fresh workbook with parat packet plan, and decide on the overlaps that it shows."
    what_da = "indsats {number} eller »{measure}« findes ikke længere; intet er gemt."
    where_da = "{file}, {place}"
    remedy_da = "Bed om et nyt skema, og tag stilling til de overlap, der står i det."


@dataclass(frozen=True, slots=True)
class Register:
    """Be the policies and measures of a municipality: policies by id, and their measures in the order of titles."""

    policies: Mapping[str, Policy]
    measures: tuple[ExistingMeasure, ...]


def register_of(read: Reader, engagement: str) -> Register:
    """Give the register of a municipality's policies, in the order of their titles."""
    policies = read.all(Policy, Policy.engagement == engagement, order=[Policy.title])
    measures = read.all(ExistingMeasure, ExistingMeasure.engagement == engagement, order=[ExistingMeasure.title])
    order = {row.id: at for at, row in enumerate(policies)}
    return Register({row.id: row for row in policies}, tuple(sorted(measures, key=lambda row: order[row.policy])))


def overlap_id(measure: str, action: str | None) -> str:
    """Give the id of the decision on a measure, or on one action's overlap with it."""
    return natural_id("overlap_decision", measure, *([action] if action else []))


def new_policy_id(known: Collection[str], engagement: str, title: str) -> str:
    """Give the id of a policy that is new; one that had this title before keeps its own."""
    return _free(known, "policy", engagement, title.casefold())


def new_measure_id(known: Collection[str], engagement: str, policy: str, title: str) -> str:
    """Give the id of a measure that is new; one that had this title before keeps its own."""
    return _free(known, "existing_measure", engagement, policy.casefold(), title.casefold())


def store_policies(unit: UnitOfWork, packet: Packet) -> None:
    """Store the policies, their measures and the decisions on overlaps from the plan packet.

    What only a policy's own file tells is kept. A decision on an action or a measure that is gone goes with it.
    Run again: the same file changes nothing.
    """
    key = packet.engagement
    refuse_all(list(_gone(unit, packet)), packet.file)
    known = register_of(unit, key)
    policies = list(_policies(known, packet))
    by_title = {folded(row.title): row.id for row in policies}
    measures = list(_measures(known, packet, by_title))
    unit.put(*policies)
    unit.put(*measures)
    decided = list(_decisions(unit, packet, measures))
    unit.replace(OverlapDecision, OverlapDecision.engagement == key, decided)
    unit.replace(ExistingMeasure, ExistingMeasure.engagement == key, measures)
    unit.replace(Policy, Policy.engagement == key, policies)


def _gone(read: Reader, packet: Packet) -> Iterator[InputError]:
    """Find decisions on an action or a measure that this municipality does not have."""
    ours = {row.id for row in register_of(read, packet.engagement).measures}
    ours |= {row.id for row in read.all(Action, Action.engagement == packet.engagement)}
    for row in packet.sheets["overlaps"]:
        named = {cells.text(row, "action_id"), cells.text(row, "measure_id")}
        if cells.text(row, "decision") and not named <= ours:
            number, measure = cells.whole(row, "number"), cells.text(row, "measure")
            yield OverlapGoneError(file=packet.file, place=row.place("decision"), number=number, measure=measure)


def _policies(known: Register, packet: Packet) -> Iterator[Policy]:
    given = {cells.text(row, "policy_id") for row in packet.sheets["policies"]} & known.policies.keys()
    for row in packet.sheets["policies"]:
        title = cells.text(row, "policy")
        own = cells.text(row, "policy_id")
        identity = own if own in given else new_policy_id(given, packet.engagement, title)
        stored = known.policies.get(identity)
        yield Policy(
            id=identity,
            engagement=packet.engagement,
            title=title,
            owner=cells.text(row, "owner"),
            adopted_on=cells.day(row, "adopted_on"),
            valid_until=cells.day(row, "valid_until"),
            source_file=stored.source_file if stored else None,
            source_sha256=stored.source_sha256 if stored else None,
        )


def _measures(known: Register, packet: Packet, policies: Mapping[str, str]) -> Iterator[ExistingMeasure]:
    places = {row.id: row.place for row in known.measures}
    given = {cells.text(row, "measure_id") for row in packet.sheets["measures"]} & places.keys()
    for row in packet.sheets["measures"]:
        identity = _measure_id(packet.engagement, row, given)
        yield ExistingMeasure(
            id=identity,
            engagement=packet.engagement,
            policy=policies[folded(cells.text(row, "policy"))],
            title=cells.text(row, "measure"),
            description=cells.text(row, "description") or None,
            target_group=cells.text(row, "target_group") or None,
            level=cells.text(row, "level") or None,
            owner=cells.text(row, "owner") or None,
            area=cells.text(row, "area") or None,
            starts_on=cells.day(row, "start_on"),
            ends_on=cells.day(row, "end_on"),
            place=places[identity] if identity in places else row.place("measure") or None,
        )


def _measure_id(engagement: str, row: Row, given: Collection[str]) -> str:
    policy, title, own = (cells.text(row, column) for column in ("policy", "measure", "measure_id"))
    return own if own in given else new_measure_id(given, engagement, policy, title)


def _decisions(read: Reader, packet: Packet, measures: Sequence[ExistingMeasure]) -> Iterator[OverlapDecision]:
    """Give the decisions on whole measures, and those on one action's overlap with one."""
    for row, measure in zip(packet.sheets["measures"], measures, strict=True):
        if cells.text(row, "decision"):
            yield _decision(packet.engagement, row, measure.id, None)
    actions = {row.id for row in read.all(Action, Action.engagement == packet.engagement)}
    there = {measure.id for measure in measures}
    for row in packet.sheets["overlaps"]:
        measure_id, action = cells.text(row, "measure_id"), cells.text(row, "action_id")
        if cells.text(row, "decision") and measure_id in there and action in actions:
            yield _decision(packet.engagement, row, measure_id, action)


def _decision(engagement: str, row: Row, measure: str, action: str | None) -> OverlapDecision:
    return OverlapDecision(
        id=overlap_id(measure, action),
        engagement=engagement,
        existing_measure=measure,
        action=action,
        choice=cells.text(row, "decision"),
        reason=cells.text(row, "reason"),
    )


def _free(known: Collection[str], *parts: str) -> str:
    first = natural_id(*parts)
    others = (natural_id(*parts, str(again)) for again in count(2))
    return next(identity for identity in chain((first,), others) if identity not in known)

"""Propose the plan's actions, and store what people made of them."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import chain, count

from db.schema import Action, Decision, Indicator, Stakeholder
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain import planning
from parat.domain.catalogue import catalogue
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.adopted import is_adopted
from tasks.answered_items import items_answered
from tasks.evidence import establish
from tasks.hearing_answers import store_hearing
from tasks.import_errors import refuse_all
from tasks.judged_gaps import judged_gaps
from tasks.plan_facts import begin_plan, plan_id, store_facts, store_local_texts
from tasks.policies import store_policies
from tasks.provenance import first_sources
from tasks.renumbered import lapse_of_renumbered
from tasks.run import Actor, Run, step
from tasks.stage_work import work_for

PROPOSED, APPROVED, REJECTED = "proposed", "approved", "rejected"


class ForeignActionError(InputError):
    """Refuse an action id that this plan does not hold."""

    code = "IND-050"
    what = "the hidden action id «{found}» does not belong to this plan."
    where = "{file}, {place}"
    remedy = "Fetch a fresh packet with parat packet plan, and move the changes into it; a new action has no id."
    what_da = "rækken er kopieret fra en anden plan (det skjulte id {found} hører ikke til i denne); intet er gemt."
    where_da = "{file}, {place}"
    remedy_da = "Slet rækken, og skriv indsatsen i en ny række nederst. Send så filen igen."


@step("Foreslå indsatser")
def propose_actions(run: Run) -> str:
    """Propose an action for every gap and every decision that becomes one; nothing enters the plan by itself.

    A decision on a gap whose proposal still waits for an answer joins that proposal instead of standing beside it, and
    what scenario training found since is added to the reason of a proposal that waits.
    Run again: a proposal is made once; those that a person has accepted, changed or rejected are left alone. A plan
    that the council has adopted gets no more of them.
    """
    key = run.engagement
    with work_for(run) as unit:
        if is_adopted(standing_of(unit.connection, key)):
            return "Planen er vedtaget: ingen nye forslag"
        begin_plan(unit, key)
        found = judged_gaps(unit, key)
        decisions = _decisions(unit, key)
        proposals = planning.propose(found.gaps, decisions, catalogue(), run.actor.today, found.judged)
        rows = unit.all(Action, Action.engagement == key)
        _renew_reasons(unit, rows, proposals, key)
        fresh = _unknown(planning.still_to_answer(proposals, _answered(unit, rows, key)), rows, key)
        joined = {proposal.key for proposal in fresh if _joins(unit, rows, proposal, key)}
        new = [proposal for proposal in fresh if proposal.key not in joined]
        last = max((row.number for row in rows), default=0)
        unit.add(*(_proposed(key, number, proposal, found.ids) for number, proposal in enumerate(new, last + 1)))
        unit.add(*(_indicator_of(key, proposal) for proposal in new))
        unit.commit()
    return f"{len(new)} nye forslag, {len(rows)} kendte indsatser"


def _answered(read: Reader, rows: Iterable[Action], engagement: str) -> set[str]:
    accepted = [row for row in rows if row.choice == APPROVED]
    return {item for items in items_answered(read, engagement, accepted).values() for item in items}


def _unknown(
    proposals: Iterable[planning.Proposal], rows: Iterable[Action], engagement: str
) -> list[planning.Proposal]:
    """List the proposals that no action holds yet, neither under its own id nor joined with another."""
    known, decided = {row.id for row in rows}, {row.decision for row in rows if row.decision}
    return [
        proposal
        for proposal in proposals
        if _action_id(engagement, proposal.key) not in known and proposal.source_decision not in decided
    ]


def _renew_reasons(
    unit: UnitOfWork, rows: Iterable[Action], proposals: Iterable[planning.Proposal], engagement: str
) -> None:
    """Bring the reasons of proposals that still wait for an answer up to date."""
    by_decision = {one.source_decision: one.reason_da for one in proposals if one.source_decision}
    by_id = {_action_id(engagement, one.key): one.reason_da for one in proposals}
    for row in rows:
        reason = by_decision.get(row.decision) if row.decision else by_id.get(row.id)
        if row.choice == PROPOSED and reason and reason != row.proposed_because:
            unit.change(Action, row.id, proposed_because=reason)


def _joins(unit: UnitOfWork, rows: Iterable[Action], proposal: planning.Proposal, engagement: str) -> bool:
    """Write a decision into the waiting proposal for the same gap and measure; say whether there was one."""
    if proposal.source_decision is None or proposal.measure is None:
        return False
    same = _action_id(engagement, proposal.measure)
    waiting = next((row for row in rows if row.id == same and row.choice == PROPOSED and row.decision is None), None)
    if waiting is None:
        return False
    decision = unit.get(Decision, proposal.source_decision)
    unit.change(
        Action,
        waiting.id,
        description=f"{decision.text} {waiting.description}",
        owner=proposal.owner_function,
        starts_on=proposal.starts_on,
        due_on=proposal.due_on,
        decision=decision.id,
        proposed_because=proposal.reason_da,
    )
    return True


def store_plan(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store the plan's facts, actions, local texts, policies, stakeholders and hearing answers from the plan packet.

    Run again: the same file changes nothing; a file without the sheet of hearing answers leaves them as they are.
    """
    key = packet.engagement
    store_facts(unit, packet)
    refuse_all(_foreign_actions(unit, packet), packet.file)
    known = {row.id: row for row in unit.all(Action, Action.engagement == key)}
    numbers = {row.id: row.number for row in known.values()}
    actions = [_stored_action(known, key, row, packet_id) for row in packet.sheets["actions"]]
    lapse_of_renumbered(unit, key, numbers, actions)
    unit.put(*first_sources(unit, Action.engagement == key, actions))
    unit.put(*(_indicator(action.id, row) for action, row in zip(actions, packet.sheets["actions"], strict=True)))
    store_local_texts(unit, packet, packet_id)
    store_policies(unit, packet)
    parties = [_stakeholder(key, row) for row in packet.sheets["stakeholders"]]
    unit.replace(Stakeholder, Stakeholder.engagement == key, parties)
    if "hearing" not in packet.absent:
        store_hearing(unit, packet, packet_id)
    establish(unit, key, {Evidence.ACTIONS_ACCEPTED: any(row.choice == APPROVED for row in actions)}, actor)


def _decisions(read: Reader, engagement: str) -> list[planning.Decision]:
    rows = read.all(Decision, Decision.engagement == engagement, order=[Decision.workshop, Decision.number])
    return [planning.Decision(row.id, row.text, row.owner, row.due_on, row.becomes_action, row.item) for row in rows]


def _action_id(engagement: str, proposal_key: str) -> str:
    return natural_id("action", engagement, proposal_key)


def _proposed(engagement: str, number: int, proposal: planning.Proposal, gap_ids: Mapping[str, str]) -> Action:
    item = proposal.source_gap_items[0] if proposal.source_gap_items else None
    return Action(
        id=_action_id(engagement, proposal.key),
        engagement=engagement,
        plan=plan_id(engagement),
        number=number,
        title=proposal.title,
        choice=PROPOSED,
        choice_reason="",
        task=proposal.task,
        level=proposal.level,
        target_group=proposal.target_group,
        description=proposal.description,
        activities="\n".join(proposal.activities),
        owner=proposal.owner_function,
        participants=", ".join(proposal.participants),
        starts_on=proposal.starts_on,
        due_on=proposal.due_on,
        resources=proposal.resources,
        risk=proposal.risk,
        documentation="",
        proposed_because=proposal.reason_da,
        gap=gap_ids.get(item) if item else None,
        decision=proposal.source_decision,
        measure=proposal.measure,
    )


def _indicator_of(engagement: str, proposal: planning.Proposal) -> Indicator:
    action = _action_id(engagement, proposal.key)
    target = proposal.target if isinstance(proposal.target, Decimal) else None
    return Indicator(
        id=natural_id("indicator", action), action=action, text=proposal.indicator, baseline=None, target=target
    )


def _foreign_actions(read: Reader, packet: Packet) -> list[InputError]:
    """Find the rows whose hidden id is that of no action of this municipality."""
    ours = {row.id for row in read.all(Action, Action.engagement == packet.engagement)}
    named = ((cells.text(row, "action_id"), row.place("action_id")) for row in packet.sheets["actions"])
    foreign = ((found, place) for found, place in named if found and found not in ours)
    return [ForeignActionError(file=packet.file, found=found, place=place) for found, place in foreign]


def _stored_action(stored: Mapping[str, Action], engagement: str, row: Row, packet_id: str) -> Action:
    """Give the action that a row describes: the stored one with the row's words, or a new one of the consultant's."""
    identity = cells.text(row, "action_id") or _new_id(stored, engagement, cells.whole(row, "number"))
    known = stored.get(identity)
    return Action(
        id=identity,
        engagement=engagement,
        plan=plan_id(engagement),
        number=cells.whole(row, "number"),
        title=cells.text(row, "title"),
        choice=cells.text(row, "decision"),
        choice_reason=cells.text(row, "reason"),
        task=cells.whole_or_none(row, "task"),
        level=cells.text(row, "level") or None,
        target_group=cells.text(row, "target_group"),
        description=cells.text(row, "description"),
        activities=cells.text(row, "activities"),
        owner=cells.text(row, "responsible"),
        participants=cells.text(row, "participants"),
        starts_on=cells.day(row, "start_on"),
        due_on=cells.day(row, "due_on"),
        resources=cells.text(row, "resources"),
        risk=cells.text(row, "risk"),
        documentation=cells.text(row, "documentation"),
        proposed_because=known.proposed_because if known else "Tilføjet i planskemaet.",
        gap=known.gap if known else None,
        decision=known.decision if known else None,
        measure=known.measure if known else None,
        carried_from=known.carried_from if known else None,
        packet=packet_id,
        place=row.place("title"),
    )


def _new_id(stored: Collection[str], engagement: str, number: int) -> str:
    """Give the id of an action that a person added; one that had this number before keeps its own."""
    first = natural_id("action", engagement, "row", number)
    others = (natural_id("action", engagement, "row", number, again) for again in count(2))
    return next(identity for identity in chain((first,), others) if identity not in stored)


def _indicator(action: str, row: Row) -> Indicator:
    return Indicator(
        id=natural_id("indicator", action),
        action=action,
        text=cells.text(row, "indicator"),
        baseline=cells.amount(row, "baseline"),
        target=cells.amount(row, "target"),
    )


def _stakeholder(engagement: str, row: Row) -> Stakeholder:
    name = cells.text(row, "stakeholder")
    return Stakeholder(
        id=natural_id("stakeholder", engagement, name.casefold()),
        engagement=engagement,
        name=name,
        sector=cells.text(row, "sector"),
        role=cells.text(row, "role"),
    )

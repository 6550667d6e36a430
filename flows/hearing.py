"""Send the plan into hearing, remind the parties, note that one has nothing to say, or answer a point."""

import asyncio
from enum import StrEnum
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.catalogue import FLOW_NAMES, HEARING
from flows.form_choices import key_in
from flows.path_again import start_path
from flows.refusals import told_plainly
from flows.run_marks import actor_of, mark, whose_run
from parat.domain.stages import Stage
from tasks.hearing_answers import answer_point
from tasks.hearing_parties import Wanted, ask_parties, has_no_remarks, remind_parties
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor

_YES, _NO = "yes", "no"


class Act(StrEnum):
    """Name what the form can do."""

    ASK = "ask"
    NOTHING = "nothing"
    REMIND = "remind"
    ANSWER = "answer"


@flow(name=FLOW_NAMES[HEARING], flow_run_name="{municipality}: høring")
@told_plainly
async def hearing(  # noqa: PLR0913  a form has as many fields as it needs
    municipality: str,
    hearing_act: str,
    staff: str,
    party: Annotated[str, Field(max_length=200)] = "",
    point: Annotated[int, Field(ge=0, le=999)] = 0,
    answer: Annotated[str, Field(max_length=4000)] = "",
    plan_changed: str = "",
) -> State[Any]:
    """Send the draft to the parties, remind them, note that a party has no remarks, or answer a point that one made.

    Args:
        municipality: The municipality, by code and name; start typing to search.
        hearing_act: What you want to do. Drafts that came back with remarks are imported like any other file.
        staff: Your own staff id. It is written beside everything that is stored.
        party: The party. Left empty when sending, every stakeholder of the plan is asked.
        point: Only to answer: the point's number, as the note on the hearing shows it.
        answer: Only to answer: what the municipality answers, in Danish. Name no persons here.
        plan_changed: Only to answer: whether the plan is changed for it.

    """
    whose, actor = await whose_run(municipality), actor_of(staff)
    point_answered = (point, answer, key_in(plan_changed))
    said = await asyncio.to_thread(_done, _act(hearing_act), whose.engagement, party.strip(), point_answered, actor)
    await mark(f"{whose.municipality}: {said}", whose.tags(Stage.PLAN))
    await start_path(whose, staff)
    return Completed(message=said)


def _done(act: Act, engagement: str, party: str, answered: tuple[int, str, str], actor: Actor) -> str:
    if act is Act.ASK:
        asked = ask_parties(engagement, [Wanted(party)] if party else [], actor)
        by_hand = [one.name for one in asked if not one.function]
        return f"{len(asked)} parter på høringslisten" + (f"; sendes i hånden: {', '.join(by_hand)}" if by_hand else "")
    if act is Act.NOTHING:
        has_no_remarks(engagement, party, actor)
        return f"{party} har ingen bemærkninger"
    if act is Act.REMIND:
        reminded = remind_parties(engagement, actor)
        return f"påmindelse til {', '.join(reminded)} ligger i udbakken" if reminded else "ingen at minde om"
    point, answer, changed = answered
    if changed not in (_YES, _NO):
        raise UnknownChoiceError(found=changed, allowed=[_YES, _NO], place="plan changed")
    answer_point(engagement, point, answer, changed == _YES, actor)
    return f"punkt {point} er besvaret"


def _act(choice: str) -> Act:
    if key_in(choice) not in list(Act):
        raise UnknownChoiceError(found=choice, allowed=list(Act), place="what to do")
    return Act(key_in(choice))

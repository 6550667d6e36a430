"""Go through every municipality once a day: what can go on goes on, and what is overdue shows as overdue."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.catalogue import DAILY, FLOW_NAMES
from flows.outbox import in_words, send_waiting, stopped
from flows.path import can_run
from flows.path_again import start_path
from flows.portfolio import refresh_portfolio
from flows.refusals import told_plainly
from flows.retention import erase_overdue
from flows.run_marks import Whose
from flows.task_names import as_task
from parat.domain.stages import Stage
from parat.domain.standing import Standing, gate_to_raise, missing_to_end
from tasks.clock import remind_of_revisions
from tasks.hearing_parties import remind_hearings_where_due
from tasks.inbox import clear_set_aside
from tasks.letters import a_letter_is_due
from tasks.portfolio import portfolio
from tasks.reminders import Reminded, remind_where_due
from tasks.run import Actor, today_in_denmark
from tasks.stage_run import standing_now

TICK = "tick"
_ACTS_FOR_NOBODY = "parat"
_REMINDING = (remind_where_due, remind_hearings_where_due, remind_of_revisions)


@flow(name=FLOW_NAMES[DAILY], flow_run_name=FLOW_NAMES[DAILY])
@told_plainly
async def daily() -> State[Any]:
    """Let every municipality that can go on do so, and bring the portfolio up to date. Runs every morning at six."""
    going = await asyncio.to_thread(who_can_go_on)
    # one after the other: runs made at the same time crowd the server's database
    left = [whose.municipality for whose in going if not await _started(whose)]
    written = await refresh_portfolio()
    reminded = await as_task("remind_respondents", "Påmindelser", _remind, _reminded)
    sent = await send_waiting(_ACTS_FOR_NOBODY)
    gone = f"{len(going) - len(left)} forløb fortsætter, {written} sider opdateret"
    erased = await erase_overdue(_ACTS_FOR_NOBODY)
    cleared = await asyncio.to_thread(clear_set_aside, today_in_denmark())
    said = f"{gone}, {_reminded(reminded)}, {in_words(sent)}, {erased}, {cleared} afviste filer slettet"
    if left:
        return Failed(message=f"{said}; kunne ikke startes: {', '.join(left)}. Start dem fra formularen.")
    if reminded.stopped_by:
        return Failed(message=f"{said}; {' '.join(error.in_danish() for error in reminded.stopped_by)}")
    if fault := stopped(sent):
        return Failed(message=f"{said}; udbakken blev ikke tømt: {fault}")
    return Completed(message=said)


def _remind() -> Reminded:
    """Remind of everything that is awaited; what stops one kind of reminder does not stop the others."""
    actor = Actor(_ACTS_FOR_NOBODY, TICK)
    done = [remind(actor) for remind in _REMINDING]
    return Reminded(sum(one.count for one in done), tuple(error for one in done for error in one.stopped_by))


def _reminded(reminded: Reminded) -> str:
    return f"{reminded.count} {'påmindelse' if reminded.count == 1 else 'påmindelser'}"


async def _started(whose: Whose) -> bool:
    """Start a municipality's path; whatever stops that one must not stop the others."""
    try:
        await start_path(whose, _ACTS_FOR_NOBODY, via=TICK)
    except Exception:
        get_run_logger().exception("The path of %s could not be started.", whose.engagement)
        return False
    return True


def who_can_go_on() -> list[Whose]:
    """List the engagements in which a stage could begin, write a letter, raise its gate or end right now."""
    rows = portfolio(datetime.now(UTC)).rows
    return [Whose(row.engagement, row.municipality) for row in rows if _can_go_on(standing_now(row.engagement))]


def _can_go_on(standing: Standing) -> bool:
    return any(can_run(stage, standing) and _would_move(stage, standing) for stage in Stage)


def _would_move(stage: Stage, standing: Standing) -> bool:
    if standing.attempt(stage) is None:
        return True
    if gate_to_raise(stage, standing) is not None or not missing_to_end(stage, standing):
        return True
    return stage is Stage.APPLICATION and a_letter_is_due(standing.engagement)

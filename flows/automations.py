"""Let no dead run look alive: an automation while the engine runs, and a clean-up when it starts."""

from datetime import timedelta

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.states import Crashed

from flows.refusals import REFUSED
from flows.waiting_list import STATE_OF, SUPERSEDED

CRASHED_RUNS = "Mark runs that died as crashed"
_HEARTBEAT = "prefect.flow-run.heartbeat"
_FINAL_NAMES = ("Completed", "Failed", "Crashed", "Cancelled", "Finished", REFUSED, SUPERSEDED, *STATE_OF.values())
_SILENCE = timedelta(seconds=70)
_ALIVE = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
_DIED = "The program running this stopped without a word. Start it again: finished steps are kept."


def crashed_runs() -> AutomationCore:
    """Describe the automation: a run that was heard from and then is silent for 70 seconds has crashed."""
    return AutomationCore(
        name=CRASHED_RUNS,
        description="A run says every 30 seconds that it lives. One that is silent for 70 seconds is marked Crashed.",
        trigger=EventTrigger(
            after={_HEARTBEAT},
            expect={_HEARTBEAT, *(f"prefect.flow-run.{name}" for name in _FINAL_NAMES)},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=_SILENCE,
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, name="Crashed", message=_DIED, force=False)],
    )


async def put_automation(client: PrefectClient, automation: AutomationCore) -> None:
    """Create the automation, or bring the one of that name up to date."""
    found = await client.read_automations_by_name(automation.name)
    if found:
        await client.update_automation(found[0].id, automation)
    else:
        await client.create_automation(automation)


async def end_dead_runs(client: PrefectClient) -> int:
    """Mark every run that an earlier engine left under way as crashed, and give their number.

    Runs of a work pool belong to workers that may live on other machines and are left alone.
    """
    alive = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_ALIVE)))
    runs = [run for run in await client.read_flow_runs(flow_run_filter=alive) if run.work_pool_name is None]
    for run in runs:
        await client.set_flow_run_state(run.id, Crashed(message=_DIED), force=True)
    if runs:
        await _end_tasks(client, FlowRunFilter(id=FlowRunFilterId(any_=[run.id for run in runs])))
    return len(runs)


async def _end_tasks(client: PrefectClient, of_runs: FlowRunFilter) -> None:
    alive = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=_ALIVE)))
    for task in await client.read_task_runs(flow_run_filter=of_runs, task_run_filter=alive):
        await client.set_task_run_state(task.id, Crashed(message=_DIED), force=True)

"""What a manager reads on the Runs page: names, tags and states that say where each municipality stands.

Each test has a municipality of its own, so that they can run in any order.
"""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from db.lookup import NotEnrolledError
from flows.api import send
from flows.application import application
from flows.catalogue import DAILY, DECIDE, IMPORT_PACKET, PATH
from flows.daily import daily
from flows.dashboard import WAITS
from flows.decide import decide
from flows.municipality_path import municipality_path
from flows.run_marks import Whose
from flows.runner import start_daily
from flows.triggers import follow, trigger
from flows.workshops import workshops
from parat.domain.calendar import COPENHAGEN
from parat.domain.stages import Evidence, Ruling, Stage, Start
from parat.example.applications import application_form
from parat.example.filling import fill
from parat.example.municipalities import place_of
from tasks import decisions
from tasks.decisions import Verdict
from tasks.evidence import establish
from tasks.packets import newest_packet, path_of
from tasks.run import Run, looking, step, work_by
from tasks.stage_run import standing_now
from tests.flow.conftest import ACTOR, PROGRAMME, wait_until

pytestmark = pytest.mark.server
SELECTION = {"gate": "selection: Udvælg kommunen", "decided_by": "programme_lead: Programleder", "staff": "k07"}


def engagement(code):
    return f"{PROGRAMME}/{code}"


def waiting(serving, code):
    return serving.tagged(f"engagement:{engagement(code)}", WAITS)


def complete_form(code):
    """Let the record know that the application form is complete."""
    with work_by(ACTOR, engagement(code)) as unit:
        establish(unit, engagement(code), {Evidence.FORM_COMPLETE: True}, ACTOR)
        unit.commit()


def filled_application(serving, code):
    """Fill in the application packet that the municipality was sent, and put it into the inbox."""
    with looking() as read:
        packet = path_of(newest_packet(read, engagement(code), Stage.APPLICATION))
    form = application_form(place_of(code), Start.NEW, None, ACTOR.today)
    inbox = Path(serving.engine.home) / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / f"{code}.xlsx").write_bytes(fill(packet.read_bytes(), form))
    return f"{code}.xlsx"


@pytest.fixture(scope="module")
def from_the_form(_serving):
    """A stage as it ends after a click in its form."""
    run = _serving.run(Stage.APPLICATION, municipality="9901 Klitvangsund", staff="k07")
    return _serving.recorded(run, steps=2)


@pytest.fixture(scope="module")
def whole_path(_serving):
    """A path as it ends after a click in its form."""
    return _serving.recorded(_serving.run(PATH, municipality="9902 Mosekærborg", staff="k07"), steps=7)


def test_a_stage_started_from_its_form_ends_by_saying_what_it_waits_for(from_the_form):
    assert (from_the_form.name, from_the_form.state) == ("Klitvangsund: afventer Ansøgningsskema", "AwaitingInput")


def test_each_step_of_a_stage_is_a_task_that_says_what_it_did(from_the_form):
    assert from_the_form.steps[0].name == "Udsend skema: Ansøgning"


def test_a_path_shows_all_stages_in_their_order(whole_path):
    assert [step.name for step in whole_path.steps[:6]] == [
        "Ansøgning: afventer Ansøgningsskema",
        "Parathedsvurdering (ikke begyndt)",
        "Workshops (ikke begyndt)",
        "Undervisningsforløb (ikke begyndt)",
        "Handlingsplan (ikke begyndt)",
        "Implementering (ikke begyndt)",
    ]


def test_a_gate_that_waits_is_in_the_runs_name_state_and_tags(serving):
    complete_form("9903")
    serving.call(municipality_path, municipality="9903 Bøgelundsminde", staff="k07")
    (run,) = waiting(serving, "9903")
    assert (run["name"], run["state_name"]) == ('Bøgelundsminde: afventer "Udvælg kommunen"', "AwaitingApproval")
    assert {"kommune:boegelundsminde", "stage:application"} <= set(run["tags"])


def test_a_newer_run_takes_the_older_ones_place_on_the_waiting_list(serving):
    first = serving.call(municipality_path, municipality="9904 Strandengholm", staff="k07")
    second = serving.call(application, municipality="9904 Strandengholm", staff="k07")
    assert [run["id"] for run in waiting(serving, "9904")] == [second.run_id]
    (old,) = serving.runs(id={"any_": [first.run_id]})
    assert (old["state_name"], old["state_type"]) == ("Superseded", "COMPLETED")


def test_a_run_that_was_overtaken_brings_the_newer_one_up_to_date(serving, monkeypatch):
    newer = []

    def overtaken(key):
        newer.append(a_waiting_run(serving, "9910"))
        return standing_now(key)

    monkeypatch.setattr("flows.waiting_list.standing_now", overtaken)
    run = serving.call(municipality_path, municipality="9910 Vindmosehøj", staff="k07")
    (left,) = waiting(serving, "9910")
    assert run.state == "Superseded"
    assert (left["id"], left["name"]) == (newer[0], "Vindmosehøj: afventer Ansøgningsskema")


def a_waiting_run(serving, code):
    """Give a run that started just now and says that it waits."""
    flow = send(serving.engine.api_url, "/flows/", {"name": "Kommunens forløb"})["id"]
    tags = [f"engagement:{engagement(code)}", WAITS]
    body = {"flow_id": flow, "tags": tags, "state": {"type": "COMPLETED", "name": "AwaitingInput"}}
    return send(serving.engine.api_url, "/flow_runs/", body)["id"]


def test_a_stage_before_its_time_is_refused_in_plain_words(serving):
    run = serving.call(workshops, municipality="9905 Fjordvangsbro", staff="k07")
    assert (run.kind, run.state) == ("FAILED", "Refused")
    assert run.message.startswith(f"{engagement('9905')}, stage workshops: the stage cannot open yet")
    assert run.message.endswith("(TRI-001)")


def test_a_refused_run_leaves_no_traceback_in_the_log(serving):
    run = serving.run(IMPORT_PACKET, file="findes-ikke.xlsx", staff="k07")
    log = Path(serving.engine.log_dir, "runner.log")
    wait_until(lambda: run.message[:60] in log.read_text(encoding="utf-8"))
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_a_step_that_is_refused_shows_its_words_and_gives_the_stage_back(serving, monkeypatch):
    refused = step("Prøv")(refuse)
    monkeypatch.setattr("flows.stage_flow.STEPS", {Stage.APPLICATION: (refused,)})
    run = serving.call(application, municipality="9916 Nattergalevang", staff="k07")
    assert (run.state, run.message) == ("Refused", str(NotEnrolledError(municipality="Prøve", named="")))
    monkeypatch.undo()
    monkeypatch.setenv("PARAT_HOME", serving.engine.home)
    assert serving.call(application, municipality="9916 Nattergalevang", staff="k07").state == "AwaitingInput"


def refuse(run: Run) -> str:
    raise NotEnrolledError(municipality="Prøve", named="")


def test_an_unknown_municipality_is_refused_with_suggestions(serving):
    run = serving.call(municipality_path, municipality="Fjordvangsbru", staff="k07")
    assert (run.state, "Fjordvangsbro" in run.message) == ("Refused", True)


def test_a_ruling_that_is_none_is_refused(serving):
    run = serving.call(decide, municipality="9905 Fjordvangsbro", ruling="maybe", **SELECTION)
    assert (run.state, "IND-042" in run.message) == ("Refused", True)


def test_a_decision_from_the_form_starts_the_path_again(serving):
    complete_form("9906")
    serving.call(municipality_path, municipality="9906 Kildevældsted", staff="k07")
    serving.run(DECIDE, municipality="9906 Kildevældsted", ruling="approve: Godkend", **SELECTION)
    now = 'Kildevældsted: afventer "Acceptér tilsagn om konsulentstøtte"'
    wait_until(lambda: [run["name"] for run in waiting(serving, "9906")] == [now])


def test_a_decision_by_somebody_else_than_the_gate_asks_for_is_refused(serving):
    complete_form("9911")
    serving.call(municipality_path, municipality="9911 Sølvkærsund", staff="k07")
    form = SELECTION | {"decided_by": "council: Kommunalbestyrelsen"}
    run = serving.call(decide, municipality="9911 Sølvkærsund", ruling="approve: Godkend", **form)
    assert (run.state, "IND-031" in run.message) == ("Refused", True)


def test_a_second_decision_on_the_same_gate_is_refused_and_the_path_goes_on(serving):
    complete_form("9907")
    serving.call(municipality_path, municipality="9907 Hvedemarkhavn", staff="k07")
    decisions.decide(engagement("9907"), "selection", Verdict(Ruling.APPROVE, "programme_lead"), ACTOR)
    run = serving.call(decide, municipality="9907 Hvedemarkhavn", ruling="approve: Godkend", **SELECTION)
    assert (run.state, "TRI-020" in run.message) == ("Refused", True)
    now = 'Hvedemarkhavn: afventer "Acceptér tilsagn om konsulentstøtte"'
    wait_until(lambda: [run["name"] for run in waiting(serving, "9907")] == [now])


def test_an_imported_packet_starts_the_path_again(serving):
    serving.call(municipality_path, municipality="9908 Rugbakkesund", staff="k07")
    run = serving.run(IMPORT_PACKET, file=filled_application(serving, "9908"), staff="k07")
    assert run.name == "Rugbakkesund: 1 række indlæst"
    now = 'Rugbakkesund: afventer "Udvælg kommunen"'
    wait_until(lambda: [run["name"] for run in waiting(serving, "9908")] == [now])


def test_the_daily_review_moves_only_those_that_can_go_on(serving):
    complete_form("9909")
    before = {run["id"] for run in serving.tagged(f"engagement:{engagement('9910')}")}
    serving.run(DAILY)
    now = 'Egelundsvang: afventer "Udvælg kommunen"'
    wait_until(lambda: [run["name"] for run in waiting(serving, "9909")] == [now])
    assert {run["id"] for run in serving.tagged(f"engagement:{engagement('9910')}")} == before


def test_a_path_that_cannot_be_started_stops_no_other_and_is_named(serving, monkeypatch):
    started = []

    async def start_path(whose, staff, via):
        if whose.municipality == "Klitvangsund":
            raise ConnectionError
        started.append(whose.municipality)

    both = [Whose(engagement("9901"), "Klitvangsund"), Whose(engagement("9902"), "Mosekærborg")]
    monkeypatch.setattr("flows.daily.who_can_go_on", lambda: both)
    monkeypatch.setattr("flows.daily.start_path", start_path)
    run = serving.call(daily)
    assert (run.kind, started) == ("FAILED", ["Mosekærborg"])
    assert "kunne ikke startes: Klitvangsund" in run.message


def test_the_daily_review_is_started_once_a_day_and_not_before_six(serving):
    night, morning = (datetime(2026, 3, 2, hour, 30, tzinfo=COPENHAGEN) for hour in (5, 6))
    assert [daily_runs_after(serving, moment) for moment in (night, morning, morning)] == [0, 1, 1]


def daily_runs_after(serving, moment):
    with temporary_settings({PREFECT_API_URL: serving.engine.api_url}):
        asyncio.run(start_daily(moment))
    return len(serving.runs(idempotency_key={"any_": ["daily-2026-03-02"]}))


def test_a_followed_run_tells_its_changes_as_they_come(serving):
    states = []
    run = trigger(serving.engine, PATH, {"municipality": engagement("9911"), "staff": "k07"}, via="cli")
    follow(serving.engine, run, lambda now: states.append(now.kind))
    assert (states[0] in ("SCHEDULED", "PENDING"), states[-1]) == (True, "COMPLETED")
    (stored,) = serving.runs(id={"any_": [run]})
    assert "via:cli" in stored["tags"]

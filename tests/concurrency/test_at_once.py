"""Eight people do the same thing at the same moment: it happens once, and the others are told."""

import os
import signal
from collections import Counter

from sqlalchemy import text

from parat.domain.instrument import instrument
from parat.example.filling import fill
from tests.concurrency.conftest import CROWD, EVERYBODY
from tests.crash.promises import broken_promises, events_of, files_of, rows_of
from tests.crash.thin_path import ENGAGEMENT, PROGRAMME

BEFORE_READINESS, BEFORE_THE_ANSWERS, BEFORE_MINUTES, BEFORE_SELECTION = 5, 5, 8, 1
ROUNDS, SEATS = 2, 3


def scalar(world, statement: str, **values):
    with world.connection() as connection:
        return connection.execute(text(statement), values).scalar()


def came(answers) -> Counter:
    return Counter(answer["came"] for answer in answers)


def nothing_is_broken(world) -> bool:
    return broken_promises(world, world) == []


def test_eight_who_start_the_same_stage_leave_one_attempt_and_one_packet(meeting):
    meeting.begin(BEFORE_READINESS)
    answers = meeting.everybody("start", stage="readiness")
    assert set(came(answers)) <= {"waiting", "TRI-010"}
    assert came(answers)["waiting"] >= 1
    where = "WHERE engagement = :key AND stage = 'readiness'"
    assert scalar(meeting.world, f"SELECT count(*) FROM stage_attempt {where}", key=ENGAGEMENT) == 1
    assert scalar(meeting.world, f"SELECT count(*) FROM packet {where}", key=ENGAGEMENT) == 1
    assert nothing_is_broken(meeting.world)


def test_while_one_works_on_a_stage_the_others_are_told_who_and_since_when(meeting):
    meeting.begin(BEFORE_READINESS)
    for round_number in range(1, ROUNDS + 1):
        answers = meeting.everybody("start_and_hold", stage="readiness")
        assert came(answers) == {"holds": 1, "TRI-010": CROWD - 1}
        (holder,) = (staff for staff, answer in zip(EVERYBODY, answers, strict=True) if answer["came"] == "holds")
        others = [answer["said"] for answer in answers if answer["came"] != "holds"]
        assert all(f"{holder} is working on this stage since 20" in said for said in others)
        assert came(meeting.go_on()) == {"waiting": 1}
        assert scalar(meeting.world, "SELECT max(fence) FROM claim WHERE stage = 'readiness'") == round_number
    assert nothing_is_broken(meeting.world)


def test_eight_who_decide_at_the_same_gate_leave_one_decision(meeting):
    meeting.begin(BEFORE_SELECTION)
    meeting.act(("start", {"stage": "application", "staff": "k01"}))
    add_everybody(meeting)
    lines = len(without_documents(events(meeting)))
    answers = meeting.everybody("rule", gate="selection")
    assert came(answers) == {"decided": 1, "TRI-020": CROWD - 1}
    (winner,) = (staff for staff, answer in zip(EVERYBODY, answers, strict=True) if answer["came"] == "decided")
    assert scalar(meeting.world, "SELECT recorded_by FROM gate WHERE gate = 'selection'") == winner
    assert all(f"recorded by {winner}" in answer["said"] for answer in answers if answer["came"] == "TRI-020")
    assert len(without_documents(events(meeting))) - lines == 3
    assert scalar(meeting.world, "SELECT count(*) FROM document WHERE kind = 'award_letter'") == 1
    assert nothing_is_broken(meeting.world)


def test_eight_who_decide_differently_leave_one_decision_and_what_follows_from_it(meeting):
    meeting.begin(BEFORE_SELECTION)
    meeting.act(("start", {"stage": "application", "staff": "k01"}))
    add_everybody(meeting)
    rulings = ["approve", "request_changes", "reject", "approve", "request_changes", "reject", "approve", "reject"]
    acts = [
        ("rule", {"gate": "selection", "staff": staff, "ruling": ruling})
        for staff, ruling in zip(EVERYBODY, rulings, strict=True)
    ]
    answers = meeting.act(*acts)
    assert came(answers)["decided"] == 1
    (taken,) = (ruling for ruling, answer in zip(rulings, answers, strict=True) if answer["came"] == "decided")
    assert scalar(meeting.world, "SELECT ruling FROM gate WHERE gate = 'selection' AND attempt = 1") == taken
    attempts = scalar(meeting.world, "SELECT count(*) FROM stage_attempt WHERE stage = 'application'")
    closed = scalar(meeting.world, "SELECT closed_because FROM engagement")
    assert (attempts, bool(closed)) == (2 if taken == "request_changes" else 1, taken == "reject")
    told = "SELECT count(*) FROM document WHERE kind = :kind"
    assert scalar(meeting.world, told, kind="award_letter") == (taken == "approve")
    assert scalar(meeting.world, told, kind="rejection_letter") == (taken == "reject")


def test_eight_who_import_the_same_packet_store_it_once(meeting):
    meeting.begin(BEFORE_READINESS)
    meeting.act(("start", {"stage": "readiness", "staff": "k01"}))
    meeting.begin(BEFORE_THE_ANSWERS + 1)
    file = next(meeting.desk.glob("readiness-baseline-*.xlsx"))
    meeting.begin(BEFORE_READINESS)
    meeting.act(("start", {"stage": "readiness", "staff": "k01"}))
    answers = meeting.everybody("take_in", file=str(file))
    assert came(answers) == {"stored": 1, "already": CROWD - 1}
    received = "SELECT count(*) FROM packet WHERE direction = 'received' AND stage = 'readiness'"
    assert scalar(meeting.world, received) == 1
    assert nothing_is_broken(meeting.world)


def test_of_eight_different_answers_taken_in_at_once_one_stands_whole_and_the_others_are_asked(meeting, tmp_path):
    meeting.begin(BEFORE_READINESS)
    meeting.act(("start", {"stage": "readiness", "staff": "k01"}))
    meeting.begin(BEFORE_THE_ANSWERS + 1)
    file = next(meeting.desk.glob("readiness-baseline-*.xlsx"))
    items = [item.id for item in instrument("2026.1").items]
    acts = []
    for number, staff in enumerate(EVERYBODY):
        same = tmp_path / f"svar-{number}.xlsx"
        given = {"R1": str(number % 5), "R2": str(number // 5)}
        same.write_bytes(fill(file.read_bytes(), {"answers": dict.fromkeys(((item,) for item in items), given)}))
        acts.append(("take_in", {"staff": staff, "file": str(same)}))
    meeting.begin(BEFORE_READINESS)
    meeting.act(("start", {"stage": "readiness", "staff": "k01"}))
    assert came(meeting.act(*acts)) == {"stored": CROWD}
    first = "SELECT {} FROM answer JOIN respondent ON respondent.id = answer.respondent WHERE respondent.number = 'R1'"
    assert scalar(meeting.world, first.format("count(DISTINCT answer.value)")) == 1
    assert scalar(meeting.world, first.format("count(DISTINCT answer.packet)")) == 1
    said = "SELECT count(*) FROM conflict WHERE choice IS NULL AND sheet_value {} record_value"
    assert scalar(meeting.world, said.format("<>")) == len(items) * (4 + 1)  # four other answers of R1, one of R2
    assert scalar(meeting.world, said.format("=")) == 0
    assert nothing_is_broken(meeting.world)


def test_eight_different_municipalities_are_worked_on_side_by_side(meeting):
    meeting.begin(0)
    enrolled = meeting.act(*(("enrol_neighbour", {"number": number, "staff": "k01"}) for number in range(CROWD)))
    keys = [answer["came"] for answer in enrolled]
    assert len(set(keys)) == CROWD
    acts = [("start", {"stage": "application", "engagement": key, "staff": "k01"}) for key in keys]
    assert came(meeting.act(*acts)) == {"waiting": CROWD}
    assert scalar(meeting.world, "SELECT count(*) FROM packet WHERE direction = 'sent'") == CROWD
    assert nothing_is_broken(meeting.world)


def test_eight_who_enrol_the_same_municipality_enrol_it_once(meeting):
    meeting.begin(0)
    answers = meeting.act(*(("enrol_neighbour", {"number": 1, "staff": "k01"}) for _ in range(CROWD)))
    assert came(answers) == {f"{PROGRAMME}/9911": CROWD}
    assert scalar(meeting.world, "SELECT count(*) FROM engagement") == 2
    assert nothing_is_broken(meeting.world)


def test_eight_selected_at_once_never_take_more_seats_than_there_are(meeting):
    meeting.begin(0)
    applied = meeting.act(*(("apply", {"number": number, "staff": "k01"}) for number in range(CROWD)))
    with meeting.world.connection() as connection:
        connection.execute(text("UPDATE programme SET capacity = :seats"), {"seats": SEATS})
        connection.commit()
    acts = [("rule", {"gate": "selection", "engagement": one["came"], "staff": "k01"}) for one in applied]
    assert came(meeting.act(*acts)) == {"decided": SEATS, "TRI-021": CROWD - SEATS}
    assert scalar(meeting.world, "SELECT count(*) FROM gate WHERE ruling = 'approve'") == SEATS
    assert nothing_is_broken(meeting.world)


def test_a_frozen_run_that_is_revived_after_another_took_over_writes_nothing(meeting):
    meeting.begin(BEFORE_MINUTES)
    (frozen,) = meeting.act(("start_and_hold", {"stage": "workshops", "staff": "k01"}))
    assert frozen["came"] == "holds"
    os.kill(frozen["pid"], signal.SIGSTOP)
    try:
        let_the_lease_lapse(meeting.world)
        assert came(meeting.act(("start", {"stage": "workshops", "staff": "k02"}))) == {"waiting": 1}
        before = everything(meeting.world)
    finally:
        os.kill(frozen["pid"], signal.SIGCONT)
    assert came(meeting.go_on()) == {"TRI-011": 1}
    assert everything(meeting.world) == before
    assert nothing_is_broken(meeting.world)


def test_a_living_run_that_is_only_slow_keeps_its_stage(meeting):
    meeting.begin(BEFORE_MINUTES)
    (slow,) = meeting.act(("start_and_hold", {"stage": "workshops", "staff": "k01"}))
    os.kill(slow["pid"], signal.SIGSTOP)
    try:
        assert came(meeting.act(("start", {"stage": "workshops", "staff": "k02"}))) == {"TRI-010": 1}
    finally:
        os.kill(slow["pid"], signal.SIGCONT)
    assert came(meeting.go_on()) == {"waiting": 1}


def events(meeting) -> list:
    with meeting.world.connection() as connection:
        return events_of(connection)


def without_documents(lines: list) -> list:
    """Leave out what tells of a file: how many lines that takes is no matter of the decision."""
    return [line for line in lines if line[3] not in ("document", "generation", "manifest", "rendition")]


def everything(world):
    with world.connection() as connection:
        return rows_of(connection), events_of(connection), files_of(world)


def let_the_lease_lapse(world) -> None:
    with world.connection() as connection:
        connection.execute(text("UPDATE claim SET lease_until = '2026-01-01 00:00:00+00:00' WHERE holder IS NOT NULL"))
        connection.commit()


def add_everybody(meeting) -> None:
    with meeting.world.connection() as connection:
        for staff in EVERYBODY[1:]:
            row = {"id": staff, "name": "Prøve", "role": "lead", "active": True}
            connection.execute(text("INSERT INTO staff VALUES (:id, :name, :role, :active)"), row)
        connection.commit()

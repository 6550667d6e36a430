"""Rounds of the readiness assessment in the record: asked, answered by several files, reminded of, left out."""

from datetime import date

import pytest

from db.schema import Answer, AssessmentRound, Outbox, Programme, Respondent
from parat.documents.packets import export_packet
from parat.domain.instrument import instrument
from parat.domain.packets import narrowed, packet_for
from parat.domain.stages import Evidence, Stage
from parat.example.filling import fill
from parat.intake.packets import read_packet
from tasks.answers import answered_round, domain_answers, mapping_answers, round_id
from tasks.importing import store_packet
from tasks.mapping import mapping_result
from tasks.own_workbooks import write_workbooks
from tasks.packets import Sending, packet_store, write_packet
from tasks.reminders import remind_where_due
from tasks.respondent_errors import CprInReasonError, ReasonNeededError, RoleAnsweredError
from tasks.respondents import Asking, RoundOf, ask_respondent, close_role
from tasks.responses import responses_of
from tasks.rows import rows_for
from tasks.run import Actor, looking, work_by
from tests.db.builders import KEY, PROGRAMME, an_attempt, count, evidence, store, store_an_engagement, verify

FIRST = Actor("k01", "cli", "koersel-1", date(2026, 9, 7))
ROUND = RoundOf(KEY)
ROUND_ID = round_id(KEY, "baseline")
ITEMS = [item.id for item in instrument("2026.1").items]
THEMES = [one.id for one in instrument("2026.1").dimensions]


def on(day: date) -> Actor:
    return Actor("k01", "cli", "koersel-2", day)


@pytest.fixture
def readiness(record):
    store_an_engagement(record)
    store(record, an_attempt(stage="readiness"))
    return record


def asked(role: str, number: str = "", due_on: date = date(2026, 10, 9)) -> str:
    return ask_respondent(ROUND, Asking(role, number=number, due_on=due_on), FIRST)


def came_back(content: bytes, entries, actor: Actor = FIRST):
    filled = fill(content, entries)
    return store_packet(read_packet(filled, "svar.xlsx"), None, "svar.xlsx", filled, actor)


def own_workbook(number: str, part: str = "") -> bytes:
    (row,) = write_workbooks(ROUND, number, part, FIRST)
    return packet_store().content_of(row.path, row.sha256)


def joint_workbook(spec=None) -> bytes:
    with work_by(FIRST, KEY) as unit:
        row = write_packet(unit, KEY, Sending(spec or packet_for("readiness"), "baseline", 1), FIRST)
        unit.commit()
    return packet_store().content_of(row.path, row.sha256)


def answers_of(number: str, value: str = "2", items=None):
    return {"answers": {(item,): {number: value} for item in ITEMS if items is None or item in items}}


def stored(kind):
    with looking() as read:
        return read.all(kind)


def where_it_stands():
    with looking() as read:
        return responses_of(read, KEY, "baseline")


def test_the_first_respondent_begins_the_round_and_the_others_join_it(readiness):
    assert (asked("leader"), asked("school")) == ("R1", "R2")
    (row,) = stored(AssessmentRound)
    assert (row.instrument_version, row.opened_on) == ("2026.1", FIRST.today)


def test_a_round_keeps_its_instrument_and_its_first_day_when_the_programme_moves_on(readiness):
    asked("leader")
    with work_by(FIRST, PROGRAMME) as unit:
        unit.change(Programme, PROGRAMME, instrument_version="2017.1")
        unit.commit()
    came_back(own_workbook("R1"), answers_of("R1"), on(date(2026, 9, 20)))
    (row,) = stored(AssessmentRound)
    assert (row.instrument_version, row.opened_on) == ("2026.1", FIRST.today)


def test_asking_twice_writes_nothing_more(readiness):
    asked("leader")
    before = verify(readiness)
    asked("leader")
    assert verify(readiness) == before


def test_a_round_that_was_only_asked_or_mapped_has_not_been_answered(readiness):
    asked("leader")
    came_back(own_workbook("R1", "mapping"), {"mapping": {(one,): {"R1": "3"} for one in THEMES}})
    with looking() as read:
        assert answered_round(read, ROUND_ID) is None
        assert (len(domain_answers(read, ROUND_ID)), len(mapping_answers(read, ROUND_ID))) == (0, 9)
        assert {str(one.level) for one in mapping_result(read, ROUND_ID)} == {"3.0"}


def test_a_mapping_answer_has_its_place_and_its_file(readiness):
    asked("leader")
    came_back(own_workbook("R1", "mapping"), {"mapping": {("D1",): {"R1": "3", "remark_R1": "Vedtaget i 2025"}}})
    (row,) = stored(Answer)
    assert (row.item, row.reason, row.place.startswith("Afdækning!")) == ("D1", "Vedtaget i 2025", True)


def test_who_has_answered_everything_and_wrote_no_day_answered_on_the_day_of_the_import(readiness):
    asked("leader")
    came_back(own_workbook("R1"), answers_of("R1"), on(date(2026, 9, 20)))
    assert [row.answered_on for row in stored(Respondent)] == [date(2026, 9, 20)]


def test_the_day_in_the_file_counts_before_the_day_of_the_import(readiness):
    asked("leader")
    answered = {"respondents": {("R1",): {"answered_on": date(2026, 9, 18)}}, **answers_of("R1")}
    came_back(own_workbook("R1"), answered, on(date(2026, 9, 20)))
    assert [row.answered_on for row in stored(Respondent)] == [date(2026, 9, 18)]


def test_who_has_answered_some_has_begun_and_gets_no_day(readiness):
    asked("leader")
    came_back(own_workbook("R1"), answers_of("R1", items=ITEMS[:12]))
    (one,) = where_it_stands().respondents
    assert (one.answered_on, one.unanswered) == (None, 33)


def test_when_somebody_was_asked_and_reminded_stays_when_answers_come(readiness):
    asked("leader")
    remind_where_due(on(date(2026, 10, 6)))
    came_back(joint_workbook(), answers_of("R1", items=ITEMS[:3]))
    (row,) = stored(Respondent)
    assert (row.asked_on, row.due_on, row.reminded_on) == (FIRST.today, date(2026, 10, 9), date(2026, 10, 6))


@pytest.mark.parametrize("number", ["", "R1"])
def test_an_untouched_workbook_changes_nothing_of_the_answers(readiness, number):
    for one, role in (("R1", "leader"), ("R2", "school")):
        asked(role)
        texts = {f"documentation_{one}": f"Notat {one}", f"reason_{one}": f"Fordi {one}"}
        came_back(own_workbook(one), {"answers": {("D1.1",): {one: "3", **texts}, ("D1.2",): {one: "VI"}}})
        came_back(own_workbook(one), {"mapping": {("D1",): {one: "1", f"remark_{one}": f"Tema {one}"}}})
    before = [kind_rows(kind) for kind in (AssessmentRound, Respondent, Answer)]
    content = own_workbook(number) if number else joint_workbook()
    came_back(content, {}, on(date(2027, 1, 4)))
    assert [kind_rows(kind) for kind in (AssessmentRound, Respondent, Answer)] == before


def kind_rows(kind):
    return [{name: value for name, value in vars(row).items() if not name.startswith("_")} for row in stored(kind)]


def test_a_workbook_of_edition_1_keeps_its_one_level_for_the_whole_municipality(readiness):
    first_edition = export_packet(
        packet_for("readiness").edition(1), engagement=KEY, municipality="Sandvig", generation="g1", is_example=True,
        rows=rows_now(),
    )  # fmt: skip
    filled = fill(first_edition, {"mapping": {("D1",): {"value": "2", "note": "Kladde"}}})
    packet = read_packet(filled, "gammel.xlsx")
    store_packet(packet, {}, "gammel.xlsx", filled, FIRST)
    with looking() as read:
        theme = mapping_result(read, ROUND_ID)[0]
    assert (theme.level, theme.answered, theme.notes) == (2, 1, ("Kladde",))
    came_back(joint_workbook(), {"respondents": [{"respondent": "R1", "role": "leader"}]})
    with looking() as read:
        assert mapping_result(read, ROUND_ID)[0] == theme


def rows_now():
    with looking() as read:
        return rows_for(read, KEY, Stage.READINESS, "baseline")


def test_two_files_that_say_different_things_of_one_text_are_a_conflict(readiness):
    asked("leader")
    own, joint = own_workbook("R1"), joint_workbook()
    came_back(own, {"answers": {("D1.1",): {"R1": "3"}}})
    assert len(came_back(joint, {"answers": {("D1.1",): {"R1": "4"}}}).conflicts) == 1
    assert [row.value for row in stored(Answer)] == ["3"]


def test_a_role_is_covered_when_one_of_it_has_answered_to_the_end(readiness):
    for role in ("leader", "coordinator", "social", "school", "employment", "contingency"):
        asked(role)
    everybody = {(item,): dict.fromkeys(("R1", "R2", "R3", "R4", "R5"), "2") for item in ITEMS}
    came_back(joint_workbook(), {"answers": everybody})
    assert where_it_stands().missing == ("contingency",)
    close_role(ROUND, "contingency", "Stillingen er ledig", FIRST)
    assert where_it_stands().missing == ()
    assert count(readiness, f"evidence WHERE name = '{Evidence.ROLES_COVERED}' AND holds") == 1


def test_a_role_that_was_left_out_and_answers_after_all_is_left_out_no_more(readiness):
    asked("leader")
    asked("contingency")
    close_role(ROUND, "contingency", "Stillingen er ledig", FIRST)
    came_back(own_workbook("R2"), answers_of("R2", items=ITEMS[:12]))
    assert dict(where_it_stands().closed) == {"contingency": "Stillingen er ledig"}
    came_back(own_workbook("R2"), answers_of("R2"))
    assert dict(where_it_stands().closed) == {}
    with pytest.raises(RoleAnsweredError):
        close_role(ROUND, "contingency", "Stillingen er ledig", FIRST)


def test_a_file_that_leaves_out_a_role_and_brings_its_answers_changes_nothing_the_second_time(readiness):
    left_out = {"missing_roles": [{"role": "leader", "reason": "Stillingen er ledig"}]}
    entries = {"respondents": [{"respondent": "R1", "role": "leader"}], **left_out, **answers_of("R1")}
    workbook = joint_workbook()
    came_back(workbook, entries)
    lines = count(readiness, "audit WHERE subject_table = 'assessment_round'")
    came_back(workbook, {**entries, "respondents": [{"respondent": "R1", "role": "leader", "sector": "school"}]})
    assert dict(where_it_stands().closed) == {}
    assert count(readiness, "audit WHERE subject_table = 'assessment_round'") == lines


def test_closing_every_role_without_an_answer_covers_nothing(readiness):
    store(readiness, evidence(name=Evidence.ROLES_COVERED))
    for role in ("leader", "coordinator", "social", "school", "employment", "contingency"):
        close_role(ROUND, role, "Ingen tid", FIRST)
    assert count(readiness, f"evidence WHERE name = '{Evidence.ROLES_COVERED}' AND holds") == 0


def test_a_role_is_left_out_only_with_a_reason_that_holds_no_cpr_number(readiness):
    with pytest.raises(ReasonNeededError):
        close_role(ROUND, "school", "  ", FIRST)
    with pytest.raises(CprInReasonError):
        close_role(ROUND, "school", "Sagen om 010136-4000", FIRST)


def test_the_daily_review_reminds_three_working_days_ahead_and_again_when_the_day_has_passed(readiness):
    asked("leader")
    asked("school", due_on=date(2026, 12, 1))
    days = [date(2026, 10, day) for day in range(5, 20)]
    assert [day for day in days if remind_where_due(on(day)).count] == [
        date(2026, 10, 6), date(2026, 10, 10), date(2026, 10, 17),
    ]  # fmt: skip
    assert sorted(row.number for row in stored(Outbox)) == [1, 2, 3]
    assert all("R2" not in row.body for row in stored(Outbox))


def test_nobody_is_reminded_of_a_role_that_was_left_out_or_a_stage_that_has_ended(readiness):
    asked("leader")
    asked("school")
    close_role(ROUND, "leader", "Ledig stilling", FIRST)
    remind_where_due(on(date(2026, 10, 6)))
    assert ["R1" in row.body for row in stored(Outbox)] == [False]
    store(readiness, an_attempt(stage="readiness", ended_on=date(2026, 10, 9)))
    assert remind_where_due(on(date(2026, 10, 12))).count == 0


def test_a_reminder_reads_as_a_colleague_would_write_it(readiness):
    asked("leader")
    asked("school")
    came_back(own_workbook("R2"), answers_of("R2", items=ITEMS[:12]))
    remind_where_due(on(date(2026, 10, 6)))
    (message,) = stored(Outbox)
    assert message.subject == "Sandvig Kommune: 2 respondenter mangler at svare på parathedsvurderingen"
    assert "- R1, Leder: har ikke svaret (frist 9. oktober 2026)" in message.body
    assert "- R2, Skole/dagtilbud: er begyndt, men 33 af 45 udsagn mangler (frist 9. oktober 2026)" in message.body
    assert "Vil du bede dem svare senest den 9. oktober 2026?" in message.body


def test_a_packet_says_whose_it_is_and_which_part(readiness):
    asked("leader")
    (row,) = write_workbooks(ROUND, "R1", "mapping", FIRST)
    assert (row.respondent, row.part) == ("R1", "mapping")
    spec = narrowed(packet_for("readiness"), "R1", "mapping")
    assert read_packet(fill(own_workbook("R1", "mapping"), {}), "x.xlsx").part == spec.part

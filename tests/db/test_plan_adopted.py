"""What the council adopted stands: days that cannot be so are refused, and nothing changes the plan behind its back."""

from datetime import timedelta

import pytest

from db.documents import newest_generations
from db.schema import Action, Contact, Deadline, Engagement, Gate, Generation, Manifest
from parat.domain.identity import natural_id
from parat.domain.packets import packet_for, whole
from parat.domain.stages import PUBLICATION, Ruling, Stage
from parat.intake.packets import Packet, Row
from tasks.adopted import PlanAdoptedError
from tasks.decision_errors import DayTooEarlyError, NotAdoptedError, UnusableProofError
from tasks.proofs import check_address
from tasks.rows import rows_for
from tasks.run import looking, work_by
from tasks.stage_run import standing_now
from tasks.storers import store_rows
from tests.db.builders import DAY, KEY, a_contact, store
from tests.db.plans import (
    MEETING,
    PAGE,
    adopted,
    an_action,
    an_indicator,
    before_council,
    go_on,
    on,
    published,
    ruled,
    store_plan_before_council,
    take_responsibility,
)

pytestmark = pytest.mark.slow
PROOF = {"meeting_on": MEETING.isoformat(), "item_number": "7"}


def engagement():
    with looking() as read:
        return read.get(Engagement, KEY)


def decided():
    with looking() as read:
        return {
            row.gate: row for row in read.all(Gate, Gate.engagement == KEY, Gate.stage == "plan", order=[Gate.attempt])
        }


def words_of(kind):
    """Give what the newest version of a document says, block by block."""
    with looking() as read:
        version = newest_generations(read, KEY, kind)[0]
        return read.all(Manifest, Manifest.generation == version.id)[0].blocks


def versions():
    with looking() as read:
        return sorted((row.id, row.sha256) for row in read.all(Generation, Generation.engagement == KEY))


def hand_in_other_title():
    """Let a plan workbook say something else of the first action."""
    spec = whole(packet_for(Stage.PLAN))
    with work_by(on(MEETING), KEY) as unit:
        rows = rows_for(unit, KEY, Stage.PLAN, "")
        sheets = {sheet.key: tuple(_row(sheet, cells) for cells in rows.get(sheet.key, ())) for sheet in spec.sheets}
        store_rows(unit, Packet(spec, KEY, "g1", "", sheets, "0" * 64, file="plan.xlsx"), "p1", on(MEETING))
        unit.commit()


def _row(sheet, cells):
    keys = [column.key for column in sheet.columns]
    changed = {**cells, "title": "Et andet kursus"} if sheet.key == "actions" else cells
    return Row({key: changed.get(key) for key in keys}, dict.fromkeys(keys, f"{sheet.title_da}!A4"))


def test_the_meeting_is_the_day_of_the_decision_and_the_revision_is_due_four_years_later(record):
    before_council(record)
    ruled("council", MEETING + timedelta(days=9), PROOF)
    row = engagement()
    assert decided()["council"].decided_on == row.adopted_on == MEETING
    assert row.revision_due_on == MEETING.replace(year=MEETING.year + 4)
    with looking() as read:
        assert read.get(Deadline, natural_id("deadline", KEY, "revision")).due_on == row.revision_due_on


@pytest.mark.parametrize(
    ("meeting", "error"),
    [
        ((DAY - timedelta(days=1)).isoformat(), DayTooEarlyError),
        ((MEETING + timedelta(days=1)).isoformat(), UnusableProofError),
        ("30. februar", UnusableProofError),
    ],
)
def test_a_meeting_that_cannot_have_adopted_this_draft_is_refused(record, meeting, error):
    before_council(record)
    with pytest.raises(error):
        ruled("council", MEETING, {"meeting_on": meeting, "item_number": "7"})
    assert (engagement().adopted_on, decided()["council"].ruling) == (None, None)


def test_a_council_cannot_have_met_before_an_earlier_step_was_decided(record):
    store_plan_before_council(record, steps=("directors",))
    go_on(DAY)
    take_responsibility(DAY)
    ruled("directors", MEETING, taken_on=(MEETING - timedelta(days=5)).isoformat())
    with pytest.raises(DayTooEarlyError, match="directors"):
        ruled("council", MEETING, {**PROOF, "meeting_on": (MEETING - timedelta(days=6)).isoformat()})
    ruled("council", MEETING, {**PROOF, "meeting_on": (MEETING - timedelta(days=5)).isoformat()})
    assert engagement().adopted_on == MEETING - timedelta(days=5)


def test_nothing_is_published_that_is_not_adopted(record):
    before_council(record)
    with pytest.raises(NotAdoptedError):
        ruled("publication", MEETING, {"published_on": MEETING.isoformat(), "address": PAGE})


def test_a_plan_is_not_published_before_it_was_adopted(record):
    adopted(record)
    with pytest.raises(DayTooEarlyError):
        ruled("publication", MEETING, {"published_on": (MEETING - timedelta(days=1)).isoformat(), "address": PAGE})
    assert (engagement().published_on, decided()["publication"].ruling) == (None, None)


@pytest.mark.parametrize(
    "address",
    ["www.sandvig.example/plan", "https://", "https://sandvig", "https://sandvig.example/en plan", "https://[sandvig",
     "ftp://sandvig.example/plan", "https://k07:hemmelig@sandvig.example/plan", "https://.example/plan"],
)  # fmt: skip
def test_an_address_at_which_nobody_finds_a_page_is_refused(address):
    with pytest.raises(UnusableProofError):
        check_address({"address": address}, PUBLICATION, KEY)


@pytest.mark.parametrize("address", [PAGE, "http://sandvig.dk/planer/plan.html?side=2#top", "https://sandvig.dk:8443/"])
def test_an_address_with_a_host_is_taken(address):
    check_address({"address": address}, PUBLICATION, KEY)


def test_a_workbook_cannot_change_what_the_council_adopted(record):
    adopted(record)
    before = versions()
    with pytest.raises(PlanAdoptedError, match=r"parat decide publication .* request_changes"):
        hand_in_other_title()
    go_on(MEETING)
    with looking() as read:
        titles = [row.title for row in read.all(Action, Action.engagement == KEY, order=[Action.number])]
    assert titles == ["Kurser", "Mentorer", "Afvist"]
    assert versions() == before


def test_what_changes_around_an_adopted_plan_is_not_written_into_it(record):
    adopted(record)
    public = words_of("plan_public")
    late = an_action(9, "Sent tilføjet")
    store(record, a_contact(function="beredskabschef"), late, an_indicator(late))
    ruled("publication", MEETING, {"published_on": MEETING.isoformat(), "address": PAGE})
    said = words_of("plan_public")
    new = " ".join(text for block, text in said.items() if public.get(block) != text)
    assert ("Sent tilføjet" in new, "eredskabschef" in new, "Offentliggjort" in new) == (False, False, True)


def test_an_adopted_plan_that_is_opened_again_is_a_draft_and_keeps_what_was_decided(record):
    adopted(record)
    ruled("publication", MEETING, ruling=Ruling.REQUEST_CHANGES, reason="Et kapitel mangler.")
    standing = standing_now(KEY)
    assert (standing.attempt(Stage.PLAN).number, standing.passed("council")) == (2, False)
    hand_in_other_title()
    go_on(MEETING)
    with looking() as read:
        assert newest_generations(read, KEY, "plan_draft")[0].state == "draft"
        assert read.all(Gate, Gate.gate == "council", Gate.attempt == 1)[0].proof == PROOF
    assert engagement().adopted_on == MEETING


def test_a_plan_that_was_opened_again_is_adopted_anew_in_its_new_words(record):
    adopted(record)
    ruled("publication", MEETING, ruling=Ruling.REQUEST_CHANGES, reason="Et kapitel mangler.")
    hand_in_other_title()
    go_on(MEETING)
    later = MEETING + timedelta(days=20)
    ruled("council", later, {"meeting_on": later.isoformat(), "item_number": "3"})
    assert engagement().adopted_on == later
    assert any("Et andet kursus" in text for text in words_of("plan_public").values())


def test_a_published_plan_has_ended_its_stage(record):
    published(record)
    assert standing_now(KEY).ended(Stage.PLAN)
    assert engagement().published_at == PAGE
    with looking() as read:
        assert read.all(Contact, Contact.engagement == KEY) == []

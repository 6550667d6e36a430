"""A packet from before a sheet was there is read, and says nothing about that sheet's rows."""

from datetime import date

from parat.intake.packets import read_packet
from tests.unit.packets.builders import a_filled_packet, edited, values_of

ANSWER = {
    "number": 1, "party": "Politikredsen", "received_on": date(2027, 11, 2), "section": "Kapitel 11", "about": None,
    "comment": "Vagten bør nævnes.", "answer": "Den er nævnt nu.", "changes_plan": True,
}  # fmt: skip


def test_a_plan_without_the_sheet_of_hearing_answers_is_read():
    older = edited(a_filled_packet("plan"), lambda book: book.remove(book["Høringssvar"]))
    packet = read_packet(older, "plan.xlsx")
    assert packet.absent == {"hearing"}
    assert packet.sheets["hearing"] == ()
    assert packet.sheets["actions"]


def test_an_empty_sheet_is_not_an_absent_one():
    packet = read_packet(a_filled_packet("plan"), "plan.xlsx")
    assert packet.absent == frozenset()


def test_a_hearing_answer_is_read_as_it_was_typed():
    packet = read_packet(a_filled_packet("plan", {"hearing": [ANSWER]}), "plan.xlsx")
    assert values_of(packet)["hearing"] == [ANSWER]

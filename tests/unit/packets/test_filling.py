import io

import pytest
from openpyxl import load_workbook

from parat.example.filling import fill
from parat.intake.packets import read_packet
from tests.unit.packets.builders import ENTRIES, STAGES, a_filled_packet, a_packet, values_of


@pytest.mark.parametrize("stage", STAGES)
def test_what_a_person_fills_in_is_what_is_read(stage):
    read = values_of(read_packet(a_filled_packet(stage), "svar.xlsx"))
    for sheet, wanted in ENTRIES[stage].items():
        entries = wanted.values() if isinstance(wanted, dict) else wanted
        for entry in entries:
            assert any(entry.items() <= row.items() for row in read[sheet])


def test_a_choice_is_written_by_its_danish_label():
    book = load_workbook(io.BytesIO(a_filled_packet("workshops")))
    assert book["Workshops"]["B4"].value == "Opstart og udviklingsområder"


def test_added_rows_follow_those_that_are_there():
    filled = fill(a_filled_packet("workshops"), {"areas": [{"number": 2, "title": "Roller", "priority": "low"}]})
    assert [row["number"] for row in values_of(read_packet(filled, "w.xlsx"))["areas"]] == [1, 2]


def test_a_key_that_is_not_there_becomes_a_new_row():
    filled = a_filled_packet("plan", {"actions": {(9,): {"title": "Ny", "decision": "proposed", "task": "1",
                                                         "level": "constructive"}}})  # fmt: skip
    assert [row["number"] for row in values_of(read_packet(filled, "p.xlsx"))["actions"]] == [1, 9]


def test_an_empty_value_clears_the_cell():
    cleared = fill(a_filled_packet("plan"), {"actions": {(1,): {"baseline": None}}})
    assert values_of(read_packet(cleared, "p.xlsx"))["actions"][0]["baseline"] is None


def test_a_packet_can_be_filled_twice():
    once = a_filled_packet("readiness")
    again = fill(once, {"answers": {("D1.1",): {"R1": "4"}}})
    assert values_of(read_packet(again, "r.xlsx"))["answers"][0]["R1"] == "4"


def test_an_unknown_sheet_is_an_error_of_the_programmer():
    with pytest.raises(StopIteration):
        fill(a_packet("plan"), {"nothing": []})

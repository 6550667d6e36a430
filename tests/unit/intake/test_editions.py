"""A packet that went out in an earlier edition is read when it comes back; what it did not ask for is empty."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from parat.documents.packets import export_packet
from parat.domain.packets import packet_for
from parat.intake import errors
from parat.intake.packets import read_packet
from tests.unit.packets.builders import ENGAGEMENT, a_filled_packet

ROWS = {
    "workshops": {"workshops": [{"number": 1, "kind": "start", "held_on": date(2026, 11, 2), "status": "held"}]},
    "training": {
        "sessions": [{"session": 1, "module": "signs", "hours": Decimal("2.5"), "status": "planned"}],
    },
}


def first_edition(stage):
    """Export a packet as its first edition looked, with a few rows."""
    spec = packet_for(stage).edition(1)
    return export_packet(
        spec, engagement=ENGAGEMENT, municipality="Egeskær", generation="g1", rows=ROWS[stage], is_example=True
    )


def test_workshops_of_the_first_edition_have_no_time_of_day():
    row = read_packet(first_edition("workshops"), "w.xlsx").sheets["workshops"][0]
    assert (row["held_on"], row["begins"]) == (date(2026, 11, 2), None)


def test_training_of_the_first_edition_has_no_evaluation_and_no_places():
    packet = read_packet(first_edition("training"), "t.xlsx")
    assert packet.sheets["evaluation"] == ()
    assert (packet.sheets["sessions"][0]["hours"], packet.sheets["sessions"][0]["place"]) == (Decimal("2.5"), None)


def with_a_proposal(edition):
    """Export a training packet of an edition with a need that has no number."""
    rows = {"needs": [{"group": "Lærere", "module": "signs", "needed": None, "reason": "D4.2: scoren er 1,4"}]}
    spec = packet_for("training").edition(edition)
    return export_packet(
        spec, engagement=ENGAGEMENT, municipality="Egeskær", generation="g1", rows=rows, is_example=True
    )


def test_a_proposal_of_the_third_edition_may_lack_its_number():
    (row,) = read_packet(with_a_proposal(3), "t.xlsx").sheets["needs"]
    assert (row["needed"], row["reason"]) == (None, "D4.2: scoren er 1,4")


def test_a_need_of_the_second_edition_knew_no_reason_and_must_have_its_number():
    with pytest.raises(errors.PacketErrors, match="Antal, der skal undervises"):
        read_packet(with_a_proposal(2), "t.xlsx")


def test_the_newest_edition_must_have_its_columns():
    book = load_workbook(io.BytesIO(a_filled_packet("workshops")))
    book["Workshops"].delete_cols(4)
    changed = io.BytesIO()
    book.save(changed)
    with pytest.raises(errors.PacketErrors, match="Kl"):
        read_packet(changed.getvalue(), "w.xlsx")


def test_a_time_of_day_and_an_evaluation_come_back_as_they_were_filled_in():
    sessions = read_packet(a_filled_packet("training"), "t.xlsx").sheets
    assert (sessions["sessions"][0]["begins"], sessions["sessions"][0]["place"]) == ("13.00", "Biblioteket")
    assert (sessions["evaluation"][0]["relevance"], sessions["evaluation"][0]["wished"]) == (Decimal("4.2"), None)


def test_what_is_no_time_of_day_is_refused_with_its_cell():
    book = load_workbook(io.BytesIO(a_filled_packet("training")))
    book["Undervisningsgange"]["D4"] = "om formiddagen"
    changed = io.BytesIO()
    book.save(changed)
    with pytest.raises(errors.PacketErrors) as refused:
        read_packet(changed.getvalue(), "t.xlsx")
    assert "celle D4: »om formiddagen« i »Kl.« kan ikke læses som et klokkeslæt" in refused.value.in_danish()

import re

import pytest

from parat.domain.instrument import instrument
from parat.domain.packets import PACKETS, packet_for
from parat.domain.packets.allowed import allowed_da, allowed_en
from parat.domain.packets.marking import Marking, marking_in, marking_rows
from parat.domain.packets.matching import folded, heading
from tests.unit.packets.builders import STAGES

SHEETS = [pytest.param(spec, sheet, id=f"{spec.kind}.{sheet.key}") for spec in PACKETS for sheet in spec.sheets]


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_packet(stage):
    assert packet_for(stage).stage == stage


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_a_sheet_title_is_one_that_excel_accepts(spec, sheet):
    assert len(sheet.title_da) <= 31
    assert not re.search(r"[\[\]:*?/\\]", sheet.title_da)


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_labels_and_keys_of_a_sheet_are_told_apart(spec, sheet):
    assert len({folded(column.label_da) for column in sheet.columns}) == len(sheet.columns)
    assert len({column.key for column in sheet.columns}) == len(sheet.columns)


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_row_keys_reasons_and_references_name_columns_that_exist(spec, sheet):
    keys = {column.key for column in sheet.columns}
    assert set(sheet.row_key) <= keys
    assert all({*rule.columns, rule.reason} <= keys for rule in sheet.reasons)
    for column in sheet.columns:
        if column.refers_to:
            other, key = column.refers_to
            assert spec.sheet(other).column(key).kind == column.kind


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_a_table_can_tell_its_rows_apart(spec, sheet):
    assert sheet.upright or sheet.row_key


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_a_drop_down_has_choices_that_are_told_apart(spec, sheet):
    for column in sheet.columns:
        labels = [folded(label) for _, label in column.choices]
        assert bool(labels) == (column.kind == "choice")
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_every_open_column_has_help(spec, sheet):
    assert sheet.help_da
    assert all(column.help_da for column in sheet.columns if not column.locked)


@pytest.mark.parametrize(("spec", "sheet"), SHEETS)
def test_what_a_column_allows_is_said_in_both_languages(spec, sheet):
    assert all(allowed_da(column) and allowed_en(column) for column in sheet.columns)


def test_only_the_participants_of_training_are_personal():
    personal = [(spec.kind, sheet.key) for spec in PACKETS for sheet in spec.sheets if sheet.personal]
    assert personal == [("training", "participants")]


def test_a_marking_is_read_back_as_it_was_written():
    marking = Marking("plan", 3, "eksempel-2026/9904", "g7", "baseline", {"chapters": (("0",), ("1",))})
    assert marking_in(marking_rows(marking)) == marking


@pytest.mark.parametrize("rows", [[], [("format", "other"), ("version", "1")], [("format", "parat-packet")]])
def test_other_workbooks_have_no_marking(rows):
    assert marking_in(rows) is None


def test_a_required_heading_is_found_with_and_without_its_star():
    assert folded(heading("Ansvarlig funktion", required=True)) == folded("  ansvarlig  FUNKTION ")


def test_the_roles_of_respondents_are_those_of_the_instrument():
    column = packet_for("readiness").sheet("respondents").column("role")
    assert column.choices == tuple((role.key, role.label_da) for role in instrument("2026.1").roles)

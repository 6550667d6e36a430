import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator, ValidationSeverity

from parat.documents.packet_looks import DARK, GREY, INK, MUTED, WARNING, WHITE, lines_needed
from parat.documents.packets import export_packet
from parat.domain.packets import PACKETS, Column, PacketSpec, Sheet, packet_for, whole
from parat.intake.packets import read_packet
from parat.intake.workbook import open_workbook
from parat.ooxml.packages import read_package
from tests.unit.packets.builders import ENGAGEMENT, STAGES, a_packet, values_of

INJECTIONS = ("=1+1", "+1", "-1", "@SUM(A1)", "'x", "\t=1", '=HYPERLINK("http://x")', "_x0041_", "<b>&amp;", "0101")


def _opened(packet):
    return load_workbook(io.BytesIO(packet))


@pytest.mark.parametrize("stage", STAGES)
def test_the_same_packet_has_the_same_bytes(stage):
    assert a_packet(stage) == a_packet(stage, generation="g1")


def test_a_packet_carries_no_clock_of_the_machine():
    core = read_package(a_packet())["docProps/core.xml"]
    assert b"created" not in core
    assert b"modified" not in core


@pytest.mark.parametrize("stage", STAGES)
def test_what_went_out_is_what_comes_back(stage):
    packet = read_packet(a_packet(stage), "pakke.xlsx")
    assert (packet.engagement, packet.generation, packet.spec) == (ENGAGEMENT, "g1", whole(packet_for(stage)))


@pytest.mark.parametrize(("asked", "given_back"), [("", "baseline"), ("adoption", "adoption")])
def test_a_readiness_packet_knows_its_round(asked, given_back):
    assert read_packet(a_packet("readiness", assessment_round=asked), "p.xlsx").round == given_back


def test_other_packets_have_no_round():
    assert read_packet(a_packet("plan"), "p.xlsx").round == ""


@pytest.mark.parametrize("stage", STAGES)
def test_a_text_is_shown_as_it_was_given_and_never_is_a_formula(stage):
    rows = {sheet.key: [_row_of_text(sheet, text) for text in INJECTIONS] for sheet in packet_for(stage).sheets}
    packet = a_packet(stage, rows=rows)
    shown = _texts(packet)
    parts = [part for name, part in read_package(packet).items() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in part or b"<f " in part for part in parts)
    for sheet in packet_for(stage).sheets:
        prose = sum(column.kind == "text" for column in sheet.columns)
        for text in INJECTIONS[:1] if sheet.upright else INJECTIONS:
            assert shown[sheet.title_da].count(text) == prose


def _row_of_text(sheet, text):
    usual = {"integer": 1, "decimal": 1, "date": date(2026, 1, 1), "time": "09.00", "yes_no": True, "text": text}
    return {column.key: column.choices[0][0] if column.choices else usual[column.kind] for column in sheet.columns}


def _texts(packet):
    book = open_workbook(read_package(packet))
    return {title: [c.text for _, cells in book.rows(title) for c in cells.values()] for title in book.sheets}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_survives_export_and_import(text):
    sheet = Sheet("notes", "Noter", (Column("note", "Note", help_da="Fri tekst."),), ("note",), max_rows=1)
    packet = export_packet(
        PacketSpec("plan", "plan", 1, "Noter", (sheet,)),
        engagement=ENGAGEMENT, municipality="Vestersø", generation="g1",
        rows={"notes": [{"note": text}]}, is_example=False,
    )  # fmt: skip
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text).replace("\r\n", "\n").replace("\r", "\n")
    assert _texts(packet)["Noter"][-1] == (kept or "Note")


@pytest.mark.parametrize("stage", STAGES)
def test_headings_are_locked_and_input_cells_are_open(stage):
    book = _opened(a_packet(stage))
    assert packet_for(stage).sheets
    for sheet in packet_for(stage).sheets:
        page = book[sheet.title_da]
        assert page.protection.sheet
        assert not page.protection.password
        assert all(cell.protection.locked for cell in page[3])
        for position, column in enumerate(sheet.columns, start=1):
            cell = page.cell(3 + position, 2) if sheet.upright else page.cell(4, position)
            assert cell.protection.locked == column.locked


@pytest.mark.parametrize("stage", STAGES)
def test_headings_stay_in_view(stage):
    book = _opened(a_packet(stage))
    assert all(re.fullmatch(r"[A-D]4", book[sheet.title_da].freeze_panes) for sheet in packet_for(stage).sheets)


@pytest.mark.parametrize("stage", STAGES)
def test_excel_explains_in_danish_what_a_cell_may_hold(stage):
    book = _opened(a_packet(stage))
    assert packet_for(stage).sheets
    for sheet in packet_for(stage).sheets:
        rules = book[sheet.title_da].data_validations.dataValidation
        assert len(rules) == sum(not column.locked for column in sheet.columns)
        assert all(rule.error and len(rule.error) <= 255 and len(rule.errorTitle) <= 32 for rule in rules)
        assert all(len(rule.prompt or "") <= 255 and len(rule.promptTitle or "") <= 32 for rule in rules)


def test_a_drop_down_offers_exactly_the_labels():
    book = _opened(a_packet("workshops"))
    rules = [rule for rule in book["Deltagere"].data_validations.dataValidation if rule.type == "list"]
    title, _, cells = rules[0].formula1.partition("!")
    offered = [cell[0].value for cell in book[title.strip("'")][cells.replace("$", "")]]
    assert offered == [label for _, label in packet_for("workshops").sheet("participants").column("sector").choices]


def test_a_drop_down_in_a_rule_is_short_enough_for_excel():
    pages = [page for spec in PACKETS for page in _opened(a_packet(spec.stage)).worksheets]
    formulas = [rule.formula1 for page in pages for rule in page.data_validations.dataValidation if rule.formula1]
    assert formulas
    assert max(map(len, formulas)) <= 257


def test_the_marking_and_the_lists_are_hidden():
    book = _opened(a_packet())
    assert [page.title for page in book.worksheets if page.sheet_state == "hidden"] == ["_parat", "_valg"]


def test_the_key_of_an_action_is_hidden():
    assert _opened(a_packet("plan"))["Indsatser"].column_dimensions["B"].hidden


@pytest.mark.parametrize("stage", STAGES)
def test_the_first_sheet_explains_every_open_field(stage):
    text = " ".join(str(cell.value) for row in _opened(a_packet(stage))["Læs mig"].iter_rows() for cell in row)
    fields = [column.label_da for sheet in packet_for(stage).sheets for column in sheet.columns if not column.locked]
    assert all(field in text for field in fields if not re.fullmatch(r"R\d+", field))


@pytest.mark.parametrize(("is_example", "times"), [(True, 1), (False, 0)])
def test_an_example_says_that_it_is_one(is_example, times):
    texts = [cell.value for row in _opened(a_packet(is_example=is_example))["Læs mig"].iter_rows() for cell in row]
    assert sum("EKSEMPEL" in str(text) for text in texts) == times


@pytest.mark.parametrize(
    ("ink", "paper"), [(WHITE, DARK), (INK, GREY), (MUTED, GREY), (MUTED, WHITE), (WARNING, WHITE)]
)
def test_every_pair_of_colours_has_contrast_enough(ink, paper):
    light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_long_text_takes_more_lines():
    assert lines_needed("ord " * 50, 20) > lines_needed("ord", 20) == 1


def test_a_known_choice_is_shown_by_its_label_and_read_back_as_its_value():
    packet = a_packet("plan")
    assert _opened(packet)["Indsatser"]["D4"].value == "Forslag"
    assert values_of(read_packet(packet, "p.xlsx"))["actions"][0]["decision"] == "proposed"


@pytest.mark.parametrize("stage", STAGES)
def test_a_packet_follows_the_open_xml_standard(stage, tmp_path):
    file = tmp_path / "pakke.xlsx"
    file.write_bytes(a_packet(stage))
    faults = OpenXmlValidator().validate(str(file)).errors
    assert [fault for fault in faults if fault.severity is ValidationSeverity.ERROR] == []

"""A sheet saved as a text file says what the workbook says, in every encoding and separator, or is refused."""

import csv
import itertools
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from parat.domain.errors import InputError
from parat.domain.packets import packet_for
from parat.intake import delimited_errors, errors, gate_errors
from parat.intake.delimited import read_delimited
from parat.intake.packets import read_packet
from tests.unit.packets.builders import ENGAGEMENT, STAGES, a_filled_packet, a_packet, places_of, values_of
from tests.unit.packets.delimited import awaited, delimited, lines_of, read_back

SHEETS = [(stage, sheet.key, sheet.title_da) for stage in STAGES for sheet in packet_for(stage).sheets]
SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
REFUSED = object()
# column, what is written, what it is; REFUSED where an English program would mean something else
VALUES = (
    ("hours", "2,5", Decimal("2.5")), ("hours", "12,50", Decimal("12.5")), ("hours", "0,75", Decimal("0.75")),
    ("hours", "7", Decimal(7)), ("hours", "1.5", REFUSED), ("hours", "2 timer", REFUSED), ("hours", "NA", REFUSED),
    ("hours", "####", REFUSED), ("held_on", "01-02-2027", date(2027, 2, 1)), ("held_on", "1.2.2027", date(2027, 2, 1)),
    ("held_on", "13/02/2027", date(2027, 2, 13)), ("held_on", "2027-02-01", date(2027, 2, 1)),
    ("held_on", "1. februar 2027", date(2027, 2, 1)), ("held_on", "46419", date(2027, 2, 1)),
    ("held_on", "02/13/2027", REFUSED), ("held_on", "31-02-2027", REFUSED), ("held_on", "NA", REFUSED),
    ("place", "0101", "0101"), ("place", "NA", "NA"), ("place", "null", "null"), ("place", "1e5", "1e5"),
    ("place", "Rådhuset, mødelokale 2", "Rådhuset, mødelokale 2"), ("place", "Æblehaven; stuen", "Æblehaven; stuen"),
    ("place", "»Ågård«\n1. sal", "»Ågård«\n1. sal"), ("place", 'Lokale "A"', 'Lokale "A"'), ("place", "1.234", "1.234"),
    ("place", "=1+1", "=1+1"), ("place", '="0042"', "0042"), ("place", "-Øvelse", "-Øvelse"), ("place", "SAND", "SAND"),
    ("begins", "9.00", "09.00"), ("begins", "13:30", "13.30"), ("begins", "25.00", REFUSED),
)  # fmt: skip
HEADINGS = [column.label_da for column in packet_for("training").sheet("sessions").columns]
KEYS = [column.key for column in packet_for("training").sheet("sessions").columns]
USUAL = {"session": "7", "module": "Bekymringstegn", "hours": "2", "status": "Planlagt"}


@cache
def _training():
    return awaited("training")


def _session(**cells):
    return [HEADINGS, [{**USUAL, **cells}.get(key, "") for key in KEYS]]


def _read(content, name="ark.csv"):
    return read_delimited(content, name, [_training()], ENGAGEMENT)


def _only_fault(content, name="ark.csv"):
    with pytest.raises(errors.PacketErrors) as caught:
        _read(content, name)
    (fault,) = caught.value.errors
    return fault


@pytest.mark.slow
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("column", "written", "meant"), VALUES)
def test_a_value_is_read_for_what_it_is_or_not_at_all(encoding, separator, form, column, written, meant):
    rows = [[unicodedata.normalize(form, text) for text in row] for row in _session(**{column: written})]
    try:
        content = delimited(rows, SEPARATORS[separator], encoding)
    except UnicodeEncodeError:
        content = delimited(rows, SEPARATORS[separator], "utf-8")  # Windows-1252 has no loose accents
    if meant is REFUSED:
        assert _only_fault(content).found["cell"][1:] == "2"
    else:
        (row,) = _read(content).sheets["sessions"]
        assert row[column] == meant


@pytest.mark.slow
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(("stage", "key", "title"), SHEETS)
def test_every_sheet_says_the_same_as_in_the_workbook(stage, key, title, separator):
    usual = read_packet(a_filled_packet(stage), "svar.xlsx")
    stored = {sheet: [dict(row.cells) for row in rows] for sheet, rows in usual.sheets.items()}
    content = delimited(lines_of(a_filled_packet(stage), title), SEPARATORS[separator])
    packet = read_back(content, stage, stored)
    assert values_of(packet)[key] == values_of(usual)[key]
    assert places_of(packet)[key] == places_of(usual)[key]
    assert packet.absent == {sheet.key for sheet in packet.spec.sheets} - {key}


@pytest.mark.parametrize(
    ("quoting", "line_end"), [*itertools.product([csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ["\r\n", "\n", "\r"])]
)
def test_quotation_marks_and_line_ends_do_not_matter(quoting, line_end):
    packet = _read(delimited(_session(place="Rådhuset; sal 2"), quoting=quoting, line_end=line_end))
    assert packet.sheets["sessions"][0]["place"] == "Rådhuset; sal 2"


@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize(("column", "written"), [("hours", "1.234"), ("hours", "1,234"), ("held_on", "01/02/2027")])
def test_what_an_english_program_means_otherwise_is_asked_about(separator, column, written):
    with pytest.raises(errors.PacketErrors) as caught:
        _read(delimited(_session(**{column: written}), separator))
    assert any(isinstance(fault, delimited_errors.AmbiguousValueError) for fault in caught.value.errors)


def test_a_slashed_date_is_danish_where_semicolons_separate():
    (row,) = _read(delimited(_session(held_on="01/02/2027"))).sheets["sessions"]
    assert row["held_on"] == date(2027, 2, 1)


@pytest.mark.parametrize("word", ["Lærer", "børn", "på", "ÆLDRE", "Øvelse", "Årshjul", "én", "»ja«", "nu – ja", "§ 5"])
@pytest.mark.parametrize("wrong_way", ["cp1252", "latin-1", "mac_roman", "cp850"])
def test_utf_8_that_was_once_read_wrongly_is_refused(word, wrong_way):
    ruined = word.encode("utf-8").decode(wrong_way, "ignore")
    with pytest.raises(delimited_errors.GarbledLettersError):
        _read(delimited(_session(place=ruined)))


@pytest.mark.parametrize("word", ["Lærer", "ældre", "æ", "børn", "på", "ÆLDRE", "ØRE", "Å", "Ægte", "løs – på"])
@pytest.mark.parametrize("system", ["mac_roman", "cp850", "cp865", "cp437", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_letters_of_other_systems_are_not_guessed(word, system):
    try:
        content = delimited(_session(place=word), encoding=system)
    except UnicodeEncodeError:
        content = delimited(_session(place="æ"), encoding="mac_roman")
    with pytest.raises(InputError) as caught:
        _read(content)
    assert type(caught.value) in (delimited_errors.UncertainLettersError, delimited_errors.GarbledLettersError)


@pytest.mark.parametrize(
    "word", ["Odense Å", "Ballerup Ø", "løbende – fast", "nu – ja", "café", "Müller", "½ time", "§ 12 b", "»Å«", "‘nu’"]
)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_letters_of_danish_texts_are_read(word, encoding):
    (row,) = _read(delimited(_session(place=word), encoding=encoding)).sheets["sessions"]
    assert row["place"] == word


def test_letters_that_became_question_marks_are_noticed():
    with pytest.raises(delimited_errors.GarbledLettersError, match=r"K\?benhavn") as caught:
        _read(delimited(_session(place="K?benhavn")))
    assert "»K?benhavn« i linje 2" in caught.value.in_danish()


def test_a_question_mark_in_an_address_is_no_lost_letter():
    (row,) = _read(delimited(_session(place="https://a.invalid/x?y=1"))).sheets["sessions"]
    assert row["place"] == "https://a.invalid/x?y=1"


def test_the_hint_that_excel_reads_is_followed():
    (row,) = _read(b"sep=;\r\n" + delimited(_session(place="a,b,c"))).sheets["sessions"]
    assert (row["place"], row.place("place")) == ("a,b,c", "Undervisningsgange!E2")


@pytest.mark.parametrize("change", [lambda row: row[:-1], lambda row: [*row, "mere"]])
def test_a_line_with_another_number_of_fields_is_named(change):
    headings, row = _session()
    with pytest.raises(errors.PacketErrors) as caught:
        _read(delimited([headings, change(row)]))
    assert "ark.csv: Linje 2 har " in caught.value.errors[0].in_danish()


def test_a_missing_quotation_mark_is_named_with_its_line():
    content = delimited(_session(place="Rådhuset")).replace("Rådhuset".encode(), '"Rådhuset'.encode())
    with pytest.raises(delimited_errors.NotDelimitedError, match="Line"):
        _read(content)


def test_a_file_of_other_headings_is_refused_with_the_sheets_that_are_awaited():
    with pytest.raises(delimited_errors.NoSuchSheetError) as caught:
        _read(delimited([["Navn", "Beløb"], ["a", "1"]]))
    assert "Undervisningsgange" in caught.value.in_danish()


def test_a_sheet_without_one_of_its_columns_is_refused_with_its_name():
    headings, row = _session()
    at = KEYS.index("status")
    fault = _only_fault(delimited([headings[:at] + headings[at + 1 :], row[:at] + row[at + 1 :]]))
    assert isinstance(fault, errors.MissingColumnError)
    assert fault.found["column"] == headings[at]


def test_a_sheet_that_two_packets_ask_for_is_not_guessed():
    rounds = [awaited("readiness", assessment_round=name) for name in ("adoption", "followup12")]
    content = delimited(lines_of(a_packet("readiness"), "Svar"))
    with pytest.raises(delimited_errors.SeveralSheetsError) as caught:
        read_delimited(content, "svar.csv", rounds, ENGAGEMENT)
    assert "Svar (Ved vedtagelsen), Svar (12 måneder efter vedtagelsen)" in caught.value.in_danish()


def test_all_errors_of_a_text_file_come_at_once_with_their_cells():
    with pytest.raises(errors.PacketErrors) as caught:
        _read(delimited(_session(hours="x", held_on="y", status="z")))
    assert {fault.code for fault in caught.value.errors} == {"IND-136", "IND-137", "IND-138"}
    assert all(fault.found["sheet"] == "Undervisningsgange" for fault in caught.value.errors)


def test_a_reference_is_looked_up_in_what_the_record_holds():
    content = delimited(lines_of(a_filled_packet("workshops"), "Deltagere"))
    assert read_back(content, "workshops", {"workshops": [{"number": 1}]}).sheets["participants"]
    with pytest.raises(errors.PacketErrors, match="not found on the sheet"):
        read_back(content, "workshops", {"workshops": [{"number": 2}]})


def test_a_cpr_number_in_a_text_file_is_refused_and_masked():
    fault = _only_fault(delimited(_session(place="Se 010136-4000")))
    assert isinstance(fault, errors.CprError)
    assert "010136" not in fault.in_danish()


def test_a_number_that_may_be_a_cpr_number_is_asked_about():
    (doubt,) = _read(delimited(_session(place="0101364000"))).doubts
    assert isinstance(doubt, errors.PossibleCprError)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", gate_errors.EmptyFileError),
        (b"x" * 20_000_001, gate_errors.FileTooLargeError),
        (b"PK\x03\x04\x00\x00", delimited_errors.UncertainLettersError),
        (b"\xff\xfe\x00", delimited_errors.UncertainLettersError),
        (b";" * 1_500_001, gate_errors.TooManyCellsError),
        (b"a;b\n" * 20_001, gate_errors.TooManyRowsError),
        (b"x;" * 201 + b"x\n", gate_errors.TooManyColumnsError),
        (b"\n\n", delimited_errors.NoSuchSheetError),
    ],
    ids=["empty", "too large", "zip", "half of utf-16", "too many cells", "too many rows", "too wide", "blank"],
)  # fmt: skip
def test_what_is_no_sheet_at_all_is_refused_with_its_reason(content, reason):
    with pytest.raises(reason):
        _read(content)


@pytest.mark.parametrize("count", [19_999, 20_000])
def test_as_many_lines_as_a_workbook_may_have_are_let_in(count):
    rows = [*_session(), *([[""] * len(KEYS)] * (count - 2))]
    assert len(_read(delimited(rows)).sheets["sessions"]) == 1

import hashlib
import io
from datetime import date

import pytest
from openpyxl import Workbook

from parat.domain.packets import packet_for
from parat.domain.packets.allowed import nearest
from parat.intake import errors
from parat.intake.packets import read_packet
from tests.unit.packets.builders import ENGAGEMENT, ITEMS, a_filled_packet, a_packet, edited, values_of, with_cells


def _faults(content, name="svar.xlsx"):
    with pytest.raises(errors.PacketErrors) as caught:
        read_packet(content, name)
    return caught.value.errors


def _only_fault(content, name="svar.xlsx"):
    faults = _faults(content, name)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_a_packet_says_whose_it_is():
    content = a_filled_packet("readiness")
    packet = read_packet(content, "svar.xlsx")
    assert (packet.spec.kind, packet.engagement, packet.generation, packet.round) == (
        "readiness", ENGAGEMENT, "g1", "baseline")  # fmt: skip
    assert packet.sha256 == hashlib.sha256(content).hexdigest()


def test_every_value_knows_its_cell():
    packet = read_packet(a_filled_packet("readiness"), "svar.xlsx")
    answer = packet.sheets["answers"][ITEMS.index("D5.2")]
    assert (answer["R1"], answer.place("R1")) == ("0", f"Svar!G{4 + ITEMS.index('D5.2')}")


def test_values_have_the_types_that_are_declared():
    form = values_of(read_packet(a_filled_packet("application"), "a.xlsx"))["application"][0]
    assert (form["commitment_on"], form["existing_plan"], form["own_hours"]) == (date(2026, 9, 1), True, 1250)
    assert form["risks"] == "0101\nlinje 2"


def test_an_application_may_have_gaps_that_the_formal_check_answers_for():
    assert read_packet(a_packet("application"), "a.xlsx").sheets["application"][0]["summary"] is None


def test_an_answer_off_the_scale_names_file_sheet_cell_and_scale():
    fault = _only_fault(with_cells(a_filled_packet(), "Svar", H14=5))
    assert isinstance(fault, errors.InvalidAnswerError)
    assert fault.in_danish() == (
        "svar.xlsx, arket »Svar«, celle H14: »5« i »R2« findes ikke på listen: 0, 1, 2, 3, 4, VI, IR. "
        "Vælg en af mulighederne, og send filen igen. (IND-136)"
    )
    assert "svar.xlsx, sheet Svar, cell H14: «5»" in str(fault)


@pytest.mark.parametrize("answer", [-1, 4.5, "vi ved ikke", "3-4", True])
def test_other_answers_off_the_scale_are_refused(answer):
    assert isinstance(_only_fault(with_cells(a_packet(), "Svar", G5=answer)), errors.InvalidAnswerError)


@pytest.mark.parametrize(("typed", "stored"), [(3, "3"), ("3", "3"), (3.0, "3"), ("vi", "VI"), (" Vi ", "VI")])
def test_an_answer_is_read_as_number_or_text(typed, stored):
    packet = read_packet(with_cells(a_packet(), "Svar", G5=typed), "svar.xlsx")
    assert packet.sheets["answers"][1]["R1"] == stored


def test_not_relevant_needs_a_reason():
    fault = _only_fault(with_cells(a_packet(), "Svar", R5="IR"))
    assert isinstance(fault, errors.MissingReasonError)
    assert "celle T5: »Begrundelse« skal udfyldes, fordi »R12« er »IR«" in fault.in_danish()


def test_a_reason_that_cannot_be_read_is_one_error_and_not_also_a_missing_one():
    fault = _only_fault(with_cells(a_filled_packet("workshops"), "Workshops", C4="snart"))
    assert isinstance(fault, errors.NotADateError)


def test_of_a_long_list_an_error_shows_the_choices_most_like_what_was_written():
    long_list = [f"Kapitel {number}" for number in range(30)]
    assert nearest(long_list, "kapitel 29").startswith("Kapitel 29")
    assert nearest(long_list, "kapitel 29").endswith(" …")
    assert nearest(long_list[:3], "x") == "Kapitel 0, Kapitel 1, Kapitel 2"


def test_all_errors_come_at_once():
    broken = with_cells(a_filled_packet("workshops"), "Beslutninger", B4="to", E4="snart", F4="måske", G4="D12")
    assert [type(fault) for fault in _faults(broken)] == [
        errors.NotANumberError, errors.NotADateError, errors.InvalidAnswerError, errors.WrongShapeError]  # fmt: skip


def test_the_errors_together_are_one_text_in_both_languages():
    with pytest.raises(errors.PacketErrors) as caught:
        read_packet(with_cells(a_filled_packet(), "Svar", G5=5, G6=6), "svar.xlsx")
    assert caught.value.in_danish().startswith("svar.xlsx: Der er 2 fejl, og intet er gemt.")
    assert caught.value.in_danish().count("\n- ") == 2
    assert str(caught.value).count("(IND-136)") == 2


def test_a_missing_sheet_is_named():
    fault = _only_fault(edited(a_filled_packet(), lambda book: book.remove(book["Svar"])))
    assert isinstance(fault, errors.MissingSheetError)
    assert "»Svar«" in fault.in_danish()
    assert "Respondenter" in fault.in_danish()


def test_an_optional_sheet_may_be_missing():
    packet = edited(a_filled_packet("implementation"), lambda book: book.remove(book["Milepæle"]))
    assert read_packet(packet, "o.xlsx").sheets["milestones"] == ()


def test_a_missing_column_is_named():
    fault = _only_fault(edited(a_filled_packet(), lambda book: book["Svar"].delete_cols(8)))
    assert isinstance(fault, errors.MissingColumnError)
    assert "»R2«" in fault.in_danish()


def test_a_renamed_field_of_a_form_is_a_missing_one():
    fault = _only_fault(with_cells(a_filled_packet("application"), "Ansøgning", A5="Chef"))
    assert isinstance(fault, errors.MissingColumnError)
    assert "Projektlederens funktion" in fault.in_danish()


def test_a_column_that_stands_twice_is_named():
    fault = _only_fault(with_cells(a_filled_packet(), "Svar", V3="R1"))
    assert isinstance(fault, errors.DoubledColumnError)
    assert "(G, V)" in fault.in_danish()


def test_a_field_that_stands_twice_is_named():
    fault = _only_fault(with_cells(a_filled_packet("application"), "Ansøgning", A30="Formål og forventet udbytte"))
    assert isinstance(fault, errors.DoubledColumnError)


def test_columns_may_stand_in_another_order():
    def swap(book):
        page = book["Udviklingsområder"]
        for row in range(3, 6):
            left, right = page.cell(row, 1), page.cell(row, 2)
            left.value, right.value = right.value, left.value

    swapped = read_packet(edited(a_filled_packet("workshops"), swap), "w.xlsx")
    assert values_of(swapped)["areas"] == values_of(read_packet(a_filled_packet("workshops"), "w.xlsx"))["areas"]
    assert swapped.sheets["areas"][0].place("number") == "Udviklingsområder!B4"


def test_rows_above_the_headings_do_no_harm():
    moved = edited(a_filled_packet("workshops"), lambda book: book["Deltagere"].insert_rows(1, 4))
    assert read_packet(moved, "w.xlsx").sheets["participants"][0].place("function") == "Deltagere!B8"


def test_columns_and_sheets_of_their_own_are_ignored_and_named():
    def add(book):
        book["Svar"]["W3"].value = "Egne noter"
        book.create_sheet("Kladde")["A1"].value = "x"

    assert read_packet(edited(a_filled_packet(), add), "s.xlsx").ignored == ("Kladde", "Svar!W3: Egne noter")


def test_a_heading_that_is_not_ours_is_not_shown_where_persons_are_named():
    named = with_cells(a_filled_packet("training"), "Deltagere", F3="Anna Eksempel")
    assert read_packet(named, "t.xlsx").ignored == ("Deltagere!F3",)


def test_empty_rows_between_rows_are_skipped():
    sparse = with_cells(a_filled_packet("workshops"), "Udviklingsområder", A40=9, B40="Sidst", D40="Høj")
    assert [row["number"] for row in read_packet(sparse, "w.xlsx").sheets["areas"]] == [1, 9]


def test_an_empty_required_cell_is_named():
    fault = _only_fault(with_cells(a_filled_packet("workshops"), "Udviklingsområder", B4=None))
    assert isinstance(fault, errors.MissingValueError)
    assert "celle B4: »Udviklingsområde« er ikke udfyldt" in fault.in_danish()


def test_a_doubled_row_names_the_first_one():
    doubled = with_cells(a_filled_packet("workshops"), "Udviklingsområder", A5=1, B5="Igen", D5="Lav")
    fault = _only_fault(doubled)
    assert isinstance(fault, errors.DoubledRowError)
    assert "celle A5: »1« står allerede i række 4" in fault.in_danish()


def test_an_unknown_item_is_named():
    faults = _faults(with_cells(a_filled_packet(), "Svar", A5="D1.9"))
    assert [type(fault) for fault in faults] == [errors.UnknownRowError, errors.MissingRowError]
    assert "»D1.9«" in faults[0].in_danish()
    assert "»D1.2«" in faults[1].in_danish()


def test_an_item_is_known_however_its_letters_are_written():
    rows = read_packet(with_cells(a_filled_packet(), "Svar", A5=" d1.2"), "s.xlsx").sheets["answers"]
    assert len(rows) == len(read_packet(a_filled_packet(), "s.xlsx").sheets["answers"])


def test_an_item_that_was_deleted_is_named():
    fault = _only_fault(edited(a_filled_packet(), lambda book: book["Svar"].delete_rows(10)))
    assert isinstance(fault, errors.MissingRowError)
    assert "»D2.2«" in fault.in_danish()


def test_a_text_that_is_too_long_is_measured():
    fault = _only_fault(with_cells(a_filled_packet("application"), "Ansøgning", B7="a" * 1501))
    assert isinstance(fault, errors.TextTooLongError)
    assert "1501 tegn" in fault.in_danish()


def test_a_text_at_its_limit_is_read():
    packet = read_packet(with_cells(a_filled_packet("application"), "Ansøgning", B7="a" * 1500), "a.xlsx")
    assert len(packet.sheets["application"][0]["summary"]) == 1500


@pytest.mark.parametrize("number", [-1, 100_001])
def test_a_number_out_of_range_is_refused(number):
    fault = _only_fault(with_cells(a_filled_packet("application"), "Ansøgning", B17=number))
    assert isinstance(fault, errors.OutOfRangeError)
    assert "fra 0 til 100.000" in fault.in_danish()


def test_an_english_decimal_is_not_guessed():
    fault = _only_fault(with_cells(a_filled_packet("training"), "Undervisningsgange", F4="2.5"))
    assert isinstance(fault, errors.NotANumberError)


def test_a_reference_to_a_workshop_that_is_not_there_is_named():
    fault = _only_fault(with_cells(a_filled_packet("workshops"), "Deltagere", A4=7))
    assert isinstance(fault, errors.UnknownReferenceError)
    assert "findes ikke på arket »Workshops«. Der står: 1, 2" in fault.in_danish()


def test_a_formula_without_a_result_is_refused():
    fault = _only_fault(with_cells(a_filled_packet("training"), "Behov", C4="=20+20"))
    assert isinstance(fault, errors.UnreadableCellError)
    assert "=20+20" in fault.in_danish()


def test_an_error_value_is_refused():
    broken = with_cells(a_filled_packet("training"), "Behov", C4="#REF!")
    broken = edited(broken, lambda book: setattr(book["Behov"]["C4"], "data_type", "e"))
    assert isinstance(_only_fault(broken), errors.UnreadableCellError)


@pytest.mark.parametrize(
    ("sheet", "cell"), [("Svar", "S5"), ("Svar", "Z90"), ("Respondenter", "B4"), ("Læs mig", "A40")]
)
def test_a_cpr_number_in_any_cell_refuses_the_file_without_showing_it(sheet, cell):
    with pytest.raises(errors.PacketErrors) as caught:
        read_packet(with_cells(a_packet(), sheet, **{cell: "Se 010136-4000"}), "svar.xlsx")
    assert any(isinstance(fault, errors.CprError) for fault in caught.value.errors)
    assert f"{sheet}!{cell}" in caught.value.in_danish()
    assert "1234" not in caught.value.in_danish() + str(caught.value)


def test_a_cpr_number_in_a_comment_is_found():
    from openpyxl.comments import Comment

    noted = edited(a_packet(), lambda book: setattr(book["Svar"]["G5"], "comment", Comment("Lise 010136-4000", "x")))
    assert isinstance(_only_fault(noted), errors.CprError)


def test_a_cpr_number_in_the_properties_is_found():
    noted = edited(a_packet(), lambda book: setattr(book.properties, "subject", "010136-4000"))
    assert isinstance(_only_fault(noted), errors.CprError)


def test_a_cpr_number_in_a_sheet_title_is_found():
    noted = edited(a_packet(), lambda book: book.create_sheet("010136-4000"))
    assert all(isinstance(fault, errors.CprError) for fault in _faults(noted))


def test_a_cpr_number_in_the_file_name_is_found_and_masked():
    fault = _only_fault(a_packet(), "svar 010136-4000.xlsx")
    assert isinstance(fault, errors.CprError)
    assert fault.in_danish().startswith("svar XXXXXX-XXXX.xlsx, filnavnet:")


def test_ten_digits_that_may_be_a_cpr_number_are_asked_about():
    packet = read_packet(with_cells(a_packet(), "Svar", S5="Journal 0101364000"), "svar.xlsx")
    assert [type(doubt) for doubt in packet.doubts] == [errors.PossibleCprError]
    assert "Svar!S5" in packet.doubts[0].in_danish()


def _a_workbook_of_somebody_else():
    saved = io.BytesIO()
    Workbook().save(saved)
    return saved.getvalue()


def test_a_workbook_of_somebody_else_is_foreign():
    with pytest.raises(errors.ForeignFileError, match="not a packet"):
        read_packet(_a_workbook_of_somebody_else(), "budget.xlsx")


def test_a_packet_whose_marking_is_gone_is_foreign():
    with pytest.raises(errors.ForeignFileError):
        read_packet(edited(a_packet(), lambda book: book.remove(book["_parat"])), "svar.xlsx")


def test_a_packet_of_an_unknown_kind_is_foreign():
    with pytest.raises(errors.ForeignFileError):
        read_packet(with_cells(a_packet(), "_parat", B2="other"), "svar.xlsx")


def test_a_packet_of_another_edition_says_so():
    with pytest.raises(errors.PacketVersionError, match="edition 99"):
        read_packet(with_cells(a_packet(), "_parat", B3="99"), "svar.xlsx")


def test_reading_twice_gives_the_same():
    content = a_filled_packet("plan")
    assert read_packet(content, "p.xlsx") == read_packet(content, "p.xlsx")


def test_every_sheet_of_the_packet_is_there():
    packet = read_packet(a_packet("training"), "t.xlsx")
    assert set(packet.sheets) == {sheet.key for sheet in packet_for("training").sheets}

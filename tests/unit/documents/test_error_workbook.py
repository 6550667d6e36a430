"""The workbook that goes back to a sender: everything that is wrong is listed and marked, and it can be sent again."""

import io
import re
import subprocess

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from parat.documents.error_workbook import Refusal, error_workbook
from parat.domain.packets.marking import ERROR_SHEET
from parat.intake import gate_errors
from parat.intake.errors import PacketErrors
from parat.intake.packets import read_packet
from tests.unit.packets.builders import STAGES, a_filled_packet, edited, values_of, with_cells

WRONG = {"B4": "to", "E4": "snart", "F4": "måske", "G4": "D12"}
RIGHT = {"B4": 1, "E4": "31-01-2027", "F4": "ja", "G4": "D5.2"}


def faulty():
    return with_cells(a_filled_packet("workshops"), "Beslutninger", **WRONG)


def errors_of(content):
    with pytest.raises(PacketErrors) as caught:
        read_packet(content, "svar.xlsx")
    return caught.value.errors


def answer(content, *, copied=True, name="svar.xlsx"):
    return error_workbook(content, Refusal(name, tuple(errors_of(content)), copied))


def opened(content):
    return load_workbook(io.BytesIO(content))


def lines(book):
    """Give the rows of the list below its headings."""
    rows = [[cell.value for cell in row] for row in book[ERROR_SHEET].iter_rows()]
    return rows[next(at for at, row in enumerate(rows) if row[0] == "Ark") + 1 :]


def test_every_error_is_listed_with_what_stands_there_what_may_and_what_to_do():
    assert lines(opened(answer(faulty())))[0] == [
        "Beslutninger", "B4", "Beslutning nr.", "Kan ikke læses som et tal", "to", "Skriv et helt tal fra 1 til 999.",
        "Ret cellen, så der kun står et tal."]  # fmt: skip


def test_the_list_goes_through_the_file_as_a_person_does():
    content = with_cells(faulty(), "Workshops", A5="x", B4="y")
    places = [line[:2] for line in lines(opened(answer(content)))]
    assert places[:3] == [["Workshops", "B4"], ["Workshops", "A5"], ["Beslutninger", "B4"]]


def test_a_line_leads_to_its_cell():
    page = opened(answer(faulty()))[ERROR_SHEET]
    links = {cell.value: cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'Beslutninger'!{name}" for name in WRONG}


def test_every_faulty_cell_is_filled_edged_open_and_noted():
    page = opened(answer(faulty()))["Beslutninger"]
    for name in WRONG:
        cell = page[name]
        assert (cell.fill.fgColor.rgb, cell.border.left.style) == ("00F4B183", "medium")
        assert not cell.protection.locked
        assert cell.comment.text.startswith("Skal rettes: ")
    assert page["C4"].comment is None


def test_the_fill_stands_out_in_grey_too():
    """White is 255 and the locked fields' grey about 239; the marks must be well below both."""
    red, green, blue = (int("F4B183"[at : at + 2], 16) for at in (0, 2, 4))
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 200


def test_the_head_says_that_nothing_is_stored_and_what_to_send_back():
    text = " ".join(str(row[0]) for row in opened(answer(faulty()))[ERROR_SHEET].iter_rows(values_only=True))
    assert (
        "Tak for filen »svar.xlsx«. Der er 4 ting, der skal rettes, før vi kan bruge den. Intet er gemt endnu." in text
    )
    assert "Gem filen som .xlsx, og send den til os" in text


def test_it_is_read_again_when_it_has_been_corrected():
    packet = read_packet(with_cells(answer(faulty()), "Beslutninger", **RIGHT), "svar-fejl.xlsx")
    assert values_of(packet) == values_of(read_packet(a_filled_packet("workshops"), "w.xlsx"))
    assert (packet.ignored, packet.doubts, packet.generation) == ((), (), "g1")


def test_it_says_the_same_errors_until_it_has_been_corrected():
    assert [fault.found for fault in errors_of(answer(faulty()))] == [fault.found for fault in errors_of(faulty())]


def test_marks_of_an_earlier_round_go_and_the_senders_own_notes_stay():
    noted = edited(faulty(), lambda book: setattr(book["Beslutninger"]["B4"], "comment", Comment("Spørg Ole", "SSP")))
    second = answer(with_cells(answer(noted), "Beslutninger", B4=1, E4="31-01-2027"))
    page = opened(second)["Beslutninger"]
    assert page["B4"].comment.text == "Spørg Ole"
    assert page["B4"].fill.fgColor.rgb == "00FFFFFF"
    assert page["E4"].comment is None
    assert page["F4"].comment.text.count("Skal rettes: ") == 1
    assert opened(second).sheetnames.count(ERROR_SHEET) == 1


def test_equal_files_with_equal_errors_have_equal_answers():
    assert answer(faulty()) == answer(faulty())


def test_only_the_list_is_chosen_when_it_opens():
    book = opened(answer(faulty()))
    assert [page.title for page in book.worksheets if page.sheet_view.tabSelected] == [ERROR_SHEET]
    assert book.active.title == ERROR_SHEET


def test_faults_without_a_cell_are_listed_and_lead_to_their_sheet():
    def spoil(book):
        book.remove(book["Udviklingsområder"])
        book["Beslutninger"]["C3"].value = "Noget andet"

    listed = lines(opened(answer(edited(a_filled_packet("workshops"), spoil))))
    assert [line[:4] for line in listed] == [
        ["Udviklingsområder", None, None, "Arket mangler"],
        ["Beslutninger", None, "Beslutning", "Kolonnen eller feltet mangler"],
    ]


def test_two_faults_of_one_cell_stand_in_one_note():
    content = with_cells(a_filled_packet("workshops"), "Deltagere", A4=7)
    faults = tuple(errors_of(content))
    page = opened(error_workbook(content, Refusal("a.xlsx", (*faults, *faults), True)))["Deltagere"]
    assert page["A4"].comment.text.count("Skal rettes: ") == 2


def test_text_that_looks_like_a_formula_stays_text_in_the_copy_and_on_the_list():
    def write(book):
        for name, text in (("C4", "=1+1"), ("E4", '=HYPERLINK("x")')):
            book["Beslutninger"][name].value = text
            book["Beslutninger"][name].data_type = "s"

    book = opened(answer(edited(faulty(), write)))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {"=1+1", '=HYPERLINK("x")'} <= {cell.value for cell in cells}
    assert '=HYPERLINK("x")' in [line[4] for line in lines(book)]


def test_the_list_alone_is_given_where_a_copy_is_not_wanted():
    book = opened(answer(faulty(), copied=False))
    assert book.sheetnames == [ERROR_SHEET]
    assert len(lines(book)) == len(WRONG)
    assert "Ret i jeres egen fil" in " ".join(str(row[0]) for row in book[ERROR_SHEET].iter_rows(values_only=True))


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04"])
def test_the_list_alone_is_given_where_the_file_cannot_be_opened(content):
    fault = gate_errors.DamagedFileError(file="a.xlsx", reason="x")
    book = opened(error_workbook(content, Refusal("a.xlsx", (fault,), True)))
    assert book.sheetnames == [ERROR_SHEET]
    assert lines(book)[0][3] == "Filen er beskadiget eller kom ikke helt frem."


@pytest.mark.slow
def test_a_thousand_errors_are_listed_and_the_rest_are_counted():
    fault = errors_of(faulty())[0]
    book = opened(error_workbook(faulty(), Refusal("a.xlsx", (fault,) * 1_234, True)))
    assert lines(book)[-1][0] == "Der er 234 fejl mere. Ret disse først."


def test_what_the_sender_added_stays_in_the_copy():
    def add(book):
        book.create_sheet("Vores noter")["A1"].value = "husk"
        picture = io.BytesIO()
        Picture.new("RGB", (4, 4)).save(picture, "png")
        book["Workshops"].add_image(Image(io.BytesIO(picture.getvalue())), "K2")
        book["Workshops"].add_data_validation(DataValidation(type="list", formula1='"a,b"', sqref="Z9"))

    copy = opened(answer(edited(faulty(), add)))
    assert copy["Vores noter"]["A1"].value == "husk"
    assert "Z9" in str(copy["Workshops"].data_validations.dataValidation[-1].sqref)


@pytest.mark.parametrize("stage", STAGES)
def test_a_copy_of_any_stage_is_still_that_packet(stage):
    content = a_filled_packet(stage)
    copy = error_workbook(content, Refusal("a.xlsx", tuple(errors_of(faulty())), True))
    assert values_of(read_packet(copy, "a.xlsx")) == values_of(read_packet(content, "a.xlsx"))


@pytest.mark.libreoffice
def test_an_answer_that_libreoffice_has_saved_is_read_and_answered_like_the_first(soffice, tmp_path):
    (tmp_path / "svar-fejl.xlsx").write_bytes(answer(faulty()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", tmp_path / "out", tmp_path / "svar-fejl.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = (tmp_path / "out" / "svar-fejl.xlsx").read_bytes()
    assert [fault.found for fault in errors_of(saved)] == [fault.found for fault in errors_of(faulty())]
    again = opened(answer(saved))
    assert len(re.findall("Skal rettes", again["Beslutninger"]["B4"].comment.text)) == 1
    assert read_packet(with_cells(answer(saved), "Beslutninger", **RIGHT), "a.xlsx").ignored == ()

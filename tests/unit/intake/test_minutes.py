"""Minutes that were corrected in Word are read table by table, whoever saved them last."""

import copy
import subprocess
from datetime import date

import pytest

from parat.intake.errors import PacketErrors
from parat.intake.gate_errors import RefusedFileError
from parat.intake.minutes import fill_in, open_minutes
from parat.intake.minutes_errors import ForeignDocumentError, TornTableError
from tests.hostile.reject.cases import REFUSED_FILES
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import sample
from tests.unit.intake.minutes_builders import (
    SHEETS,
    add_row,
    corrected,
    remove_row,
    sent_minutes,
    table_with,
    track,
    track_run,
    write,
)


def read(content, sent=None):
    minutes = open_minutes(content, "referat.docx")
    return fill_in(minutes, SHEETS, open_minutes(sent or sent_minutes(), "referat.docx"))


def rows_in(content, sheet="decisions"):
    return [dict(row.cells) for row in read(content).rows[sheet]]


def fault_in(content):
    with pytest.raises(PacketErrors) as refused:
        read(content)
    return refused.value.in_danish()


def correct_decisions(change):
    return corrected(sent_minutes(), lambda document: change(table_with(document, "Beslutning")))


def test_minutes_as_they_went_out_say_what_was_written_into_them():
    filled = read(sent_minutes())
    assert [row["function"] for row in filled.rows["participants"]] == ["SSP-konsulent", "Skoleleder"]
    assert rows_in(sent_minutes())[0] == {
        "number": 1, "text": "Sagsgangen beskrives.", "responsible": "Leder, myndighed", "due_on": date(2027, 8, 31),
        "becomes_action": True, "item": "D5.2",
    }  # fmt: skip
    assert rows_in(sent_minutes(), "areas") == [
        {"number": 1, "title": "Én sagsgang", "items": "D5.1, D5.2", "priority": "high"}
    ]
    assert rows_in(sent_minutes(), "questions")[0]["due_on"] is None
    assert filled.ignored == ()


def test_a_row_that_was_added_gets_the_next_number():
    filled = rows_in(correct_decisions(lambda table: add_row(table, "", "Ny", "SSP", "1. maj 2027", "ja", "")))
    assert [row["number"] for row in filled] == [1, 2, 3]
    assert (filled[2]["due_on"], filled[2]["item"]) == (date(2027, 5, 1), None)


def test_rows_and_columns_may_change_places():
    def swap(table):
        table.rows[1]._tr.addprevious(table.rows[2]._tr)
        for row in table.rows:
            row._tr.tc_lst[0].addprevious(row._tr.tc_lst[1])

    assert {row["number"]: row["text"] for row in rows_in(correct_decisions(swap))} == {
        1: "Sagsgangen beskrives.", 2: "Der udpeges en stedfortræder.",
    }  # fmt: skip


def test_a_row_that_was_taken_out_or_emptied_is_gone():
    assert [row["number"] for row in rows_in(correct_decisions(lambda table: remove_row(table.rows[1])))] == [2]
    emptied = correct_decisions(lambda table: write(table.rows[2], None, "", "", "", "", ""))
    assert [row["number"] for row in rows_in(emptied)] == [1]


def test_every_fault_is_named_with_table_row_and_field():
    def spoil(table):
        write(table.rows[1], None, None, None, "snart", "måske", "5.2")
        write(table.rows[2], "1", None, None, None, None, None)

    said = fault_in(correct_decisions(spoil))
    assert "referat.docx, tabellen »Beslutninger«, række 1, Frist: »snart« i »Frist« kan ikke læses" in said
    assert "række 1, Bliver til indsats: »måske«" in said
    assert "række 1, Udsagnsnr.: »5.2«" in said
    assert "række 2, Nr.: »1« står allerede i række 1" in said
    assert "Der er 4 fejl" in said


def test_tracked_changes_are_read_as_accepted_and_counted():
    def change(table):
        track(table.rows[2], "del")
        cell = table.rows[1].cells[1].paragraphs[0]
        cell.add_run(" Det sker i maj.")
        track_run(cell.runs[1], "ins")
        track_run(table.rows[1].cells[2].paragraphs[0].runs[0], "del")
        table.rows[1].cells[2].paragraphs[0].add_run("Tovholder")

    content = correct_decisions(change)
    (row,) = rows_in(content)
    assert (row["text"], row["responsible"]) == ("Sagsgangen beskrives. Det sker i maj.", "Tovholder")
    found = open_minutes(content, "referat.docx").found
    assert (found.inserted, found.deleted) == (1, 2)


def test_words_that_stand_for_an_empty_field_are_no_answer():
    blank = sent_minutes(decisions=(), participants=(), open_questions=(), development_areas=())
    assert {key: len(rows) for key, rows in read(blank, blank).rows.items()} == {
        "participants": 0, "decisions": 0, "areas": 0, "questions": 0,
    }  # fmt: skip


def test_a_table_is_known_by_its_headings_when_its_bookmark_is_gone():
    def unmark(document):
        for mark in list(document.element.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
            mark.getparent().remove(mark)

    assert len(rows_in(corrected(sent_minutes(), unmark))) == 2


def merge(table):
    table.rows[1].cells[1].merge(table.rows[1].cells[2])


def rename(table):
    write(table.rows[0], None, "Noget andet", None, None, None, None)


def split(table):
    second = copy.deepcopy(table._tbl)
    for row in second.tr_lst[:2]:
        second.remove(row)
    table._tbl.remove(table.rows[2]._tr)
    table._tbl.addnext(second)


def take_out(table):
    table._tbl.getparent().remove(table._tbl)


@pytest.mark.parametrize(
    ("tear", "said"),
    [
        (merge, "har flettede eller opdelte celler"),
        (rename, "mangler overskrifter i øverste række"),
        (split, "er delt i to"),
        (take_out, "mangler"),
    ],
)
def test_a_table_that_was_taken_apart_is_refused_in_one_sentence(tear, said):
    with pytest.raises(PacketErrors) as refused:
        read(correct_decisions(tear))
    (error,) = refused.value.errors
    assert isinstance(error, TornTableError)
    assert f"tabellen »Beslutninger«: Tabellen {said}." in error.in_danish()


def test_a_table_that_somebody_added_is_named_and_not_read():
    def add(document):
        table = document.add_table(1, 2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Pris", "Beløb"

    assert read(corrected(sent_minutes(), add)).ignored == ("tabel »Pris | Beløb«",)


def test_what_is_written_outside_the_tables_or_as_a_comment_is_named_and_not_read():
    def write_elsewhere(document):
        document.add_paragraph("Formålet er ikke det, vi aftalte, og vi beder om, at det bliver skrevet om.")
        table_with(document, "Emne").rows[1].cells[1].paragraphs[0].runs[0].text = "En anden workshop"
        document.add_comment(document.add_paragraph("Igen").runs, "Hvem skrev det her?")

    assert read(corrected(sent_minutes(), write_elsewhere)).ignored == (
        "tabel »Workshop | En anden workshop«",
        "tekst »Formålet er ikke det, vi aftalte, og vi beder om, at det bli …«",
        "tekst »Igen«",
        "kommentar »Hvem skrev det her?«",
    )


def test_much_that_is_not_read_is_counted():
    def write_much(document):
        for number in range(9):
            document.add_paragraph(f"Nyt afsnit {number}")

    ignored = read(corrected(sent_minutes(), write_much)).ignored
    assert (len(ignored), ignored[-1]) == (7, "og 3 til")


def test_another_word_file_is_no_minutes():
    plan = produced("plan_draft", sample("plan_draft")).docx
    with pytest.raises(ForeignDocumentError, match="not minutes"):
        open_minutes(plan, "plan.docx")


def test_a_cpr_number_in_the_text_is_refused():
    content = correct_decisions(
        lambda table: write(table.rows[1], None, "Ring til 111111-1118", None, None, None, None)
    )
    with pytest.raises(PacketErrors) as refused:
        open_minutes(content, "referat.docx")
    assert "dokumentets tekst" in refused.value.in_danish()
    assert "1118" not in refused.value.in_danish()


def test_cut_off_minutes_are_refused():
    with pytest.raises(RefusedFileError, match="damaged"):
        open_minutes(sent_minutes()[:-4000], "referat.docx")


@pytest.mark.parametrize("case", [name for name, (_, file, _) in REFUSED_FILES.items() if file.endswith(".docx")])
def test_a_hostile_word_file_is_refused_before_anything_is_read(case):
    make, name, reason = REFUSED_FILES[case]
    with pytest.raises(reason):
        open_minutes(make(), name)


@pytest.mark.libreoffice
def test_minutes_saved_by_libreoffice_say_the_same(soffice, tmp_path):
    content = correct_decisions(lambda table: add_row(table, "", "Ny", "SSP", "01-05-2027", "nej", ""))
    file = tmp_path / "referat.docx"
    file.write_bytes(content)
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    resaved = (out / "referat.docx").read_bytes()
    before, after = open_minutes(content, "referat.docx"), open_minutes(resaved, "referat.docx")
    assert (after.engagement, after.generation) == (before.engagement, before.generation)
    for sheet in ("participants", "decisions", "areas", "questions"):
        assert rows_in(resaved, sheet) == rows_in(content, sheet)
    assert read(resaved).ignored == ()

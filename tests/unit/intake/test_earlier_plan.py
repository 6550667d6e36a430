"""An earlier plan is read whole, however it is written: every paragraph and row of it lands in one passage."""

import io
import subprocess

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parat.domain.placing import PassageKind
from parat.intake.earlier_plan import read_earlier_plan
from parat.intake.earlier_plan_errors import EmptyPlanError, NotAPlanFileError
from parat.intake.errors import PacketErrors
from parat.intake.gate_errors import DamagedFileError, OldOfficeFormatError, RefusedFileError
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.reading import produced
from tests.unit.intake.policy_builders import a_policy, in_a_control, saved

MEASURES = (
    ("Indsats", "Ansvarlig", "Frist"),
    ("Dialogmøder i udskolingen", "SSP-leder", "1. juni 2024"),
    ("Mentorordning", "Leder af myndighedsområdet", "31-12-2024"),
    ("", "", "Løbende"),
)
CONTACTS = (("Enhed", "Funktion", "Åbningstid"), ("Børn og Unge", "Tovholder", "8-15"))
LABELS = (("Formål", "At reagere hurtigt"), ("Gælder for", "Alle ansatte"))
PLAN = (
    "Beredskab for Egeskær Kommune 2021-2024",
    (1, "Organisering og ansvar"),
    "Styregruppen ledes af direktøren.",
    (2, "Tovholderen"),
    ("item", "Tovholderen modtager bekymringer."),
    (1, "Indsatser"),
    ("table", MEASURES),
    (1, "Kontaktliste"),
    ("table", CONTACTS),
    "Listen kontrolleres hvert halve år.",
    (1, "Kort for ledere"),
    ("table", LABELS),
)
BY_LOOKS = (
    ("bold", "1. Organisering og ansvar"),
    "Styregruppen ledes af direktøren.",
    ("bold", "Tovholderen"),
    "- Tovholderen modtager bekymringer.",
    "KOMMUNIKATION",
    "Kun direktøren udtaler sig til pressen.",
)


def passages_in(content):
    return [one.passage for one in read_earlier_plan(content, "plan.docx").passages]


def shown(content):
    return [(one.kind.value, one.text) for one in passages_in(content)]


def test_every_paragraph_heading_item_and_row_is_one_passage():
    kinds = [kind for kind, _ in shown(a_policy(*PLAN))]
    assert kinds == [
        "paragraph", "heading", "paragraph", "heading", "item", "heading", "columns", "measure", "measure", "row",
        "heading", "columns", "row", "paragraph", "heading", "row", "row",
    ]  # fmt: skip


def test_no_word_of_the_plan_is_lost():
    said = " ".join(text for _, text in shown(a_policy(*PLAN)))
    lines = [line if isinstance(line, str) else line[1] for line in PLAN]
    words = [word for line in lines if isinstance(line, str) for word in line.split()]
    cells = [cell for table in (MEASURES, CONTACTS, LABELS) for row in table for cell in row if cell]
    assert [word for word in words if word not in said] == []
    assert [cell for cell in cells if cell not in said] == []


def test_a_passage_knows_the_headings_above_it():
    headings = {one.text: one.headings for one in passages_in(a_policy(*PLAN))}
    assert headings["Tovholderen modtager bekymringer."] == ("Organisering og ansvar", "Tovholderen")
    assert headings["Styregruppen ledes af direktøren."] == ("Organisering og ansvar",)


def test_a_table_of_measures_is_known_by_its_headings_and_a_row_without_a_measure_stays_a_row():
    measures = [one for one in passages_in(a_policy(*PLAN)) if one.headings == ("Indsatser",)][1:]
    assert measures[1].text == "Indsats: Dialogmøder i udskolingen\nAnsvarlig: SSP-leder\nFrist: 1. juni 2024"
    assert (measures[3].kind, measures[3].text) == (PassageKind.ROW, "Frist: Løbende")


def test_other_tables_become_lines_that_can_be_read_on_their_own():
    said = shown(a_policy(*PLAN))
    assert ("row", "Enhed: Børn og Unge; Funktion: Tovholder; Åbningstid: 8-15") in said
    assert ("row", "Formål: At reagere hurtigt") in said


def test_headings_are_known_by_their_looks_where_nobody_used_styles():
    said = passages_in(a_policy(*BY_LOOKS))
    assert [one.text for one in said if one.kind is PassageKind.HEADING] == [
        "1. Organisering og ansvar", "Tovholderen", "KOMMUNIKATION",
    ]  # fmt: skip
    assert said[3].headings == ("1. Organisering og ansvar", "Tovholderen")
    assert said[3].kind is PassageKind.ITEM
    assert said[5].headings == ("KOMMUNIKATION",)


def test_text_in_content_controls_is_read_like_any_other():
    assert shown(in_a_control(a_policy(*PLAN))) == shown(a_policy(*PLAN))


def test_tracked_changes_are_read_as_accepted():
    document = Document(io.BytesIO(a_policy((1, "Organisering"), "Styregruppen ledes af ")))
    paragraph = document.paragraphs[-1]._p
    marks = 'w:id="7" w:author="x" w:date="2024-01-01T00:00:00Z"'
    came = f"<w:ins {nsdecls('w')} {marks}><w:r><w:t>direktøren.</w:t></w:r></w:ins>"
    gone = f"<w:del {nsdecls('w')} {marks}><w:r><w:delText>chefen.</w:delText></w:r></w:del>"
    paragraph.append(parse_xml(gone))
    paragraph.append(parse_xml(came))
    assert shown(saved(document))[-1] == ("paragraph", "Styregruppen ledes af direktøren.")


def test_a_table_in_a_table_is_read_too_and_the_outer_one_stays_whole():
    document = Document(io.BytesIO(a_policy((1, "Organisering"), ("table", CONTACTS))))
    inner = document.tables[0].cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Vagt", "Hver dag"
    said = [text for _, text in shown(saved(document))]
    assert said[1:] == [
        "Enhed | Funktion | Åbningstid",
        "Enhed: Børn og Unge; Funktion: Tovholder; Åbningstid: 8-15",
        "Vagt: Hver dag",
    ]


def test_text_boxes_come_last_under_a_heading_of_their_own():
    document = Document(io.BytesIO(a_policy((1, "Organisering"), "Tekst.")))
    box = (
        f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>Ring 112 ved fare.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[-1]._p.append(parse_xml(box))
    last = passages_in(saved(document))[-1]
    assert (last.headings, last.text) == (("Tekstbokse",), "Ring 112 ved fare.")


def test_a_plan_of_our_own_is_known_by_its_hidden_properties_and_its_bookmarks():
    plan = read_earlier_plan(produced("plan_draft", sample_plan_draft()).docx, "plan.docx")
    assert (plan.kind, plan.engagement) == ("plan_draft", "eksempel-2026/9904")
    assert any(one.bookmarks for one in plan.passages)


def test_a_file_without_words_is_refused():
    with pytest.raises(EmptyPlanError, match="no text"):
        read_earlier_plan(a_policy(), "plan.docx")


def test_an_old_word_file_is_refused_with_what_to_do():
    with pytest.raises(RefusedFileError):
        read_earlier_plan(a_policy(*PLAN), "plan.doc")
    with pytest.raises(OldOfficeFormatError):
        read_earlier_plan(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "plan.docx")


def test_a_damaged_file_is_refused():
    parts = dict(read_package(a_policy(*PLAN)))
    parts["word/document.xml"] = b"<w:document"
    with pytest.raises((DamagedFileError, RefusedFileError)):
        read_earlier_plan(write_package(parts), "plan.docx")


def test_a_cpr_number_is_refused_without_being_repeated():
    with pytest.raises(PacketErrors) as refused:
        read_earlier_plan(a_policy("Borgeren 070761-4285 blev omtalt."), "plan.docx")
    assert "4285" not in str(refused.value)


def test_a_workbook_is_refused():
    with pytest.raises((NotAPlanFileError, RefusedFileError)):
        read_earlier_plan(a_policy(*PLAN), "plan.xlsx")


@pytest.mark.libreoffice
def test_a_plan_saved_by_libreoffice_says_the_same(soffice, tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(a_policy(*PLAN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "docx", "--outdir", tmp_path / "ud", file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert shown((tmp_path / "ud" / "plan.docx").read_bytes()) == shown(a_policy(*PLAN))


def test_nobody_has_to_say_whose_a_plan_is_when_it_was_not_written_here():
    plan = read_earlier_plan(a_policy(*PLAN), "plan.docx")
    assert (plan.kind, plan.engagement) == ("", "")

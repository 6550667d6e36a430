"""A policy's Word file shows what looks like measures, however it is written; nobody has to style it for us."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from parat.intake.errors import PacketErrors
from parat.intake.gate_errors import RefusedFileError, WrongExtensionError
from parat.intake.policy_errors import NotAPolicyFileError, NoTextError, OwnDocumentError
from parat.intake.policy_files import read_policy
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.reading import produced
from tests.unit.intake.policy_builders import a_policy, in_a_control, saved

SSP = (
    (1, "Indledning"),
    "Vi vil skabe trygge rammer for alle børn og unge i kommunen og forebygge kriminalitet.",
    (1, "Indsatser"),
    (2, "2.1 Mentorordning"),
    "Unge med begyndende risikoadfærd får en fast voksenkontakt i et år.",
    "Målgruppe: Unge 15-25 år",
    "Ansvarlig: SSP-konsulent, tlf. 12 34 56 78, ssp@kommune.example",
    "Sted: Bøgeparken",
    "Tidsplan: 2025-2028",
    (2, "På gaden"),
    ("item", "SSP færdes i Bøgeparken hver fredag aften og taler med de unge."),
    ("item", "Åben klub: Klubben holder længe åbent"),
)
PLAN_TABLE = (
    ("Mål", "Aktivitet", "Målgruppe", "Ansvarlig", "Tidsplan"),
    ("Trivsel", "Samtalegrupper for drenge", "Elever i 7.-9. klasse", "Skoleleder", "1. halvår 2026"),
    ("Fællesskab", "", "", "", ""),
    ("", "Forældremøder om sociale medier", "Forældre", "Skolechef", "Løbende"),
    ("Færre konflikter", "", "", "", "Fra 1. marts 2026"),
)


@pytest.fixture
def workbook_bytes():
    content = BytesIO()
    Workbook().save(content)
    return content.getvalue()


@pytest.fixture
def own_document():
    return produced("plan_draft", sample_plan_draft()).docx


def found_in(*lines):
    return read_policy(a_policy(*lines), "politik.docx").candidates


def titles_in(*lines):
    return [one.title for one in found_in(*lines)]


def test_headings_and_list_items_below_the_heading_of_measures_are_candidates():
    assert titles_in(*SSP) == [
        "Mentorordning", "SSP færdes i Bøgeparken hver fredag aften og taler med de unge", "Åben klub",
    ]  # fmt: skip


def test_lines_with_a_label_fill_the_fields_of_the_measure_above_them():
    mentor = found_in(*SSP)[0]
    assert (mentor.target_group, mentor.area) == ("Unge 15-25 år", "Bøgeparken")
    assert (mentor.starts_on, mentor.ends_on) == (date(2025, 1, 1), date(2028, 12, 31))
    assert mentor.description == "Unge med begyndende risikoadfærd får en fast voksenkontakt i et år."


def test_telephone_numbers_and_mail_addresses_are_left_out():
    assert found_in(*SSP)[0].owner == "SSP-konsulent"


def test_each_candidate_says_where_it_stands():
    assert [one.place for one in found_in(*SSP)[:2]] == [
        "afsnittet »Indsatser › Mentorordning«", "afsnittet »Indsatser › På gaden«",
    ]  # fmt: skip


def test_the_rows_of_a_table_are_candidates_by_the_words_of_its_headings():
    first, second = found_in((1, "Handleplan"), ("table", PLAN_TABLE))
    assert (first.title, first.description, first.target_group, first.owner) == (
        "Samtalegrupper for drenge", "Trivsel", "Elever i 7.-9. klasse", "Skoleleder",
    )  # fmt: skip
    assert (first.starts_on, first.ends_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert first.place == "afsnittet »Handleplan«, tabel 1, række 2"
    assert second.title == "Forældremøder om sociale medier"


@pytest.mark.parametrize("heading", ["Indsats", "Aktiviteter", "Tiltag", "Handling", "Initiativ", "Hvad gør vi"])
def test_a_table_may_call_its_measures_what_it_likes(heading):
    rows = ((heading, "Ansvarlig"), ("Lommepengejob til unge", "Ungdomsskolen"))
    assert [(one.title, one.owner) for one in found_in(("table", rows))] == [
        ("Lommepengejob til unge", "Ungdomsskolen")
    ]


def test_a_table_with_labels_down_its_side_is_one_candidate():
    rows = (
        ("Indsats", "Exitforløb"), ("Formål", "At hjælpe borgere ud af bandemiljøet"),
        ("Målgruppe", "Borgere over 18 år"), ("Start", "01.02.2026"), ("Niveau", "Indgribende"),
    )  # fmt: skip
    (one,) = found_in(("table", rows))
    assert (one.title, one.target_group, one.level) == ("Exitforløb", "Borgere over 18 år", "intervening")
    assert (one.starts_on, one.ends_on) == (date(2026, 2, 1), None)


def test_a_table_of_figures_holds_no_measures():
    assert titles_in((1, "Status"), ("table", (("År", "Antal"), ("2024", "14"), ("2025", "11")))) == []


def test_short_lines_in_bold_are_headings_in_a_file_without_styles():
    found = found_in(
        ("bold", "BØRNE- OG UNGEPOLITIK"), "Alle børn skal have det godt.", ("bold", "Det gør vi"),
        "- Vi ansætter en familiekonsulent, der besøger familier med små børn.", ("bold", "Fritidsvejledning"),
        "En fritidsvejleder hjælper børn og unge ind i foreningslivet og følger dem det første halve år.",
        ("bold", "Målgruppe"), "Børn 6-16 år", ("bold", "Ansvarlig"), "Kultur og Fritid",
    )  # fmt: skip
    assert [(one.title, one.target_group, one.owner) for one in found] == [
        ("Vi ansætter en familiekonsulent, der besøger familier med små børn", "", ""),
        ("Fritidsvejledning", "Børn 6-16 år", "Kultur og Fritid"),
    ]


def test_numbered_short_lines_are_headings_in_a_file_without_styles():
    assert titles_in(
        "1. Forord", "Byrådet har vedtaget politikken.", "2.1 Indsatser", "2.1.1 Natteravne",
        "Frivillige voksne går tur i byen i weekenden og er til at tale med.",
    ) == ["Natteravne"]  # fmt: skip


def test_a_list_counts_when_the_line_before_it_announces_measures():
    assert titles_in(
        (1, "Trygge fællesskaber"), "Vi har gode erfaringer.", ("item", "Børn trives"),
        "Vi sætter disse tiltag i gang:", ("item", "Trivselsmåling hvert forår"),
        ("item", "Elevmægling på alle skoler"),
    ) == ["Trivselsmåling hvert forår", "Elevmægling på alle skoler"]  # fmt: skip


def test_without_any_announcement_the_sections_of_the_policy_itself_are_candidates():
    assert titles_in(
        (1, "Politik for trivsel"), (2, "Rummelige fællesskaber"),
        "Skolerne arbejder systematisk med klassemiljøet og griber ind mod mobning.",
        (2, "Forord"), "Politikken er vedtaget af byrådet efter en bred inddragelse af borgerne.",
    ) == ["Rummelige fællesskaber"]  # fmt: skip


def test_a_measure_that_stands_twice_is_one_candidate_with_the_fuller_text():
    (one,) = found_in(
        (1, "Indsatser"), ("item", "Natteravne"), (1, "Konkrete aktiviteter"),
        ("item", "Natteravne: Frivillige voksne går tur i byen."),
    )  # fmt: skip
    assert one.description == "Frivillige voksne går tur i byen."


def test_content_controls_hide_nothing():
    plain = a_policy(*SSP, ("table", PLAN_TABLE))
    assert read_policy(in_a_control(plain), "a.docx").candidates == read_policy(plain, "a.docx").candidates


@pytest.mark.parametrize("name", ["politik.doc", "politik.pdf", "politik.odt", "politik.txt"])
def test_another_kind_of_file_is_refused(name):
    with pytest.raises(WrongExtensionError):
        read_policy(a_policy("tekst"), name)


def test_an_old_word_file_under_a_new_name_is_refused():
    with pytest.raises(RefusedFileError):
        read_policy(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "politik.docx")


def test_a_workbook_is_no_policy(workbook_bytes):
    with pytest.raises(NotAPolicyFileError, match="IND-446"):
        read_policy(workbook_bytes, "politik.xlsx")


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04" + bytes(100)])
def test_a_damaged_file_is_refused(content):
    with pytest.raises(RefusedFileError):
        read_policy(content, "politik.docx")


def test_a_file_of_empty_pages_is_refused():
    with pytest.raises(NoTextError):
        read_policy(saved(Document()), "scannet.docx")


def test_a_document_written_here_is_none_of_the_other_policies(own_document):
    with pytest.raises(OwnDocumentError):
        read_policy(own_document, "plan.docx")


def test_a_cpr_number_anywhere_in_it_is_refused():
    with pytest.raises(PacketErrors):
        found_in("Kontakt borgeren 010203-1234.")


def test_ten_digits_are_asked_about():
    assert read_policy(a_policy("Journalnummer 0102031234"), "politik.docx").doubts


@pytest.mark.parametrize("length", [5_000, 200_000])
def test_a_very_long_paragraph_is_cut_to_what_the_register_holds(length):
    (one,) = found_in((1, "Indsatser"), (2, "Mentor"), "x" * length)
    assert len(one.description) == 2000


def test_a_table_goes_on_below_a_table_in_one_of_its_cells_and_a_line_over_all_columns_is_no_measure():
    document = Document()
    table = document.add_table(rows=4, cols=3)
    for at, cells in ((0, ("Indsats", "Målgruppe", "Ansvarlig")), (1, ("Demokratiuge", "8. klasse", "Skolechef")),
                      (3, ("Klubaften", "13-17 år", "Klubleder"))):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(at, column).text = text
    table.cell(2, 0).merge(table.cell(2, 2)).text = "Fritid"
    inner = table.cell(1, 1).add_table(rows=2, cols=2)
    for at, text in enumerate(("Indsats", "Ansvarlig", "Makkerordning", "SSP")):
        inner.cell(at // 2, at % 2).text = text
    stored = BytesIO()
    document.save(stored)
    titles = {one.title for one in read_policy(stored.getvalue(), "politik.docx").candidates}
    assert titles == {"Demokratiuge", "Makkerordning", "Klubaften"}

"""Semantic XHTML becomes Word's own headings, lists, tables and links; what has no form is refused."""

import base64
import hashlib
import subprocess
import sys

import pytest

from parat.documents.errors import BaseDocumentError, UnknownMarkupError
from parat.documents.render import TEMPLATES
from parat.documents.word.base import BASE, base_from
from parat.documents.word.bookmarks import bookmark_name
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import a_cover
from tests.unit.documents.reading import NS, W, faults, paragraphs, part, style, text
from tests.unit.documents.writing import written

GRID = (
    '<table data-widths="60 40">{caption}<thead><tr><th>A</th><th>B</th></tr></thead>'
    "<tbody><tr id='row-1'><th scope='row'>1</th><td>2</td></tr></tbody></table>"
)
END = "<p>Slut</p>"


def table_of(docx: bytes):
    return part(docx).find(".//w:tbl", NS)


def test_headings_get_words_own_heading_styles():
    docx = written("<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4>")
    assert [style(p) for p in paragraphs(docx)] == ["Heading1", "Heading2", "Heading3", "Heading4"]


def test_chapters_count_from_zero_and_annexes_from_a():
    docx = written(
        '<nav class="contents" data-levels="2"/><h1 class="numbered" id="a">A</h1><h2 id="b">B</h2>'
        '<h1 class="numbered" id="c">C</h1><h1 class="annex" id="d">D</h1><h2 id="e">E</h2><h1 id="f">F</h1>'
    )
    entries = [text(p) for p in paragraphs(docx) if style(p).startswith("TOC")]
    assert entries == ["Indhold", "0A", "0.1B", "1C", "Bilag AD", "A.1E", "F"]


def test_the_contents_list_links_to_the_headings():
    docx = written('<nav class="contents"/><h1 id="a">A</h1>')
    links = [link.get(f"{W}anchor") for link in part(docx).iter(f"{W}hyperlink")]
    assert links == [bookmark_name("a")]


def test_the_contents_list_makes_word_ask_for_nothing():
    docx = written('<nav class="contents"/><h1 id="a">A</h1>')
    assert "updateFields" not in read_package(docx)["word/settings.xml"].decode()
    assert "TOC \\" not in read_package(docx)["word/document.xml"].decode()


def test_bold_italics_and_links_keep_the_spaces_between_them():
    docx = written('<p>  En <strong>fed <em>og skrå</em></strong> og\n  <a href="https://x.example/">side</a>.  </p>')
    runs = [(text(run), run.find("w:rPr", NS) is not None) for run in part(docx).iter(f"{W}r")]
    assert runs == [("En ", False), ("fed ", True), ("og skrå", True), (" og ", False), ("side", True), (".", False)]


def test_a_web_address_becomes_a_relationship_and_is_written_once():
    docx = written(
        '<p><a href="https://x.example/?a=1&amp;b=2">a</a> <a href="https://x.example/?a=1&amp;b=2">b</a></p>'
    )
    links = [r for r in part(docx, "word/_rels/document.xml.rels") if r.get("TargetMode") == "External"]
    assert [link.get("Target") for link in links] == ["https://x.example/?a=1&b=2"]


def test_a_list_inside_a_list_stands_one_level_deeper():
    docx = written("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>")
    levels = [p.find("w:pPr/w:numPr/w:ilvl", NS).get(f"{W}val") for p in paragraphs(docx)]
    assert list(zip(map(text, paragraphs(docx)), levels, strict=True)) == [("a", "0"), ("b", "1"), ("c", "0")]


def test_the_header_row_is_repeated_and_no_row_is_split():
    rows = table_of(written(GRID.format(caption="") + END)).findall("w:tr", NS)
    assert rows[0].find("w:trPr/w:tblHeader", NS) is not None
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_the_widths_are_the_templates_share_of_the_page():
    table = table_of(written(GRID.format(caption="") + END))
    widths = [int(column.get(f"{W}w")) for column in table.findall("w:tblGrid/w:gridCol", NS)]
    width = base_from(BASE.read_bytes()).sections["portrait"].text_width
    assert widths == [width * 60 // 100, width * 40 // 100]


def test_captions_are_numbered_by_a_field_and_kept_with_the_table():
    docx = written(
        GRID.format(caption="<caption>Første</caption>")
        + GRID.format(caption="<caption>Næste</caption>").replace("row-1", "row-2")
        + END
    )
    captions = [p for p in paragraphs(docx) if style(p) == "Caption"]
    assert [text(p) for p in captions] == ["Tabel 1. Første", "Tabel 2. Næste"]
    assert "SEQ Tabel" in captions[0].find("w:fldSimple", NS).get(f"{W}instr")


def test_what_follows_the_cover_begins_on_a_new_page():
    docx = written('<header><p class="cover-title">T</p></header><main><h1>A</h1><h1>B</h1></main>')
    breaks = [text(p) for p in paragraphs(docx) if p.find("w:pPr/w:pageBreakBefore", NS) is not None]
    assert breaks == ["A"]


def test_a_paragraph_that_says_nothing_leaves_no_blank_line():
    assert [text(p) for p in paragraphs(written("<p>a</p><p> </p><ul><li> </li></ul><p>b</p>"))] == ["a", "b"]


def test_an_empty_mark_leaves_nothing_in_header_and_footer():
    docx = written("<p>a</p>", cover=a_cover("T", is_example=False))
    assert text(part(docx, "word/header1.xml")) == "Egeskær KommuneT"
    assert next(part(docx, "word/header1.xml").iter(f"{W}sdt"), None) is None


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<div>a</div>", "<div>"),
        ("<p>a <b>b</b></p>", "<b>"),
        ('<p class="stor">a</p>', 'class="stor"'),
        ("<p>a</p>løs tekst", "<p>"),
        ('<p><a href="#nowhere">a</a></p>', "#nowhere"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "javascript"),
        ('<p><a href="https://x.example"><a href="https://y.example">a</a></a></p>', "y.example"),
        ("<ul><p>a</p></ul>", "<p>"),
        ('<aside class="missing"><ul><li>a</li></ul></aside>', "<ul>"),
        ('<aside class="odd"><p>a</p></aside>', "odd"),
        ('<table data-widths="50 40"><thead><tr><th>a</th><th>b</th></tr></thead></table><p>b</p>', "50 40"),
        ('<table data-widths="100"><tbody><tr><td>a</td></tr></tbody></table><p>b</p>', "<table"),
        ('<table data-widths="100" class="odd"><thead><tr><th>a</th></tr></thead></table><p>b</p>', "odd"),
        ('<table data-widths="100"><thead><tr><th>a</th><th>b</th></tr></thead></table><p>b</p>', "<tr>"),
        ('<table data-widths="100"><thead><tr><th colspan="2">a</th></tr></thead></table><p>b</p>', "colspan"),
        ('<table data-widths="100"><thead><tr><th class="odd">a</th></tr></thead></table><p>b</p>', "odd"),
        ('<table data-widths="100"><thead><tr><th>a<p>b</p></th></tr></thead></table><p>b</p>', "<th>"),
        (GRID.format(caption="") + GRID.format(caption="").replace("row-1", "row-2") + END, "<table"),
        ('<p id="a">a</p><p id="a">b</p>', 'id="a"'),
        ('<nav class="contents"/><h1>A</h1>', "<h1>"),
    ],
)
def test_markup_that_word_has_no_form_for_is_refused_with_its_place(body, found):
    with pytest.raises(UnknownMarkupError, match="page, line 1 of the result") as fault:
        written(body)
    assert found in str(fault.value)


def test_under_a_table_that_ends_a_document_stands_a_paragraph_of_no_height():
    last = paragraphs(written(GRID.format(caption="")))[-1]
    assert (style(last), text(last)) == ("SectionEnd", "")


@pytest.mark.parametrize(
    ("name", "old", "new", "missing"),
    [
        ("word/styles.xml", 'w:val="heading 1"', 'w:val="Kapitel"', "the paragraph style heading 1"),
        ("word/styles.xml", 'w:val="ParatNumbers"', 'w:val="Andet"', "the numbering style ParatNumbers"),
        ("word/styles.xml", 'w:val="footnote reference"', 'w:val="a"', "the character style footnote reference"),
        (
            "word/styles.xml",
            'w:type="firstRow"',
            'w:type="lastRow"',
            "a look for the header row in the table style Parat",
        ),
        ("word/styles.xml", 'w:lang w:val="da-DK"', 'w:lang w:val="en-US"', "the language da-DK"),
        ("word/numbering.xml", 'w:num w:numId="3"', 'w:num w:numId="9"', "the numbering of the style ParatChapters"),
        (
            "word/header1.xml",
            "parat:title",
            "titel",
            "the text control parat:title in the header or footer of ordinary",
        ),
        (
            "word/footer3.xml",
            "parat:version",
            "v",
            "the text control parat:version in the header or footer of landscape",
        ),
        ("word/document.xml", "w:pgMar", "w:pgMarg", "a page size and margins in the section for ordinary pages"),
        ("word/document.xml", "parat_letter", "brev", "a section for letters, with the bookmark parat_letter in it"),
    ],
)
def test_a_base_document_that_lacks_something_says_what(name, old, new, missing):
    parts = dict(base_from(BASE.read_bytes()).parts)
    parts[name] = parts[name].decode().replace(old, new).encode()
    with pytest.raises(BaseDocumentError, match=missing):
        written("<h1>A</h1>", base=base_from(write_package(parts)))


def test_the_base_document_is_what_its_maker_makes(tmp_path):
    made = tmp_path / "base.docx"
    subprocess.run([sys.executable, TEMPLATES / "word" / "make_base.py", made], check=True)
    assert read_package(made.read_bytes()) == base_from(BASE.read_bytes()).parts


def test_the_base_document_holds_to_the_rules_of_the_format(tmp_path):
    assert faults(BASE.read_bytes(), tmp_path) == []


def test_a_base_document_without_properties_is_refused():
    parts = dict(base_from(BASE.read_bytes()).parts)
    del parts["docProps/custom.xml"]
    with pytest.raises(BaseDocumentError, match=r"the part docProps/custom\.xml"):
        base_from(write_package(parts))


def test_a_bookmark_name_is_short_hidden_and_plain():
    name = bookmark_name("action-" + "x" * 500)
    assert len(name) == 23
    assert name.startswith("_p_")
    assert name.isascii()
    assert name[3:].isalnum()


def test_a_bookmark_name_is_the_base32_of_the_checksum():
    digest = hashlib.sha256("gap-ære-1".encode()).digest()
    assert bookmark_name("gap-ære-1") == "_p_" + base64.b32encode(digest).decode()[:20]

"""Wide tables stand on landscape pages with a header and footer of their own width; the pages around stay upright."""

import pytest

from parat.documents import accessibility
from parat.documents.errors import UnknownMarkupError
from parat.documents.word.base import BASE, base_from
from tests.unit.documents.reading import NS, W, faults, paragraphs, part, style, text
from tests.unit.documents.writing import written

TABLE = (
    '<table data-widths="60 40" id="t"><caption>T</caption><thead><tr><th>A</th><th>B</th></tr></thead>'
    "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
)
LANDSCAPE = '<section class="landscape">{}</section>'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COVER = '<header><p class="cover-title">T</p></header>'


def sections(docx):
    return [section.find("w:pgSz", NS).get(f"{W}orient", "portrait") for section in part(docx).iter(f"{W}sectPr")]


def test_a_landscape_section_stands_between_upright_pages():
    docx = written(f"<h1>A</h1><p>før</p>{LANDSCAPE.format(f'<h1>B</h1><p>på tværs</p>{TABLE}')}<p>efter</p>")
    assert sections(docx) == ["portrait", "landscape", "portrait"]


def test_the_last_paragraph_before_the_turn_ends_the_upright_pages():
    docx = written(f"<p>før</p>{LANDSCAPE.format('<p>på tværs</p>')}<p>efter</p>")
    ends = [text(p) for p in paragraphs(docx) if p.find("w:pPr/w:sectPr", NS) is not None]
    assert ends == ["før", "på tværs"]


def test_after_a_table_a_paragraph_of_no_height_ends_the_section():
    docx = written(f"<h1>A</h1>{LANDSCAPE.format(TABLE)}<p>efter</p>")
    assert [style(p) for p in paragraphs(docx) if p.find("w:pPr/w:sectPr", NS) is not None][-1] == "SectionEnd"
    assert accessibility.check(docx) == ()


def test_a_table_on_a_landscape_page_has_its_width():
    docx = written(f"<p>før</p>{LANDSCAPE.format(TABLE)}<p>efter</p>")
    width = base_from(BASE.read_bytes()).sections["landscape"].text_width
    assert int(part(docx).find(".//w:tblW", NS).get(f"{W}w")) == width > 13_000


def test_headers_and_footers_of_landscape_pages_are_their_own():
    docx = written(f"<p>før</p>{LANDSCAPE.format('<p>på tværs</p>')}<p>efter</p>")
    links = [[row.get(f"{{{R}}}id") for row in s if "Reference" in row.tag] for s in part(docx).iter(f"{W}sectPr")]
    assert set(links[0]).isdisjoint(links[1])
    assert set(links[2]) < set(links[0])


def test_only_the_first_section_has_a_cover_page():
    docx = written(f"{COVER}<p>før</p>{LANDSCAPE.format('<p>på tværs</p>')}<p>efter</p>")
    first_pages = [s.find("w:titlePg", NS) is not None for s in part(docx).iter(f"{W}sectPr")]
    assert first_pages == [True, False, False]


def test_page_numbers_run_on():
    docx = written(f"<p>før</p>{LANDSCAPE.format('<p>på tværs</p>')}<p>efter</p>")
    assert next(part(docx).iter(f"{W}pgNumType"), None) is None


def test_a_document_may_begin_and_end_on_landscape_pages():
    assert sections(written(LANDSCAPE.format("<p>på tværs</p>"))) == ["landscape"]
    assert sections(written(LANDSCAPE.format("<p>a</p>") + LANDSCAPE.format("<p>b</p>"))) == ["landscape"] * 2


def test_a_turn_begins_a_page_by_itself():
    heading = '<h1 class="new-page">A</h1>'
    docx = written(f"{COVER}{LANDSCAPE.format(heading)}<p>efter</p>")
    assert next(part(docx).iter(f"{W}pageBreakBefore"), None) is None


def test_a_section_may_begin_on_a_new_page():
    docx = written('<p>a</p><section class="new-page"><p>b</p><p>c</p></section>')
    assert [text(p) for p in paragraphs(docx) if p.find("w:pPr/w:pageBreakBefore", NS) is not None] == ["b"]


def test_a_section_may_be_kept_on_one_page():
    docx = written('<p>a</p><section class="together"><p>b</p><ul><li>c</li><li>d</li></ul></section><p>e</p>')
    assert [text(p) for p in paragraphs(docx) if p.find("w:pPr/w:keepNext", NS) is not None] == ["b", "c"]


def test_a_section_kept_on_one_page_may_be_empty():
    assert [text(p) for p in paragraphs(written('<section class="together"></section><p>a</p>'))] == ["a"]


def test_sections_hold_to_the_rules_of_the_format(tmp_path):
    turned = LANDSCAPE.format("<h2>B</h2>" + TABLE.replace(' id="t"', ""))
    assert faults(written(f"{COVER}<h1>A</h1>{TABLE}{turned}<p>efter</p>"), tmp_path) == []


def test_an_unknown_kind_of_section_is_refused():
    with pytest.raises(UnknownMarkupError, match="landscape"):
        written('<section class="sidelæns"><p>a</p></section>')

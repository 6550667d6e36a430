"""Each rule of accessibility finds the document that breaks it."""

import pytest

from parat.documents.accessibility import check
from parat.documents.contrast import ratio
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import sample_status_report
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import SAMPLES, sample

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
FIRST_HEADING = '<w:pStyle w:val="Heading1"/>'
END = "<w:sectPr>"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="9" name="Figur" descr="{alt}"/></wp:inline></w:drawing></w:r></w:p>'
)


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def coloured(text, colour):
    return f'<w:p><w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'


def link(text):
    return f'<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'


def table(*rows, header=True, properties=""):
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    cells = ["".join(f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell}</w:tc>" for cell in row) for row in rows]
    body = "".join(f"<w:tr>{mark if n == 0 else ''}{row}</w:tr>" for n, row in enumerate(cells))
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def changed(part, old, new):
    parts = read_package(produced("status_report", sample_status_report()).docx)
    assert old in parts[part].decode(), old
    return write_package({**parts, part: parts[part].decode().replace(old, new, 1).encode()})


def rules(docx):
    return {finding.rule for finding in check(docx)}


def with_added(markup):
    return changed(DOCUMENT, END, markup + END)


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_a_deliverable_of_ours_breaks_no_rule(deliverable):
    assert check(produced(deliverable, sample(deliverable)).docx) == ()


A, B, NESTED = paragraph("a"), paragraph("b"), table([paragraph("c")]) + paragraph("d")


@pytest.mark.parametrize(
    ("rule", "markup"),
    [
        ("headings", paragraph("Fire", '<w:pStyle w:val="Heading4"/>')),
        ("headings", "<w:p><w:pPr>" + FIRST_HEADING + "</w:pPr></w:p>"),
        ("lists", paragraph("- et") + paragraph("- to")),
        ("lists", paragraph("1. et") + paragraph("2. to")),
        ("lists", paragraph("• et") + paragraph("• to")),
        ("table header", table([A, B], [A, B], header=False)),
        ("header cell", table([A, "<w:p/>"], [A, B])),
        ("nested table", table([A], [NESTED])),
        ("merged cells", table([A], [A], properties='<w:gridSpan w:val="2"/>')),
        ("merged cells", table([A], [A], properties="<w:vMerge/>")),
        ("alt text", PICTURE.format(alt="")),
        ("alt text", PICTURE.format(alt="billede1.png")),
        ("alt text", PICTURE.format(alt="Billede 3")),
        ("contrast", coloured("bleg", "999999")),
        ("contrast", paragraph("bleg grund", '<w:shd w:val="clear" w:fill="444444"/>')),
        ("contrast", table([A], [A], properties='<w:shd w:val="clear" w:fill="333333"/>')),
        ("link text", link("klik her")),
        ("link text", link("Læs mere.")),
        ("link text", link("https://example.org/en/lang/adresse")),
        ("link text", "<w:p><w:r><w:t>a</w:t></w:r><w:hyperlink w:anchor='a'/></w:p>"),
        ("blank line", "<w:p/>"),
        ("blank line", table([A], [A + "<w:p/>"])),
        ("language", '<w:p><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>a</w:t></w:r></w:p>'),
    ],
)
def test_a_rule_finds_what_breaks_it(rule, markup):
    assert rules(with_added(markup)) == {rule}


@pytest.mark.parametrize(
    "markup",
    [
        paragraph("18. oktober 2027") + paragraph("19. oktober 2027"),
        paragraph("- en enkelt tankestreg"),
        PICTURE.format(alt="Kurven viser antal henvendelser fra 2024 til 2027."),
        table([A, B], [A, "<w:p/>"]),
        coloured("mørk nok", "595959"),
        link("Planen på kommunens hjemmeside"),
    ],
)
def test_what_only_looks_like_a_fault_is_let_through(markup):
    assert check(with_added(markup)) == ()


def test_a_document_without_a_title_is_found():
    assert rules(changed(CORE, "Statusrapport – Egeskær Kommune – eksempel", "")) == {"title"}


def test_a_document_in_another_language_is_found():
    assert rules(changed(CORE, "<dc:language>da-DK", "<dc:language>en-US")) == {"language"}
    assert rules(changed(STYLES, '<w:lang w:val="da-DK"', '<w:lang w:val="en-US"')) == {"language"}


def test_a_heading_that_skips_a_level_is_found():
    assert rules(changed(DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"')) == {"headings"}


def test_a_style_that_is_too_faint_is_found_where_it_is_used():
    findings = check(changed(STYLES, '<w:color w:val="8A1C1C"/>', '<w:color w:val="F0A0A0"/>'))
    assert {(finding.rule, finding.place) for finding in findings} >= {("contrast", "style StatusLate in ParatGrid")}


def test_a_faint_footer_is_found():
    footer = "word/footer1.xml"
    assert rules(changed(footer, "<w:r><w:t", '<w:r><w:rPr><w:color w:val="AAAAAA"/></w:rPr><w:t')) == {"contrast"}


def test_a_finding_says_where_and_what_to_do():
    (finding,) = check(with_added(link("klik her")))
    assert (finding.rule, finding.place) == ("link text", "»klik her«")
    assert finding.remedy == "Let the link's text say where it leads."


def test_contrast_is_reckoned_as_wcag_does():
    assert ratio("000000", "FFFFFF") == pytest.approx(21)
    assert ratio("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert ratio("FFFFFF", "FFFFFF") == 1

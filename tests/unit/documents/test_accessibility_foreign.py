"""The check reads Word files that others made: it never stumbles, and what only looks like a fault is let through."""

import io
import random

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.documents.accessibility import check, check_parts
from parat.domain.errors import ParatError
from parat.ooxml.errors import UnreadablePackageError
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.builders import sample_plan_draft, sample_status_report, some_actions
from tests.unit.documents.reading import produced

DOCUMENT, STYLES, END = "word/document.xml", "word/styles.xml", b"<w:sectPr>"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


@pytest.fixture(scope="module")
def ours():
    return read_package(produced("status_report", sample_status_report()).docx)


def with_added(parts, markup):
    body = parts[DOCUMENT].replace(END, markup.encode() + END, 1).replace(b"<w:document ", b"<w:document A ", 1)
    known = {name for name in ("w", "v", "wp", "mc") if f"xmlns:{name}=".encode() in parts[DOCUMENT]}
    added = " ".join(one for one in NAMESPACES.split(" ") if one[6:].partition("=")[0] not in known)
    return {**parts, DOCUMENT: body.replace(b"<w:document A ", f"<w:document {added} ".encode(), 1)}


def rules(parts):
    return {finding.rule for finding in check_parts(parts)}


def text(words, properties="", run=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def cell(inner):
    return f"<w:tc>{inner}</w:tc>"


FAINT = '<w:color w:val="BBBBBB"/>'


def drawn(inner="", words=""):
    told = f'<wp:docPr id="8" name="Tegning 1" descr="{words}"/>'
    return f"<w:drawing><wp:anchor>{told}<x>{inner}</x></wp:anchor></w:drawing>"


def box(inner):
    return f"<w:p><w:r>{drawn(f'<w:txbxContent>{inner}</w:txbxContent>')}</w:r></w:p>"


def vml(words=""):
    return f"<w:pict><v:shape{words}><v:imagedata/></v:shape></w:pict>"


def said_twice(choice, fallback):
    inner = f"<mc:Choice Requires='x'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r></w:p>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl><w:p/>"


HEADED = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(text('A'))}</w:tr>"
UNHEADED = f"<w:tr><w:trPr><w:tblHeader w:val='0'/></w:trPr>{cell(text('A'))}</w:tr>"
FAINT_RUN = f"<w:r><w:rPr>{FAINT}</w:rPr><w:t>bleg</w:t></w:r>"
ALT = ' alt="Kommunens våben"'
FORMER = f"<w:rPrChange><w:rPr>{FAINT}</w:rPr></w:rPrChange>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{text('I en kontrol')}</w:sdtContent></w:sdt>",
        f"<w:p><w:moveFrom>{FAINT_RUN}</w:moveFrom><w:r><w:t>a</w:t></w:r></w:p>",
        f"<w:p><w:del>{FAINT_RUN.replace('w:t>', 'w:delText>')}</w:del><w:r><w:t>a</w:t></w:r></w:p>",
        text("ændret", run=FORMER),
        text("automatisk", run='<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'),
        text("ugyldig farve", run='<w:color w:val="rød"/><w:shd w:val="clear" w:fill="#12"/>'),
        text("gul tusch", run='<w:highlight w:val="yellow"/>'),
        text("ukendt tusch", run='<w:highlight w:val="turkis"/>'),
        text("ukendt typografi", '<w:pStyle w:val="FindesIkke"/>'),
        text("afsnitsmærket er blegt", f"<w:rPr>{FAINT}</w:rPr>"),
        f"<w:p><w:r>{vml(words=ALT)}</w:r></w:p>",
        said_twice(drawn(words="Kommunens våben"), vml()),
        box(text("I en boks")),
        table(HEADED, f"<w:tr>{cell('<w:p/>')}</w:tr>"),
        table(f"<w:sdt><w:sdtContent>{HEADED}</w:sdtContent></w:sdt>"),
    ],
)
def test_what_others_write_without_fault_is_let_through(ours, markup):
    assert check_parts(with_added(ours, markup)) == ()


@pytest.mark.parametrize(
    ("rule", "markup"),
    [
        ("contrast", text("gult på hvidt", run='<w:color w:val="FFFF00"/>')),
        ("contrast", text("sort på mørk tusch", run='<w:highlight w:val="darkBlue"/>')),
        ("contrast", text("fyldt mønster", run='<w:shd w:val="solid" w:color="222222" w:fill="auto"/>')),
        ("contrast", box(text("bleg", run=FAINT))),
        ("alt text", f"<w:p><w:r>{vml()}</w:r></w:p>"),
        ("alt text", f"<w:p><w:r>{drawn(words='Diagram 3')}</w:r></w:p>"),
        ("headings", text("Fem", '<w:outlineLvl w:val="4"/>')),
        ("language", text("English", run='<w:lang w:val="en-GB"/>')),
        ("table header", table(UNHEADED)),
    ],
)
def test_a_fault_in_what_others_write_is_found(ours, rule, markup):
    assert rules(with_added(ours, markup)) == {rule}


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/header9.xml", "word/footer9.xml", "word/endnotes.xml"])
def test_what_stands_beside_the_body_is_checked_and_named(ours, part):
    link = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>her</w:t></w:r></w:hyperlink></w:p>'
    faint = f"<w:hdr {NAMESPACES}>{text('bleg', run=FAINT)}{link}</w:hdr>"
    found = check_parts({**ours, part: faint.encode()})
    assert {finding.rule for finding in found} == {"contrast", "link text"}
    assert all(finding.place.endswith(f" in {part[5:]}") for finding in found)


def test_a_heading_by_another_name_counts_as_the_heading_it_is_based_on(ours):
    named = b'<w:name w:val="Afsnit 4"/><w:basedOn w:val="Heading4"/>'
    style = b'<w:style w:type="paragraph" w:styleId="Afsnit4">%s</w:style>' % named
    parts = {**ours, STYLES: ours[STYLES].replace(b"</w:styles>", style + b"</w:styles>")}
    assert rules(with_added(parts, text("Fire", '<w:pStyle w:val="Afsnit4"/>'))) == {"headings"}


def test_styles_that_are_based_on_each_other_come_to_an_end(ours):
    styles = b"".join(
        b'<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/></w:style>'
        % (one, one, other)
        for one, other in ((b"A1", b"B1"), (b"B1", b"A1"))
    )
    parts = {**ours, STYLES: ours[STYLES].replace(b"</w:styles>", styles + b"</w:styles>")}
    assert rules(with_added(parts, text("a", '<w:pStyle w:val="A1"/>'))) == set()


def test_a_file_without_styles_or_properties_is_checked_all_the_same(ours):
    parts = {name: part for name, part in ours.items() if name not in (STYLES, "docProps/core.xml")}
    assert {"title", "language", "headings"} <= rules(parts)


def test_a_file_from_python_docx_has_the_faults_it_is_known_for():
    document, saved = docx.Document(), io.BytesIO()
    document.add_heading("Plan", 1)
    document.add_heading("Afsnit", 2)
    document.add_table(rows=2, cols=2)
    document.save(saved)
    assert {"title", "language", "contrast", "table header"} <= {finding.rule for finding in check(saved.getvalue())}


@pytest.mark.parametrize("body", [b"<a/>", b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'])
def test_a_package_that_is_no_word_document_is_refused(ours, body):
    with pytest.raises(UnreadablePackageError):
        check_parts({**ours, DOCUMENT: body})
    with pytest.raises(UnreadablePackageError):
        check_parts({})


@given(seed=st.integers(0, 10_000))
def test_a_file_with_pieces_missing_or_doubled_is_checked_or_refused_and_never_crashes(seed):
    parts, chance = dict(_PARTS), random.Random(seed)
    lines = parts[DOCUMENT].split(b"<")
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(2, len(lines))
        other = lines[chance.randrange(len(lines))]
        lines[at : at + chance.randrange(1, 3)] = chance.choice(([], [lines[at], lines[at]], [other]))
    parts[DOCUMENT] = b"<".join(lines)
    try:
        check_parts(parts)
    except ParatError:
        return


_PARTS = read_package(produced("status_report", sample_status_report()).docx)


def test_a_large_plan_is_checked_with_the_parts_at_hand_as_with_the_file():
    made = produced("plan_draft", sample_plan_draft(actions=some_actions(120))).docx
    assert check(made) == check_parts(read_package(made)) == ()


def test_the_same_fault_in_every_row_is_told_once(ours):
    faint = "".join(text("bleg", run=FAINT) for _ in range(50))
    found = [finding for finding in check_parts(with_added(ours, faint)) if finding.rule == "contrast"]
    assert len(found) == 1


def test_a_file_written_again_from_its_parts_is_checked_alike(ours):
    assert check(write_package(ours)) == ()

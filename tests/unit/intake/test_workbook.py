import pytest

from parat.intake.workbook import BrokenWorkbookError, cell_name, open_workbook, unescaped
from tests.hostile.files import MAIN, RELATIONS, a_sheet_of

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = ("General", "dd-mm-yyyy", '0.0" kr. pr. dag"', "[Red]0", "[h]:mm", "0%", "d. mmmm yyyy", "@", "åååå-mm-dd")


def _book(cells, properties="", strings=()):
    formats = "".join(
        f'<numFmt numFmtId="{170 + at}" formatCode="{_quoted(code)}"/>' for at, code in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{170 + at}"/>' for at in range(len(FORMATS))) + '<xf numFmtId="14"/>'
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return {
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr {properties}/><sheets>'
        '<sheet name="Ark" r:id="r0"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": _relations(
            "worksheet", "a.xml", "styles", "styles.xml", "sharedStrings", "strings.xml"
        ),
        "xl/a.xml": a_sheet_of(b"<row>" + cells.encode() + b"</row>"),
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>'.encode(),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>'
        "</styleSheet>".encode(),
    }


def _quoted(code):
    return code.replace('"', "&quot;")


def _relations(*pairs):
    found = zip(pairs[::2], pairs[1::2], strict=True)
    lines = [f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(found)]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'.encode()


def _shown(cells, **book):
    [(_, found)] = open_workbook(_book(cells, **book)).rows("Ark")
    return [found[at].text for at in sorted(found)]


def _style(code):
    return FORMATS.index(code)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("3", "3"), ("3.0", "3"), ("-2.5", "-2,5"), ("1.1000000000000001", "1,1"), ("0.30000000000000004", "0,3"),
        ("1E3", "1000"), ("1.5E-3", "0,0015"), ("123456789012", "123456789012"), ("0", "0"), ("1e309", "1e309"),
    ],
)  # fmt: skip
def test_a_number_is_shown_the_danish_way(stored, shown):
    assert _shown(f"<c><v>{stored}</v></c>") == [shown]


@pytest.mark.parametrize("code", ["dd-mm-yyyy", "d. mmmm yyyy", "åååå-mm-dd"])
def test_a_number_with_a_date_format_is_a_date(code):
    assert _shown(f'<c s="{_style(code)}"><v>46380</v></c>') == ["24-12-2026"]


@pytest.mark.parametrize("code", ["General", '0.0" kr. pr. dag"', "[Red]0", "0%", "@"])
def test_a_number_with_another_format_is_a_number(code):
    assert _shown(f'<c s="{_style(code)}"><v>46380</v></c>') == ["46380"]


def test_a_built_in_date_format_is_known():
    assert _shown(f'<c s="{len(FORMATS)}"><v>46380.5</v></c>') == ["24-12-2026 12:00"]


def test_days_are_counted_from_1904_when_the_workbook_says_so():
    assert _shown(f'<c s="{_style("dd-mm-yyyy")}"><v>44918</v></c>', properties='date1904="1"') == ["24-12-2026"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c t="b"><v>1</v></c>', "SAND"), ('<c t="b"><v>0</v></c>', "FALSK"),
        ('<c t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c t="d"><v>2026-12-24</v></c>', "2026-12-24"), ('<c t="s"><v>1</v></c>', "to"),
        ('<c t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    ],
)  # fmt: skip
def test_every_kind_of_cell_is_shown(cell, shown):
    assert _shown(cell, strings=("en", "to")) == [shown]


@pytest.mark.parametrize(
    ("cell", "stands"), [('<c t="e"><v>#REF!</v></c>', "#REF!"), ("<c><f>SUM(A1)</f></c>", "=SUM(A1)")]
)
def test_a_cell_without_a_value_says_what_stands_there(cell, stands):
    [(_, cells)] = open_workbook(_book(cell)).rows("Ark")
    assert cells[1].unreadable == stands


@pytest.mark.parametrize(
    "cell", ["<c/>", "<c><v/></c>", '<c t="s"><v/></c>', '<c t="inlineStr"/>', '<c t="inlineStr"><is/></c>']
)
def test_an_empty_cell_is_no_cell(cell):
    assert _shown(cell) == []


@pytest.mark.parametrize("cell", ['<c t="s"><v>9</v></c>', '<c t="s"><v>x</v></c>', '<c s="x"><v>1</v></c>'])
def test_a_cell_that_points_nowhere_breaks_the_workbook(cell):
    with pytest.raises(BrokenWorkbookError):
        _shown(cell)


@pytest.mark.parametrize(
    ("text", "plain"), [("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("_x41_", "_x41_"), ("_xD800_a", "a")]
)
def test_escaped_characters_are_given_back(text, plain):
    assert unescaped(text) == plain


@pytest.mark.parametrize(("column", "name"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (200, "GR7"), (16_384, "XFD7")])
def test_a_cell_is_named_as_excel_names_it(column, name):
    assert cell_name(7, column) == name

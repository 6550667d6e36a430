"""Write the headers and footers of base.docx: one pair for each kind of page."""

from base_layout import ACCENT, DECLARATION, LANDSCAPE_WIDTH, R_NAMESPACE, TEXT_WIDTH, W_NAMESPACE

_BAND_WIDTH_EMU, _PAGE_HEIGHT_EMU = 288_000, 10_692_130
_TAB = "<w:r><w:tab/></w:r>"
_TURNED = (
    f'<w:tabs><w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/><w:tab w:val="right" w:pos="{LANDSCAPE_WIDTH}"/></w:tabs>'
)
_DRAWING_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


def edge_parts() -> dict[str, str]:
    """Give the parts by their name: 1 all pages, 2 the cover, 3 landscape, 4 a letter's first page, 5 certificates."""
    empty_header, empty_footer = _part("hdr", "", "Normal"), _part("ftr", "", "Normal")
    return {
        "word/header1.xml": _part("hdr", _top(), "Header"),
        "word/footer1.xml": _part("ftr", _bottom(), "Footer"),
        "word/header2.xml": _part("hdr", f"<w:r>{_cover_band()}</w:r>", "Normal"),
        "word/footer2.xml": _part("ftr", _control("official_name") + _control("mark"), "Footer"),
        "word/header3.xml": _part("hdr", _top(), "Header", _TURNED),
        "word/footer3.xml": _part("ftr", _bottom(), "Footer", _TURNED),
        "word/header4.xml": empty_header,
        "word/footer4.xml": _part("ftr", _bottom(), "Footer"),
        "word/header5.xml": empty_header,
        "word/footer5.xml": empty_footer,
    }


def _top() -> str:
    return _control("official_name") + _control("mark") + _TAB + _control("title")


def _bottom() -> str:
    pages = _text("Side ") + _field("PAGE") + _text(" af ") + _field("NUMPAGES")
    return _control("version") + _control("mark") + _TAB + pages


def _control(tag: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="parat:{tag}"/><w:tag w:val="parat:{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>[{tag}]</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _part(kind: str, content: str, style: str, tabs: str = "") -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{content}</w:p>'
    return f"{DECLARATION}<w:{kind} {W_NAMESPACE} {R_NAMESPACE} {_DRAWING_NAMESPACES}>{paragraph}</w:{kind}>"


def _cover_band() -> str:
    """Draw the accent band down the left edge of the cover, marked as decoration for screen readers."""
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
    )
    shape = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{_BAND_WIDTH_EMU}" cy="{_PAGE_HEIGHT_EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{ACCENT}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_BAND_WIDTH_EMU}" cy="{_PAGE_HEIGHT_EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="1" name="Forsidebånd" descr="">{decorative}</wp:docPr><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )

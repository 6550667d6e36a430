"""Write the styles of base.docx: one accent colour, one typeface, room to breathe."""

from base_layout import ACCENT, TEXT_WIDTH, W_NAMESPACE

INK = "1F2933"
QUIET = "52606D"
TINT = "E6F0F4"
BAND = "F6F9FA"
LINE = "C5D3DA"

# name: (text, ground), each pair at 4.5:1 or better
STATUS = {
    "Done": ("1E5631", "E3F1E6"),
    "Going": ("0B4F6C", "E1EEF4"),
    "Slow": ("6B4300", "FFF1D0"),
    "Late": ("8A1C1C", "FBE6E4"),
    "None": ("45525E", "EDF0F2"),
}
CALLOUT = {"Missing": ("B7791F", "FFF8E6"), "Note": (ACCENT, "EEF5F8"), "Law": (QUIET, "F3F5F6")}


def styles_part() -> str:
    """Give styles.xml."""
    pages = [*_cover_styles(), *_letter_styles(), *_certificate_styles()]
    styles = [_defaults(), *_text_styles(), *pages, *_table_paragraphs(), *_callouts(), *_characters()]
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {W_NAMESPACE}>'
        + "".join([*styles, *_numbering_styles(), *_table_styles()])
        + "</w:styles>"
    )


def _defaults() -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="130" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def paragraph_style(style_id: str, name: str, paragraph: str = "", run: str = "", based_on: str = "Normal") -> str:
    """Give one paragraph style; after a heading the ordinary text follows."""
    after = '<w:next w:val="Normal"/>' if style_id.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, after: int, run: str) -> str:
    paragraph = f'<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{before}" w:after="{after}" '
    paragraph += f'w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>'
    return paragraph_style(f"Heading{level}", f"heading {level}", paragraph, run)


def _text_styles() -> list[str]:
    bold, accent = "<w:b/><w:bCs/>", f'<w:color w:val="{ACCENT}"/>'
    return [
        _heading(1, 480, 160, f"{bold}{accent}{_size(36)}"),
        _heading(2, 340, 100, f"{bold}{accent}{_size(27)}"),
        _heading(3, 280, 80, f"{bold}{_size(23)}"),
        _heading(4, 200, 60, f'{bold}<w:color w:val="{QUIET}"/>{_size(21)}'),
        paragraph_style("Lead", "Lead", '<w:spacing w:after="200"/>', f'<w:color w:val="{QUIET}"/>{_size(24)}'),
        paragraph_style("Note", "Note", '<w:spacing w:after="100"/>', f'<w:color w:val="{QUIET}"/>{_size(18)}'),
        paragraph_style(
            "Closing",
            "Closing",
            f'<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="{LINE}"/></w:pBdr>'
            '<w:spacing w:before="480" w:after="0"/>',
            f'<w:color w:val="{QUIET}"/>{_size(18)}',
        ),
        paragraph_style("ListParagraph", "List Paragraph", '<w:spacing w:after="90"/>'),
        paragraph_style(
            "Caption",
            "caption",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/>',
            f"{bold}{accent}{_size(19)}",
        ),
        *_contents_styles(),
        paragraph_style("Figure", "Figure", '<w:keepLines/><w:spacing w:after="240" w:line="240" w:lineRule="auto"/>'),
        paragraph_style(
            "FootnoteText",
            "footnote text",
            '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="227" w:hanging="227"/>',
            f'<w:color w:val="{QUIET}"/>{_size(17)}',
        ),
        paragraph_style(
            "SectionEnd",
            "Section End",
            '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
            _size(2),
        ),
        paragraph_style("Header", "header", _edge("bottom", 6), f'<w:color w:val="{QUIET}"/>{_size(17)}'),
        paragraph_style("Footer", "footer", _edge("top", 6), f'<w:color w:val="{QUIET}"/>{_size(17)}'),
    ]


def _contents_styles() -> list[str]:
    page = f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'
    return [
        paragraph_style(
            "TOCHeading",
            "TOC Heading",
            '<w:keepNext/><w:spacing w:before="0" w:after="240"/>',
            f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(36)}',
        ),
        paragraph_style(
            "TOC1",
            "toc 1",
            f'<w:tabs>{page}</w:tabs><w:spacing w:before="60" w:after="40"/><w:ind w:left="964" w:hanging="964"/>',
        ),
        paragraph_style(
            "TOC2",
            "toc 2",
            f'<w:tabs>{page}</w:tabs><w:spacing w:after="20"/><w:ind w:left="1644" w:hanging="680"/>',
            f"{_size(19)}",
        ),
    ]


def _edge(side: str, space: int) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{LINE}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0" w:line="240"/>'
    )


def _cover_styles() -> list[str]:
    quiet = f'<w:color w:val="{QUIET}"/>'
    left = "<w:suppressAutoHyphens/>"
    return [
        paragraph_style(
            "CoverMunicipality",
            "Cover Municipality",
            f'{left}<w:spacing w:before="2400" w:after="0"/>',
            f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(32)}',
        ),
        paragraph_style(
            "CoverProgramme", "Cover Programme", f'{left}<w:spacing w:after="900"/>', f"{quiet}{_size(22)}"
        ),
        paragraph_style(
            "Title",
            "Title",
            f'<w:keepLines/>{left}<w:spacing w:after="200" w:line="228" w:lineRule="auto"/>',
            f"<w:b/><w:bCs/>{_size(68)}",
        ),
        paragraph_style("Subtitle", "Subtitle", f'{left}<w:spacing w:after="400"/>', f"{quiet}{_size(30)}"),
        paragraph_style(
            "CoverState",
            "Cover State",
            f'{left}<w:spacing w:before="200" w:after="1800"/>',
            f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(24)}',
        ),
        paragraph_style(
            "CoverFact",
            "Cover Fact",
            '<w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs><w:spacing w:after="60"/>'
            '<w:ind w:left="2552" w:hanging="2552"/>',
        ),
        paragraph_style(
            "ExampleMark",
            "Example Mark",
            '<w:pBdr><w:top w:val="single" w:sz="8" w:space="6" w:color="6B4300"/><w:left w:val="single" w:sz="8" '
            'w:space="6" w:color="6B4300"/><w:bottom w:val="single" w:sz="8" w:space="6" w:color="6B4300"/>'
            '<w:right w:val="single" w:sz="8" w:space="6" w:color="6B4300"/></w:pBdr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="FFF1D0"/><w:spacing w:before="400" w:after="200"/>'
            '<w:ind w:left="140" w:right="140"/>',
            f'<w:b/><w:bCs/><w:color w:val="6B4300"/>{_size(24)}',
        ),
    ]


def _letter_styles() -> list[str]:
    left, quiet = "<w:suppressAutoHyphens/>", f'<w:color w:val="{QUIET}"/>'
    return [
        paragraph_style(
            "Sender",
            "Sender",
            f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="{ACCENT}"/></w:pBdr>{left}'
            '<w:spacing w:after="560"/>',
            f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(28)}',
        ),
        paragraph_style("Recipient", "Recipient", f'<w:keepNext/>{left}<w:spacing w:after="0"/>'),
        paragraph_style(
            "LetterDate", "Letter Date", f'{left}<w:spacing w:before="480" w:after="0"/><w:jc w:val="right"/>'
        ),
        paragraph_style(
            "LetterFact",
            "Letter Fact",
            f'{left}<w:spacing w:after="0"/><w:jc w:val="right"/>',
            f"{quiet}{_size(19)}",
        ),
        paragraph_style(
            "Signature",
            "Signature",
            f'<w:keepNext/><w:keepLines/>{left}<w:spacing w:before="560" w:after="0"/><w:contextualSpacing/>',
        ),
    ]


def _certificate_styles() -> list[str]:
    centred = '<w:suppressAutoHyphens/><w:spacing w:before="{}" w:after="{}"/><w:jc w:val="center"/>'
    return [
        paragraph_style("CertificateLine", "Certificate Line", centred.format(0, 200), _size(24)),
        paragraph_style(
            "CertificateName",
            "Certificate Name",
            centred.format(320, 320),
            f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(44)}',
        ),
        paragraph_style(
            "CertificateSignature",
            "Certificate Signature",
            '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="1200" w:after="0"/>'
            '<w:contextualSpacing/><w:jc w:val="center"/>',
            _size(22),
        ),
    ]


def _table_paragraphs() -> list[str]:
    tight = '<w:spacing w:before="0" w:after="40" w:line="259" w:lineRule="auto"/>'
    bold = "<w:b/><w:bCs/>"
    styles = [
        paragraph_style("TableText", "Table Text", tight, _size(19)),
        paragraph_style(
            "TableHeader",
            "Table Header",
            f"<w:keepNext/>{tight}",
            f'{bold}<w:color w:val="{ACCENT}"/>{_size(19)}',
        ),
        paragraph_style("TableLabel", "Table Label", tight, f"{bold}{_size(19)}"),
        paragraph_style("TableNumber", "Table Number", f'{tight}<w:jc w:val="right"/>', _size(19)),
        paragraph_style("TableHeaderNumber", "Table Header Number", '<w:jc w:val="right"/>', based_on="TableHeader"),
    ]
    return styles + [
        paragraph_style(
            f"Status{name}",
            f"Status {name}",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>{tight}',
            f'{bold}<w:color w:val="{ink}"/>{_size(19)}',
        )
        for name, (ink, ground) in STATUS.items()
    ]


def _callouts() -> list[str]:
    return [
        paragraph_style(
            f"Callout{name}",
            f"Callout {name}",
            f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="32" w:space="8" w:color="{edge}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
            '<w:spacing w:before="60" w:after="160"/><w:ind w:left="227" w:right="113"/>',
            _size(20),
        )
        for name, (edge, ground) in CALLOUT.items()
    ]


def _characters() -> list[str]:
    looks = {
        "Strong": ("Strong", "<w:b/><w:bCs/>"),
        "Emphasis": ("Emphasis", "<w:i/><w:iCs/>"),
        "ContentsLink": ("Contents Link", f'<w:color w:val="{INK}"/><w:u w:val="none"/>'),
        "LetterSubject": ("Letter Subject", f'<w:color w:val="{INK}"/>{_size(27)}'),
        "LetterHeading": ("Letter Heading", f'<w:color w:val="{ACCENT}"/>{_size(23)}'),
        "CertificateTitle": ("Certificate Title", _size(60)),
        "FootnoteReference": ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
        "Hyperlink": ("Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>'),
    }
    return [
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
        for style_id, (name, run) in looks.items()
    ]


def _numbering_styles() -> list[str]:
    names = ("ParatBullets", "ParatNumbers", "ParatChapters", "ParatAnnexes")
    return [
        f'<w:style w:type="numbering" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="NoList"/><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
        for number, name in enumerate(names, start=1)
    ]


def _table_styles() -> list[str]:
    first_row = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" '
        f'w:color="{ACCENT}"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
        "</w:tblStylePr>"
    )
    banded = _shaded("band2Horz", BAND)
    return [
        _table_style("ParatGrid", "Parat Grid", first_row + banded),
        _table_style("ParatSheet", "Parat Sheet", first_row + _shaded("firstCol", BAND)),
    ]


def _shaded(part: str, ground: str) -> str:
    return (
        f'<w:tblStylePr w:type="{part}"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/></w:tcPr>'
        "</w:tblStylePr>"
    )


def _table_style(style_id: str, name: str, parts: str) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
        f'<w:tblStyleColBandSize w:val="1"/><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>'
        '<w:top w:w="80" w:type="dxa"/><w:left w:w="120" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
        f'<w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>{parts}</w:style>'
    )

"""Write every part of base.docx but the styles: page, numbering, header, footer, settings and properties."""

W_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R_NAMESPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1304
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
BAND_WIDTH_EMU, PAGE_HEIGHT_EMU = 288_000, 10_692_130
ACCENT = "0B4F6C"


def layout_parts() -> dict[str, str]:
    """Give the parts by their name in the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_PACKAGE_PARTS),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "docProps/custom.xml": _custom(),
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT_PARTS),
        "word/document.xml": _document(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/header2.xml": _first_header(),
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _first_footer(),
    }


_PACKAGE_PARTS = (
    (f"{OFFICE}/officeDocument", "word/document.xml"),
    (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{OFFICE}/extended-properties", "docProps/app.xml"),
    (f"{OFFICE}/custom-properties", "docProps/custom.xml"),
)
_DOCUMENT_PARTS = (
    (f"{OFFICE}/styles", "styles.xml"),
    (f"{OFFICE}/numbering", "numbering.xml"),
    (f"{OFFICE}/settings", "settings.xml"),
    (f"{OFFICE}/header", "header1.xml"),
    (f"{OFFICE}/header", "header2.xml"),
    (f"{OFFICE}/footer", "footer1.xml"),
    (f"{OFFICE}/footer", "footer2.xml"),
    (f"{OFFICE}/theme", "theme/theme1.xml"),
    (f"{OFFICE}/fontTable", "fontTable.xml"),
)


def _content_types() -> str:
    word, office = "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.openxmlformats"
    types = {
        "word/document": f"{word}.document.main+xml",
        "word/styles": f"{word}.styles+xml",
        "word/numbering": f"{word}.numbering+xml",
        "word/settings": f"{word}.settings+xml",
        "word/header1": f"{word}.header+xml",
        "word/header2": f"{word}.header+xml",
        "word/footer1": f"{word}.footer+xml",
        "word/footer2": f"{word}.footer+xml",
        "word/fontTable": f"{word}.fontTable+xml",
        "word/theme/theme1": f"{office}-officedocument.theme+xml",
        "docProps/core": f"{office}-package.core-properties+xml",
        "docProps/app": f"{office}-officedocument.extended-properties+xml",
        "docProps/custom": f"{office}-officedocument.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{office}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(parts: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _document() -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="1588" w:right="{MARGIN}" w:bottom="1418" '
        f'w:left="{MARGIN}" w:header="680" w:footer="624" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {W_NAMESPACE} {R_NAMESPACE}><w:body><w:p/>{section}</w:body></w:document>"


def _level(level: int, form: str, text: str, indent: tuple[int, int], start: int = 1) -> str:
    left, hanging = indent
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _numbering() -> str:
    bullets = [_level(n, "bullet", "•–"[n % 2], (340 * (n + 1), 340)) for n in range(9)]
    forms = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [_level(n, forms[n % 3], f"%{n + 1}.", (397 * (n + 1), 397)) for n in range(9)]
    chapters = [_level(0, "decimal", "%1", (680, 680), start=0), _level(1, "decimal", "%1.%2", (680, 680))]
    annexes = [_level(0, "upperLetter", "Bilag %1", (1361, 1361)), _level(1, "decimal", "%1.%2", (680, 680))]
    lists = (
        ("ParatBullets", bullets),
        ("ParatNumbers", numbers),
        ("ParatChapters", chapters),
        ("ParatAnnexes", annexes),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:styleLink w:val="{name}"/>{"".join(levels)}</w:abstractNum>'
        for n, (name, levels) in enumerate(lists)
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists)))
    return f"{DECLARATION}<w:numbering {W_NAMESPACE}>{abstract}{used}</w:numbering>"


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {W_NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="357"/>'
        "<w:doNotHyphenateCaps/>"
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _control(tag: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="parat:{tag}"/><w:tag w:val="parat:{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>[{tag}]</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_TAB = "<w:r><w:tab/></w:r>"


def _edge_part(kind: str, content: str, style: str) -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
    return f"{DECLARATION}<w:{kind} {W_NAMESPACE} {R_NAMESPACE} {_DRAWING_NAMESPACES}>{paragraph}</w:{kind}>"


def _header() -> str:
    return _edge_part("hdr", _control("official_name") + _control("mark") + _TAB + _control("title"), "Header")


def _footer() -> str:
    pages = _text("Side ") + _field("PAGE") + _text(" af ") + _field("NUMPAGES")
    return _edge_part("ftr", _control("version") + _control("mark") + _TAB + pages, "Footer")


def _first_footer() -> str:
    return _edge_part("ftr", _control("official_name") + _control("mark"), "Footer")


def _first_header() -> str:
    return _edge_part("hdr", f"<w:r>{_cover_band()}</w:r>", "Normal")


_DRAWING_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


def _cover_band() -> str:
    """Draw the accent band down the left edge of the cover, marked as decoration for screen readers."""
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
    )
    shape = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{BAND_WIDTH_EMU}" cy="{PAGE_HEIGHT_EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{ACCENT}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{BAND_WIDTH_EMU}" cy="{PAGE_HEIGHT_EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="1" name="Forsidebånd" descr="">{decorative}</wp:docPr><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _core() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>parat</dc:title><dc:creator>parat</dc:creator>'
        "<dc:language>da-DK</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>parat</Application></Properties>"
    )


def _custom() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="parat_base"><vt:lpwstr>1</vt:lpwstr>'
        "</property></Properties>"
    )

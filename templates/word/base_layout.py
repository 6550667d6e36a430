"""Write every part of base.docx but styles, headers and footers: pages, numbering, settings and properties."""

W_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R_NAMESPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1304
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
LANDSCAPE_WIDTH = PAGE_HEIGHT - 2 * MARGIN
ACCENT = "0B4F6C"
EDGES = tuple(f"{kind}{number}" for number in range(1, 6) for kind in ("header", "footer"))


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
        "word/footnotes.xml": _footnotes(),
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
    (f"{OFFICE}/theme", "theme/theme1.xml"),
    (f"{OFFICE}/fontTable", "fontTable.xml"),
    (f"{OFFICE}/footnotes", "footnotes.xml"),
    *((f"{OFFICE}/{name[:6]}", f"{name}.xml") for name in EDGES),
)


def _content_types() -> str:
    word, office = "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.openxmlformats"
    types = {
        "word/document": f"{word}.document.main+xml",
        "word/styles": f"{word}.styles+xml",
        "word/numbering": f"{word}.numbering+xml",
        "word/settings": f"{word}.settings+xml",
        **{f"word/{name}": f"{word}.{name[:6]}+xml" for name in EDGES},
        "word/footnotes": f"{word}.footnotes+xml",
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
    portrait = _section("parat_portrait", "Stående sider: forside og brødtekst", _page((1, 2)))
    letter = _section("parat_letter", "Breve", _page((1, 4)))
    certificate = _section("parat_certificate", "Beviser", _page((5, 5), top=3402, frame=_FRAME))
    landscape = _section("parat_landscape", "Liggende sider til brede tabeller", "")
    body = f"{portrait}{letter}{certificate}{landscape}{_page((3, 3), turned=True)}"
    return f"{DECLARATION}<w:document {W_NAMESPACE} {R_NAMESPACE}><w:body>{body}</w:body></w:document>"


def _section(name: str, shown: str, properties: str) -> str:
    """Give the sample page that carries one kind of section; the bookmark's name is what the writer looks for."""
    number = ("parat_portrait", "parat_letter", "parat_certificate", "parat_landscape").index(name)
    held = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return (
        f'<w:p>{held}<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:r><w:t>{shown}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


_FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="24" w:color="{ACCENT}"/>'
    for side in ("top", "left", "bottom", "right")
)


def _page(edges: tuple[int, int], turned: bool = False, top: int = 1588, frame: str = "") -> str:
    """Give the properties of a section: header and footer of all pages and of the first, paper and margins."""
    ordinary, first = edges
    own_first = "" if first == ordinary else _edge_references("first", first)
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if turned else (PAGE_WIDTH, PAGE_HEIGHT)
    turning = ' w:orient="landscape"' if turned else ""
    framed = f'<w:pgBorders w:offsetFrom="page">{frame}</w:pgBorders>' if frame else ""
    return (
        f'<w:sectPr>{_edge_references("default", ordinary)}{own_first}<w:pgSz w:w="{width}" w:h="{height}"{turning}/>'
        f'<w:pgMar w:top="{top}" w:right="{MARGIN}" w:bottom="1418" w:left="{MARGIN}" w:header="680" w:footer="624" '
        f'w:gutter="0"/>{framed}<w:cols w:space="708"/>{"<w:titlePg/>" if own_first else ""}</w:sectPr>'
    )


def _edge_references(kind: str, number: int) -> str:
    return "".join(
        f'<w:{edge}Reference w:type="{kind}" r:id="rId{7 + EDGES.index(f"{edge}{number}")}"/>'
        for edge in ("header", "footer")
    )


def _footnotes() -> str:
    """Give the footnotes' part with the two separators that Word looks for; the notes come from the text."""
    lines = (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{line}/></w:r></w:p></w:footnote>'
        for kind, number, line in lines
    )
    return f"{DECLARATION}<w:footnotes {W_NAMESPACE} {R_NAMESPACE}>{notes}</w:footnotes>"


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
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
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

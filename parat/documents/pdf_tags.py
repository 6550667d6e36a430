"""Walk the tags of a PDF: what each part of it is, for whoever hears the page instead of seeing it."""

import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, PdfError

from parat.documents.errors import LibreOfficeFailedError

MOST_TAGS = 500_000
STANDARD = frozenset(
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby",
        "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    }
)  # fmt: skip
_LONGEST_CHAIN = 10


def opened_pdf(made: bytes) -> Pdf:
    """Open a PDF that LibreOffice made; raises LibreOfficeFailedError when it is cut off, as on a full disk."""
    try:
        return Pdf.open(io.BytesIO(made))
    except PdfError as error:
        raise LibreOfficeFailedError(reason="what it wrote is cut off or damaged", to="pdf") from error


def tags(pdf: Pdf) -> Iterator[Dictionary]:
    """Give every tag in reading order, each once; a file that leads in circles ends all the same."""
    root = pdf.Root.get("/StructTreeRoot")
    waiting: list[Object] = [root["/K"]] if isinstance(root, Dictionary) and "/K" in root else []
    met: set[tuple[int, int]] = set()
    given = 0
    while waiting and given < MOST_TAGS:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, Dictionary) and "/S" in one and _is_new(one, met):
            given += 1
            yield one
            if "/K" in one:
                waiting.append(one["/K"])


def kind_of(tag: Dictionary, roles: dict[str, str]) -> str:
    """Give what a tag is in the standard's own words: /P for a paragraph style of Word."""
    kind = str(tag["/S"])
    for _ in range(_LONGEST_CHAIN):
        if kind not in roles:
            break
        kind = roles[kind]
    return kind


def roles_of(pdf: Pdf) -> dict[str, str]:
    """Map the names of a file's own kinds of tag to the standard's."""
    root = pdf.Root.get("/StructTreeRoot")
    named = root.get("/RoleMap") if isinstance(root, Dictionary) else None
    return {str(name): str(kind) for name, kind in named.items()} if isinstance(named, Dictionary) else {}


def children(tag: Dictionary) -> list[Dictionary]:
    """Give the tags right inside a tag."""
    inside = tag.get("/K")
    found = list(inside) if isinstance(inside, Array) else [inside]
    return [one for one in found if isinstance(one, Dictionary) and "/S" in one]


def _is_new(tag: Dictionary, met: set[tuple[int, int]]) -> bool:
    number = tag.objgen
    if number in met:
        return False
    if number != (0, 0):
        met.add(number)
    return True

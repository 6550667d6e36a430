"""Check that everybody can read a PDF: the rules of PDF/UA that a program can see (ISO 14289-1)."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from parat.documents.errors import UnreadablePdfError
from parat.documents.findings import Finding
from parat.documents.pdf_tags import STANDARD, children, kind_of, roles_of, tags
from parat.documents.word.properties import LANGUAGE

_HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_PDF_UA = b"pdfuaid:part"
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_FAULTS = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
_AGAIN = "Make the PDF again from the Word file: parat pdf FILE."


@dataclass(frozen=True, slots=True)
class _Read:
    """Hold a PDF with its tags, each beside its standard kind."""

    pdf: Pdf
    tags: tuple[tuple[str, Dictionary], ...]


def check_pdf(content: bytes, place: str = "the PDF") -> tuple[Finding, ...]:
    """Give every place where somebody could not read the PDF; raises UnreadablePdfError for what is none."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(findings_in(pdf))
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError(place=place, reason="it asks for a password") from error
    except _FAULTS as error:
        raise UnreadablePdfError(place=place, reason="it is damaged, or no PDF at all") from error


def findings_in(pdf: Pdf) -> Iterator[Finding]:
    """Give the findings of every rule."""
    roles = roles_of(pdf)
    read = _Read(pdf, tuple((kind_of(tag, roles), tag) for tag in tags(pdf)))
    for rule in _RULES:
        yield from rule(read)


def _tagged(read: _Read) -> Iterator[Finding]:
    marked = read.pdf.Root.get("/MarkInfo")
    if not read.tags or marked is None or not marked.get("/Marked"):
        yield Finding("tags", "the whole file", f"It has no tags, so it cannot be heard in order. {_AGAIN}")


def _meanings(read: _Read) -> Iterator[Finding]:
    for name in sorted(roles_of(read.pdf)):
        if name.lstrip("/") in STANDARD:
            remedy = (
                "A style of the Word file has the name of a tag, which then means something else. Rename the style."
            )
            yield Finding("tags", f"the style {name.lstrip('/')}", remedy)


def _standard(read: _Read) -> Iterator[Finding]:
    told = read.pdf.Root.get("/Metadata")
    if told is None or _PDF_UA not in told.read_bytes():
        yield Finding("PDF/UA", "document properties", f"The file does not say that it follows PDF/UA. {_AGAIN}")


def _language(read: _Read) -> Iterator[Finding]:
    found = str(read.pdf.Root.get("/Lang", ""))
    if found.casefold() != LANGUAGE.casefold():
        yield Finding("language", found or "document properties", f"Set the language to {LANGUAGE} in the Word file.")


def _title(read: _Read) -> Iterator[Finding]:
    if not str(read.pdf.docinfo.get("/Title", "")).strip():
        yield Finding("title", "document properties", "Give the Word file a title.")
    shown = read.pdf.Root.get("/ViewerPreferences")
    if shown is None or not shown.get("/DisplayDocTitle"):
        yield Finding("title", "how the file opens", f"Let the window show the title, not the file's name. {_AGAIN}")


def _tables(read: _Read) -> Iterator[Finding]:
    found = (tag for kind, tag in read.tags if kind == "/Table")
    for number, table in enumerate(found, start=1):
        rows = [row for part in children(table) for row in (part, *children(part)) if str(row["/S"]) == "/TR"]
        if not any(str(cell["/S"]) == "/TH" for row in rows for cell in children(row)):
            remedy = "Mark the first row as a repeated header row in the Word file."
            yield Finding("table header", f"table {number}, {_page(read, table)}", remedy)


def _figures(read: _Read) -> Iterator[Finding]:
    for kind, tag in read.tags:
        if kind in ("/Figure", "/Formula") and not str(tag.get("/Alt", tag.get("/ActualText", ""))).strip():
            yield Finding("alt text", _page(read, tag), "Describe the picture in words in the Word file.")


def _headings(read: _Read) -> Iterator[Finding]:
    last = 0
    for kind, tag in read.tags:
        if kind in _HEADINGS:
            level = _HEADINGS.index(kind) + 1
            if level > last + 1:
                remedy = f"Use level {last + 1} here in the Word file; no level may be skipped."
                yield Finding("headings", _page(read, tag), remedy)
            last = level


def _links(read: _Read) -> Iterator[Finding]:
    for number, page in enumerate(read.pdf.pages, start=1):
        for note in page.get("/Annots", []):
            silent = not str(note.get("/Contents", "")).strip() or "/StructParent" not in note
            if note.get("/Subtype") == "/Link" and silent:
                yield Finding("link text", f"page {number}", f"A link does not say where it leads. {_AGAIN}")


def _fonts(read: _Read) -> Iterator[Finding]:
    loose = set()
    for page in read.pdf.pages:
        fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
        loose |= {str(font.get("/BaseFont", "?")).lstrip("/") for font in fonts.values() if not _is_embedded(font)}
    for name in sorted(loose):
        yield Finding("fonts", name, f"The typeface is not in the file. {_AGAIN}")


def _is_embedded(font: Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    inner = font.get("/DescendantFonts", [font])
    described = [one.get("/FontDescriptor") for one in inner]
    return all(one is not None and any(file in one for file in _FONT_FILES) for one in described)


def _page(read: _Read, tag: Dictionary) -> str:
    """Say on which page a tag stands: it or the first tag inside it knows."""
    waiting = [tag]
    while waiting:
        one = waiting.pop(0)
        if "/Pg" in one:
            return _page_number(read, one["/Pg"].objgen)
        waiting += children(one)
    return "a page"


def _page_number(read: _Read, objgen: tuple[int, int]) -> str:
    numbers = (number for number, page in enumerate(read.pdf.pages, start=1) if page.objgen == objgen)
    return f"page {next(numbers, '?')}"


_RULES: tuple[Callable[[_Read], Iterator[Finding]], ...] = (
    _tagged, _meanings, _standard, _language, _title, _headings, _tables, _figures, _links, _fonts,
)  # fmt: skip

"""Make a PDF that everybody can read (PDF/UA) from a Word file, with LibreOffice, and check what came out."""

import io
import json
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from parat.documents import accessibility
from parat.documents.errors import InaccessiblePdfError
from parat.documents.findings import Finding, in_words
from parat.documents.libreoffice import LIMIT_SECONDS, convert
from parat.documents.opened import chart_words
from parat.documents.pdf_check import check_pdf
from parat.documents.pdf_tags import STANDARD, children, opened_pdf, tags
from parat.documents.styles_read import STYLES
from parat.ooxml.packages import write_package

_OPTIONS = {
    "UseTaggedPDF": True, "PDFUACompliance": True, "ExportBookmarks": True, "DisplayPDFDocumentTitle": True,
    "ExportNotes": False, "ExportFormFields": False,
}  # fmt: skip
_PDF_1_7 = 17
_ROW_HEADING = "/Table Label"
_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)T")
_UNDATED = (b"2000", b"01", b"01")
_CALLED_AS_A_TAG = re.compile(
    rb'(<w:name w:val="(?:' + "|".join(sorted(STANDARD)).encode() + rb'))("\s*/>)',
)
_XMP_DATE = re.compile(rb"(<xmp:(?:Create|Modify)Date>)[^<]*(</xmp:)")
_CORE = "docProps/core.xml"
_DECORATIVE = b"decorative"


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """Hold a PDF that has been checked, and how many pages it has."""

    content: bytes
    pages: int


def finished_pdf(docx: bytes, place: str = "the Word file", timeout_seconds: float = LIMIT_SECONDS) -> FinishedPdf:
    """Turn a Word file into a checked PDF/UA; the same file always gives the same bytes.

    Raises InaccessiblePdfError with every finding, the Word file's own first, and the errors of LibreOffice.
    """
    parts = accessibility.parts_of(docx, place)
    _refuse(accessibility.check_parts(parts), place)
    made = convert(_with_own_names(parts), _target(), timeout_seconds)
    with opened_pdf(made) as pdf:
        _give_words(pdf, chart_words(parts))
        if any(_DECORATIVE in part for name, part in parts.items() if name.endswith(".xml")):
            _silence_decoration(pdf)
        _name_row_headings(pdf)
        _leave_out_loose_links(pdf)
        _date(pdf, parts.get(_CORE, b""))
        pages, content = len(pdf.pages), io.BytesIO()
        pdf.save(content, deterministic_id=True, fix_metadata_version=False)
    finished = FinishedPdf(content.getvalue(), pages)
    _refuse(check_pdf(finished.content), place)
    return finished


def _with_own_names(parts: dict[str, bytes]) -> bytes:
    """Give the Word file with other names for the styles that are called as a tag is: »Note« would mean a paragraph."""
    styles = _CALLED_AS_A_TAG.sub(rb"\g<1> text\g<2>", parts.get(STYLES, b""))
    return write_package(parts | {STYLES: styles} if styles else parts)


def _target() -> str:
    options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
    version = {"SelectPdfVersion": {"type": "long", "value": str(_PDF_1_7)}}
    return f"pdf:writer_pdf_Export:{json.dumps(options | version)}"


def _refuse(findings: tuple[Finding, ...], place: str) -> None:
    if findings:
        raise InaccessiblePdfError(place=place, findings=in_words(findings))


def _give_words(pdf: Pdf, words: list[str]) -> None:
    """Give the charts the words that the Word file has for them: LibreOffice leaves them out; pictures have theirs.

    When it cannot be told which words are whose, none are given, and the check finds the silent figures.
    """
    silent = [tag for tag in _silent_figures(pdf) if not _stands_alone(tag)]
    if len(silent) == len(words):
        for tag, said in zip(silent, words, strict=True):
            tag["/Alt"] = String(said)


def _silent_figures(pdf: Pdf) -> list[Dictionary]:
    return [tag for tag in tags(pdf) if str(tag["/S"]) == "/Figure" and not str(tag.get("/Alt", ""))]


def _stands_alone(tag: Dictionary) -> bool:
    """Say whether a figure stands in no paragraph, as an ornament of the page does."""
    around = tag.get("/P")
    return isinstance(around, Dictionary) and str(around.get("/S", "/Document")) == "/Document"


def _silence_decoration(pdf: Pdf) -> None:
    """Make the figures that stand alone without words ornaments; the Word file has said that they are."""
    pages: dict[Any, pikepdf.Page] = {page.objgen: page for page in pdf.pages}
    for tag in _silent_figures(pdf):
        if not _stands_alone(tag) or "/Pg" not in tag:
            continue
        page = pages[tag["/Pg"].objgen]
        for mark in _marks(tag):
            _unmark(pdf, page, mark)
        tag["/P"]["/K"] = Array([one for one in tag["/P"]["/K"] if getattr(one, "objgen", None) != tag.objgen])


def _marks(tag: Dictionary) -> list[int]:
    inside: Any = tag.get("/K")
    return [one for one in (inside if isinstance(inside, Array) else [inside]) if isinstance(one, int)]


def _unmark(pdf: Pdf, page: pikepdf.Page, mark: int) -> None:
    page.contents_coalesce()
    drawn = page.Contents.read_bytes()
    begin = re.compile(rb"/Figure\s*<<\s*/MCID\s+%d\s*>>\s*BDC" % mark)
    page.Contents = pdf.make_stream(begin.sub(b"/Artifact BMC", drawn, count=1))
    numbers = pdf.Root.StructTreeRoot.ParentTree.get("/Nums", Array())
    for at in range(0, len(numbers) - 1, 2):
        if numbers[at] == page.get("/StructParents") and isinstance(numbers[at + 1], Array):
            numbers[at + 1][mark] = None


def _name_row_headings(pdf: Pdf) -> None:
    """Say that the cell that names a row is its heading; Word has no word for that but the style."""
    for tag in list(tags(pdf)):
        if str(tag["/S"]) == "/TD" and any(str(inner["/S"]) == _ROW_HEADING for inner in children(tag)):
            tag["/S"] = Name("/TH")
            tag["/A"] = Array([*_attributes(tag), Dictionary(O=Name("/Table"), Scope=Name("/Row"))])


def _leave_out_loose_links(pdf: Pdf) -> None:
    """Leave out the links from a footnote's number back to the text: LibreOffice gives them no tag to be heard by."""
    for page in pdf.pages:
        notes = page.get("/Annots", Array())
        kept = [note for note in notes if "/StructParent" in note or "/Dest" not in note]
        if len(kept) < len(notes):
            page["/Annots"] = Array(kept)


def _attributes(tag: Dictionary) -> list[pikepdf.Object]:
    own = tag.get("/A")
    return [] if own is None else list(own) if isinstance(own, Array) else [own]


def _date(pdf: Pdf, core: bytes) -> None:
    """Date the PDF as the Word file, and let it not count its makings: the same Word file, the same PDF."""
    for counted in ("/ID", "/DocChecksum"):
        if counted in pdf.trailer:
            del pdf.trailer[counted]
    found = _CREATED.search(core)
    day = b"-".join(found.groups() if found else _UNDATED)
    pdf.docinfo["/CreationDate"] = String(f"D:{day.decode().replace('-', '')}000000Z")
    told = pdf.Root.get("/Metadata")
    if told is not None:
        dated = _XMP_DATE.sub(rb"\g<1>" + day + rb"T00:00:00Z\g<2>", told.read_bytes())
        pdf.Root.Metadata = pdf.make_stream(dated, Type=Name("/Metadata"), Subtype=Name("/XML"))

"""Find on which page each heading of a Word file stands, by letting LibreOffice lay out its pages."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from parat.documents.errors import LibreOfficeFailedError, LibreOfficeMissingError, LibreOfficeTooSlowError
from parat.documents.libreoffice import LIMIT_SECONDS, convert_all
from parat.documents.pdf_tags import opened_pdf
from parat.documents.word.bookmarks import bookmark_name

_OPTIONS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def page_numbers_of(
    files: Sequence[tuple[bytes, Collection[str]]], timeout_seconds: float = LIMIT_SECONDS
) -> list[dict[str, int]]:
    """Map the id of each block of each Word file to the page where it begins, the pages of a contents list among them.

    Give each file with the ids of its manifest. Without LibreOffice, or when it is too slow, nothing is known and
    nothing is given: a contents list is right without page numbers.
    """
    try:
        pdfs = convert_all([docx for docx, _ in files], _OPTIONS, timeout_seconds) if files else []
        return [_pages(pdf, block_ids) for pdf, (_, block_ids) in zip(pdfs, files, strict=True)]
    except (LibreOfficeMissingError, LibreOfficeTooSlowError, LibreOfficeFailedError):
        return [{} for _ in files]


def _pages(pdf: bytes, block_ids: Iterable[str]) -> dict[str, int]:
    pages = dict(_destinations(pdf))
    names = ((block_id, _as_destination(bookmark_name(block_id))) for block_id in block_ids)
    return {block_id: pages[name] for block_id, name in names if name in pages}


def _destinations(pdf: bytes) -> Iterator[tuple[str, int]]:
    with opened_pdf(pdf) as opened:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages, start=1)}
        for name, place in dict(opened.Root.get("/Dests", {})).items():
            yield name, numbers[place[0].objgen]


def _as_destination(bookmark: str) -> str:
    """Give the name that LibreOffice gives a bookmark in a PDF: other signs than letters and digits as their code."""
    return "/" + "".join(sign if sign.isalnum() else f"{ord(sign):02X}" for sign in bookmark)

"""Write what is held on a person as a workbook that the person can read (Databeskyttelsesforordningen, artikel 15)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.packet_cells import write_text
from parat.documents.packet_looks import GUIDANCE, HEADER, LABEL, SAMPLE_OPEN, TITLE, lay_out_for_paper, lines_needed

_LINE_HEIGHT = 15.5
_ABOUT_WIDTHS = (32, 96)
_TITLE_DA = "Oplysninger, der er registreret om dig"
_ABOUT_DA = (
    ("Formål", "At udarbejde og følge op på kommunens handlingsplan til forebyggelse af ekstremisme."),
    ("Hvem er dataansvarlig", "Kommunen er dataansvarlig. Konsulenterne behandler oplysningerne for kommunen."),
    ("Hvilke oplysninger", "Navn, funktion og arbejdsmail, og for deltagere den undervisning, de har deltaget i."),
    ("Hvor de kommer fra", "Fra kommunens projektleder eller fra dig selv."),
    ("Hvem der får dem", "Konsulenterne i programmet og kommunens egne medarbejdere i arbejdet med planen."),
    ("Hvor længe de gemmes", "Til den dato, der står under »Slettes den«. Derefter slettes de automatisk."),
    (
        "Automatiske afgørelser",
        "Der træffes ingen automatiske afgørelser om dig ud fra oplysningerne.",
    ),
    (
        "Dine rettigheder",
        "Du kan bede kommunen om at rette eller slette oplysningerne. Du kan klage til Datatilsynet, datatilsynet.dk.",
    ),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Be one list of what is held: its title, its columns with their widths, and its lines."""

    title_da: str
    columns: Mapping[str, int]
    lines: Sequence[Sequence[str]]


def person_workbook(on: date, listings: Sequence[Listing]) -> bytes:
    """Write a sheet for each list, and one that says what the data are used for and which rights the person has."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.title, book.properties.language = "parat", _TITLE_DA, "da-DK"
    note = f"Opgjort den {on:%d-%m-%Y}."
    for listing in listings:
        _write_listing(book.create_sheet(listing.title_da), listing, note)
    about = dict(zip(("Oplysning", "Svar"), _ABOUT_WIDTHS, strict=True))
    _write_listing(book.create_sheet("Om behandlingen"), Listing("Om behandlingen", about, _ABOUT_DA), note)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _write_listing(page: Worksheet, listing: Listing, note: str) -> None:
    write_text(_cell(page, 1, 1), _TITLE_DA)
    TITLE.put_on(_cell(page, 1, 1))
    write_text(_cell(page, 2, 1), note)
    GUIDANCE.put_on(_cell(page, 2, 1))
    _cell(page, 2, 1).alignment = TITLE.alignment
    for at, (heading, width) in enumerate(listing.columns.items(), start=1):
        cell = _cell(page, 3, at)
        write_text(cell, heading)
        HEADER.put_on(cell)
        page.column_dimensions[cell.column_letter].width = width
    for row, line in enumerate(listing.lines or (("Ingen",),), start=4):
        _write_line(page, row, line, list(listing.columns.values()))
    lay_out_for_paper(page, 3, _TITLE_DA)


def _write_line(page: Worksheet, row: int, line: Sequence[str], widths: Sequence[int]) -> None:
    for at, text in enumerate(line, start=1):
        cell = _cell(page, row, at)
        write_text(cell, text)
        (LABEL if at == 1 else SAMPLE_OPEN).put_on(cell)
    tallest = max(lines_needed(text, width) for text, width in zip(line, widths, strict=False))
    page.row_dimensions[row].height = tallest * _LINE_HEIGHT


def _cell(page: Worksheet, row: int, column: int) -> Cell:
    cell = page.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is hidden by a merged cell")
    return cell

"""Write one sheet of a packet as the text file that programs make of it: title, guidance, headings, rows."""

import csv
import io
from datetime import datetime
from decimal import Decimal

from openpyxl import load_workbook

from parat.intake.delimited import Awaited, read_delimited
from parat.intake.packets import marking_of
from tests.unit.packets.builders import ENGAGEMENT, a_packet


def shown(value):
    """Give what a Danish program shows in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, int | float | Decimal):
        return str(value).replace(".", ",")
    return str(value)


def lines_of(packet, sheet):
    """Give the rows of a sheet as text."""
    page = load_workbook(io.BytesIO(packet))[sheet]
    return [[shown(value) for value in row] for row in page.iter_rows(values_only=True)]


def delimited(rows, separator=";", encoding="utf-8", quoting=csv.QUOTE_MINIMAL, line_end="\r\n"):
    """Write rows as a text file."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, quoting=quoting, lineterminator=line_end).writerows(rows)
    return written.getvalue().encode(encoding)


def awaited(stage, rows=None, **changes):
    """Await the sheets of a packet of this stage."""
    return Awaited(marking_of(a_packet(stage, **changes), "sendt.xlsx"), rows or {})


def read_back(content, stage, rows=None, name="ark.csv"):
    """Read a text file that belongs to a packet of this stage."""
    return read_delimited(content, name, [awaited(stage, rows)], ENGAGEMENT)

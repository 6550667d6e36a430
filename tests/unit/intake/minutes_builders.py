"""Build minutes as they go out, and correct them as a person does in Word."""

import copy
import io
from dataclasses import replace
from datetime import date

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from parat.documents.contexts import DecisionRow, DevelopmentArea, OpenQuestion, ParticipantGroup
from tasks.returned_minutes import _sheets
from tests.unit.documents.builders import sample_workshop_minutes
from tests.unit.documents.reading import produced

SHEETS = _sheets()
FIRST = DecisionRow(
    id="d1", number=1, text="Sagsgangen beskrives.", owner_function="Leder, myndighed", due=date(2027, 8, 31),
    becomes_action=True, item_id="D5.2",
)  # fmt: skip
SECOND = DecisionRow(id="d2", number=2, text="Der udpeges en stedfortræder.", owner_function="Direktør")
AREA = DevelopmentArea(id="a1", number=1, title="Én sagsgang", priority_da="Høj", item_ids=("D5.1", "D5.2"))


def sent_minutes(**different):
    """Give minutes of workshop 1 as they went out."""
    minutes = replace(
        sample_workshop_minutes(),
        participants=(
            ParticipantGroup(function="SSP-konsulent", sector="Politi"),
            ParticipantGroup(function="Skoleleder", sector="Skole og dagtilbud"),
        ),
        decisions=(FIRST, SECOND),
        development_areas=(AREA,),
        open_questions=(OpenQuestion(id="q1", number=1, text="Hvem har telefonen?", owner_function="Beredskabschef"),),
    )
    return produced("workshop_minutes", replace(minutes, **different)).docx


def corrected(content, correct):
    """Open minutes, let `correct` change the document, and give them back saved."""
    document = Document(io.BytesIO(content))
    correct(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def table_with(document, heading):
    """Find the table in whose first row a heading stands."""
    return next(table for table in document.tables if any(cell.text == heading for cell in table.rows[0].cells))


def write(row, *texts):
    """Write the cells of a row, as a person does: the marks of the cell stay."""
    for cell, text in zip(row.cells, texts, strict=True):
        if text is not None:
            cell.paragraphs[0].runs[0].text = text
            for run in cell.paragraphs[0].runs[1:]:
                run.text = ""


def add_row(table, *texts):
    """Add a row at the end, as the tab key does: a copy of the last one, without its bookmark."""
    last = table.rows[-1]._tr
    fresh = copy.deepcopy(last)
    for mark in list(fresh.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    last.addnext(fresh)
    write(table.rows[-1], *texts)


def remove_row(row):
    """Take a row out."""
    row._tr.getparent().remove(row._tr)


def track(row, kind):
    """Mark a row as inserted or deleted by somebody, not yet accepted: `kind` is ins or del."""
    mark = OxmlElement(f"w:{kind}")
    mark.set(qn("w:id"), "9001")
    mark.set(qn("w:author"), "SSP")
    row._tr.get_or_add_trPr().append(mark)


def track_run(run, kind):
    """Put a run into a tracked insertion or deletion that nobody has accepted."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "9002")
    change.set(qn("w:author"), "SSP")
    run._r.addprevious(change)
    change.append(run._r)
    if kind == "del":
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")

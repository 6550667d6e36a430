"""Write the same plan with docxtpl, as its documentation says: a Word template with Jinja tags, rendered and saved.

The template is built once with python-docx on our base.docx, outside the time. It holds the same headings, tables,
picture, header and footer, and none of the headers that the plan does not use. Bookmarks and a manifest are not asked
of it. Both engines use the same filters for dates and numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docxtpl import DocxTemplate
from jinja2 import Environment

from parat.documents.contexts import Context
from parat.documents.render import TEMPLATES
from parat.documents.word.base import BASE, w

COVER = {
    "CoverMunicipality": "{{ cover.official_name }}",
    "CoverProgramme": "{{ cover.programme_title }}",
    "Title": "{{ cover.title }}",
    "CoverState": "{{ cover.state_da }}",
    "CoverFact": "Version: {{ cover.generation }}",
}
EDGES = {
    "parat:official_name": "{{ cover.official_name }}",
    "parat:title": "{{ cover.title }}",
    "parat:version": "{{ cover.state_da }} · {{ cover.version_da }} · {{ cover.dated|long_date }}",
    "parat:mark": "{% if cover.mark_da %} · {{ cover.mark_da }}{% endif %}",
}
TABLES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "Parathedsvurdering",
        "d in dimensions",
        {"Nr.": "d.id", "Dimension": "d.title", "Kendt": "d.known|score", "Lavest": "d.low|score"},
    ),
    (
        "Udsagn under 3,0",
        "g in gaps",
        {"Udsagn": "g.item_id", "Ordlyd": "g.statement", "Dimension": "g.dimension_title", "Score": "g.score|score"},
    ),
    (
        "Beslutninger, der er truffet",
        "g in gates",
        {
            "Trin": "g.label_da",
            "Beslutning": "g.decision_da",
            "Truffet af": "g.decided_by",
            "Dato": "g.decided_on|short_date",
        },
    ),
    (
        "Interessenter",
        "s in stakeholders",
        {"Part": "s.name", "Sektor": "s.sector|filled", "Rolle i arbejdet": "s.role_da|filled('Ikke beskrevet')"},
    ),
    (
        "Øvrige politikker og beslutninger om overlap",
        "o in overlaps",
        {
            "Politik eller plan": "o.policy",
            "Ansvarlig": "o.owner_function|filled",
            "Fælles aktivitet": "o.shared_activity|filled('Ingen')",
            "Beslutning": "o.decision_da|filled('Endnu ikke besluttet')",
        },
    ),
    (
        "Behov for undervisning",
        "n in training_needs",
        {
            "Medarbejdergruppe": "n.staff_group",
            "Modul": "n.module",
            "Behov": "n.needed|number",
            "Nået": "n.trained|number",
        },
    ),
    (
        "Kontaktliste",
        "c in contacts",
        {"Funktion": "c.function", "Enhed": "c.unit|filled", "Kontrolleret": "c.checked_on|short_date"},
    ),
    (
        "Planens indsatser",
        "a in actions",
        {
            "Nr.": "a.number",
            "Indsats": "a.title|filled('Uden titel')",
            "Ansvarlig": "a.owner_function|filled('Ikke fastlagt')",
            "Frist": "a.due|short_date('Ikke fastlagt')",
            "Indikator": "a.indicator|filled('Ikke fastlagt')",
            "Status": "a.status_da|filled('Uden status')",
        },
    ),
)
ABOUT = (
    "Dokumentet er dannet af oplysningerne i programmet »{{ cover.programme_title }}« "
    "den {{ cover.dated|long_date }} som {{ cover.version_da }}."
)


def write_with_docxtpl(template: Path, context: Context, filters: dict[str, Callable[..., str]]) -> bytes:
    """Render and save the plan, as a user of docxtpl does for each document."""
    environment = Environment(autoescape=True)
    environment.filters.update(filters)
    document = DocxTemplate(template)
    document.render({f.name: getattr(context, f.name) for f in fields(context)}, environment, autoescape=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def write_template(path: Path) -> None:
    """Build the Word template for docxtpl with python-docx, on our base.docx."""
    document = docx.Document(str(BASE))
    _empty(document)
    write = _writer(document)
    for style, text in COVER.items():
        write(style, text)
    write("CoverFact", "Dato: {{ cover.dated|long_date }}")
    write("TOCHeading", "Indhold")
    for tag in ("{%p for c in chapters %}", "{{ c.number }}\t{{ c.title }}", "{%p endfor %}", "Tabeller"):
        write("TOC1", tag)
    for style, text in _chapters():
        write(style, text)
    write("Caption", "Figur 1. Forebyggelsens niveauer")
    document.add_picture(str(TEMPLATES / "images" / "prevention-levels.png"))
    write("Heading1", "Tabeller")
    for number, (title, loop, columns) in enumerate(TABLES, start=1):
        write("Caption", f"Tabel {number}. {title}")
        _write_table(document, loop, columns)
    write("Closing", ABOUT)
    _fill_edges(document)
    document.save(str(path))


def _empty(document: Document) -> None:
    """Leave the first kind of page only, upright, with the headers and footers that it shows."""
    body = document.element.body
    upright = next(body.iter(w("sectPr")))
    for child in list(body):
        body.remove(child)
    body.append(upright)
    shown = {section.get(qn("r:id")) for section in body.iter(w("headerReference"), w("footerReference"))}
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and identity not in shown:
            del document.part.rels[identity]


def _writer(document: Document) -> Callable[[str, str], None]:
    styles = {style.style_id: style for style in document.styles}

    def write(style: str, text: str) -> None:
        document.add_paragraph(text, styles[style])

    return write


def _chapters() -> Iterator[tuple[str, str]]:
    yield "Normal", "{%p for c in chapters %}"
    yield "Heading1", "{{ c.title }}"
    yield "Normal", "{%p for text in c.local_text %}"
    yield "Normal", "{{ text }}"
    yield "Normal", "{%p endfor %}"
    yield "Normal", "{%p endfor %}"


def _write_table(document: Document, loop: str, columns: dict[str, str]) -> None:
    table = document.add_table(rows=4, cols=len(columns))
    table.style = document.styles["Parat Grid"]
    header, begin, row, end = table.rows
    _fill(table, header, "Table Header", list(columns))
    begin.cells[0].text = f"{{%tr for {loop} %}}"
    _fill(table, row, "Table Text", [f"{{{{ {value} }}}}" for value in columns.values()])
    end.cells[0].text = "{%tr endfor %}"


def _fill(table: Table, row: _Row, style: str, texts: list[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
        cell.paragraphs[0].style = style


def _fill_edges(document: Document) -> None:
    section = document.sections[0]
    edges: list[Any] = [section.header, section.first_page_header, section.footer, section.first_page_footer]
    for edge in edges:
        for control in edge.part.element.iter(w("sdt")):
            tag = next(control.iter(w("tag"))).get(w("val"))
            next(control.iter(w("t"))).text = EDGES[tag]

"""Make policies as municipalities write them: with styles, as web pages saved in Word, with tables and controls."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def a_policy(*lines):
    """Give a Word file; a line is text, or (kind, text) with 1-4 for headings, `item`, `bold` or `table`."""
    document = Document()
    for line in lines:
        kind, content = line if isinstance(line, tuple) else ("", line)
        if isinstance(kind, int):
            document.add_heading(content, kind)
        elif kind == "item":
            document.add_paragraph(content, style="List Bullet")
        elif kind == "bold":
            document.add_paragraph().add_run(content).bold = True
        elif kind == "table":
            _add_table(document, content)
        else:
            document.add_paragraph(content)
    return saved(document)


def saved(document):
    """Give the bytes of a Word file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def in_a_control(content):
    """Put the whole body of a Word file into one content control, as forms do."""
    document = Document(io.BytesIO(content))
    body = document.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    inner = control[1]
    for element in [one for one in body if not one.tag.endswith("}sectPr")]:
        inner.append(element)
    body.insert(0, control)
    return saved(document)


def _add_table(document, rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text

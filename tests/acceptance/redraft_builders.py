"""Edit a plan draft as people do in Word, with the record in a state that a test asks for."""

import io
import re
from copy import deepcopy

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from db.engine import engine_for
from db.schema import Document as DocumentRow
from db.schema import Generation
from db.unit_of_work import reader
from parat.documents.word.bookmarks import bookmark_name
from parat.ooxml.packages import read_package, write_package
from parat.ooxml.word_blocks import read_word
from parat.settings import settings
from tests.acceptance.conftest import TOWN, WAY
from tests.acceptance.test_cli_documents import WORKSHOP, answers

DRAFTED = "with a draft"
TEXT = "Styregruppen mødes hvert halve år.\nArbejdsgruppen mødes hver måned."


def _draft(did, returned):
    """Bring a municipality to a plan draft with an action and a local text."""
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    did("import", returned("workshops", WORKSHOP, name="workshops.xlsx"))
    did("draft", TOWN)
    did("import", returned("plan", {"chapters": {(7,): {"local_text": TEXT}}}, name="plan.xlsx"))
    did("draft", TOWN)


WAY[DRAFTED] = _draft


def rows_of(kind, *where, order=()):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind, *where, order=order)


def versions(kind="plan_draft"):
    """Give the versions of a document, the newest last."""
    document = rows_of(DocumentRow, DocumentRow.kind == kind)[0]
    return rows_of(Generation, Generation.document == document.id, order=[Generation.number])


def edited(content, *edits):
    """Open a Word file, let each edit change it, and give it back saved."""
    document = Document(io.BytesIO(content))
    for edit in edits:
        edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def paragraph_at(document, block):
    """Find the paragraph that a block of the plan stands in."""
    name = bookmark_name(block)
    mark = next(one for one in document.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == name)
    return next(one for one in mark.iterancestors() if one.tag == qn("w:p"))


def row_at(document, block):
    return next(one for one in paragraph_at(document, block).iterancestors() if one.tag == qn("w:tr"))


def say(paragraph, text):
    """Write another text into a paragraph; its bookmarks and its looks stay."""
    runs = paragraph.findall(qn("w:r"))
    for run in runs[1:]:
        paragraph.remove(run)
    for child in [one for one in runs[0] if one.tag != qn("w:rPr")]:
        runs[0].remove(child)
    words = OxmlElement("w:t")
    words.text = text
    runs[0].append(words)


def writes(block, text):
    """Rewrite one paragraph of the plan."""
    return lambda document: say(paragraph_at(document, block), text)


def writes_cell(block, cell, text):
    """Rewrite one cell of a row of the plan."""

    def edit(document):
        cells = row_at(document, block).findall(qn("w:tc"))
        say(cells[cell].find(qn("w:p")), text)

    return edit


def adds_after(block, text):
    """Write a paragraph of one's own under a block of the plan."""

    def edit(document):
        here = paragraph_at(document, block)
        own = deepcopy(here)
        for mark in list(own.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)
        say(own, text)
        here.addnext(own)

    return edit


def deletes(block):
    """Delete one paragraph of the plan."""

    def edit(document):
        gone = paragraph_at(document, block)
        gone.getparent().remove(gone)

    return edit


def leaves_empty(block):
    """Let an empty paragraph stand where a struck one was, as LibreOffice does before a table."""

    def edit(document):
        for mark in list(paragraph_at(document, block).find(qn("w:pPr")).iter(qn("w:del"))):
            mark.getparent().remove(mark)

    return edit


def comments(block, text):
    """Write a comment to a paragraph."""

    def edit(document):
        here = next(one for one in document.paragraphs if one._p is paragraph_at(document, block))
        document.add_comment(here.runs, text, author="En person", initials="EP")

    return edit


def tracks(block, text, author):
    """Write another text into a paragraph as a tracked change of somebody's."""

    def edit(document):
        here = paragraph_at(document, block)
        was = deepcopy(here)
        say(here, text)
        inserted = _change("w:ins", author, here.findall(qn("w:r")))
        deleted = _change("w:del", author, was.findall(qn("w:r")))
        for words in deleted.iter(qn("w:t")):
            words.tag = qn("w:delText")
        here.append(inserted)
        inserted.addprevious(deleted)

    return edit


def _change(tag, author, runs):
    change = OxmlElement(tag)
    change.set(qn("w:id"), "9001")
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), "2026-03-01T12:00:00Z")
    change.extend(runs)
    return change


def texts_in(content):
    """Give every text that stands in a Word file with its changes accepted."""
    return [block.text for block in read_word(content).blocks]


def marks_in(content):
    """Give parat's own tracked changes in a Word file."""
    return [change for change in read_word(content).changes if change.own]


def comments_in(content):
    """Give parat's own comments in a Word file."""
    return [comment for comment in read_word(content).comments if comment.own]


def without(content, *names):
    """Give a Word file without some of its parts, and without what leads to them."""
    parts = {name: part for name, part in read_package(content).items() if name not in names}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        for gone in names:
            end = gone.encode()
            parts[name] = re.sub(rb"<(?:Relationship|Override)\b[^>]*" + re.escape(end) + rb"[^>]*/>", b"", parts[name])
    return write_package(parts)


def changed_part(content, name, change):
    """Give a Word file in which one part says something else."""
    parts = read_package(content)
    return write_package({**parts, name: change(parts[name])})

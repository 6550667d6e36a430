"""Edit a plan draft as people do in Word, with the record in a state that a test asks for."""

import io
from copy import deepcopy

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from parat.documents.word.bookmarks import bookmark_name


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


def comments(block, text):
    """Write a comment to a paragraph."""

    def edit(document):
        here = next(one for one in document.paragraphs if one._p is paragraph_at(document, block))
        document.add_comment(here.runs, text, author="En person", initials="EP")

    return edit


def texts_in(content):
    """Give every text that stands in a Word file with its changes accepted."""
    from parat.ooxml.word_blocks import read_word

    return [block.text for block in read_word(content).blocks]


def marks_in(content):
    """Give parat's own tracked changes in a Word file."""
    from parat.ooxml.word_blocks import read_word

    return [change for change in read_word(content).changes if change.own]


def comments_in(content):
    from parat.ooxml.word_blocks import read_word

    return [comment for comment in read_word(content).comments if comment.own]

"""Write small files for a merge, and say what a merged one shows."""

from datetime import UTC, datetime

from lxml import etree

from parat.documents.merge import Redrafted, Stamp, redraft
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.merge_scripts.views import W, accepted, document, marks, rejected, shape, text_of
from tests.unit.documents.writing import written

STAMP = Stamp(datetime(2028, 2, 1, 9, tzinfo=UTC), "ny-udgave")
NAMESPACES = (
    f'xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def lines(*texts: str) -> bytes:
    """Write a file of paragraphs, each with an anchor of its own."""
    return written("".join(f'<p id="linje-{number}">{text}</p>' for number, text in enumerate(texts)))


def table(*rows: tuple[str, ...], after: str = "") -> bytes:
    """Write a file with a table of two columns; the first cell of a row is its key."""
    body = "".join(
        f'<tr id="række-{row[0]}"><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    head = '<thead><tr><th scope="col">Nr.</th><th scope="col">Hvad</th></tr></thead>'
    return written(
        f'<h1 id="k">Kapitel</h1><table data-widths="30 70" id="t">{head}<tbody>{body}</tbody></table>{after}'
    )


def edited(docx: bytes, change, part: str = "word/document.xml") -> bytes:
    """Let a person change the text of a part."""
    parts = read_package(docx)
    return write_package(parts | {part: change(parts[part].decode()).encode()})


def replaced(docx: bytes, was: str, says: str) -> bytes:
    """Let a person replace some text, or some markup."""
    assert was in read_package(docx)["word/document.xml"].decode()
    return edited(docx, lambda text: text.replace(was, says, 1))


def merged(theirs: bytes, base: bytes, now: bytes, stamp: Stamp = STAMP) -> Redrafted:
    """Merge, and see that rejecting every mark of ours gives the person's file."""
    result = redraft(theirs, base, now, stamp)
    ours = lambda mark: mark.get(f"{W}author") == stamp.author  # noqa: E731
    new = frozenset(one.get(f"{W}id") for one in comments(result.docx) if one.get(f"{W}date") == stamp.dated)
    assert shape(rejected(result.docx, ours), new) == shape(rejected(theirs, ours))
    return result


def said(docx: bytes) -> list[str]:
    """Give the paragraphs with every change accepted."""
    return [text_of(paragraph) for paragraph in accepted(docx).iter(f"{W}p")]


def struck(docx: bytes) -> list[str]:
    """Give the words of each deletion."""
    return [
        "".join(text.text for text in mark.iter(f"{W}delText")) for mark in document(docx).iter(f"{W}del") if len(mark)
    ]


def inserted(docx: bytes) -> list[str]:
    """Give the words of each insertion."""
    return ["".join(text.text for text in mark.iter(f"{W}t")) for mark in document(docx).iter(f"{W}ins") if len(mark)]


def comments(docx: bytes) -> list[etree._Element]:
    part = read_package(docx).get("word/comments.xml")
    return list(etree.fromstring(part)) if part else []


def kinds(result: Redrafted) -> list[str]:
    return [change.kind.value for change in result.changes]


__all__ = [
    "NAMESPACES", "STAMP", "W", "comments", "document", "edited", "inserted", "kinds", "lines", "marks", "merged",
    "replaced", "said", "struck", "table", "written",
]  # fmt: skip

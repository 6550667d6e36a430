"""Write real footnotes: the mark in the text, and the notes in a part of their own."""

from collections.abc import Iterable

from parat.documents.word.additions import DECLARATION
from parat.documents.word.names import W

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIGHT = '<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_SEPARATORS = (
    f'<w:footnote w:type="separator" w:id="-1">{_TIGHT}<w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0">{_TIGHT}<w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


def footnote_mark(number: int, mark: str) -> str:
    """Write the raised number that stands in the text."""
    return f'<w:r>{_look(mark)}<w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, style: str, mark: str, runs: str) -> str:
    """Write one note: its number, a tab to the style's indent, and its text."""
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr>{style}</w:pPr><w:r>{_look(mark)}<w:footnoteRef/></w:r>'
        f"<w:r><w:tab/></w:r>{runs}</w:p></w:footnote>"
    )


def _look(mark: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'


def footnotes_part(notes: Iterable[str]) -> bytes:
    """Write the part that holds the separators Word looks for and then the notes."""
    spaces = f'xmlns:w="{W}" xmlns:r="{_R}"'
    return f"{DECLARATION}<w:footnotes {spaces}>{_SEPARATORS}{''.join(notes)}</w:footnotes>".encode()

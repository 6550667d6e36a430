"""Look for CPR numbers everywhere in an Office package: cells, comments, properties, headers, attributes, its name."""

import html
import re
from collections.abc import Iterator, Mapping

from parat.domain.errors import InputError
from parat.domain.personal_data import CprHit, cpr_in, masked_text
from parat.intake.errors import CprError, PossibleCprError

_XML_ENDINGS = (".xml", ".rels", ".vml")
_TAG = re.compile(r"<(/?)(?:\w{1,20}:)?([\w.-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"""=\s?"([^"]{8,})"|=\s?'([^']{8,})'""")
_CANDIDATE = re.compile(r"\d\d\D{0,3}\d\d\D{0,3}\d\d\D{0,7}\d{4}")
_RUN_TAGS = frozenset(("r", "t", "rPr", "delText"))
_BREAKS = frozenset(("br", "cr", "tab", "p", "si"))
_CELLS = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?sheetData[\s>]")
_CELLS_END = b"sheetData>"
_HIDDEN_DA = (
    ("comment", "en note eller kommentar"),
    ("vmldrawing", "en note eller kommentar"),
    ("docprops", "filens egenskaber under Filer, Oplysninger"),
    ("header", "sidehovedet"),
    ("footer", "sidefoden"),
    ("footnotes", "en fodnote"),
    ("drawing", "et tekstfelt eller en figur"),
    ("chart", "et diagram"),
    ("worksheets/", "sidehoved, sidefod eller anden tekst uden for cellerne"),
    ("sharedstrings", "tekst, der er slettet fra cellerne, men stadig ligger i filen"),
    ("word/document", "dokumentets tekst"),
)


def cpr_faults(
    parts: Mapping[str, bytes], texts: Mapping[str, str], file_name: str, file: str
) -> tuple[list[InputError], list[InputError]]:
    """Find what is a CPR number and what may be one: in the cells (`texts` by place), the other parts and the name."""
    certain: list[InputError] = []
    doubts: list[InputError] = []
    for place, place_da, hit in _hits(parts, texts, file_name):
        kind = CprError if hit.certain else PossibleCprError
        fault = kind(file=file, place=place, place_da=place_da, found=hit.masked)
        (certain if hit.certain else doubts).append(fault)
    return certain, doubts


def _hits(parts: Mapping[str, bytes], texts: Mapping[str, str], file_name: str) -> Iterator[tuple[str, str, CprHit]]:
    yield from (("the file name", "filnavnet", hit) for hit in cpr_in(file_name))
    for place, text in texts.items():
        if _CANDIDATE.search(text):
            yield from ((masked_text(place), masked_text(place), hit) for hit in cpr_in(text))
    for name, hit in cpr_in_parts(parts):
        shown = masked_text(name)
        yield f"part {shown} (comments, properties or other hidden text)", _hidden_da(shown), hit


def _hidden_da(name: str) -> str:
    return next((words for sign, words in _HIDDEN_DA if sign in name.casefold()), "skjult tekst") + f" ({name})"


def cpr_in_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, CprHit]]:
    """Find CPR numbers in the parts of a package, the cells of sheets left out; gives part name and find."""
    for name, part in parts.items():
        if name.casefold().endswith(_XML_ENDINGS):
            for text in texts_in(_without_cells(part)):
                yield from ((name, hit) for hit in cpr_in(text))


def texts_in(part: bytes) -> Iterator[str]:
    """Give the pieces of an XML part that may hold a CPR number; runs of one paragraph are joined first."""
    markup = part.decode("utf-8", "replace")
    for match in _ATTRIBUTE.finditer(markup):
        yield from _candidates(match.group(1) or match.group(2))
    yield from _candidates(_joined(markup))


def _candidates(markup: str) -> Iterator[str]:
    text = html.unescape(markup)
    if _CANDIDATE.search(text):
        yield text


def _without_cells(part: bytes) -> bytes:
    start = _CELLS.search(part)
    end = part.rfind(_CELLS_END)
    return part[: start.start()] + part[end:] if start and end > start.start() else part


def _joined(markup: str) -> str:
    """Give the text of a part: tags between the runs of a paragraph vanish, all others part lines."""
    pieces: list[str] = []
    last, in_looks = 0, False
    for tag in _TAG.finditer(markup):
        pieces.append(markup[last : tag.start()])
        last = tag.end()
        closing, name, rest = tag.groups()
        if name == "rPr" and not rest.endswith("/"):
            in_looks = not closing
        elif not in_looks and not _within_a_run(name, rest):
            pieces.append("\n")
    pieces.append(markup[last:])
    return "".join(pieces)


def _within_a_run(name: str, rest: str) -> bool:
    return name in _RUN_TAGS or (rest.endswith("/") and name not in _BREAKS)

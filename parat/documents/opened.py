"""Open a Word file for checking: its parts, each walked once, and its styles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from parat.documents.story import Story, stories_in
from parat.documents.styles_read import STYLES, Styles, styles_from
from parat.documents.word.names import w
from parat.ooxml.errors import UnreadablePackageError
from parat.ooxml.xml import parse_part

CORE = "docProps/core.xml"
DOCUMENT = "word/document.xml"

_BESIDE = re.compile(r"^word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
_MAIN = re.compile(r"/officeDocument$")
_RELATIONSHIPS = "_rels/.rels"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_OTHER_FORM = "it is no Word document of the usual form (.docx)"


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold what one Word file says; the body's stories come first, and the others are named by their part."""

    body: tuple[Story, ...]
    beside: tuple[tuple[str, Story], ...]
    styles: Styles
    core: etree._Element | None

    def stories(self) -> Iterator[tuple[str, Story]]:
        """Give every story with the words that say where it is; the body needs none."""
        yield from (("", story) for story in self.body)
        yield from ((f" in {name}", story) for name, story in self.beside)


def opened(parts: Mapping[str, bytes]) -> Opened:
    """Open a Word file from its parts; raises UnreadablePackageError when it is none."""
    main = _main_part(parts)
    root = parse_part(parts[main], main)
    if root.tag != w("document"):
        raise UnreadablePackageError(reason=_OTHER_FORM, place=main)
    beside = [name for name in sorted(parts) if _BESIDE.match(name)]
    return Opened(
        body=tuple(stories_in(root)),
        beside=tuple((name[5:], story) for name in beside for story in stories_in(parse_part(parts[name], name))),
        styles=styles_from(parts.get(STYLES, b"")),
        core=parse_part(parts[CORE], CORE) if CORE in parts else None,
    )


def chart_words(parts: Mapping[str, bytes]) -> list[str]:
    """Give what the charts in a Word file's text are said to show, in their order."""
    drawn = [one for story in opened(parts).body for one in story.drawn]
    return [one.get("descr", "") for one in drawn if _is_chart(one)]


def _is_chart(drawn: etree._Element) -> bool:
    around = drawn.getparent()
    return around is not None and next(around.iter(_CHART), None) is not None


def _main_part(parts: Mapping[str, bytes]) -> str:
    if DOCUMENT in parts:
        return DOCUMENT
    if _RELATIONSHIPS in parts:
        for row in parse_part(parts[_RELATIONSHIPS], _RELATIONSHIPS):
            target = row.get("Target", "").lstrip("/")
            if _MAIN.search(row.get("Type", "")) and target in parts:
                return target
    raise UnreadablePackageError(reason=_OTHER_FORM, place=DOCUMENT)

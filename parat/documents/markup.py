"""Know the XHTML that a template may write, and read text out of it the way Word and a browser show it."""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from parat.documents.errors import UnknownMarkupError

HEADINGS = ("h1", "h2", "h3", "h4")

_SPACES = re.compile("[ \t\r\n\f]+")


def collapsed(text: str | None) -> str:
    """Draw white space together to single spaces; a no-break space stays."""
    return _SPACES.sub(" ", text) if text else ""


def text_of(element: etree._Element) -> str:
    """Give the whole text of an element, normalised, as the manifest keeps it."""
    if element.tag == "tr":
        return " | ".join(text_of(cell) for cell in element)
    pieces = [" ".join(_pieces(element)).strip()]
    return unicodedata.normalize("NFC", collapsed("".join(pieces)).strip())


def _pieces(element: etree._Element) -> Iterator[str]:
    blocks = [child for child in element if child.tag not in ("strong", "em", "a")]
    if not blocks:
        yield "".join(_strings(element))
        return
    yield element.text or ""
    for child in element:
        yield text_of(child)
        yield child.tail or ""


def _strings(element: etree._Element) -> Iterator[str]:
    yield from (str(text) for text in element.itertext())


def refuse(element: etree._Element, advice: str, template: str) -> UnknownMarkupError:
    """Make the error for an element that has no form in Word; the caller raises it."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    found = f"<{element.tag}{attributes}>"
    return UnknownMarkupError(found=found, template=template, line=element.sourceline or 0, advice=advice)

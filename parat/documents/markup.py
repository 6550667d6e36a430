"""Know the XHTML that a template may write, and read text out of it the way Word and a browser show it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import etree

from parat.documents.errors import UnknownMarkupError

HEADINGS = ("h1", "h2", "h3", "h4")
INLINE = frozenset({"strong", "em", "a", "small"})
_NEVER_IN_XML = "\x00"

_SPACES = re.compile("[ \t\r\n]{2,}|[\t\r\n]")


def escaped(text: str | None) -> str:
    """Make text safe inside an element or an attribute, in Word and on the web."""
    if not text:
        return ""
    if "&" not in text and "<" not in text and ">" not in text and '"' not in text:  # far quicker than to replace
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def collapsed(text: str | None) -> str:
    """Draw white space together to single spaces; a no-break space stays."""
    if not text:
        return ""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:  # far quicker than to search with the expression
        return _SPACES.sub(" ", text)
    return text


def text_of(element: etree._Element) -> str:
    """Give the text of an element, normalised, as the manifest keeps it.

    A row is its cells' texts; a table is its caption or label, for its rows carry its content. A footnote stands in
    square brackets where its mark stands.
    """
    if not len(element):
        return unicodedata.normalize("NFC", collapsed(element.text).strip())
    if element.tag == "table":
        caption = element.find("caption")
        return text_of(caption) if caption is not None else element.get("aria-label", "")
    if element.tag == "tr":
        texts = [text_of(cell) if len(cell) else (cell.text or "").strip() for cell in element]
        return unicodedata.normalize("NFC", collapsed(_NEVER_IN_XML.join(texts)).replace(_NEVER_IN_XML, " | "))
    runs_on = all(child.tag in INLINE for child in element)
    text = "".join(_running(element)) if runs_on else " ".join(_pieces(element))
    return unicodedata.normalize("NFC", collapsed(text).strip())


def _running(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        running = "".join(_running(child))
        yield f" [{running.strip()}]" if child.tag == "small" else running
        yield child.tail or ""


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield text_of(child)
        yield child.tail or ""


def refuse(element: etree._Element, advice: str, template: str) -> UnknownMarkupError:
    """Make the error for an element that has no form in Word; the caller raises it."""
    attributes = "".join(f' {name!s}="{value!s}"' for name, value in element.attrib.items())
    found = f"<{element.tag}{attributes}>" if isinstance(element.tag, str) else str(element)
    heading = _heading_above(element)
    return UnknownMarkupError(found=found, template=template, line=element.sourceline, heading=heading, advice=advice)


def _heading_above(element: etree._Element) -> str:
    """Give the words of the heading that the element stands in or under."""
    headings = "self::h1 or self::h2 or self::h3 or self::h4"
    above: Any = element.xpath(f"(preceding::*|ancestor-or-self::*)[{headings}][last()]")
    return text_of(above[0]) if above else "–"

"""Check that everybody can read a web page, and that it asks for nothing from elsewhere."""

import re
from collections.abc import Callable, Iterator

from lxml import etree, html

from parat.documents.empty_words import FILE_NAME, is_silent_link
from parat.documents.errors import UnreadableWebPageError
from parat.documents.findings import Finding

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FETCHING = ("src", "srcset", "poster", "background")
_FETCHING_IN = {"object": ("data",), "link": ("href",), "image": ("href", "xlink:href"), "use": ("href", "xlink:href")}
_FETCHING_STYLE = re.compile(r"@import|url\(\s*['\"]?(?!#|data:)", re.IGNORECASE)
_DRAWN = "svg"


def check_web(content: bytes, place: str = "the web page") -> tuple[Finding, ...]:
    """Give every place where somebody could not read the page; raises UnreadableWebPageError for what is none."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        page = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableWebPageError(place=place) from error
    return tuple(finding for rule in _RULES for finding in rule(page))


def _language(page: etree._Element) -> Iterator[Finding]:
    if page.get("lang", "").partition("-")[0].casefold() != "da":
        yield Finding("language", "html", 'Say the language: <html lang="da">.')


def _title(page: etree._Element) -> Iterator[Finding]:
    if not _text(page.find("head/title")):
        yield Finding("title", "head", "Give the page a title.")


def _landmarks(page: etree._Element) -> Iterator[Finding]:
    if len(list(page.iter("main"))) != 1:
        yield Finding("landmarks", "body", "Put the content in exactly one main.")
    first = next(page.iter("a"), None)
    if first is None or not first.get("href", "").startswith("#"):
        yield Finding("skip link", "body", "Begin the page with a link that leads past what stands before the content.")


def _headings(page: etree._Element) -> Iterator[Finding]:
    last = 0
    for heading in page.iter(*_HEADINGS):
        level, text = int(str(heading.tag)[1]), _text(heading)
        if not text:
            yield Finding("headings", f"a heading on level {level}", "Write the heading's text or delete it.")
        if level > last + 1:
            yield Finding("headings", f"»{text[:60]}«", f"Use level {last + 1} here; no level may be skipped.")
        last = level
    if not last:
        yield Finding("headings", "body", "Give the page at least one heading.")


def _tables(page: etree._Element) -> Iterator[Finding]:
    for number, table in enumerate(page.iter("table"), start=1):
        place = f"table {number} (»{_text(table)[:40]}«)"
        heads = list(table.iter("th"))
        if not heads or not all(head.get("scope") for head in heads):
            yield Finding("table header", place, "Write th with a scope where a cell names a row or a column.")
        if not all(_text(head) for head in heads):
            yield Finding("header cell", place, "Write what each column and row holds.")
        if table.find("caption") is None and not table.get("aria-label") and not table.get("aria-labelledby"):
            yield Finding("caption", place, "Give the table a caption or an aria-label.")


def _pictures(page: etree._Element) -> Iterator[Finding]:
    for image in page.iter("img"):
        alt = image.get("alt")
        if alt is None or FILE_NAME.search(alt.strip()):
            yield Finding("alt text", image.get("src", "")[:40] or "a picture", "Describe in words what it shows.")
    for drawing in page.iter(_DRAWN):
        if drawing.get("aria-hidden") != "true" and not _text(drawing.find("title")):
            yield Finding("alt text", "a drawing", "Give the drawing a title that says what it shows.")


def _links(page: etree._Element) -> Iterator[Finding]:
    known = {element.get("id") for element in page.iter() if element.get("id")}
    for link in page.iter("a"):
        text, target = link.get("aria-label") or _text(link), link.get("href", "")
        if is_silent_link(text):
            yield Finding("link text", f"»{text}«", "Let the link's text say where it leads.")
        if target.startswith("#") and target[1:] not in known:
            yield Finding("link target", f"»{text}«", f"Nothing on the page has the id {target[1:]}.")


def _ids(page: etree._Element) -> Iterator[Finding]:
    met: set[str] = set()
    for element in page.iter():
        name = element.get("id")
        if name and name in met:
            yield Finding("ids", name, "Give every element an id of its own.")
        met.add(name or "")


def _requests(page: etree._Element) -> Iterator[Finding]:
    for element in page.iter(etree.Element):
        tag = str(element.tag)
        found = [element.get(name, "") for name in (*_FETCHING, *_FETCHING_IN.get(tag, ()))]
        fetched = [one for one in found if one and not one.startswith(("data:", "#"))]
        if tag == "script" or fetched:
            place = f"{tag} {''.join(fetched)[:60]}".strip()
            yield Finding("requests", place, "Carry it in the page, or leave it out.")
        style = (element.text or "") if tag == "style" else element.get("style", "")
        if _FETCHING_STYLE.search(style):
            yield Finding("requests", tag, "Take out @import and url(...) that lead elsewhere.")


def _text(element: etree._Element | None) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split()) if element is not None else ""


_RULES: tuple[Callable[[etree._Element], Iterator[Finding]], ...] = (
    _language, _title, _landmarks, _headings, _tables, _pictures, _links, _ids, _requests,
)  # fmt: skip

"""Write every element of a document as HTML."""

from collections.abc import Callable

from lxml import etree

from parat.documents.markup import HEADINGS, escaped, refuse
from parat.documents.web.figures import figure
from parat.documents.web.tables import table
from parat.documents.web.writing import PLACE, Writing, attributes

MAIN, TITLE = "web-main", "cover-title"

_CONTENTS, _NOTES, _NOTE, _MARK = "web-contents", "web-notes", "web-note", "web-mark"
_DEEPEST = 6
_PLAIN = frozenset({"p", "ul", "ol", "li", "strong", "em", "section", "thead", "tbody", "tr", "th", "td"})
_ADDRESSES = ("#", "https://", "http://", "mailto:")


def write(element: etree._Element, writing: Writing) -> None:
    """Write one element with all that is in it."""
    tag = str(element.tag)
    if tag in _PLAIN:
        writing.out.append(f"<{tag}{attributes(element)}>" if element.attrib else f"<{tag}>")
        content(element, writing)
        writing.out.append(f"</{tag}>")
        return
    writer = _WRITERS.get(tag)
    if writer is None:
        raise refuse(element, "Use the markup that templates may write.", PLACE)
    writer(element, writing)


def content(element: etree._Element, writing: Writing) -> None:
    """Write what is inside an element: its text and its children."""
    if element.text:
        writing.out.append(escaped(element.text))
    for child in element:
        write(child, writing)
        if child.tail:
            writing.out.append(escaped(child.tail))


def notes(writing: Writing) -> str:
    """Write the footnotes as a numbered list, each with a way back; empty when there are none."""
    if not writing.notes:
        return ""
    level = 1 + writing.deeper
    rows = "\n".join(
        f'<li id="{_NOTE}-{at}">{text} <a href="#{_MARK}-{at}" role="doc-backlink" '
        f'aria-label="Tilbage til teksten ved note {at}">↩&#xFE0E;</a></li>'
        for at, text in enumerate(writing.notes, start=1)
    )
    return (
        f'<section class="notes" role="doc-endnotes" aria-labelledby="{_NOTES}">\n'
        f'<h{level} id="{_NOTES}">Noter</h{level}>\n<ol>\n{rows}\n</ol>\n</section>\n'
    )


def _heading(element: etree._Element, writing: Writing) -> None:
    level = min(HEADINGS.index(str(element.tag)) + 1 + writing.deeper, _DEEPEST)
    number = element.get("data-number")
    shown = f'<span class="number">{escaped(number)}</span> ' if number else ""
    writing.out.append(f"<h{level}{attributes(element)}>{shown}")
    content(element, writing)
    writing.out.append(f"</h{level}>")


def _header(element: etree._Element, writing: Writing) -> None:
    """Write the cover or the head of a letter; the title on the cover is the page's first heading."""
    writing.out.append(f'<header class="{escaped(element.get("class", "cover"))}">\n{writing.take_mark()}')
    for child in element:
        if child.get("class") == TITLE:
            writing.out.append(f"<h1{attributes(child)}>")
            content(child, writing)
            writing.out.append("</h1>\n")
        else:
            write(child, writing)
            writing.out.append("\n")
    writing.out.append("</header>")


def _main(element: etree._Element, writing: Writing) -> None:
    writing.out.append(f'<main id="{MAIN}" tabindex="-1">\n{writing.take_mark()}')
    content(element, writing)
    writing.out.append(f"{notes(writing)}</main>")


def _callout(element: etree._Element, writing: Writing) -> None:
    look = escaped(element.get("class", "note"))
    own = attributes(element, dropped=("class",))
    writing.out.append(f'<div class="callout {look}" role="note"{own}>')
    content(element, writing)
    writing.out.append("</div>")


def _link(element: etree._Element, writing: Writing) -> None:
    address = element.get("href", "")
    if not address.startswith(_ADDRESSES):
        raise refuse(element, "Link to https, http, mailto or # only.", PLACE)
    writing.out.append(f'<a href="{escaped(address)}"{attributes(element)}>')
    content(element, writing)
    writing.out.append("</a>")


def _footnote(element: etree._Element, writing: Writing) -> None:
    note = writing.part()
    content(element, note)
    writing.notes.append(note.text().strip())
    at = len(writing.notes)
    writing.out.append(
        f'<sup><a href="#{_NOTE}-{at}" id="{_MARK}-{at}" role="doc-noteref" aria-label="Note {at}">{at}</a></sup>'
    )


def _contents(element: etree._Element, writing: Writing) -> None:
    level = 1 + writing.deeper
    title = escaped(element.get("aria-label", "Indhold"))
    writing.out.append(
        f'<nav class="contents" aria-labelledby="{_CONTENTS}">\n<h{level} id="{_CONTENTS}">{title}</h{level}>\n<ul>\n'
    )
    for chapter, *sections in _grouped(element):
        within = f"\n<ul>\n{''.join(sections)}</ul>" if sections else ""
        writing.out.append(f"<li>{chapter}{within}</li>\n")
    writing.out.append("</ul>\n</nav>")


def _grouped(contents: etree._Element) -> list[list[str]]:
    groups: list[list[str]] = []
    for entry in contents.iter("li"):
        if entry.get("class") == "level-1" or not groups:
            groups.append([_entry(entry[0])])
        else:
            groups[-1].append(f"<li>{_entry(entry[0])}</li>\n")
    return groups


def _entry(link: etree._Element) -> str:
    number, _, title = (link.text or "").rpartition("\t")
    shown = f'<span class="number">{escaped(number)}</span> ' if number else ""
    return f'<a href="{escaped(link.get("href"))}">{shown}{escaped(title)}</a>'


_WRITERS: dict[str, Callable[[etree._Element, Writing], None]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "header": _header,
    "main": _main,
    "nav": _contents,
    "aside": _callout,
    "a": _link,
    "small": _footnote,
    "table": lambda element, writing: table(element, writing, content),
    "figure": lambda element, writing: figure(element, writing, content),
}

"""Fill a Jinja template with a document's data and read the result as strict XHTML."""

import functools
import hashlib
import itertools
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from jinja2 import FunctionLoader
from lxml import etree

from parat.documents import errors
from parat.documents.contexts import Context
from parat.documents.faults import FAULTS, Asked, Missing, explained, heading_above
from parat.documents.sandbox import Sandbox, never_none
from parat.documents.vocabulary import FILTERS, TESTS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SUFFIX = ".j2"

_MOST_LETTERS, _ORDINARY_LETTERS, _DEEPEST = 60_000_000, 2_000_000, 200

_Look = tuple[str, int, int, int]
_read: dict[Path, tuple[list[_Look], dict[str, str]]] = {}


def template_sources(folder: Path = TEMPLATES) -> dict[str, str]:
    """Read every template and partial in the folder, by its name there; again only when a file has changed."""
    looks = list(_looks(str(folder), ""))
    if folder not in _read or _read[folder][0] != looks:
        names = sorted(name for name, *_ in looks)
        _read[folder] = looks, {name: (folder / name).read_text(encoding="utf-8") for name in names}
    return dict(_read[folder][1])


def _looks(folder: str, under: str) -> Iterator[_Look]:
    """Say how each template looks from outside: its name, its size, and when it was changed and put there."""
    for entry in os.scandir(folder):
        if entry.name.endswith(SUFFIX):
            status = entry.stat()
            yield f"{under}{entry.name}", status.st_size, status.st_mtime_ns, status.st_ctime_ns
        elif entry.is_dir():
            yield from _looks(entry.path, f"{under}{entry.name}/")


def sources_hash(sources: dict[str, str], *more: bytes) -> str:
    """Give one checksum of all the words and looks that a document is made from."""
    return _hash(tuple(sorted(sources.items())), more)


@functools.lru_cache(maxsize=8)
def _hash(sources: tuple[tuple[str, str], ...], more: tuple[bytes, ...]) -> str:
    digest = hashlib.sha256()
    for name, source in sources:
        digest.update(f"{name}\x00{source}\x00".encode())
    for part in more:
        digest.update(part)
    return digest.hexdigest()


def render(template: str, context: Context, sources: dict[str, str]) -> str:
    """Fill the template with the context's fields; raises a TemplateError that names the line and the heading."""
    values = {field.name: getattr(context, field.name) for field in fields(context)} | {"document": context}
    environment = _environment(tuple(sources.items()))
    try:
        return environment.get_template(template).render(values)
    except FAULTS as fault:
        forms = (*environment.filters, *environment.tests)
        raise explained(fault, Asked(template, sources, values, forms)) from fault


def parse_markup(markup: str, template: str) -> etree._Element:
    """Read the filled template as XML; raises MalformedMarkupError with its line and the heading above it.

    A document type is refused, and so is markup larger or more deeply nested than any document.
    """
    if len(markup) > _MOST_LETTERS:
        raise errors.MarkupTooLargeError(letters=f"{len(markup):,}", most=f"{_MOST_LETTERS:,}", template=template)
    if "<!DOCTYPE" in markup:
        line = markup.count("\n", 0, markup.index("<!DOCTYPE")) + 1
        raise _malformed("a document type (<!DOCTYPE ...>) is written by parat itself", markup, template, line)
    huge = len(markup) > _ORDINARY_LETTERS
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, huge_tree=huge
    )
    try:
        page = etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        raise _malformed(fault.msg or "no markup", markup, template, fault.lineno or 0) from fault
    if huge and _depth(page) > _DEEPEST:
        raise _malformed(f"elements stand in each other more than {_DEEPEST} deep", markup, template, 0)
    return page


def _malformed(reason: str, markup: str, template: str, line: int) -> errors.MalformedMarkupError:
    heading = heading_above(markup, line)
    return errors.MalformedMarkupError(reason=reason, template=template, line=line, heading=heading)


def _depth(page: etree._Element) -> int:
    """Count how many elements stand in each other where they do so most."""
    depths = itertools.accumulate(1 if event == "start" else -1 for event, _ in etree.iterwalk(page, ("start", "end")))
    return max(depths)


@functools.lru_cache(maxsize=8)
def _environment(sources: tuple[tuple[str, str], ...]) -> Sandbox:
    texts = dict(sources)
    environment = Sandbox(
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        undefined=Missing,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=never_none,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.tests.update(TESTS)
    return environment


__all__ = ["SUFFIX", "TEMPLATES", "parse_markup", "render", "sources_hash", "template_sources"]

"""Fill a Jinja template with a document's data and read the result as strict XHTML."""

import functools
import hashlib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from parat.documents import contexts, errors
from parat.documents.contexts import Context
from parat.documents.faults import FAULTS, Asked, Missing, explained, heading_above
from parat.documents.vocabulary import FILTERS, TESTS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SUFFIX = ".j2"


class _Environment(ImmutableSandboxedEnvironment):
    """Fill templates in a sandbox; the plain fields of a document's data need no further asking."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        kind: type = type(obj)
        if attribute in _plain_fields(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@functools.lru_cache(maxsize=128)
def _plain_fields(kind: type) -> frozenset[str]:
    ours = is_dataclass(kind) and kind.__module__.startswith(contexts.__name__)
    return frozenset(field.name for field in fields(kind)) if ours else frozenset()


def template_sources(folder: Path = TEMPLATES) -> dict[str, str]:
    """Read every template and partial in the folder, by its name there."""
    found = sorted(folder.rglob(f"*{SUFFIX}"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def sources_hash(sources: dict[str, str], *more: bytes) -> str:
    """Give one checksum of all the words and looks that a document is made from."""
    digest = hashlib.sha256()
    for name, source in sorted(sources.items()):
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
    """Read the filled template as XML; raises MalformedMarkupError with its line and the heading above it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 0
        heading = heading_above(markup, line)
        reason = fault.msg or "no markup"
        raise errors.MalformedMarkupError(reason=reason, template=template, line=line, heading=heading) from fault


@functools.lru_cache(maxsize=8)
def _environment(sources: tuple[tuple[str, str], ...]) -> _Environment:
    texts = dict(sources)
    environment = _Environment(
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        undefined=Missing,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_never_none,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.tests.update(TESTS)
    return environment


def _never_none(value: Any) -> Any:
    if value is None:
        raise ValueError("a value is missing (None) where text was to stand")
    return value


__all__ = ["SUFFIX", "TEMPLATES", "parse_markup", "render", "sources_hash", "template_sources"]

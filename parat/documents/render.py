"""Fill a Jinja template with a document's data and read the result as strict XHTML."""

import difflib
import functools
import hashlib
import re
import traceback
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from lxml import etree

from parat.documents import contexts, danish, errors
from parat.documents.contexts import Context
from parat.documents.marking import status_class

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SUFFIX = ".j2"

_HEADING = re.compile(r"<h[1-4][^>]*>(.*?)</h[1-4]>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>|\{[{%#].*?[}%#]\}", re.DOTALL)
_WEB_ADDRESS = re.compile(r"^https?://[\w.-]+(?:[:/?#]\S*)?$")
_FILTERS = {
    "long_date": danish.long_date,
    "short_date": danish.short_date,
    "number": danish.number,
    "score": danish.score,
    "listed": danish.listed,
    "counted": danish.counted,
    "filled": danish.filled,
    "named_by": danish.named_by,
    "sentence": danish.sentence,
    "blocks": danish.blocks,
    "status_class": status_class,
}


class _MissingNameError(UndefinedError):
    def __init__(self, message: str | None, name: str = "", owner: Any = missing) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class _Missing(StrictUndefined):
    """Be a name that is not there, remembering whose it should have been so that a near one can be suggested."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        refusal: Any = functools.partial(_MissingNameError, name=str(name), owner=obj)
        super().__init__(hint, obj, name, exc if exc is SecurityError else refusal)


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
    try:
        return _environment(tuple(sources.items())).get_template(template).render(values)
    except TemplateSyntaxError as fault:
        at = _Place(fault.name or template, fault.lineno, sources)
        raise errors.TemplateSyntaxError(reason=fault.message or "", **at.named()) from fault
    except _MissingNameError as fault:
        at = _Place.of(fault, template, sources)
        nearest = _suggestion(fault.name, values if fault.owner is missing else _names_of(fault.owner))
        raise errors.MissingNameError(name=fault.name, suggestion=nearest, **at.named()) from fault
    except (ArithmeticError, AttributeError, LookupError, SecurityError, TypeError, ValueError) as fault:
        at = _Place.of(fault, template, sources)
        raise errors.TemplateRunError(reason=str(fault), **at.named()) from fault


def parse_markup(markup: str, template: str) -> etree._Element:
    """Read the filled template as XML; raises MalformedMarkupError with its line and the heading above it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 0
        heading = _heading_above(markup, line)
        reason = fault.msg or "no markup"
        raise errors.MalformedMarkupError(reason=reason, template=template, line=line, heading=heading) from fault


class _Place:
    """Say where in a template something went wrong."""

    def __init__(self, template: str, line: int, sources: dict[str, str]) -> None:
        self.template, self.line = template, line
        self.heading = _heading_above(sources.get(template, ""), line)

    @classmethod
    def of(cls, fault: BaseException, template: str, sources: dict[str, str]) -> "_Place":
        frames = [f for f in traceback.extract_tb(fault.__traceback__) if f.filename in sources]
        return cls(frames[-1].filename, frames[-1].lineno or 0, sources) if frames else cls(template, 0, sources)

    def named(self) -> dict[str, Any]:
        return {"template": self.template, "line": self.line, "heading": self.heading}


@functools.lru_cache(maxsize=8)
def _environment(sources: tuple[tuple[str, str], ...]) -> _Environment:
    texts = dict(sources)
    environment = _Environment(
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        undefined=_Missing,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_never_none,
        auto_reload=False,
    )
    environment.filters.update(_FILTERS)
    environment.tests["web_address"] = lambda text: bool(_WEB_ADDRESS.match(text))
    return environment


def _never_none(value: Any) -> Any:
    if value is None:
        raise ValueError("a value is missing (None) where text was to stand")
    return value


def _names_of(owner: Any) -> list[str]:
    return [field.name for field in fields(owner)] if is_dataclass(owner) else []


def _suggestion(name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(names), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _heading_above(text: str, line: int) -> str:
    above = "\n".join(text.splitlines()[: line or None])
    headings = _HEADING.findall(above)
    return " ".join(_MARKUP.sub(" ", headings[-1]).split()) if headings else "–"


__all__ = ["SUFFIX", "TEMPLATES", "TemplateNotFound", "parse_markup", "render", "sources_hash", "template_sources"]

"""Turn what went wrong in a template into an error: which template and line, under which heading, what was meant."""

import difflib
import functools
import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from parat.documents import errors
from parat.domain.errors import TemplateError

FAULTS = (
    TemplateSyntaxError,
    TemplateRuntimeError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
NO_HEADING = "–"

_HEADING_BEGINS, _HEADING_ENDS = re.compile(r"<h[1-4][^<>]*>"), re.compile(r"</h[1-4]>")
_MARKUP = re.compile(r"<[^<>]+>|\{[{%#].*?[}%#]\}", re.DOTALL)
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)")
_UNKNOWN_FORM = re.compile(r"No (filter|test) named '([^']*)'")
_LOOKED_BACK, _LONGEST_HEADING = 100_000, 1_000


class MissingFieldError(UndefinedError):
    """Be Jinja's word for a name that is not there, with the name and whose it should have been."""

    def __init__(self, message: str | None, name: str = "", owner: Any = missing) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class Missing(StrictUndefined):
    """Be a name that is not there, remembering whose it should have been so that a near one can be suggested."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        refusal: Any = functools.partial(MissingFieldError, name=str(name), owner=obj)
        super().__init__(hint, obj, name, exc if exc is SecurityError else refusal)


@dataclass(frozen=True, slots=True)
class Asked:
    """Say which template was filled, with what, and which names and filters it could have used."""

    template: str
    sources: Mapping[str, str]
    names: Iterable[str]
    forms: Iterable[str]


def explained(fault: Exception, asked: Asked) -> TemplateError:
    """Make our error of Jinja's, or of Python's while a template was filled; the caller raises it."""
    if isinstance(fault, TemplateNotFound):
        name = str(fault.name or "")
        nearest = suggestion(name, asked.sources)
        return errors.MissingPartError(name=name, suggestion=nearest, **_place(fault, asked))
    unknown = (
        _UNKNOWN_FORM.search(str(fault)) if isinstance(fault, TemplateRuntimeError | TemplateSyntaxError) else None
    )
    at = _written_at(fault, asked) if isinstance(fault, TemplateSyntaxError) else _place(fault, asked)
    if unknown:
        nearest = suggestion(unknown[2], asked.forms)
        return errors.UnknownFormError(kind=unknown[1], name=unknown[2], suggestion=nearest, **at)
    if isinstance(fault, TemplateSyntaxError):
        return errors.TemplateSyntaxError(reason=(fault.message or "").rstrip("."), **at)
    if isinstance(fault, MissingFieldError):
        return errors.MissingNameError(name=fault.name, suggestion=_meant(fault, asked), **at)
    return errors.TemplateRunError(reason=str(fault).rstrip("."), **at)


def heading_above(text: str, line: int) -> str:
    """Give the words of the heading that stands nearest above a line, or the sign for none."""
    above = "\n".join(text.splitlines()[:line])[-_LOOKED_BACK:]
    ends = [found.start() for found in _HEADING_ENDS.finditer(above)]
    begins = [found.end() for found in _HEADING_BEGINS.finditer(above, 0, ends[-1])] if ends else []
    if not begins:
        return NO_HEADING
    words = above[begins[-1] : ends[-1]][:_LONGEST_HEADING]
    return " ".join(_MARKUP.sub(" ", words).split()) or NO_HEADING


def suggestion(name: str, names: Iterable[str]) -> str:
    """Ask whether the name that is most like this one was meant; empty when none is like it."""
    near = difflib.get_close_matches(name, list(names), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _meant(fault: MissingFieldError, asked: Asked) -> str:
    if fault.owner is missing:
        macros = [macro for source in asked.sources.values() for macro in _MACRO.findall(source)]
        return suggestion(fault.name, [*asked.names, *macros])
    return suggestion(fault.name, _names_of(fault.owner))


def _names_of(owner: Any) -> list[str]:
    if isinstance(owner, TemplateModule):
        return [name for name in vars(owner) if not name.startswith("_")]
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [field.name for field in fields(owner)] if is_dataclass(owner) else []


def _place(fault: Exception, asked: Asked) -> dict[str, Any]:
    """Give the innermost place, or for a missing name the innermost where it is written: macros are handed it on."""
    seen = traceback.extract_tb(fault.__traceback__)
    places = [(frame.filename, frame.lineno or 0) for frame in reversed(seen) if frame.filename in asked.sources]
    if isinstance(fault, MissingFieldError):
        places = [place for place in places if _is_written_at(fault.name, *place, asked)] or places
    return _named(*places[0], asked) if places else _named(asked.template, 0, asked)


def _is_written_at(name: str, template: str, line: int, asked: Asked) -> bool:
    written = asked.sources[template].splitlines()[line - 1 : line]
    return bool(written) and re.search(rf"\b{re.escape(name)}\b", written[0]) is not None


def _written_at(fault: TemplateSyntaxError, asked: Asked) -> dict[str, Any]:
    return _named(fault.name or asked.template, fault.lineno, asked)


def _named(template: str, line: int, asked: Asked) -> dict[str, Any]:
    return {"template": template, "line": line, "heading": heading_above(asked.sources.get(template, ""), line)}

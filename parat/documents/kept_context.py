"""Keep what a document shows as a file, so that it can be written again in the same words later on.

Only our own frozen dataclasses are written and read; a file is read after its checksum was found right.
"""

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from parat.documents.contexts import Context
from parat.domain.errors import StoredDataError

_KIND, _VALUE = "kind", "value"
_OURS = "parat."


class UnreadableContentError(StoredDataError):
    """Stop at kept content that this version cannot read."""

    code = "DAT-490"
    what = "the content of the adopted plan was kept in a form that this version cannot read."
    where = "{place}"
    remedy = "Use the version of parat with which the plan was adopted, or ask for changes and let it be adopted anew."
    what_da = "indholdet af den vedtagne plan er gemt i en form, som denne version ikke kan læse."
    where_da = "{place}"
    remedy_da = "Brug den version, som planen blev vedtaget med."


def written_context(context: Context) -> bytes:
    """Write what a document shows; equal content gives equal bytes."""
    return json.dumps(_plain(context), ensure_ascii=False, sort_keys=True).encode()


def read_context(content: bytes, place: str) -> Context:
    """Read what `written_context` wrote; raise UnreadableContentError."""
    try:
        found = _rich(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, ImportError) as error:
        raise UnreadableContentError(place=place) from error
    if not isinstance(found, Context):
        raise UnreadableContentError(place=place)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return _tagged(f"{type(value).__module__}:{type(value).__qualname__}", shown)
    if isinstance(value, Enum):
        return _tagged(f"{type(value).__module__}:{type(value).__qualname__}", value.value)
    if isinstance(value, date):
        return _tagged("date", value.isoformat())
    if isinstance(value, Decimal):
        return _tagged("decimal", str(value))
    if isinstance(value, Mapping):
        return _tagged("mapping", [[_plain(key), _plain(one)] for key, one in value.items()])
    if isinstance(value, (frozenset, set)):
        return _tagged("set", sorted(value))
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def _tagged(kind: str, value: Any) -> dict[str, Any]:
    return {_KIND: kind, _VALUE: value}


def _rich(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_rich, value))
    if not isinstance(value, dict):
        return value
    kind, inner = value[_KIND], value[_VALUE]
    return _SIMPLE[kind](inner) if kind in _SIMPLE else _made(_class_of(kind), inner)


def _mapping(pairs: list[list[Any]]) -> dict[Any, Any]:
    return {_rich(key): _rich(one) for key, one in pairs}


_SIMPLE: Mapping[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "decimal": Decimal,
    "set": frozenset,
    "mapping": _mapping,
}


def _made(kind: type[Any], inner: Any) -> Any:
    if not is_dataclass(kind):
        return kind(inner)
    known = {one.name for one in fields(kind)}
    return kind(**{name: _rich(one) for name, one in inner.items() if name in known})


def _class_of(name: str) -> type[Any]:
    module, _, called = name.partition(":")
    if not module.startswith(_OURS):
        raise ValueError(module)
    found = getattr(importlib.import_module(module), called)
    if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))):
        raise TypeError(name)
    return found

"""Make up the data of any document from its types alone, so that a template can be tried without a municipality."""

import itertools
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any

from parat.documents.contexts import Context

_PLAIN: dict[type, Any] = {
    float: 2.0,
    Decimal: Decimal("2.4"),
    date: date(2027, 5, 3),
    datetime: datetime(2027, 5, 3, 9, 30),  # noqa: DTZ001 - a document shows the time on the wall
    time: time(9, 30),
}
_SEVERAL = 3


def stand_ins(kind: type[Context]) -> tuple[Context, ...]:
    """Give a full context of this kind, one with as little as is allowed, and one whose yes and no are turned round."""
    full: Context = _Making(full=True).of(kind)
    little: Context = _Making(full=False).of(kind)
    return full, little, _turned(full)


@dataclass(slots=True)
class _Making:
    """Make values, full or with as little as is allowed; no id is given twice."""

    full: bool
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def of(self, kind: type, number: int = 1) -> Any:
        hints = typing.get_type_hints(kind)
        given = {
            one.name: self.value(hints[one.name], one.name, number)
            for one in fields(kind)
            if one.init and self.wanted(one)
        }
        return kind(**given)

    def wanted(self, one: Field[Any]) -> bool:
        """Leave alone what has a content of its own, such as the chapters of a plan, and all that may be left out."""
        if one.default is MISSING and one.default_factory is MISSING:
            return True
        return self.full and one.default_factory is MISSING

    def value(self, hint: Any, name: str, number: int) -> Any:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, UnionType):
            return None if not self.full and type(None) in inner else self.value(inner[0], name, number)
        if origin is typing.Literal:
            return inner[0]
        if origin in (tuple, list):
            return self.several(inner, name)
        return {} if origin in (dict, Mapping) else self.single(hint, name, number)

    def several(self, inner: tuple[Any, ...], name: str) -> tuple[Any, ...]:
        if inner[1:] != (Ellipsis,):
            return tuple(self.value(one, name, 1) for one in inner)
        return tuple(self.value(inner[0], name, number) for number in range(1, _SEVERAL + 1)) if self.full else ()

    def single(self, kind: Any, name: str, number: int) -> Any:
        if is_dataclass(kind) and isinstance(kind, type):
            return self.of(kind, number)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind))
        if kind is str:
            return f"id-{next(self.ids)}" if name == "id" else f"Tekst {number}"
        return self.full if kind is bool else number if kind is int else _PLAIN[kind]


def _turned(value: Any) -> Any:
    """Give the same with every yes and no turned round."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, tuple):
        return tuple(_turned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _turned(getattr(value, one.name)) for one in fields(value)})
    return value

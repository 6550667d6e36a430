"""Fill templates in a sandbox that is quick with what documents are made of: plain fields and plain text."""

import functools
import html
import re
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment

from parat.documents import contexts

_needs_escape = re.compile("[&<>\"']").search


def never_none(value: Any) -> Any:
    """Refuse None where text was to stand."""
    if value is None:
        raise ValueError("a value is missing (None) where text was to stand")
    return value


def shown(value: Any) -> str:
    """Give a value as text that is safe in markup; what a macro has written is markup already and stays as it is."""
    if type(value) is str:
        return html.escape(value) if _needs_escape(value) else value
    if hasattr(value, "__html__"):
        markup: str = value.__html__()
        return markup
    return html.escape(str(never_none(value)))


class _Writer(CodeGenerator):
    """Compile each value of a template to one call of `shown`, where Jinja makes two calls and an object."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


class Sandbox(ImmutableSandboxedEnvironment):
    """Keep templates from everything but the document's data; its plain fields need no further asking."""

    code_generator_class = _Writer
    shown = staticmethod(shown)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a plain field at once, and ask the sandbox about everything else."""
        kind: type = type(obj)
        if attribute in _plain_fields(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@functools.lru_cache(maxsize=256)
def _plain_fields(kind: type) -> frozenset[str]:
    ours = is_dataclass(kind) and kind.__module__.startswith(contexts.__name__)
    return frozenset(field.name for field in fields(kind)) if ours else frozenset()

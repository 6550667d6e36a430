"""Say what a template from outside the repository may use: an allow-list of Jinja's forms, filters and names."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from parat.documents.errors import ForbiddenFormError
from parat.documents.faults import heading_above
from parat.documents.vocabulary import FILTERS, TESTS

LARGEST_SOURCE = 1_000_000
OF_JINJA = frozenset(
    {
        "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby",
        "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
        "replace", "reverse", "round", "select", "selectattr", "slice", "sort", "string", "sum", "title", "trim",
        "truncate", "unique", "upper", "wordcount",
    }
)  # fmt: skip
_TESTS = frozenset(
    {
        "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "gt", "greaterthan", "in",
        "integer", "iterable", "le", "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sameas",
        "sequence", "string", "true", "undefined", "upper", "==", "!=", "<", "<=", ">", ">=",
    }
)  # fmt: skip
REFUSED_NAMES = frozenset({"cycler", "dict", "joiner", "lipsum", "self", "context", "environment"})
_ALL_FILTERS, _ALL_TESTS = OF_JINJA | set(FILTERS), _TESTS | set(TESTS)
_BY_ATTRIBUTE = frozenset({"groupby", "rejectattr", "selectattr"})
_BY_NAME = {"map": _ALL_FILTERS, "reject": _ALL_TESTS, "select": _ALL_TESTS}
_METHODS = frozenset({"format", "format_map", "translate", "ljust", "rjust", "center", "zfill", "expandtabs"})
_FORMS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block, nodes.Include, nodes.Import,
    nodes.FromImport, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.For, nodes.If, nodes.Assign,
    nodes.AssignBlock, nodes.Scope, nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict,
    nodes.Pair, nodes.Keyword, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Getitem, nodes.Getattr,
    nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Add,
    nodes.Sub, nodes.Mod, nodes.Not, nodes.Neg, nodes.Pos, nodes.And, nodes.Or,
)  # fmt: skip


def used_by(template: str, sources: Mapping[str, str]) -> frozenset[str]:
    """Name the template and everything that it takes in, as far as that can be read."""
    met, waiting = set[str](), [template]
    while waiting:
        name = waiting.pop()
        if name not in sources or name in met:
            continue
        met.add(name)
        with suppress(TemplateSyntaxError, RecursionError):
            tree = Environment(autoescape=True).parse(sources[name])
            waiting.extend(filter(None, meta.find_referenced_templates(tree)))
    return frozenset(met)


def forbidden_in(name: str, sources: Mapping[str, str]) -> Iterator[ForbiddenFormError]:
    """Give an error for each thing in a template that templates from outside may not use.

    A template that cannot be read gives none: filling it says what is wrong.
    """
    source = sources[name]
    try:
        tree = Environment(autoescape=True).parse(source, name)
    except (TemplateSyntaxError, RecursionError):
        return
    for node in _all_of(tree):
        found = _refused(node)
        if found:
            line = node.lineno
            yield ForbiddenFormError(form=found, template=name, line=line, heading=heading_above(source, line))


def _all_of(tree: nodes.Node) -> Iterator[nodes.Node]:
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.iter_child_nodes())))


def _refused(node: nodes.Node) -> str:
    """Say what is refused about this one node, empty when nothing is."""
    if not isinstance(node, _FORMS):
        return f"the form {type(node).__name__.lower()}"
    if isinstance(node, nodes.Filter):
        return _refused_filter(node)
    match node:
        case nodes.Test(name=name) if name not in _ALL_TESTS:
            return f"the test {name}"
        case nodes.Name(name=name, ctx="load") if name in REFUSED_NAMES or name.startswith("_"):
            return f"the name {name}"
        case nodes.Getattr(attr=name) if _hidden(name):
            return f"the part .{name}"
        case nodes.Getitem(arg=nodes.Const(value=str(name))) if _hidden(name):
            return f"the part ['{name}']"
        case nodes.Extends() | nodes.Include() | nodes.Import() | nodes.FromImport() if not _plain_name(node.template):
            return "a template whose name is reckoned out"
    return ""


def _refused_filter(node: nodes.Filter) -> str:
    """Say what is refused about a filter; some take the name of an attribute, of a filter or of a test."""
    first = node.args[0] if node.args else None
    attributes = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in _BY_ATTRIBUTE and first is not None:
        attributes.append(first)
    if node.name not in _ALL_FILTERS:
        return f"the filter {node.name}"
    if not all(map(_plain_attribute, attributes)):
        return f"{node.name} by an attribute that is reckoned out or begins with _"
    allowed = _BY_NAME.get(node.name)
    if allowed and first is not None and not (isinstance(first, nodes.Const) and first.value in allowed):
        return f"{node.name} by a name that is reckoned out or not allowed"
    return ""


def _hidden(name: str) -> bool:
    return name.startswith("_") or name in _METHODS


def _plain_name(name: nodes.Expr) -> bool:
    names = name.items if isinstance(name, nodes.List | nodes.Tuple) else [name]
    return all(isinstance(one, nodes.Const) for one in names)


def _plain_attribute(value: nodes.Expr) -> bool:
    if not isinstance(value, nodes.Const):
        return False
    return not any(part.startswith("_") for part in str(value.value).replace(",", ".").split("."))

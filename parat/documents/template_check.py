"""Check a folder of own templates, or a base.docx, before anybody uses it: everything that must be mended, at once."""

import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from parat.documents import accessibility
from parat.documents.contexts import Context
from parat.documents.deliverables import DELIVERABLES
from parat.documents.errors import BaseDocumentError, MissingNameError
from parat.documents.faults import NO_HEADING, heading_above, suggestion
from parat.documents.foreign import fill_each
from parat.documents.foreign_rules import REFUSED_NAMES, forbidden_in, used_by
from parat.documents.outline import complete_outline, drop_silent_blocks, manifest_of
from parat.documents.pictures import looks, pictures_of
from parat.documents.render import parse_markup
from parat.documents.stand_ins import stand_ins
from parat.documents.template_files import BASE_NAME, Templates, laid_over
from parat.documents.word import Properties, write_word
from parat.documents.word.base import base_from
from parat.documents.word.requirements import missing_from
from parat.domain.errors import ParatError, TemplateError

_PUT_BACK = "Open the file in Word and put it back, or copy it from our base.docx."
_ALWAYS_THERE = (
    frozenset({"document", "range", "namespace", "loop", "caller", "super", "varargs", "kwargs"}) | REFUSED_NAMES
)
_IMPORTS = (nodes.Import, nodes.FromImport)
_SAID = re.compile(r" Did you mean| \(SKA-")
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """Say where in which file something must be mended, what it is, and how."""

    file: str
    line: int
    heading: str
    what: str
    remedy: str


def flaws_in_base(content: bytes, name: str) -> list[Flaw]:
    """Name everything that a base.docx lacks; raises an InputError for a file that is no Word file."""
    lacks = missing_from(content)
    if not lacks:
        try:
            base_from(content)
        except BaseDocumentError as error:
            return [_of_error(error, name)]
    return [Flaw(name, 0, NO_HEADING, f"It lacks {lack}.", _PUT_BACK) for lack in lacks]


def flaws_in_folder(folder: Path, tell: Told = lambda _: None) -> list[Flaw]:
    """Name everything that must be mended in a folder of own templates; `tell` hears which document is tried.

    Each document that takes one of them in is made three times from made-up data, the words in a limited process.
    Raises UnreadableTemplateError for a file that cannot be read at all.
    """
    templates = laid_over(folder)
    with pictures_of(folder):
        looks()
    reached = {key: used_by(one.template, templates.sources) & templates.foreign for key, one in DELIVERABLES.items()}
    found = set(flaws_in_base(templates.base, BASE_NAME))
    for name in templates.foreign:
        found.update(_of_error(refused, name) for refused in forbidden_in(name, templates.sources))
        found.update(_unknown_names(name, templates, [key for key, names in reached.items() if name in names]))
    if any(flaw.file == BASE_NAME for flaw in found):
        return sorted(found)
    concerned = [key for key, names in reached.items() if names]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for key, flaws in zip(
            concerned, pool.map(lambda key: _tried_in(folder, key, templates), concerned), strict=True
        ):
            tell(key)
            found.update(flaws)
    return sorted(_once(found))


def unused_in_folder(folder: Path) -> list[str]:
    """Name the own templates that no document takes in, most often because a name is misspelt."""
    templates = laid_over(folder)
    used = {name for one in DELIVERABLES.values() for name in used_by(one.template, templates.sources)}
    return sorted(templates.foreign - used)


def _once(found: set[Flaw]) -> list[Flaw]:
    """Leave out what is told twice: a name found missing in the template and again, with a nearer one, when filled."""
    return list({(flaw.file, flaw.line, _SAID.split(flaw.what)[0]): flaw for flaw in sorted(found)}.values())


def _tried_in(folder: Path, deliverable: str, templates: Templates) -> list[Flaw]:
    with pictures_of(folder):
        return list(_tried(deliverable, templates))


def _tried(deliverable: str, templates: Templates) -> Iterator[Flaw]:
    """Make a document of each stand-in; whatever stops one is a flaw."""
    one = DELIVERABLES[deliverable]
    contexts = stand_ins(one.context)
    filled = fill_each(one.template, contexts, templates.sources, templates.foreign)
    for context, markup in zip(contexts, filled, strict=True):
        if isinstance(markup, TemplateError):
            yield _of_error(markup, one.template)
            continue
        try:
            yield from _made(deliverable, markup, context, templates)
        except TemplateError as error:
            yield _of_error(error, one.template)


def _made(deliverable: str, markup: str, context: Context, templates: Templates) -> Iterator[Flaw]:
    template = DELIVERABLES[deliverable].template
    page = parse_markup(markup, template)
    drop_silent_blocks(page)
    complete_outline(page, template)
    blocks = frozenset(manifest_of(page, template))
    properties = Properties(context.cover, deliverable, deliverable, deliverable)
    docx = write_word(page, base_from(templates.base), properties, blocks, template)
    for finding in accessibility.check(docx):
        what = f"Not everybody could read it: {finding.rule} at {finding.place}."
        yield Flaw(template, 0, NO_HEADING, what, finding.remedy)


def _unknown_names(name: str, templates: Templates, deliverables: list[str]) -> Iterator[Flaw]:
    """Name what a template uses and no document that takes it in has, also where nothing leads there today."""
    source = templates.sources[name]
    known = _ALWAYS_THERE.union(*(_names_known_in(key, templates) for key in deliverables))
    used = (
        [node for node in _naming(source) if isinstance(node, nodes.Name) and node.ctx == "load"]
        if deliverables
        else []
    )
    unknown = {node.name: node.lineno for node in reversed(used) if node.name not in known}
    for missing, line in sorted(unknown.items()):
        at: dict[str, Any] = {"template": name, "line": line, "heading": heading_above(source, line)}
        yield _of_error(MissingNameError(name=missing, suggestion=suggestion(missing, known), **at), name)


def _names_known_in(deliverable: str, templates: Templates) -> set[str]:
    """Give the names of a document's data, and those that its templates make and may hand on to a part."""
    one = DELIVERABLES[deliverable]
    sources = [templates.sources[name] for name in used_by(one.template, templates.sources)]
    made = {name for source in sources for node in _naming(source) for name in _made_by(node)}
    return made | {field.name for field in fields(one.context)}


def _naming(source: str) -> list[nodes.Node]:
    """Give what names something in a template, in its order; the template is read and never reckoned with."""
    try:
        return list(Environment(autoescape=True).parse(source).find_all((nodes.Name, nodes.Macro, *_IMPORTS)))
    except (TemplateSyntaxError, RecursionError):
        return []


def _made_by(node: nodes.Node) -> list[str]:
    match node:
        case nodes.Name(name=str(name)) if node.ctx != "load":
            return [name]
        case nodes.Macro(name=str(name)):
            return [name]
        case nodes.Import(target=str(target)):
            return [target]
        case nodes.FromImport(names=names):
            return [name if isinstance(name, str) else name[1] for name in names]
    return []


def _of_error(error: ParatError, template: str) -> Flaw:
    what, where, remedy = error.parts()
    found = error.found
    named = str(found.get("template", template))
    in_result = "of the result" in where
    line = 0 if in_result else int(found.get("line") or 0)
    return Flaw(named, line, str(found.get("heading", NO_HEADING)), f"{what} ({error.code})", remedy)

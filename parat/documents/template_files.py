"""Know the templates in use: the repository's, and over them the files of the folder that PARAT_TEMPLATES names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, meta

from parat.documents.contexts import Context
from parat.documents.foreign import render_foreign
from parat.documents.foreign_rules import LARGEST_SOURCE
from parat.documents.own_files import bytes_of, unusable
from parat.documents.render import SUFFIX, render, template_sources
from parat.documents.word.base import BASE
from parat.settings import settings

BASE_NAME = "word/base.docx"
_MOST_FILES = 500
_LARGEST_BASE = 20_000_000
_SMALLER = "Divide it, or take out what is not needed."


@dataclass(frozen=True, slots=True)
class Templates:
    """Hold the words and the looks of every document; `foreign` names the sources from outside the repository."""

    sources: dict[str, str]
    base: bytes
    foreign: frozenset[str] = frozenset()


def templates_in_use() -> Templates:
    """Give the templates as the setting says; raises UnreadableTemplateError for a file that cannot be one."""
    folder = settings().templates
    return laid_over(folder) if folder else Templates(template_sources(), BASE.read_bytes())


def laid_over(folder: Path) -> Templates:
    """Lay a folder over the repository's templates: a file with the same name stands instead of ours."""
    root = folder.resolve()
    if not root.is_dir():
        raise unusable(folder, "there is no such folder", "Correct the path, or remove the setting PARAT_TEMPLATES.")
    own = {name: _source(path) for name, path in _inside(root, f"*{SUFFIX}")}
    bases = [bytes_of(path, _LARGEST_BASE, _SMALLER) for name, path in _inside(root, "base.docx") if name == BASE_NAME]
    return Templates(template_sources() | own, bases[0] if bases else BASE.read_bytes(), frozenset(own))


def fill(template: str, context: Context, templates: Templates) -> str:
    """Fill a template: in a limited process of its own as soon as one word may come from outside the repository."""
    if templates.foreign and _reaches(template, tuple(templates.sources.items()), templates.foreign):
        return render_foreign(template, context, templates.sources, templates.foreign)
    return render(template, context, templates.sources)


@lru_cache(maxsize=128)
def _reaches(template: str, sources: tuple[tuple[str, str], ...], foreign: frozenset[str]) -> bool:
    """Say whether a template takes in a foreign one; only our own are read here, for theirs may be hostile."""
    texts, met, waiting = dict(sources), set[str](), [template]
    while waiting:
        name = waiting.pop()
        if name in foreign:
            return True
        if name in met or name not in texts:
            continue
        met.add(name)
        for taken in _taken_in(texts, name):
            if taken is None:
                return True
            waiting.append(taken)
    return False


def _taken_in(sources: Mapping[str, str], name: str) -> Iterator[str | None]:
    return meta.find_referenced_templates(Environment(autoescape=True).parse(sources[name]))


def _inside(root: Path, pattern: str) -> list[tuple[str, Path]]:
    """Give the files in a folder by their name there; a link that leads out of it is refused."""
    found = sorted(path for path in root.rglob(pattern) if path.is_file())
    if len(found) > _MOST_FILES:
        raise unusable(root, f"it holds more than {_MOST_FILES} templates", "Name the folder of the templates alone.")
    for path in found:
        if not path.resolve().is_relative_to(root):
            raise unusable(path, "it is a link that leads out of the folder", "Put the file itself in the folder.")
    return [(path.relative_to(root).as_posix(), path) for path in found]


def _source(path: Path) -> str:
    try:
        return bytes_of(path, LARGEST_SOURCE, _SMALLER).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        reason = f"the character at byte {fault.start + 1} is not UTF-8"
        raise unusable(path, reason, "Save the file again as UTF-8.") from fault

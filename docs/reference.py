"""Write the lists in docs/operations.md from the code: settings and errors; `make docs` calls it."""

import importlib
import re
import string
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from parat.domain import errors
from parat.domain.errors import ParatError
from parat.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
OPERATIONS = ROOT / "docs" / "operations.md"
PACKAGES = ("db", "flows", "parat", "tasks")
BRANCHES = {
    errors.InputError: "whoever gave the file or the words can mend it",
    errors.StageError: "right thing, wrong moment",
    errors.TemplateError: "the template's owner can mend it",
    errors.StoredDataError: "the record does not hold together",
    errors.TemporaryError: "goes over by itself",
    errors.SetupError: "the machine is not ready",
}
_DEFAULTS_IN_WORDS = {
    "home": (
        "Linux `~/.local/share/parat`, macOS `~/Library/Application Support/parat`, Windows `%LOCALAPPDATA%\\parat`"
    ),
    "database_url": "`parat.sqlite3` in the home folder",
    "prefect_database_url": "a SQLite file in the home folder",
}


class _Shown(string.Formatter):
    """Write a place to fill as its name between angle brackets."""

    def get_field(self, field_name: str, args: object, kwargs: object) -> tuple[str, str]:
        return f"‹{field_name.replace('_', ' ')}›", field_name


def error_classes() -> list[type[ParatError]]:
    """Give every error that carries a code, in the order of the codes."""
    for path in chain.from_iterable((ROOT / package).rglob("*.py") for package in PACKAGES):
        if re.search(r'^    code = "', path.read_text(encoding="utf-8"), re.MULTILINE):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return sorted((kind for kind in _below(ParatError) if kind.code), key=lambda kind: kind.code)


def settings_table() -> str:
    """Write one row for each setting."""
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = _DEFAULTS_IN_WORDS.get(name) or (f"`{field.default}`" if field.default is not None else "none")
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def error_headings() -> str:
    """Write one heading for each error code, with what it says and what to do."""
    parts = []
    for branch, meaning in BRANCHES.items():
        of_branch = [kind for kind in error_classes() if issubclass(kind, branch)]
        parts += [f"### {branch.__name__}: {meaning}", *map(_described, of_branch)]
    return "\n\n".join(parts)


def filled(text: str) -> str:
    """Give a page with each list between its marks written anew."""
    for name, written in {"settings": settings_table(), "errors": error_headings()}.items():
        before, _, rest = text.partition(f"<!-- {name} from the code -->\n")
        after = rest.partition(f"<!-- end of {name} -->")[2]
        text = f"{before}<!-- {name} from the code -->\n\n{written}\n\n<!-- end of {name} -->{after}"
    return text


def _below(kind: type[ParatError]) -> Iterator[type[ParatError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def _described(kind: type[ParatError]) -> str:
    where = f" *Where:* {_shown(kind.where)}." if kind.where else ""
    said = f"#### {kind.code}\n\n{_sentence(kind.what)}{where}\n\n*Do:* {_shown(kind.remedy)}"
    return f"{said}\n\n*På dansk:* {_sentence(kind.what_da)} {_shown(kind.remedy_da)}" if kind.what_da else said


def _sentence(text: str) -> str:
    shown = _shown(text)
    return shown[:1].upper() + shown[1:]


def _shown(text: str) -> str:
    return _Shown().vformat(text, (), {}).strip().replace("<", "&lt;")


if __name__ == "__main__":
    OPERATIONS.write_text(filled(OPERATIONS.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

"""Write docs/cli.md from the command itself; `python -m docs.commands` does it, and a test checks that it was done."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from typer.main import get_command

from parat.cli.exit_codes import MEANINGS
from parat.cli.main import app

PAGE = Path(__file__).with_name("cli.md")
_HEAD = """# The command

Written from the command itself. `parat --help` and `parat COMMAND --help` say the same in a terminal.

A municipality is named by its code or its name, in any spelling of æ, ø and å (`0630`, `Vejle`, `vejle kommune`), or by
the whole key `PROGRAMME/CODE`. `--programme` is only needed when it takes part in more than one. Dates are written as
`2027-09-30` or `30-09-2027`, hours with a comma or a point.

## Who acts

Commands that record something write down who did it: the staff id in `PARAT_STAFF`, or the one after `--staff`. Without
it they refuse, and so they do when the record has no such colleague. On an empty record the first colleague enters
their own id, and the record is begun on the way:

```sh
parat staff add k07 --name "..." --role lead
export PARAT_STAFF=k07                   # PowerShell: $env:PARAT_STAFF = "k07"
parat programme new forebyggelse-2027 --title "Kommunale handlingsplaner 2027"
parat programme open forebyggelse-2027
```

After a command that lets a path go on (`enrol`, `agreement`, `contact add`, `import`, `decide`), the path is carried as
far as it can go: on the server when `parat serve` runs, otherwise by the command itself. Recording needs no server.

## Exit codes

The result is on the standard output, every message on the standard error. `--debug` before the command shows where in
the code an error arose.

{codes}

## Commands

{commands}
"""


def page() -> str:
    """Give the whole page."""
    rows = [f"| {code.value} | {meaning} |" for code, meaning in MEANINGS.items()]
    codes = "\n".join(["| Code | Meaning |", "|---|---|", *rows])
    return _HEAD.format(codes=codes, commands="\n\n".join(_described(get_command(app), "parat")))


def command_names() -> list[str]:
    """Name every command as it is typed."""
    return [part.splitlines()[0].removeprefix("### `").split("`")[0] for part in _described(get_command(app), "parat")]


def _described(command: Any, name: str) -> Iterator[str]:
    for word, child in getattr(command, "commands", {}).items():
        if hasattr(child, "commands"):
            yield from _described(child, f"{name} {word}")
        else:
            yield _one(child, f"{name} {word}")


def _one(command: Any, name: str) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    needed = [_written(one).replace("\\|", "|") for one in options if one.required]
    words = " ".join([name, *map(_named, arguments), *needed])
    rows = [f"| `{one.metavar}` | {_cell(one)} |" for one in arguments if one.help]
    rows += [f"| `{_written(one)}` | {_cell(one)} |" for one in options]
    table = "\n".join(["| Part | Meaning |", "|---|---|", *rows])
    return f"### `{name}`\n\n{command.help}\n\n```\n{words}\n```" + (f"\n\n{table}" if rows else "")


def _named(argument: Any) -> str:
    return str(argument.metavar) if argument.required else f"[{argument.metavar}]"


def _written(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or _kind(option)}"
    longest: str = max(option.opts, key=len)
    return (longest + value).replace("|", "\\|")


def _kind(option: Any) -> str:
    kind = option.type_descriptor.annotation
    if issubclass(kind, Enum):
        return "|".join(str(one.value) for one in kind)
    return "NUMBER" if kind is int else "TEXT"


def _cell(part: Any) -> str:
    is_option = part.param_type_name == "option"
    default = part.default.value if isinstance(part.default, Enum) else part.default
    needed = " Required." if part.required and is_option else ""
    shown = f" Otherwise {default}." if is_option and not part.is_flag and default not in (None, "") else ""
    return f"{part.help}{needed}{shown}".replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")

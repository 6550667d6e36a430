"""Know the modules of the training: what each is for, what it holds, and which readiness items it helps to mend."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from parat.domain.packets.wording import MODULES
from parat.domain.resources import tables_of

VERSION = "2026.1"


@dataclass(frozen=True, slots=True)
class Module:
    """Be one module of the training; `hours` is its usual length, `items` what it mends in the readiness instrument."""

    key: str
    title_da: str
    purpose_da: str
    content_da: tuple[str, ...]
    form_da: str
    hours: Decimal
    items: tuple[str, ...]


@cache
def training_modules() -> Mapping[str, Module]:
    """Give every module by its key, in the usual order."""
    rows = {row["key"]: row for row in tables_of(f"training-modules-{VERSION}.toml")["module"]}
    return {
        key: Module(
            key=key,
            title_da=title,
            purpose_da=rows[key]["purpose"],
            content_da=tuple(rows[key]["content"]),
            form_da=rows[key]["form"],
            hours=Decimal(rows[key]["hours"]),
            items=tuple(rows[key]["items"]),
        )
        for key, title in MODULES
    }

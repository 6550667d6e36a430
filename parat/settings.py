"""Read what the machine's owner has decided: every setting is a variable PARAT_<NAME>, and nothing else.

Importing this module takes a fifth of a second (pydantic): commands import it when they run, not before.
"""

import difflib
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from parat.domain.errors import SetupError

PREFIX = "PARAT_"
DATABASE_FILE = "parat.sqlite3"
_MAILBOX = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+|[^<>@,;\r\n]*<[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+>")
_NOT_SETTINGS = ("PARAT_TEST_", "PARAT_REQUIRE_PROGRAMS")


class InvalidSettingError(SetupError):
    """Be a setting whose value cannot be used."""

    code = "DRI-001"
    what = "the value cannot be used: {reason}."
    where = "environment variable {variable}"
    remedy = "Set it to a value that docs/operations.md allows, or remove it to get the default."
    what_da = "værdien kan ikke bruges: {reason}."
    where_da = "miljøvariablen {variable}"
    remedy_da = "Sæt den til en værdi, som docs/operations.md tillader, eller fjern den for at få standardværdien."


class UnknownSettingError(SetupError):
    """Be a variable that looks like a setting and is none."""

    code = "DRI-002"
    what = "there is no setting of that name."
    where = "environment variable {variable}"
    remedy = "Remove it, or use the right name{suggestion}; all settings are in docs/operations.md."
    what_da = "der findes ingen indstilling med det navn."
    where_da = "miljøvariablen {variable}"
    remedy_da = "Fjern den, eller brug det rigtige navn{suggestion}; alle indstillinger står i docs/operations.md."


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _with_driver(url: str, drivers: dict[str, str]) -> str:
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in drivers:
        raise ValueError(f"the address must begin with {' or '.join(f'{known}://' for known in drivers)}")
    return f"{drivers[scheme]}://{rest}"


def _record_url(url: str) -> str:
    psycopg = "postgresql+psycopg"
    return _with_driver(url, {"sqlite": "sqlite", "postgresql": psycopg, "postgres": psycopg, psycopg: psycopg})


def _prefect_url(url: str) -> str:
    sqlite, asyncpg = "sqlite+aiosqlite", "postgresql+asyncpg"
    drivers = {"sqlite": sqlite, "postgresql": asyncpg, "postgres": asyncpg, sqlite: sqlite, asyncpg: asyncpg}
    return _with_driver(url, drivers)


def _mail_url(url: str) -> str:
    """Check the address of a mail server; nothing of it is repeated, since part of a password may stand anywhere."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known or parts.path not in ("", "/") or parts.fragment or parts.query not in ("", "starttls=no"):
        raise ValueError(
            "write smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465, with / # ? @ and : in the password "
            "as %2F %23 %3F %40 and %3A"
        )
    return url


def _mailbox(text: str) -> str:
    if not _MAILBOX.fullmatch(text.strip()):
        raise ValueError("write an address, or a name and an <address>")
    return text.strip()


def _beside_home(values: dict[str, Any]) -> str:
    return f"sqlite:///{(values['home'] / DATABASE_FILE).as_posix()}"


class Settings(BaseSettings):
    """Hold every setting of this machine."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    home: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=lambda: user_data_path("parat", appauthor=False),
        description="Folder under which everything that parat writes lies.",
    )
    database_url: Annotated[str, AfterValidator(_record_url)] = Field(
        default_factory=_beside_home,
        repr=False,
        description="Address of the record: sqlite:///FILE or postgresql://USER@HOST/NAME.",
    )
    staff: str | None = Field(
        default=None,
        pattern=r"^[a-z][a-z0-9-]{0,15}$",
        description="Short id of the person at the keyboard, such as k07; written beside everything that is recorded.",
    )
    lease_seconds: int = Field(
        default=60,
        ge=5,
        le=3600,
        description="How long a stage stays claimed by a run that no longer answers.",
    )
    server_host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Address on which the dashboard listens; anything but 127.0.0.1 shows it to the network.",
    )
    server_port: int = Field(
        default=4200,
        ge=0,
        le=65535,
        description="Port of the dashboard; 0 takes any free port.",
    )
    prefect_database_url: Annotated[str, AfterValidator(_prefect_url)] | None = Field(
        default=None,
        repr=False,
        description="Address of Prefect's own database; by default a SQLite file under the home folder.",
    )
    templates: Annotated[Path, AfterValidator(_absolute)] | None = Field(
        default=None,
        description="Folder of your own templates and base.docx; a file there stands instead of ours of the same name.",
    )
    page_numbers: bool = Field(
        default=True,
        description="Whether contents lists get page numbers, which LibreOffice finds in a few seconds a document.",
    )
    smtp_url: Annotated[str, AfterValidator(_mail_url)] | None = Field(
        default=None,
        repr=False,
        description=(
            "Mail server that the outbox is sent through: smtp://USER:PASSWORD@HOST:587 (encrypted with STARTTLS; "
            "without it only with ?starttls=no) or smtps://USER:PASSWORD@HOST:465. Without one, drafts are written."
        ),
    )
    mail_from: Annotated[str, AfterValidator(_mailbox)] | None = Field(
        default=None,
        repr=False,
        description="Mailbox that mails are from and invitations are answered to; needed with PARAT_SMTP_URL.",
    )
    worker_limit: int = Field(
        default=4,
        ge=1,
        le=64,
        description="How many runs work at the same time on this machine.",
    )

    def environment(self) -> dict[str, str]:
        """Give the variables with which another process reads exactly these settings."""
        chosen = self.model_dump(exclude_none=True)
        return {PREFIX + name.upper(): str(value) for name, value in chosen.items()}


def settings() -> Settings:
    """Give the settings as the environment says now; a changed environment gives other settings."""
    return _read(tuple(sorted(item for item in os.environ.items() if item[0].upper().startswith(PREFIX))))


def variables() -> list[str]:
    """Name every variable that is a setting."""
    return [PREFIX + name.upper() for name in Settings.model_fields]


@lru_cache(maxsize=8)
def _read(environment: tuple[tuple[str, str], ...]) -> Settings:
    for variable, _ in environment:
        _refuse_unknown(variable.upper())
    try:
        return Settings()
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        variable = PREFIX + str(fault["loc"][0]).upper()
        raise InvalidSettingError(variable=variable, reason=_plainly(fault["msg"])) from None


def _refuse_unknown(variable: str) -> None:
    if variable in variables() or variable.startswith(_NOT_SETTINGS):
        return
    near = difflib.get_close_matches(variable, variables(), n=1)
    raise UnknownSettingError(variable=variable, suggestion=f" ({near[0]})" if near else "")


def _plainly(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")

"""Give the Prefect server and its runner every setting they need, and read back that each is in effect."""

import json
import os
import site
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parat.domain.serving_errors import SettingNotInEffectError

_LOOPBACK = ("127.0.0.1", "localhost")
_ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  recognised, never chosen
HEARTBEAT_SECONDS = 30
POLL_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Be where an engine lives: its folder, its address and Prefect's own database."""

    home: Path
    host: str
    port: int
    database_url: str | None = None

    @property
    def prefect_home(self) -> Path:
        """Give the folder that belongs to Prefect."""
        return self.home / "prefect"

    @property
    def ui_folder(self) -> Path:
        """Give the folder from which the dashboard is served."""
        return self.prefect_home / "ui"

    @property
    def address(self) -> str:
        """Give the address that programs on this machine use."""
        return f"http://{_LOOPBACK[0] if self.host in _ANY_ADDRESS else self.host}:{self.port}"

    @property
    def api_url(self) -> str:
        """Give the address of the programming interface."""
        return f"{self.address}/api"

    @property
    def ui_url(self) -> str:
        """Give the address of the dashboard."""
        return f"{self.shown_address}/v2"

    @property
    def shown_address(self) -> str:
        """Give the address that a browser uses, also on another machine when the server is open to the network."""
        return f"http://{socket.gethostname() if self.host in _ANY_ADDRESS else self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Be one setting: its variable, its value, and where the server tells it back."""

    variable: str
    value: str | int | float | bool
    told_at: str

    def text(self) -> str:
        """Write the value as an environment variable does."""
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)


def wanted_settings(at: Surroundings) -> tuple[Wanted, ...]:
    """List every setting whose effect is checked after the start."""
    origins = dict.fromkeys([at.shown_address, at.address, *(f"http://{name}:{at.port}" for name in _LOOPBACK)])
    return (
        Wanted("PREFECT_HOME", str(at.prefect_home), "home"),
        Wanted("PREFECT_API_URL", at.api_url, "api.url"),
        Wanted("PREFECT_UI_URL", at.ui_url, "ui_url"),
        Wanted("PREFECT_SERVER_API_HOST", at.host, "server.api.host"),
        Wanted("PREFECT_SERVER_API_PORT", at.port, "server.api.port"),
        Wanted("PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS", ",".join(origins), "server.api.cors_allowed_origins"),
        Wanted("PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED", True, "server.api.csrf_protection_enabled"),
        Wanted("PREFECT_SERVER_UI_API_URL", f"{at.shown_address}/api", "server.ui.api_url"),
        Wanted("PREFECT_SERVER_UI_V2_ENABLED", True, "server.ui.v2_enabled"),
        Wanted("PREFECT_SERVER_UI_STATIC_DIRECTORY", str(at.ui_folder), "server.ui.static_directory"),
        Wanted("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", False, "server.ui.show_promotional_content"),
        Wanted("PREFECT_SERVER_ANALYTICS_ENABLED", False, "server.analytics_enabled"),
        Wanted("PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY", False, "cloud.enable_orchestration_telemetry"),
        Wanted("PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS", False, "telemetry.enable_resource_metrics"),
        Wanted("PREFECT_SERVER_EPHEMERAL_ENABLED", False, "server.ephemeral.enabled"),
        Wanted("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", HEARTBEAT_SECONDS, "flows.heartbeat_frequency"),
        Wanted("PREFECT_RUNNER_POLL_FREQUENCY", POLL_SECONDS, "runner.poll_frequency"),
        Wanted("PREFECT_RESULTS_DEFAULT_SERIALIZER", "json", "results.default_serializer"),
        *_relief_for_sqlite(),
    )


def environment(at: Surroundings) -> dict[str, str]:
    """Give the environment of the server and the runner: nothing of the owner's own Prefect reaches them."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    database = at.database_url or f"sqlite+aiosqlite:///{(at.prefect_home / 'prefect.sqlite3').as_posix()}"
    return own | {wanted.variable: wanted.text() for wanted in wanted_settings(at)} | {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database,
        "DO_NOT_TRACK": "1",
        "NO_PROXY": ",".join(filter(None, [os.environ.get("NO_PROXY"), *_LOOPBACK])),
        "PARAT_HOME": str(at.home),
        "PYTHONPATH": os.pathsep.join(_import_path()),
        "PYTHONUNBUFFERED": "1",
    }  # fmt: skip


def check_in_effect(at: Surroundings, told: Mapping[str, Any]) -> None:
    """Raise SettingNotInEffectError unless the server tells back every setting as it was given."""
    for wanted in wanted_settings(at):
        found = _told(told, wanted.told_at)
        if found != wanted.value:
            raise SettingNotInEffectError(
                variable=wanted.variable, wanted=json.dumps(wanted.value), found=json.dumps(found)
            )


def _relief_for_sqlite() -> tuple[Wanted, ...]:
    """Let the server write in batches: without it SQLite answers 503 under load."""
    recorder, persister = "TASK_RUN_RECORDER", "EVENT_PERSISTER"
    figures = [
        (recorder, "BATCH_SIZE", 50),
        (recorder, "READ_BATCH_SIZE", 50),
        (recorder, "FLUSH_INTERVAL", 1),
        (persister, "READ_BATCH_SIZE", 50),
        (persister, "BATCH_SIZE", 200),
    ]
    return tuple(
        Wanted(
            f"PREFECT_SERVER_SERVICES_{service}_{setting}",
            value,
            f"server.services.{service.lower()}.{setting.lower()}",
        )
        for service, setting, value in figures
    )


def _import_path() -> Iterator[str]:
    """Let the children import what this process imports, from a checkout as well as installed."""
    root = str(Path(__file__).parent.parent)
    if root not in site.getsitepackages():
        yield root
    if os.environ.get("PYTHONPATH"):
        yield os.environ["PYTHONPATH"]


def _told(told: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(told, Mapping) or name not in told:
            return None
        told = told[name]
    return told

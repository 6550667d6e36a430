"""Keep the dashboard to this machine, and know the addresses of its pages; needs no Prefect."""

import re
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from flows.api import send
from flows.engine import Engine
from parat.domain.municipalities import ascii_slug

WAITS = "waits-for-human"
PORTFOLIO_KEY = "portefoelje"
_RUNS = "runs?tags="
_ANALYTICS = re.compile(rb"https://[\w.-]*amplitude\.com")


def silence(ui_folder: Path) -> int:
    """Take the analytics host out of the dashboard's copy under the home folder, and give the number of files changed.

    Every page would ask it for its settings, analytics off or on; docs/decisions/0004-serve-and-dashboard.md says why.
    """
    changed = 0
    for script in ui_folder.rglob("*.js"):
        text = script.read_bytes()
        quiet = _ANALYTICS.sub(b"", text)
        if quiet != text:
            script.write_bytes(quiet)
            changed += 1
    return changed


def municipality_key(engagement: str) -> str:
    """Give the key of a municipality's page."""
    return f"forloeb-{ascii_slug(engagement)}"


def page_path(page_id: UUID | str) -> str:
    """Give the path of a page from the dashboard's root."""
    return f"/v2/artifacts/artifact/{page_id}"


def runs_path(tag: str) -> str:
    """Give the path of the list of the runs with a tag, from the dashboard's root."""
    return f"/v2/{_RUNS}{quote(tag, safe='')}"


def waiting_list(engine: Engine) -> str:
    """Give the address of the managers' waiting list: the runs that wait for a person."""
    return f"{engine.ui_url}/{_RUNS}{WAITS}"


def portfolio_page(engine: Engine) -> str | None:
    """Give the address of the portfolio table, once there is one."""
    return _page(engine, PORTFOLIO_KEY)


def municipality_page(engine: Engine, engagement: str) -> str | None:
    """Give the address of a municipality's page, once there is one."""
    return _page(engine, municipality_key(engagement))


def _page(engine: Engine, key: str) -> str | None:
    found = send(engine.api_url, "/artifacts/latest/filter", {"artifacts": {"key": {"any_": [key]}}, "limit": 1})
    return engine.ui_url.removesuffix("/v2") + page_path(found[0]["latest_id"]) if found else None

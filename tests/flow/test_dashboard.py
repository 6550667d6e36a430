"""The dashboard stays on this machine: a manager's browser asks nobody else."""

import json
import subprocess
from urllib.parse import urlparse

import pytest

from flows.catalogue import DECIDE
from flows.dashboard import portfolio_page, silence, waiting_list
from flows.portfolio import portfolio

CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--virtual-time-budget=15000",
]  # fmt: skip


def open_page(chromium, address, folder):
    """Open a page in a real browser; give its text and the hosts that it asked."""
    log = folder / "net.json"
    command = [chromium, *CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--dump-dom"]
    shown = subprocess.run([*command, address], capture_output=True, text=True, timeout=60, check=True).stdout
    origin = "{0.scheme}://{0.netloc}".format(urlparse(address))
    asked = [event["params"] for event in json.loads(log.read_text())["events"] if "url" in event.get("params", {})]
    return shown, {urlparse(one["url"]).netloc for one in asked if one.get("initiator") == origin}


@pytest.mark.server
@pytest.mark.chromium
@pytest.mark.parametrize("page", ["dashboard", "waiting list", "form", "portfolio"])
def test_no_page_of_the_dashboard_asks_another_host(serving, chromium, tmp_path, page):
    serving.call(portfolio)
    form = f"{serving.engine.ui_url}/deployments/deployment/{serving.deployment(DECIDE)['id']}/run"
    address, words = {
        "dashboard": (f"{serving.engine.ui_url}/dashboard", "Flow Runs"),
        "waiting list": (waiting_list(serving.engine), "waits-for-human"),
        "form": (form, "The gate that waits."),
        "portfolio": (portfolio_page(serving.engine), "Porteføljeoverblik"),
    }[page]
    shown, hosts = open_page(chromium, address, tmp_path)
    assert words in shown
    assert hosts == {urlparse(address).netloc}


@pytest.mark.server
def test_no_script_of_the_served_dashboard_names_the_analytics_host(serving, engine_home):
    scripts = list((engine_home / "prefect" / "ui").rglob("*.js"))
    assert scripts
    assert [script for script in scripts if b"amplitude.com/" in script.read_bytes()] == []


def test_silencing_a_second_time_changes_nothing(tmp_path):
    (tmp_path / "index.js").write_text("fetch('https://sr-client-cfg.amplitude.com/config')")
    assert (silence(tmp_path), silence(tmp_path)) == (1, 0)

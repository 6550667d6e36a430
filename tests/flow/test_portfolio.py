"""The managers' pages: one table, one page for each municipality, and only what changed is written."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import event

from db.engine import engine_for
from flows.catalogue import PORTFOLIO
from flows.dashboard import PORTFOLIO_KEY, municipality_key, municipality_page, page_path, portfolio_page
from flows.portfolio import portfolio as portfolio_flow
from parat.settings import settings
from tasks.portfolio import portfolio
from tasks.programmes import add_hours
from tests.flow.conftest import ACTOR, PROGRAMME, begin_programme


@dataclass(frozen=True)
class Refreshes:
    """The pages before and after hours were added to one municipality, and what the refreshes said."""

    before: dict
    after: dict
    written: str
    again: str


@pytest.fixture(scope="module")
def refreshed(_serving, engine_home):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARAT_HOME", str(engine_home))
        _serving.run(PORTFOLIO)
        before = _serving.pages()
        add_hours(f"{PROGRAMME}/9912", date(2026, 9, 2), Decimal("1.25"), "referat", ACTOR)
        written = _serving.call(portfolio_flow).message
        return Refreshes(before, _serving.pages(), written, _serving.call(portfolio_flow).message)


def key(code):
    return municipality_key(f"{PROGRAMME}/{code}")


@pytest.mark.server
def test_every_municipality_is_in_the_table_and_has_a_page(refreshed):
    assert refreshed.before[PORTFOLIO_KEY]["data"].count("\n| [") == 16
    assert len([name for name in refreshed.before if name.startswith("forloeb-")]) == 16


@pytest.mark.server
def test_the_table_and_the_pages_link_to_each_other(refreshed):
    table, page = refreshed.before[PORTFOLIO_KEY], refreshed.before[key("9912")]
    assert f"[Tranevigholm]({page_path(page['latest_id'])})" in table["data"]
    assert f"]({page_path(table['latest_id'])})" in page["data"]


@pytest.mark.server
def test_the_pages_lead_to_the_runs_behind_them(refreshed):
    assert "](/v2/runs?tags=waits-for-human)" in refreshed.before[PORTFOLIO_KEY]["data"]
    assert f"](/v2/runs?tags=engagement%3A{PROGRAMME}%2F9912)" in refreshed.before[key("9912")]["data"]


@pytest.mark.server
def test_only_the_page_that_changed_and_the_table_are_written(refreshed):
    before, after = refreshed.before, refreshed.after
    assert refreshed.written == "2 sider opdateret"
    assert {name for name in after if after[name]["data"] != before[name]["data"]} == {PORTFOLIO_KEY, key("9912")}


@pytest.mark.server
def test_a_page_keeps_its_address_when_it_changes(refreshed):
    assert ids_of(refreshed.before) == ids_of(refreshed.after)


def ids_of(pages):
    return {name: page["latest_id"] for name, page in pages.items()}


@pytest.mark.server
def test_without_changes_nothing_is_written(refreshed):
    assert refreshed.again == "0 sider opdateret"


@pytest.mark.server
def test_a_command_can_print_the_addresses_of_the_pages(serving, refreshed):
    root = serving.engine.ui_url.removesuffix("/v2")
    assert portfolio_page(serving.engine) == root + page_path(refreshed.before[PORTFOLIO_KEY]["latest_id"])
    page = municipality_page(serving.engine, f"{PROGRAMME}/9912")
    assert page == root + page_path(refreshed.before[key("9912")]["latest_id"])


def test_the_number_of_statements_does_not_grow_with_the_number_of_municipalities(home):
    assert statements_for(2) == statements_for(25)


def statements_for(municipalities):
    begin_programme(municipalities)
    seen = []
    engine = engine_for(settings().database_url)
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
    assert len(portfolio(datetime.now(UTC)).rows) == municipalities
    return len([statement for statement in seen if re.match("SELECT", statement)])

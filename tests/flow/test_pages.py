"""What the managers' pages say, without a server."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.dashboard import PORTFOLIO_KEY, municipality_key
from flows.portfolio_pages import pages
from parat.domain.portfolio import Facts, portfolio_row
from parat.domain.stages import STANDARD, Stage, Start
from parat.domain.standing import Attempt, GateStanding, Standing

TODAY, LATE = date(2026, 6, 1), date(2026, 5, 1)
OPEN = tuple(Attempt(stage, 1, False, LATE) for stage in (Stage.WORKSHOPS, Stage.TRAINING))
GATES = (
    GateStanding("minutes", Stage.WORKSHOPS, 1, None, LATE, LATE),
    GateStanding("target", Stage.TRAINING, 1, None, date(2026, 5, 8), LATE),
)


def page(*engagements, key=PORTFOLIO_KEY, **standing):
    rows = [
        portfolio_row(Standing(engagement, STANDARD, Start.NEW, **standing), facts(), TODAY)
        for engagement in engagements
    ]
    addresses = {PORTFOLIO_KEY: "/tabel"} | {municipality_key(row.engagement): "/side" for row in rows}
    return {one.key: one.markdown for one in pages(rows, addresses)}[key]


def facts():
    return Facts("9904", "Strandengholm", Decimal(0), Decimal(0), ())


def test_a_municipality_in_two_programmes_is_named_with_each():
    table = page("p-2026/9904", "p-2030/9904")
    assert "(p\u20112026)" in table
    assert "(p\u20112030)" in table
    assert "(p\u20112026)" not in page("p-2026/9904")


def test_every_overdue_wait_is_marked_on_a_municipalitys_page():
    markdown = page("p/9904", key=municipality_key("p/9904"), attempts=OPEN, gates=GATES)
    assert markdown.count("overskredet**") == 2


def test_each_figure_of_a_wait_stands_under_its_heading():
    lines = page("p/9904", key=municipality_key("p/9904"), attempts=OPEN, gates=GATES).splitlines()
    head = lines.index("| Trin | Afventer | Siden | Frist |")
    assert [line.count("|") for line in lines[head : head + 4]] == [5, 5, 5, 5]
    assert lines[head + 2].startswith("| Workshops | Beslutning: Godkend workshopreferat | ")


def test_the_reason_why_a_path_was_closed_is_on_no_page():
    for key in (PORTFOLIO_KEY, municipality_key("p/9904")):
        markdown = page("p/9904", key=key, attempts=OPEN, closed_because="En grund")
        assert "Afsluttet" in markdown
        assert "En grund" not in markdown


def test_what_must_be_settled_is_named_by_id_and_place_without_what_was_written():
    row = portfolio_row(Standing("p-2026/9904", STANDARD, Start.NEW), facts(), TODAY)
    key = municipality_key(row.engagement)
    listed = replace(row, conflicts_da=("3f2a91bc: Beslutninger!E5, Frist",))
    shown = {one.key: one.markdown for one in pages([listed], {PORTFOLIO_KEY: "/tabel", key: "/side"})}[key]
    assert "## Uoverensstemmelser mellem skema og registret\n\n- 3f2a91bc: Beslutninger!E5, Frist\n" in shown


def test_planned_workshops_stand_on_a_municipalitys_page_and_what_they_clash_with():
    row = portfolio_row(Standing("p-2026/9904", STANDARD, Start.NEW), facts(), TODAY)
    key = municipality_key(row.engagement)
    addresses = {PORTFOLIO_KEY: "/tabel", key: "/side"}
    lines = ("Workshop 1: Opstart og udviklingsområder", "Sammenfald: konsulent k07 skal også bruges til workshop 2")
    shown = {one.key: one.markdown for one in pages([replace(row, workshops_da=lines)], addresses)}[key]
    assert f"## Planlagte workshops\n\n- {lines[0]}\n- {lines[1]}\n\n## Seneste dokumenter" in shown
    assert "Planlagte workshops" not in page("p-2026/9904", key=key)


def test_what_a_plan_lacks_stands_on_a_municipalitys_page_by_the_name_it_is_accepted_by():
    row = portfolio_row(Standing("p-2026/9904", STANDARD, Start.NEW), facts(), TODAY)
    key = municipality_key(row.engagement)
    lines = ("Planen kan ikke godkendes endnu.", "core_element:organisering: Kapitel 7. Elementet er ikke beskrevet.")
    listed = replace(row, coverage_da=lines)
    shown = {one.key: one.markdown for one in pages([listed], {PORTFOLIO_KEY: "/tabel", key: "/side"})}[key]
    assert f"## Dækningskontrol af planen\n\n- {lines[0]}\n- {lines[1]}\n" in shown

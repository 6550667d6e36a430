"""Choose a plan's steps, adopt it, see what the law asks, publish it and open it again, as a consultant does."""

import json
from datetime import date

import pytest

from tests.db.builders import KEY
from tests.db.plans import PAGE, store_plan_before_council, take_responsibility

TOWN = "9904"


@pytest.fixture
def k01(monkeypatch):
    monkeypatch.setenv("PARAT_STAFF", "k01")
    monkeypatch.setenv("PARAT_PAGE_NUMBERS", "false")


@pytest.fixture
def planned(record, k01, did):
    """A plan that nobody has seen yet: only council and publication are before it."""
    store_plan_before_council(record)
    did("draft", TOWN)
    take_responsibility(date.today())  # noqa: DTZ011  the day on which the command runs
    return KEY


@pytest.fixture
def adopted(planned, did):
    today = date.today().isoformat()  # noqa: DTZ011
    did("decide", "council", TOWN, "approve", "--by", "council", "--meeting-on", today, "--item", "7")
    return planned


def states(did):
    return {row["step"]: row["state"] for row in json.loads(did("steps", TOWN, "--json"))}


def test_steps_are_chosen_shown_and_refused_when_they_are_behind(record, k01, did, refuses):
    store_plan_before_council(record)
    did("steps", TOWN, "--set", "committee,directors,committee_2")
    did("draft", TOWN)
    found = states(did)
    assert [found[key] for key in ("directors", "committee", "committee_2", "hearing", "council")] == [
        "waiting", "ahead", "ahead", "left_out", "ahead",
    ]  # fmt: skip
    said = refuses("TRI-061", 4, "steps", TOWN, "--set", "hearing")
    assert "directors is waiting" in said
    refuses("IND-042", 3, "steps", TOWN, "--set", "byfest")
    did("steps", TOWN, "--set", "directors,committee")
    assert states(did)["committee_2"] == "left_out"


def test_an_adoption_before_the_draft_was_put_up_is_refused_and_stores_nothing(planned, refuses):
    meeting = ("--by", "council", "--meeting-on", "2026-03-01", "--item", "7")
    refuses("IND-490", 3, "decide", "council", TOWN, "approve", *meeting)


def test_a_publication_without_adoption_is_refused(planned, refuses):
    refuses(
        "TRI-063", 4, "decide", "publication", TOWN, "approve", "--by", "municipality", "--published-on", "2026-03-01",
        "--address", PAGE,
    )  # fmt: skip
    refuses("TRI-065", 4, "publish", TOWN)
    refuses("TRI-064", 4, "revise", TOWN, "--programme", "revision-2030", "--title", "Revision")


def test_the_law_is_shown_with_its_proof_and_the_second_clock(adopted, did, refuses):
    did("duty", "set", TOWN, "--acute-elsewhere", "no")
    refuses("TRI-060", 4, "duty", "set", TOWN, "--form", "joint")
    refuses("IND-491", 3, "duty", "set", TOWN, "--contingency-adopted", "2025-05-01")
    found = json.loads(did("duty", TOWN, "--json"))
    assert [one["held"] for one in found["checks"]] == ["held", "held", "overdue", "held"]
    assert (found["rules"], found["by_law"], found["form"], found["contingency"]) == ("2024", True, "separate", None)
    assert "punkt 7" in did("duty", "show", TOWN)


def test_a_plan_is_opened_again_in_a_programme_that_is_begun_on_the_way(adopted, did, refuses):
    refuses("IND-493", 3, "revise", TOWN, "--programme", "proeve-2026")
    refuses("IND-494", 3, "revise", TOWN, "--programme", "ny-lov", "--because", "law", "--title", "Ny lov")
    words = ("--because", "law", "--reason", "Loven er ændret.", "--title", "Ny lov")
    said = did("revise", TOWN, "--programme", "ny-lov", *words)
    assert "ny-lov/9904 revises proeve-2026/9904" in said
    assert "2 open actions" in said
    assert "already revises" in did("revise", TOWN, "--programme", "ny-lov", *words)
    line = json.loads(did("status", KEY, "--json"))
    assert line["revision_by"] == "ny-lov/9904"


@pytest.mark.libreoffice
def test_the_public_edition_is_handed_out_as_page_word_and_pdf(adopted, did, in_folder):
    rows = json.loads(did("publish", TOWN, "--to", in_folder / "ud", "--json"))
    assert [row["file"].rpartition(".")[2] for row in rows] == ["html", "docx", "pdf"]
    assert not any(row["findings"] for row in rows)
    assert json.loads(did("publish", TOWN, "--to", in_folder / "ud", "--json")) == rows
    page = (in_folder / "ud" / rows[0]["file"]).read_text(encoding="utf-8")
    assert 'lang="da' in page
    assert "Intern udgave" not in page

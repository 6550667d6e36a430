"""The example programme as every machine gets it: loaded once on SQLite and once on PostgreSQL, side by side."""

import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from db import audit
from db.engine import engine_for
from db.portfolio import portfolio
from db.prepare import prepare
from db.schema import Action, Document, Engagement, Gate, Generation, Manifest, Packet, StageAttempt
from db.schema.base import Base
from db.unit_of_work import reader
from parat.documents.accessibility import check
from parat.documents.contexts.cover import EXAMPLE_MARK
from parat.domain.municipalities import danish_municipalities
from parat.domain.personal_data import cpr_in
from parat.domain.stages import POLITICAL_STEPS, Ruling, Stage
from parat.example.municipalities import places
from parat.example.tales import STORY_DAY, tales
from tasks.block_rows import rows_behind
from tasks.block_sources import fixed_text, sources_of

pytestmark = [pytest.mark.slow, pytest.mark.postgresql]
ROOT = Path(__file__).parents[2]
LOAD = """
from db.prepare import prepare
from parat.settings import settings
from parat.example.story import load_example
prepare(settings().database_url)
assert load_example(lambda said: None)
"""
LOAD_ONE = """
from db.prepare import prepare
from parat.settings import settings
from parat.example import story
from parat.example.tales import tale_of
prepare(settings().database_url)
story._begin()
story.tell(tale_of("9911"))
"""
TRACED = ("plan_draft", "plan_public", "action_cards", "incident_plan")
OF_THE_MACHINE = {"audit", "audit_head", "claim", "alembic_version"}


def run(script, home, url, **more):
    settings = {"PARAT_HOME": str(home), "PARAT_DATABASE_URL": url, "PYTHONPATH": str(ROOT), **more}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARAT_")}
    return subprocess.Popen([sys.executable, "-c", script], env=kept | settings, stderr=subprocess.PIPE, text=True)


def finish(process):
    said = process.communicate(timeout=240)[1]
    assert process.returncode == 0, said


def business_rows(url, engagement=None):
    """Give every row by table and id, without the moments at which the machine wrote it."""
    rows = {}
    with engine_for(url).connect() as connection:
        for name, table in Base.metadata.tables.items():
            if name in OF_THE_MACHINE or (engagement and "engagement" not in table.c):
                continue
            wanted = select(table).where(table.c.engagement == engagement) if engagement else select(table)
            for row in connection.execute(wanted).mappings():
                kept = {key: value for key, value in row.items() if not isinstance(value, datetime)}
                rows[name, row["id"]] = kept
    return rows


@pytest.fixture(scope="module")
def example(tmp_path_factory, postgresql_server):
    """Load the example twice at the same time: (home and address on SQLite, home and address on PostgreSQL)."""
    homes = [tmp_path_factory.mktemp(name) for name in ("sqlite", "postgresql")]
    name = "parat_example"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    head, _, query = postgresql_server.partition("?")
    scheme, _, rest = head.partition("://")
    there = f"{scheme}+psycopg://{rest.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    urls = [f"sqlite:///{(homes[0] / 'parat.sqlite3').as_posix()}", there]
    for process in [run(LOAD, home, url) for home, url in zip(homes, urls, strict=True)]:
        finish(process)
    yield list(zip(homes, urls, strict=True))
    engine_for(urls[1]).dispose()
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def sqlite_example(example):
    return example[0]


@pytest.fixture(scope="module")
def documents(sqlite_example):
    """Give every Word file of the example by its path."""
    home, url = sqlite_example
    with reader(engine_for(url)) as read:
        return {row.path: (home / "documents" / row.path).read_bytes() for row in read.all(Generation)}


def text_of(package):
    with zipfile.ZipFile(package) as file:
        parts = [file.read(name).decode("utf-8") for name in file.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(parts)


def test_both_databases_hold_the_same_rows(example):
    on_sqlite, on_postgresql = (business_rows(url) for _, url in example)
    assert on_sqlite.keys() == on_postgresql.keys()
    assert on_sqlite == on_postgresql


def test_loading_again_changes_nothing(sqlite_example, tmp_path):
    home, url = sqlite_example
    before = business_rows(url)
    chains = audited(url)
    finish(run(LOAD, home, url))
    assert business_rows(url) == before
    assert audited(url) == chains


@pytest.fixture(scope="module")
def one_alone(tmp_path_factory):
    """Load one municipality without disturbance; its report has no others beside it as in the whole example."""
    folder = tmp_path_factory.mktemp("alone")
    url = f"sqlite:///{(folder / 'alone.sqlite3').as_posix()}"
    finish(run(LOAD_ONE, folder / "home", url))
    yield business_rows(url, "eksempel-2026/9911")
    engine_for(url).dispose()


@pytest.mark.crash
@pytest.mark.parametrize("point", ["import_packet:after_commit", "grade_answers:before_commit", "decide:after_return"])
def test_a_load_that_was_killed_is_completed_by_the_next(one_alone, tmp_path, point):
    url = f"sqlite:///{(tmp_path / 'killed.sqlite3').as_posix()}"
    killed = run(LOAD_ONE, tmp_path / "home", url, PARAT_TEST_CRASH_AT=point)
    killed.communicate(timeout=120)
    assert killed.returncode < 0
    finish(run(LOAD_ONE, tmp_path / "home", url))
    assert business_rows(url, "eksempel-2026/9911") == one_alone
    engine_for(url).dispose()


def test_a_record_with_programmes_of_its_own_is_left_alone(tmp_path, monkeypatch):
    from parat.example.story import load_example
    from tasks.programmes import Call, new_programme
    from tasks.run import Actor

    url = f"sqlite:///{(tmp_path / 'own.sqlite3').as_posix()}"
    monkeypatch.setenv("PARAT_DATABASE_URL", url)
    prepare(url)
    new_programme("forebyggelse-2027", Call("Handlingsplaner 2027"), Actor("k07", "cli"))
    before = business_rows(url)
    assert not load_example(lambda said: None)
    assert business_rows(url) == before


def audited(url):
    engine = engine_for(url)
    with engine.connect() as connection:
        return {chain: audit.verify(connection, chain) for chain in audit.chains(connection)}


def test_every_audit_chain_holds_on_both_databases(example):
    assert len(example) == 2
    for _, url in example:
        lengths = audited(url)
        assert {tale.key for tale in tales()} <= lengths.keys()
        assert all(lengths.values())


def test_there_are_twenty_five_municipalities_in_two_programmes_with_both_starts(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        rows = read.all(Engagement)
    assert sorted(row.municipality for row in rows) == [str(code) for code in range(9901, 9926)]
    assert {row.start for row in rows} == {"new", "revision"}
    assert {row.programme for row in rows} == {"eksempel-2025", "eksempel-2026"}


def test_every_stage_and_every_kind_of_waiting_is_there(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        rows = portfolio(read, date(2026, 11, 23))
    waits = {(wait.stage, wait.kind.value, wait.key) for row in rows for wait in row.waits}
    inputs = {(stage, "input", stage) for stage in Stage}
    facts = {(Stage.READINESS, "evidence", name) for name in ("agreement_dated", "lead_named")}
    gates = {
        (Stage.APPLICATION, "selection"), (Stage.APPLICATION, "commitment"), (Stage.READINESS, "report"),
        (Stage.WORKSHOPS, "minutes"), (Stage.TRAINING, "target"), (Stage.PLAN, "working_group"),
        (Stage.PLAN, "steering_group"), (Stage.PLAN, "hearing"), (Stage.PLAN, "council"),
        (Stage.PLAN, "publication"), (Stage.IMPLEMENTATION, "closing"),
    }  # fmt: skip
    assert waits >= inputs | facts | {(stage, "decision", gate) for stage, gate in gates}
    assert {row.overdue for row in rows} == {True, False}
    assert any(row.hours_used > row.hours_budget for row in rows)
    assert {row.waits_da.split(":")[0] for row in rows if not row.waits} == {"Gennemført", "Afsluttet"}


def test_every_ruling_every_political_step_and_a_second_attempt_are_there(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        gates, attempts = read.all(Gate), read.all(StageAttempt)
        finished = read.get(Engagement, "eksempel-2025/9925")
    assert {row.ruling for row in gates} == {None, *Ruling}
    assert {step.key for step in POLITICAL_STEPS} <= {row.gate for row in gates if row.ruling == Ruling.APPROVE}
    assert {row.stage for row in attempts if row.number == 2} == {Stage.READINESS, Stage.PLAN}
    assert finished.revision_due_on is not None


def test_training_runs_beside_workshops_and_may_outlast_the_adoption(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        open_now = Counter((row.engagement, row.stage) for row in read.all(StageAttempt) if row.ended_on is None)
    assert {("eksempel-2026/9913", "workshops"), ("eksempel-2026/9913", "training")} <= open_now.keys()
    assert {("eksempel-2026/9921", "implementation"), ("eksempel-2026/9921", "training")} <= open_now.keys()


def test_nothing_happens_after_the_storys_day(sqlite_example):
    assert max(tale.until for tale in tales()) <= STORY_DAY
    with reader(engine_for(sqlite_example[1])) as read:
        assert max(row.dated for row in read.all(Generation)) <= STORY_DAY


def test_no_action_stands_twice_in_a_plan(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        proposed = Counter((row.engagement, row.measure) for row in read.all(Action) if row.measure)
    assert proposed
    assert [twice for twice, count in proposed.items() if count > 1] == []


def test_every_passage_of_the_plans_and_their_cards_rests_on_something(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        kinds = {row.id: row.kind for row in read.all(Document)}
        newest = {row.document: row for row in read.all(Generation, order=[Generation.number])}
        plans = [row for row in newest.values() if kinds[row.document] in TRACED]
        shown = [(row.engagement, block) for row in plans for block in blocks_of(read, row)]
        assert len(shown) > 1000
        assert [one for one in shown if not rests_on_something(read, *one)] == []


def blocks_of(read, generation):
    (manifest,) = read.all(Manifest, Manifest.generation == generation.id)
    return manifest.blocks


def rests_on_something(read, engagement, block):
    return any(rows_behind(read, engagement, source) or fixed_text(source) for source in sources_of(block))


def test_every_document_says_that_it_is_an_example_and_everybody_can_read_it(documents):
    assert len(documents) > 60
    for path, content in documents.items():
        assert EXAMPLE_MARK in text_of(io.BytesIO(content)), path
        assert check(content) == (), path


def test_every_kind_of_document_is_there(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        kinds = {row.kind for row in read.all(Document)}
    assert {"application_receipt", "deficiency_letter", "award_letter", "rejection_letter"} <= kinds
    assert {"readiness_report", "workshop_minutes", "training_record", "plan_draft", "status_report"} <= kinds
    assert {"plan_public", "action_cards", "incident_plan"} <= kinds
    assert {"readiness_summary", "workshop_programme", "workshop_invitation"} <= kinds
    assert {"training_plan", "evaluation_note"} <= kinds


def test_what_is_published_is_the_public_edition_and_never_the_internal_one(sqlite_example):
    with reader(engine_for(sqlite_example[1])) as read:
        kinds = {row.id: row.kind for row in read.all(Document)}
        published = {kinds[row.document] for row in read.all(Generation, Generation.state == "published")}
    assert published == {"plan_public"}


def test_every_workbook_says_that_it_is_an_example(sqlite_example):
    home, url = sqlite_example
    with reader(engine_for(url)) as read:
        paths = [row.path for row in read.all(Packet)]
    assert all("EKSEMPEL" in text_of(home / "packets" / path) for path in paths)


def test_no_cpr_number_stands_anywhere(sqlite_example, documents):
    words = [str(value) for row in business_rows(sqlite_example[1]).values() for value in row.values()]
    assert [hit for hit in cpr_in("\n".join(words)) if hit.certain] == []
    for content in documents.values():
        assert [hit for hit in cpr_in(text_of(io.BytesIO(content))) if hit.certain] == []


def test_no_example_municipality_bears_a_real_name_code_or_cvr_number():
    real = danish_municipalities()
    known = {name.casefold() for one in real for name in (one.name, one.official_name)}
    for place in places():
        assert not known & {place.name.casefold(), place.municipality.official_name.casefold()}
        assert place.code not in {one.code for one in real}
        assert place.municipality.cvr not in {one.cvr for one in real}
        assert place.municipality.region.startswith("Eksempel")
        assert place.municipality.police_district.startswith("Eksempel")

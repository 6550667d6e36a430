"""A whole programme is assessed from one form: each municipality is a task, and what stops one is said."""

import pytest

from db.engine import engine_for
from db.prepare import prepare
from db.schema import Staff
from flows.catalogue import PROGRAMME_READINESS
from flows.dashboard import WAITS
from flows.serve import running_engine
from parat.settings import settings
from tests.db.assessments import PROGRAMME, key_of, level, store_a_programme, store_answers
from tests.db.builders import store, working
from tests.flow.conftest import Serving, wait_until

pytestmark = pytest.mark.server
FIRST, SECOND = key_of(1), key_of(2)


@pytest.fixture
def served(monkeypatch, tmp_path):
    """Serve a record of its own, with a programme in which two of three municipalities have answered."""
    monkeypatch.setenv("PARAT_HOME", str(tmp_path / "served"))
    prepare(settings().database_url)
    record = engine_for(settings().database_url)
    store(record, Staff(id="k07", name="Kollega", role="lead"), chain="record")
    for key in store_a_programme(record, 3)[:2]:
        store_answers(record, key, level(2))
    with running_engine(tmp_path / "served", 0) as engine:
        yield Serving(engine), record


def test_a_programme_is_assessed_from_its_form(served):
    serving, record = served
    form = serving.deployment(PROGRAMME_READINESS)["parameter_openapi_schema"]["properties"]
    assert form["programme"]["enum"] == [PROGRAMME]
    with working(record, chain=SECOND, staff="k02") as unit:
        held = unit.claim("readiness", 600)
        unit.commit()
    run = serving.run(PROGRAMME_READINESS, programme=PROGRAMME, staff="k07")
    assert (run.state, run.name) == ("Failed", f"{PROGRAMME}: parathed")
    assert "1 parathedsrapport skrevet, 2 kommuner gennemgået; udeladt: By 9902" in run.message
    assert [one["name"] for one in serving.tagged(f"engagement:{FIRST}", WAITS)] == [
        'By 9901: afventer "Godkend parathedsvurdering"'
    ]
    with working(record, chain=SECOND, staff="k02") as unit:
        unit.commit_and_release(held)
    again = serving.run(PROGRAMME_READINESS, programme=PROGRAMME, staff="k07")
    assert again.message == "1 parathedsrapport skrevet, 2 kommuner gennemgået"
    names = wait_until(lambda: found if len(found := _steps(serving, again)) >= 5 else None)
    assert "By 9901: Parathedsvurdering: uændret; Parathedsvurdering, resumé: uændret" in names


def _steps(serving, run):
    return {step.name for step in serving.recorded(run, 5).steps}

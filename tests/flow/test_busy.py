"""A stage on which another run works is waited for, and refused only when it stays busy."""

import pytest

from db.errors import StageBusyError
from flows import path
from flows.order import STEPS
from flows.path import advance, advance_when_free
from parat.domain.stages import Stage
from tasks.stage_run import abandon_stage, begin_stage
from tests.flow.conftest import ACTOR, begin_programme


@pytest.fixture
def busy(home):
    """A municipality on whose application another run works."""
    (key,) = begin_programme(1)
    run = begin_stage(key, Stage.APPLICATION, ACTOR)
    STEPS[Stage.APPLICATION][0](run)
    return run


def test_a_stage_is_carried_on_as_soon_as_the_other_run_has_gone(busy, monkeypatch):
    monkeypatch.setattr(path.time, "sleep", lambda _: abandon_stage(busy))
    assert advance_when_free(busy.engagement, Stage.APPLICATION, ACTOR).state == "waiting"


def test_a_stage_that_stays_busy_is_refused_after_half_a_minute(busy, monkeypatch):
    paused = []
    monkeypatch.setattr(path.time, "sleep", paused.append)
    with pytest.raises(StageBusyError):
        advance_when_free(busy.engagement, Stage.APPLICATION, ACTOR)
    assert sum(paused) == 30


def test_a_stage_that_has_nothing_to_do_is_left_alone(busy):
    assert advance_when_free(busy.engagement, Stage.PLAN, ACTOR) is None


def test_whoever_lets_the_path_go_on_waits_for_the_one_who_already_does(busy, monkeypatch):
    monkeypatch.setattr(path.time, "sleep", lambda _: abandon_stage(busy))
    assert [stage.state for stage in advance(busy.engagement, ACTOR).stages] == ["waiting"]

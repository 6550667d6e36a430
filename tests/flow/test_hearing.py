"""The form about a hearing: remind, note that a party has nothing to say, answer a point, and what is refused."""

from datetime import date

import pytest

from db.schema import Gate, HearingParty
from flows.hearing import hearing
from parat.domain.identity import natural_id
from parat.domain.stages import Stage
from tasks.hearing_parties import parties_of
from tasks.run import looking, work_by
from tasks.stage_work import new_attempt
from tests.flow.conftest import ACTOR, PROGRAMME

pytestmark = pytest.mark.server
TOWN, KEY = "9905", f"{PROGRAMME}/9905"
DUE = date(2099, 12, 1)


@pytest.fixture
def form(serving):
    """Fill the form for a municipality whose plan is in hearing, with one party that was asked."""
    with work_by(ACTOR, KEY) as unit:
        unit.put(new_attempt(KEY, Stage.PLAN, 1, ACTOR))
        gate = natural_id("gate", KEY, Stage.PLAN, 1, "hearing")
        of = {"engagement": KEY, "attempt": 1}
        unit.put(Gate(id=gate, stage="plan", gate="hearing", raised_on=ACTOR.today, due_on=DUE, **of))
        asked = {"party": "Politikredsen", "function": "", "asked_on": ACTOR.today, "due_on": DUE, "reminders": 0}
        unit.put(HearingParty(id=natural_id("hearing_party", KEY, 1, "politikredsen"), **asked, **of))
        unit.commit()

    def filled(what_to_do, **fields):
        return serving.call(hearing, municipality=TOWN, hearing_act=what_to_do, staff="k07", **fields)

    return filled


def test_the_form_reminds_and_notes_that_a_party_has_nothing_to_say(form):
    assert form("remind: Mind om svar").message == "ingen at minde om"
    done = form("nothing: Parten har ingen bemærkninger", party="Politikredsen")
    assert (done.kind, done.message) == ("COMPLETED", "Politikredsen har ingen bemærkninger")
    with looking() as read:
        assert [one.outcome for one in parties_of(read, KEY)] == ["none"]


@pytest.mark.parametrize(
    ("what_to_do", "fields", "code"),
    [
        ("nothing", {"party": "Ingen kender os"}, "IND-511"),
        ("ask", {}, "IND-510"),
        ("answer", {"point": 7, "answer": "Ja", "plan_changed": "yes"}, "IND-512"),
        ("answer", {"point": 7, "answer": "Ja", "plan_changed": "perhaps"}, "IND-042"),
        ("forget", {}, "IND-042"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do_instead(form, what_to_do, fields, code):
    run = form(what_to_do, **fields)
    assert (run.state, code in run.message) == ("Refused", True)

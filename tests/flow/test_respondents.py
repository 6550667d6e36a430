"""The form about respondents: ask, remind and leave out, and what is refused in plain words."""

import pytest

from db.schema import Outbox
from flows.respondents import respondents
from parat.domain.stages import Stage
from tasks.responses import responses_of
from tasks.run import looking, work_by
from tasks.stage_work import new_attempt
from tests.flow.conftest import ACTOR, PROGRAMME

pytestmark = pytest.mark.server
TOWN, KEY = "9912", f"{PROGRAMME}/9912"
REQUIRED = ["leader", "coordinator", "social", "school", "employment", "contingency"]


@pytest.fixture
def form(serving):
    """Fill the form for a municipality whose readiness is open."""
    with work_by(ACTOR, KEY) as unit:
        unit.put(new_attempt(KEY, Stage.READINESS, 1, ACTOR))
        unit.commit()

    def filled(what_to_do, **fields):
        return serving.call(respondents, municipality=TOWN, what_to_do=what_to_do, staff="k07", **fields)

    return filled


def where_it_stands():
    with looking() as read:
        return responses_of(read, KEY, "baseline")


def test_the_form_asks_every_required_role_reminds_of_them_and_leaves_one_out(form):
    asked = form("ask: Spørg", role="all: Alle", due_on="01-12-2099")
    assert (asked.kind, asked.message) == ("COMPLETED", "R1, R2, R3, R4, R5, R6 er spurgt")
    assert [one.role for one in where_it_stands().respondents] == REQUIRED
    assert form("remind: Mind om svar", role="school: Skole/dagtilbud").message == "påmindelse om R4 ligger i udbakken"
    closed = form("close: Udelad", role="school: Skole/dagtilbud", reason="Ledig stilling")
    assert closed.message == "Skole/dagtilbud er udeladt"
    assert where_it_stands().closed == {"school": "Ledig stilling"}
    with looking() as read:
        assert [row.kind for row in read.all(Outbox, Outbox.engagement == KEY)] == ["respondent_reminder"]


@pytest.mark.parametrize(
    ("what_to_do", "fields", "code"),
    [
        ("ask", {"role": "mayor"}, "IND-212"),
        ("ask", {"role": "leader", "due_on": "snart"}, "IND-329"),
        ("close", {"role": "police"}, "IND-326"),
        ("forget", {}, "IND-042"),
        ("remind", {"assessment_round": "later"}, "IND-042"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do_instead(form, what_to_do, fields, code):
    run = form(what_to_do, **fields)
    assert (run.state, code in run.message) == ("Refused", True)

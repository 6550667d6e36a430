"""A consultant plans, moves and cancels a workshop from the dashboard's form."""

from datetime import timedelta

import pytest

from db.schema import Workshop
from flows.plan_workshop import plan_workshop
from parat.domain.identity import natural_id
from parat.domain.scheduling import obstacle_on
from parat.domain.stages import Stage
from tasks.run import looking, today_in_denmark, work_by
from tasks.stage_work import new_attempt
from tests.flow.conftest import ACTOR, PROGRAMME

pytestmark = pytest.mark.server
NAME = "Tranevigholm"
TOWN, KEY = f"9912 {NAME}", f"{PROGRAMME}/9912"


def possible_day(days):
    first = today_in_denmark() + timedelta(days=days)
    return next(day for day in (first + timedelta(days=step) for step in range(60)) if obstacle_on(day) is None)


DAY = possible_day(90)
SATURDAY = DAY + timedelta(days=5 - DAY.weekday())
NEW = {"workshop_kind": "start: Opstart og udviklingsområder", "day": f"{DAY:%d-%m-%Y}", "begins": "9.00"}


@pytest.fixture
def form(serving, monkeypatch):
    """Fill the form for a municipality whose workshops have begun; the path it starts is only written down."""
    started = []

    async def start_path(whose, staff):
        started.append(whose.engagement)

    monkeypatch.setattr("flows.plan_workshop.start_path", start_path)
    with work_by(ACTOR, KEY) as unit:
        unit.put(new_attempt(KEY, Stage.WORKSHOPS, 1, ACTOR))
        unit.commit()

    def filled(number, **fields):
        filled.started = started
        return serving.call(plan_workshop, municipality=TOWN, number=number, staff="k07", **fields)

    return filled


def stored(number):
    with looking() as read:
        return read.find(Workshop, natural_id("workshop", KEY, number))


def test_a_workshop_is_planned_moved_and_cancelled_from_the_form(form):
    assert form(1, place="Rådhuset", consultant="k12", **NEW).name == f"{NAME}: workshop 1 planlagt"
    row = stored(1)
    assert (row.held_on, row.begins, row.place, row.consultants) == (DAY, "09.00", "Rådhuset", ["k12"])
    later = possible_day(120)
    form(1, day=f"{later:%d-%m-%Y}")
    assert (stored(1).held_on, stored(1).place) == (later, "Rådhuset")
    assert form(1, cancelled_because="Konsulenten er syg").name == f"{NAME}: workshop 1 aflyst"
    assert (stored(1).state, stored(1).reason) == ("cancelled", "Konsulenten er syg")
    assert form.started == [KEY, KEY, KEY]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("IND-350", {**NEW, "day": f"{SATURDAY:%d-%m-%Y}"}),
        ("IND-353", {"day": NEW["day"]}),
        ("IND-355", {**NEW, "place": "Hos 010190-1234"}),
        ("IND-356", {**NEW, "day": "snart"}),
        ("IND-356", {**NEW, "begins": "efter frokost"}),
    ],
)
def test_what_cannot_be_planned_is_refused_in_the_form(form, code, words):
    run = form(7, **words)
    assert (run.state, f"({code})" in run.message) == ("Refused", True)
    assert stored(7) is None


def test_a_form_for_a_municipality_before_its_workshops_is_refused(serving):
    run = serving.call(plan_workshop, **NEW, number=1, municipality="9911 Sølvkærsund", staff="k07")
    assert (run.state, "TRI-001" in run.message) == ("Refused", True)

"""A person settles in the form what two files say differently, and the path goes on."""

from pathlib import Path

import pytest

from db.conflicts import conflicts_of
from flows.dashboard import WAITS
from flows.import_packet import import_packet
from flows.municipality_path import municipality_path
from flows.settle import settle
from parat.domain.stages import Stage, Start
from parat.example.applications import application_form
from parat.example.filling import fill
from parat.example.municipalities import place_of
from tasks.packets import newest_packet, path_of
from tasks.run import looking
from tests.flow.conftest import ACTOR, PROGRAMME, wait_until

pytestmark = pytest.mark.server
CODE = "9913"
TOWN = "9913 Ådalsminde"
KEY = f"{PROGRAMME}/{CODE}"


@pytest.fixture
def disagreed(serving):
    """Two copies of one application came back and say different things of the hours."""
    serving.call(municipality_path, municipality=TOWN, staff="k07")
    with looking() as read:
        sent = path_of(newest_packet(read, KEY, Stage.APPLICATION)).read_bytes()
    form = application_form(place_of(CODE), Start.NEW, None, ACTOR.today)["application"]
    answers = next(iter(form.values())) if isinstance(form, dict) else form[0]
    inbox = Path(serving.engine.home) / "inbox"
    inbox.mkdir(exist_ok=True)
    for name, hours in (("første.xlsx", 200), ("anden.xlsx", 300)):
        (inbox / name).write_bytes(fill(sent, {"application": {(): {**answers, "own_hours": hours}}}))
        serving.call(import_packet, file=name, staff="k07")
    with looking() as read:
        (one,) = conflicts_of(read, KEY, settled_too=False)
    return one.row.id


def waiting(serving):
    return [(run["name"], run["state_name"]) for run in serving.tagged(f"engagement:{KEY}", WAITS)]


def test_what_must_be_settled_is_waited_for_and_settled_in_the_form(serving, disagreed):
    wait_until(lambda: waiting(serving) == [("Ådalsminde: 1 uoverensstemmelse skal afgøres", "AwaitingSettlement")])
    refused = serving.call(settle, municipality=TOWN, conflict=disagreed[:8], side="begge", staff="k07")
    assert refused.state == "Refused"
    settled = serving.call(
        settle, municipality=TOWN, conflict=disagreed[:8], side="sheet: Skemaets værdi gælder", staff="k07"
    )
    assert (settled.name, settled.state) == ("Ådalsminde: 1 uoverensstemmelse afgjort", "Completed")
    wait_until(lambda: waiting(serving) == [('Ådalsminde: afventer "Udvælg kommunen"', "AwaitingApproval")])
    again = serving.call(settle, municipality=TOWN, conflict=disagreed, side="record", staff="k07")
    assert (again.state, "(TRI-050)" in again.message) == ("Refused", True)

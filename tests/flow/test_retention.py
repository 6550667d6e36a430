"""The morning's run erases whoever is to be gone by today, and neither it nor the import form's run carries a name."""

from datetime import date, timedelta

import pytest

from db.schema import Contact
from flows.daily import daily
from flows.import_packet import import_packet
from parat.documents.packets import export_packet
from parat.domain.packets import packet_for
from parat.example.filling import fill
from parat.settings import settings
from tasks.programmes import ContactDetails, add_contact, date_agreement
from tasks.run import looking, today_in_denmark
from tests.flow.conftest import ACTOR, PROGRAMME

pytestmark = pytest.mark.server
KEY = f"{PROGRAMME}/9912"
CANARY = "Kanariane Fuglesen"


def names_in_prefect():
    """Name the files of Prefect's own folder, database and logs, in which the canary sits."""
    wanted = [CANARY.encode(), CANARY.encode("utf-16-le")]
    files = [path for path in (settings().home / "prefect").rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(one in path.read_bytes() for one in wanted)]


def test_the_morning_run_erases_who_is_to_be_gone_and_names_nobody(serving):
    date_agreement(KEY, date(2026, 1, 2), ACTOR)
    yesterday = today_in_denmark() - timedelta(days=1)
    add_contact(KEY, ContactDetails("SSP-konsulent", name=CANARY, work_mail="kf@x.example", delete_on=yesterday), ACTOR)
    run = serving.call(daily)
    assert "1 person slettet" in run.message
    with looking() as read:
        assert read.all(Contact, Contact.engagement == KEY) == []
    assert names_in_prefect() == []


def test_a_refused_sheet_of_participants_carries_no_name_into_the_run(serving):
    sent = export_packet(
        packet_for("training"), engagement=KEY, municipality="Prøve", generation="g1", rows={}, is_example=True
    )
    wrong = [{"session": 1, "name": CANARY, "mail": f"{CANARY} privat", "delete_on": date(2027, 1, 1)}]
    inbox = settings().home / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / "uddannelse.xlsx").write_bytes(fill(sent, {"participants": wrong}))
    run = serving.call(import_packet, file="uddannelse.xlsx", staff="k07")
    assert run.kind == "FAILED"
    assert names_in_prefect() == []

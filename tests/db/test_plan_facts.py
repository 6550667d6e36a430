"""What a plan covers, its annexes' texts and an action's documentation are stored once and come back as they are."""

from datetime import date

import pytest

from db.schema import Action, AnnexText, Chapter, Decision, Workshop
from db.schema import Packet as PacketRow
from parat.documents.packets import export_packet
from parat.domain.packets import packet_for
from parat.domain.stages import Stage
from parat.example.filling import fill
from parat.intake.packets import Packet, read_packet
from tasks.importing import store_packet
from tasks.plan_draft import _NO_COVER, plan_papers
from tasks.plan_facts import local_text_of, plan_of, write_local_text
from tasks.plan_origins import origins_shown, source_files_shown, text_origins_shown
from tasks.plan_sections import annexes_shown, chapters_shown, scope_shown
from tasks.rows import rows_for
from tasks.run import Actor, looking, work_by
from tasks.storers import store_rows
from tests.acceptance.conftest import everything_stored
from tests.db.builders import KEY, store, store_an_engagement
from tests.db.test_plan_rows import SPEC, a_row, an_action

ACTOR = Actor("k01", "cli", "koersel-1")
JOINT = {
    "title": "Fælles beredskab", "covers_adults": False, "form": "joint", "acute_elsewhere": True,
    "contingency_adopted_on": date(2026, 3, 24),
}  # fmt: skip


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    return record


def store_sheets(packet_id="p1", **sheets):
    """Store these sheets beside the other rows that the record holds."""
    with work_by(ACTOR, KEY) as unit:
        found = {**rows_for(unit, KEY, Stage.PLAN, ""), **sheets}
        rows = {sheet.key: tuple(a_row(sheet, cells) for cells in found.get(sheet.key, ())) for sheet in SPEC.sheets}
        store_rows(unit, Packet(SPEC, KEY, "g1", "", rows, "0" * 64, file="plan.xlsx"), packet_id, ACTOR)
        unit.commit()


def rows_now():
    with looking() as read:
        return rows_for(read, KEY, Stage.PLAN, "")


def an_annex(letter, text, publicity="public"):
    rows = {row["letter"]: row for row in rows_now()["annexes"]}
    return [{**row, "local_text": text, "publicity": publicity} if key == letter else row for key, row in rows.items()]


def test_a_plan_begins_separate_for_all_ages_and_with_its_acute_part(engaged):
    (facts,) = rows_now()["facts"]
    assert (facts["title"], facts["covers_adults"], facts["form"], facts["acute_elsewhere"]) == (
        "Operationel handlingsplan", True, "separate", False,
    )  # fmt: skip


def test_what_the_plan_covers_is_stored_and_shown(engaged):
    store_sheets(facts=[JOINT])
    assert rows_now()["facts"] == [JOINT]
    with looking() as read:
        scope = scope_shown(read, KEY)
    assert (scope.covers_adults, scope.joint, scope.acute_elsewhere) == (False, True, True)


def test_storing_the_plans_other_sheets_leaves_what_it_covers_alone(engaged):
    store_sheets(facts=[JOINT])
    store_sheets(actions=[an_action(1, "Den første")])
    with looking() as read:
        assert (plan_of(read, KEY).covers_adults, plan_of(read, KEY).form) == (False, "joint")


def test_an_annexs_text_is_stored_with_its_publicity_and_the_file_it_came_from(engaged):
    store_sheets(annexes=an_annex("C", "Ring til vagten.", "internal"))
    with looking() as read:
        (row,) = [row for row in read.all(AnnexText) if row.local_text]
        shown = {one.letter: one for one in annexes_shown(read, KEY)}
    assert (row.letter, row.packet, row.place) == ("C", "p1", "Bilag!A4")
    assert (shown["C"].local_text, shown["C"].public) == (("Ring til vagten.",), False)
    assert (shown["A"].public, shown["F"].public) == (True, False)


def test_the_origins_annex_can_be_made_public(engaged):
    store_sheets(annexes=an_annex("F", "", "public"))
    with looking() as read:
        assert next(one for one in annexes_shown(read, KEY) if one.letter == "F").public


def test_storing_what_is_there_changes_nothing(engaged):
    store_sheets(facts=[JOINT], annexes=an_annex("B", "Vores plan."), actions=[an_action(1, "Den første")])
    before = everything_stored()
    store_sheets("p2")
    assert everything_stored() == before


def test_an_actions_documentation_is_stored(engaged):
    store_sheets(actions=[{**an_action(1, "Den første"), "documentation": "Referat 3"}])
    assert rows_now()["actions"][0]["documentation"] == "Referat 3"


def test_one_text_alone_is_written_and_the_other_sections_stay_as_the_structure_has_them(engaged):
    for _ in range(2):
        with work_by(ACTOR, KEY) as unit:
            write_local_text(unit, KEY, "7", "Styregruppen mødes.", ("p9", "tekststykke 3"))
            unit.commit()
    with looking() as read:
        assert local_text_of(read, KEY, "7") == "Styregruppen mødes."
        assert all(one.public for one in chapters_shown(read, KEY))
        assert [row.number for row in read.all(Chapter)] == [7]


def a_workbook(edition, rows):
    """Export the plan workbook of an edition as it went out."""
    return export_packet(
        packet_for(Stage.PLAN).edition(edition), engagement=KEY, municipality="Sandvig", generation="g1", rows=rows,
        is_example=True,
    )  # fmt: skip


def test_a_workbook_of_the_first_edition_leaves_what_it_does_not_ask_for_untouched(engaged, monkeypatch):
    store_sheets(
        facts=[JOINT],
        annexes=an_annex("B", "Vores plan."),
        actions=[{**an_action(1, "Den første"), "documentation": "Referat 3"}],
    )
    monkeypatch.setattr("tasks.importing.open_attempt_of", lambda *_: 1)
    sent = {key: rows for key, rows in rows_now().items() if key not in ("facts", "annexes", "overlaps")}
    content = fill(a_workbook(1, sent), {"chapters": {(6,): {"local_text": "Vores billede."}}})
    store_packet(read_packet(content, "plan.xlsx"), sent, "plan.xlsx", content, ACTOR)
    assert rows_now()["facts"] == [JOINT]
    assert next(row for row in rows_now()["annexes"] if row["letter"] == "B")["local_text"] == "Vores plan."
    assert rows_now()["actions"][0]["documentation"] == "Referat 3"
    assert next(row for row in rows_now()["chapters"] if row["number"] == 6)["local_text"] == "Vores billede."


def a_workshop():
    return Workshop(
        id="w1", engagement=KEY, number=2, kind="start", held_on=date(2026, 4, 14), place="", state="held", reason="",
        attendance=[],
    )  # fmt: skip


def test_an_action_shows_what_it_builds_on_in_the_workbook_and_in_annex_f(engaged):
    store(engaged, a_workshop())
    store_sheets(actions=[an_action(1, "Den første")])
    with work_by(ACTOR, KEY) as unit:
        unit.add(a_packet(), a_decision())
        (action,) = unit.all(Action)
        unit.change(Action, action.id, decision="d1", choice="approved", packet="p1")
        unit.commit()
    assert rows_now()["actions"][0]["decided"] == "Workshop 2 den 14-04-2026: Beskriv sagsgangen"
    with looking() as read:
        files = source_files_shown(read, KEY)
        (origin,) = origins_shown(read, KEY, read.all(Action), files)
    assert origin.builds_on == ("beslutning 1 på workshop 2 den 14-04-2026",)
    assert origin.decided_da == "Workshop 2 og kommunen den 02-03-2026"
    assert origin.sources == ("K1, Beslutninger!C4", "K1, Indsatser!A4")
    assert [(one.mark, one.name) for one in files] == [("K1", "svar.xlsx")]


def a_packet():
    return PacketRow(
        id="p1", engagement=KEY, stage="plan", direction="received", attempt=1, number=1, round="", generation="g",
        file_name="svar.xlsx", path="p1.xlsx", sha256="p1", on=date(2026, 3, 2),
    )  # fmt: skip


def a_decision():
    return Decision(
        id="d1", engagement=KEY, workshop="w1", number=1, text="Beskriv sagsgangen", owner="Børnechef",
        becomes_action=True, place="Beslutninger!C4", packet="p1",
    )  # fmt: skip


def test_a_local_text_names_its_file_in_annex_f(engaged):
    with work_by(ACTOR, KEY) as unit:
        unit.add(a_packet())
        unit.commit()
    store_sheets(annexes=an_annex("D", "Vores tegn."))
    with looking() as read:
        (file,) = source_files_shown(read, KEY)
        (origin,) = text_origins_shown(read, KEY, [file])
    assert (origin.mark, origin.source) == ("D", "K1, Bilag!A4")
    assert (file.name, file.received_on) == ("svar.xlsx", date(2026, 3, 2))


def test_a_plan_whose_acute_part_is_elsewhere_has_no_incident_plan_of_its_own(engaged):
    with looking() as read:
        assert "incident_plan" in [paper.kind for paper, _ in plan_papers(KEY, read)]
    store_sheets(facts=[JOINT])
    with looking() as read:
        assert "incident_plan" not in [paper.kind for paper, _ in plan_papers(KEY, read)]


def test_an_incident_plan_from_before_the_part_was_moved_is_replaced_by_a_version_that_says_so(engaged, monkeypatch):
    store_sheets(facts=[JOINT])
    monkeypatch.setattr("tasks.plan_draft.newest_generations", lambda *_: ["version 1"])
    with looking() as read:
        shown = next(fill for paper, fill in plan_papers(KEY, read) if paper.kind == "incident_plan")(_NO_COVER)
    assert (shown.elsewhere, shown.contingency_adopted_on) == (True, JOINT["contingency_adopted_on"])

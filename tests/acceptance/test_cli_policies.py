"""A consultant keeps the other policies and decides where the plan does what they already do."""

import json

import pytest

from db.schema import ExistingMeasure, OverlapDecision, Packet, Policy
from tasks.overlaps import open_overlaps
from tasks.overlaps_shown import overlaps_shown
from tasks.packets import packet_store
from tasks.run import looking
from tests.acceptance.conftest import KEY, TOWN
from tests.acceptance.test_cli_documents import WORKSHOP, answers
from tests.unit.intake.policy_builders import a_policy

SSP = "SSP-plan 2025-2028"
MENTOR = "Fast voksenkontakt"
POLICY = a_policy(
    (1, "Indsatser"),
    (2, MENTOR),
    "Unge på vej ind i kriminalitet eller ekstremistiske miljøer får en kontaktperson, der støtter dem i et år.",
    "Målgruppe: Unge 15-25 år i risiko",
    "Ansvarlig: SSP-konsulent",
    (2, "Cykelprøven"),
    "Elever i 6. klasse tager cykelprøven sammen med færdselspolitiet hvert forår.",
)
ACTION = {
    "number": 901,
    "title": "Mentorforløb for unge i risiko for radikalisering",
    "decision": "approved",
    "task": "2",
    "level": "anticipatory",
    "target_group": "Unge 15-25 år i risiko",
    "description": "Unge på vej ind i ekstremistiske miljøer får en mentor, der støtter dem i et år.",
    "responsible": "SSP-konsulent",
}
UNLIKE = {
    "number": 902,
    "title": "Krisekommunikation i akutte situationer",
    "decision": "approved",
    "task": "3",
    "level": "constructive",
    "target_group": "Kriseledelsen",
    "description": "Kommunikationschefen har én fast tekst klar til pressen.",
    "responsible": "Kommunikationschef",
}


def rows_of(kind):
    with looking() as read:
        return read.all(kind, kind.engagement == KEY)


@pytest.fixture
def policy(in_folder):
    path = in_folder / "ssp.docx"
    path.write_bytes(POLICY)
    return path


@pytest.fixture
def read_in(did, policy):
    """Read the policy, and take what is asked for."""

    def run(*more):
        return did("policy", "read", policy, "--for", TOWN, "--policy", SSP, *more)

    return run


@pytest.fixture
def with_plan(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    did("import", returned("workshops", WORKSHOP))
    did("import", returned("plan", {"actions": [ACTION, UNLIKE]}, name="plan.xlsx"))
    return in_readiness


def test_reading_a_policy_stores_the_file_and_the_policy_but_no_measure(enrolled, read_in):
    said = read_in("--owner", "SSP-leder", "--adopted", "2025-01-15")
    assert f"1. {MENTOR}" in said
    assert "Measures found: 2, in the register: 0" in said
    (policy,) = rows_of(Policy)
    assert (policy.title, policy.owner, policy.source_file) == (SSP, "SSP-leder", "ssp.docx")
    assert rows_of(ExistingMeasure) == []
    (kept,) = [row for row in rows_of(Packet) if row.round == "policy"]
    assert packet_store().content_of(kept.path, kept.sha256) == POLICY


def test_only_what_a_person_takes_enters_the_register(enrolled, read_in):
    read_in("--take", "1")
    (measure,) = rows_of(ExistingMeasure)
    assert (measure.title, measure.target_group, measure.owner) == (MENTOR, "Unge 15-25 år i risiko", "SSP-konsulent")
    assert measure.place == f"ssp.docx, afsnittet »Indsatser › {MENTOR}«"


def test_reading_the_same_again_changes_nothing(enrolled, read_in):
    read_in("--take", "all")
    before = [(row.id, row.title) for row in rows_of(ExistingMeasure)]
    assert "was stored already; nothing was changed" in read_in("--take", "all")
    assert [(row.id, row.title) for row in rows_of(ExistingMeasure)] == before


def test_numbers_that_the_list_does_not_show_are_refused(enrolled, refuses, policy):
    asked = ("policy", "read", policy, "--for", TOWN, "--policy", SSP, "--take")
    for take in ("3", "0", "1-9", "to", "2-1"):
        refuses("IND-450", 3, *asked, take)


def test_another_file_under_the_same_title_is_asked_about(enrolled, read_in, refuses, policy, did):
    read_in("--take", "1")
    newer = a_policy((1, "Indsatser"), (2, "Ny indsats"), "Noget, der ikke stod i den gamle udgave af planen.")
    policy.write_bytes(newer)
    asked = ("policy", "read", policy, "--for", TOWN, "--policy", SSP, "--take", "all")
    refuses("IND-455", 3, *asked)
    did(*asked, "--again")
    assert {row.title for row in rows_of(ExistingMeasure)} == {MENTOR, "Ny indsats"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gammel.doc", POLICY, "IND-102"),
        ("ødelagt.docx", b"PK\x03\x04", "IND-104"),
        ("person.docx", a_policy("Født 010203-1234"), "IND-130"),
        ("tom.docx", a_policy(), "IND-448"),
    ],
)
def test_a_file_that_is_no_policy_is_refused_and_nothing_is_stored(enrolled, refuses, in_folder, name, content, code):
    path = in_folder / name
    path.write_bytes(content)
    said = refuses(code, 3, "policy", "read", path, "--for", TOWN, "--policy", SSP)
    assert "010203" not in said


def test_the_list_names_the_usual_policies_that_are_missing(enrolled, read_in, did):
    read_in()
    listed = json.loads(did("policy", "list", TOWN, "--json"))
    assert [row["policy"] for row in listed["policies"]] == [SSP]
    missing = {row["key"] for row in listed["missing"]}
    assert "ssp" not in missing
    assert {"children", "abuse", "social_control"} <= missing
    assert "Beredskab mod overgreb, asked for by law" in did("policy", "list", TOWN)


def test_the_file_is_handed_over_as_it_came(enrolled, read_in, did, in_folder):
    read_in()
    did("policy", "file", TOWN, SSP, "--to", in_folder / "ud")
    assert (in_folder / "ud" / "ssp.docx").read_bytes() == POLICY


def test_an_overlap_in_other_words_is_found_and_shown_with_its_sentences(with_plan, read_in, did):
    read_in("--take", "all")
    (one,) = [row for row in json.loads(did("overlap", TOWN, "--json")) if row["strength"] == "strong"]
    assert (one["action"], one["policy"], one["measure"]) == (901, SSP, MENTOR)
    assert "mentor" in one["words"].casefold()
    assert "støtter dem i et år" in one["measure_sentence"]
    assert one["decision"] is None
    assert "parat overlap decide" in did("overlap", TOWN)


def chapter_9():
    with looking() as read:
        shown = overlaps_shown(read, KEY)
    return [(one.shared_activity, one.actions_da, one.decision_da, one.settled) for one in shown]


def test_chapter_9_shows_what_is_plain_and_undecided_and_then_the_decision(with_plan, read_in, did):
    read_in("--take", "all")
    action = (f"901 {ACTION['title']}",)
    ((measure, actions, decision, settled),) = chapter_9()
    assert (measure, actions, settled) == (MENTOR, action, False)
    assert decision.startswith("Ikke afgjort. Fælles ord: ")
    did("overlap", "decide", TOWN, "901", MENTOR, "--refer", "--because", "SSP har ordningen i forvejen.")
    assert chapter_9() == [(MENTOR, action, "Der henvises: SSP har ordningen i forvejen.", True)]


def test_a_policy_without_overlaps_stands_in_chapter_9_once(with_plan, read_in):
    read_in("--take", "2")
    assert chapter_9() == [("", (), "", True)]


def test_a_decision_settles_an_overlap_and_may_be_changed(with_plan, read_in, did):
    read_in("--take", "all")
    did("overlap", "decide", TOWN, "901", MENTOR, "--refer", "--because", "SSP har ordningen i forvejen.")
    with looking() as read:
        assert open_overlaps(read, KEY) == []
    said = did("overlap", "decide", TOWN, "901", MENTOR, "--refer", "--because", "SSP har ordningen i forvejen.")
    assert "already; nothing was changed" in said
    did("overlap", "decide", TOWN, "901", MENTOR, "--merge", "--because", "De bliver til én ordning.")
    (row,) = rows_of(OverlapDecision)
    assert (row.choice, row.reason) == ("merge", "De bliver til én ordning.")


def test_a_decision_for_the_plan_as_a_whole_settles_every_action(with_plan, read_in, did):
    read_in("--take", "all")
    did("overlap", "decide", TOWN, "0", MENTOR, "--keep", "--because", "Den gælder kriminalitet alene.")
    with looking() as read:
        assert open_overlaps(read, KEY) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("IND-453", ("99", MENTOR, "--keep", "--because", "Fordi")),
        ("IND-452", ("901", "Findes ikke", "--keep", "--because", "Fordi")),
        ("IND-454", ("901", MENTOR, "--keep", "--because", "  ")),
    ],
)
def test_a_decision_that_nobody_can_place_is_refused(with_plan, read_in, refuses, code, words):
    read_in("--take", "all")
    refuses(code, 3, "overlap", "decide", TOWN, *words)


def test_overlaps_come_in_the_plan_workbook_and_are_decided_there(with_plan, read_in, did, returned):
    read_in("--take", "all")
    decided = {"decision": "keep", "reason": "SSP-ordningen er for unge under 18 år."}
    did("import", returned("plan", {"overlaps": {(901, SSP, MENTOR): decided}}, name="overlap.xlsx"))
    (row,) = rows_of(OverlapDecision)
    assert (row.choice, row.reason, row.action is not None) == ("keep", decided["reason"], True)


def test_a_measure_that_is_renamed_in_the_workbook_keeps_its_decisions(with_plan, read_in, did, returned):
    read_in("--take", "all")
    did("overlap", "decide", TOWN, "901", MENTOR, "--keep", "--because", "Den gælder kriminalitet alene.")
    (before,) = [row.id for row in rows_of(ExistingMeasure) if row.title == MENTOR]
    did("import", returned("plan", {"measures": {(SSP, MENTOR): {"measure": "Voksenkontakt i SSP"}}}, name="ny.xlsx"))
    assert {row.id: row.title for row in rows_of(ExistingMeasure)}[before] == "Voksenkontakt i SSP"
    assert [row.existing_measure for row in rows_of(OverlapDecision)] == [before]
    assert {row.source_file for row in rows_of(Policy)} == {"ssp.docx"}


def test_a_list_of_concepts_that_cannot_be_read_is_named(with_plan, read_in, parat, home):
    read_in("--take", "all")
    (home / "concepts.toml").write_text("[[concept", encoding="utf-8")
    said = parat("overlap", TOWN)
    assert "(IND-449)" in said.err
    assert "concepts.toml" in said.err

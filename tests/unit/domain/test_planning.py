"""Check how gaps and decisions become proposed actions."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parat.domain.calendar import is_working_day
from parat.domain.catalogue import Catalogue, Level, Measure
from parat.domain.planning import Decision, FailedStep, Judgement, propose, still_to_answer
from parat.domain.readiness import Gap
from tests.unit.domain.builders import TODAY_RULES, a_gap, left_open

MONDAY = date(2026, 11, 23)
PROCEDURE = Measure(
    id="M-D5.2", item="D5.2", title="Beskriv sagsgangen", description="Fra bekymring til afslutning.",
    activities=("Kortlæg", "Skriv"), task=2, level=Level.ANTICIPATORY, target_group="Medarbejdere",
    owner_function="Børne- og ungechef", participants=("SSP-konsulent",), indicator="Antal beskrevne sagsgange",
    target=Decimal(2), effort="40 timer", months=3, risk="Tidspres",
)  # fmt: skip
ENTRY = Measure(id="M-D5.1", item="D5.1", title="Giv bekymringer én indgang", task=2)
CATALOGUE = Catalogue("test", (ENTRY, PROCEDURE, Measure(id="M-D8.2a", item="D8.2", title="Mentor"),
                               Measure(id="M-D8.2b", item="D8.2", title="Dialog")))  # fmt: skip


def a_decision(number=1, item=None, *, text="SSP skriver et udkast.", due=None, becomes_action=True, owner="SSP-leder"):
    return Decision(f"d{number}", text, owner, due, becomes_action, item)


def proposals(gaps=(), decisions=(), today=MONDAY):
    return propose(gaps, decisions, CATALOGUE, today)


def test_a_gap_becomes_the_action_of_the_catalogue():
    (proposal,) = proposals([a_gap("D5.2", "2.3")])
    assert (proposal.key, proposal.title, proposal.task, proposal.measure) == (
        "M-D5.2", "Beskriv sagsgangen", 2, "M-D5.2"
    )  # fmt: skip
    assert (proposal.source_gap_items, proposal.source_decision) == (("D5.2",), None)


def test_the_reason_names_the_item_and_its_score_in_danish():
    (proposal,) = proposals([a_gap("D5.2", "2.3")])
    assert proposal.reason_da == "Udsagn D5.2 har scoren 2,3, og alt under 3,0 peger på et behov."


def test_a_mandatory_gap_says_that_it_is_mandatory():
    (proposal,) = proposals([a_gap("D5.2", "0.7", mandatory=True)])
    assert proposal.mandatory
    assert proposal.reason_da == "Udsagn D5.2 er kritisk og har scoren 0,7. Det er et obligatorisk udviklingsområde."


def test_an_unresolved_gap_begins_with_finding_out():
    (proposal,) = proposals([a_gap("D5.2", unresolved=True)])
    assert proposal.reason_da == "Ingen kunne besvare udsagn D5.2. Begynd med at afklare forholdet."


def test_mandatory_gaps_come_first_then_the_lowest_then_the_unresolved():
    gaps = [a_gap("D8.2", unresolved=True), a_gap("D5.1", "0.3"), a_gap("D5.2", "1.0", mandatory=True)]
    assert [proposal.measure for proposal in proposals(gaps)] == ["M-D5.2", "M-D5.1", "M-D8.2a", "M-D8.2b"]


def test_the_gap_farthest_from_four_comes_before_the_others():
    gaps = [a_gap("D5.1", "2.9"), a_gap("D5.2", "0.4"), a_gap("D8.2", "1.5")]
    assert [proposal.source_gap_items[0] for proposal in proposals(gaps)] == ["D5.2", "D8.2", "D8.2", "D5.1"]


def test_the_order_in_which_gaps_arrive_does_not_matter():
    gaps = [a_gap("D8.2", "1.5"), a_gap("D5.1", "1.5"), a_gap("D5.2", "0.0", mandatory=True)]
    assert proposals(gaps) == proposals(gaps[::-1])


def test_the_same_gap_twice_is_one_action():
    assert len(proposals([a_gap("D5.2"), a_gap("D5.2")])) == 1


def test_a_decision_that_becomes_no_action_is_not_proposed():
    assert proposals(decisions=[a_decision(becomes_action=False)]) == ()


def test_a_decision_without_an_item_becomes_an_action_with_its_own_words():
    (proposal,) = proposals(decisions=[a_decision(due=MONDAY)])
    assert (proposal.key, proposal.title, proposal.owner_function, proposal.due_on) == (
        "d1", "SSP skriver et udkast.", "SSP-leder", MONDAY
    )  # fmt: skip
    assert (proposal.source_gap_items, proposal.source_decision) == ((), "d1")
    assert proposal.reason_da == "Besluttet på workshop: »SSP skriver et udkast.«"


def test_a_decision_on_a_gap_takes_the_place_of_the_catalogue_s_proposal():
    (proposal,) = proposals([a_gap("D5.2", "0.7", mandatory=True)], [a_decision(item="D5.2", due=date(2027, 2, 1))])
    assert (proposal.key, proposal.source_decision, proposal.source_gap_items) == ("d1", "d1", ("D5.2",))
    assert (proposal.owner_function, proposal.due_on) == ("SSP-leder", date(2027, 2, 1))
    assert proposal.description == "SSP skriver et udkast. Fra bekymring til afslutning."
    assert (proposal.title, proposal.indicator, proposal.mandatory) == (
        "Beskriv sagsgangen", "Antal beskrevne sagsgange", True
    )  # fmt: skip


def test_an_action_from_gap_and_decision_tells_both_reasons():
    (proposal,) = proposals([a_gap("D5.2", "2.3")], [a_decision(item="D5.2")])
    assert proposal.reason_da.startswith("Udsagn D5.2 har scoren 2,3")
    assert proposal.reason_da.endswith("Besluttet på workshop: »SSP skriver et udkast.«")


def test_a_decision_replaces_all_measures_of_its_item():
    assert [proposal.key for proposal in proposals([a_gap("D8.2")], [a_decision(item="D8.2")])] == ["d1"]


def test_a_second_decision_on_the_same_item_repeats_no_activity_of_the_measure():
    first, second = proposals([a_gap("D5.2")], [a_decision(1, "D5.2"), a_decision(2, "D5.2", text="Jura læser med.")])
    assert (first.activities, second.activities) == (PROCEDURE.activities, ())
    assert (second.title, second.task, second.level) == ("Jura læser med.", 2, Level.ANTICIPATORY)


def test_a_decision_on_an_item_without_gap_is_filled_from_the_catalogue():
    (proposal,) = proposals(decisions=[a_decision(item="D5.2")])
    assert (proposal.title, proposal.source_gap_items) == ("Beskriv sagsgangen", ())


def test_the_same_decision_twice_is_one_action():
    assert len(proposals(decisions=[a_decision(), a_decision()])) == 1


def test_a_decision_without_owner_and_date_takes_them_from_the_measure():
    (proposal,) = proposals([a_gap("D5.2")], [a_decision(item="D5.2", owner="")])
    assert (proposal.owner_function, proposal.due_on) == ("Børne- og ungechef", date(2027, 2, 23))


def test_a_decision_with_neither_date_nor_measure_has_no_due_date():
    (proposal,) = proposals(decisions=[a_decision()])
    assert proposal.due_on is None


def test_a_long_decision_gets_a_short_title_and_keeps_its_words():
    (proposal,) = proposals(decisions=[a_decision(text="Lær nyt. " * 30)])
    assert proposal.title == "Lær nyt. " * 13 + "…"
    assert proposal.description.count("Lær") == 30


def test_a_due_date_on_a_closed_day_moves_to_the_next_working_day():
    (proposal,) = proposals(decisions=[a_decision(due=date(2026, 12, 24))])
    assert proposal.due_on == date(2026, 12, 28)


def test_a_measure_starts_on_the_first_working_day_and_lasts_its_months():
    (proposal,) = proposals([a_gap("D5.2")], today=date(2026, 11, 21))
    assert (proposal.starts_on, proposal.due_on) == (MONDAY, date(2027, 2, 23))


def test_a_gap_that_the_catalogue_does_not_know_still_becomes_an_action():
    (proposal,) = proposals([a_gap("D1.1", "2.0")])
    assert (proposal.key, proposal.title, proposal.measure) == ("D1.1", "Udviklingsområde D1.1", None)


def test_a_proposal_from_the_catalogue_lacks_only_the_baseline():
    (proposal,) = proposals([a_gap("D5.2")])
    assert left_open(proposal) == ["baseline"]


def test_a_decision_alone_leaves_the_fields_of_the_sheet_open():
    (proposal,) = proposals(decisions=[a_decision(owner="")])
    assert left_open(proposal) == [
        "activities", "task", "level", "target_group", "owner_function", "participants", "due_on", "resources",
        "indicator", "baseline", "target", "risk",
    ]  # fmt: skip


ITEMS = st.sampled_from([item.id for item in TODAY_RULES.items])
GAPS = st.lists(
    st.builds(lambda item, tenths: a_gap(item, str(Decimal(tenths) / 10)), ITEMS, st.integers(0, 29)), max_size=12
)
DECISIONS = st.lists(
    st.builds(
        a_decision,
        st.integers(1, 9),
        st.none() | ITEMS,
        due=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        becomes_action=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda decision: decision.id,
)


@given(GAPS, DECISIONS, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_every_gap_and_every_deciding_decision_is_covered_exactly_once(gaps, decisions, today):
    made = proposals(gaps, decisions, today)
    assert len({proposal.key for proposal in made}) == len(made)
    assert {item for proposal in made for item in proposal.source_gap_items} == {gap.item for gap in gaps}
    deciding = sorted(decision.id for decision in decisions if decision.becomes_action)
    assert sorted(proposal.source_decision for proposal in made if proposal.source_decision) == deciding


@given(GAPS, DECISIONS, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_every_date_of_a_proposal_is_a_working_day(gaps, decisions, today):
    dates = [day for proposal in proposals(gaps, decisions, today) for day in (proposal.starts_on, proposal.due_on)]
    assert all(is_working_day(day) for day in dates if day)


def test_a_failed_step_is_named_in_the_reason_of_its_proposal():
    failed = Judgement(failed=(FailedStep("Eleven i 8. klasse", 2, "Ingen kender indgangen."),))
    gap = Gap("D5.1", "D5", None, True, False, False, None)
    found = propose([gap], [], CATALOGUE, MONDAY, {"D5.1": failed})
    assert found[0].reason_da == "Trin 2 i scenariet »Eleven i 8. klasse« fejlede: »Ingen kender indgangen.«"
    assert found[0].source_gap_items == ("D5.1",)


def test_a_confirmed_priority_moves_a_gap_in_the_queue():
    gaps = [a_gap("D3.1", "1.0"), a_gap("D3.2", "2.5"), a_gap("D5.2", "0.5", mandatory=True)]
    judged = {"D3.2": Judgement("high"), "D5.2": Judgement("low")}
    found = propose(gaps, [], CATALOGUE, MONDAY, judged)
    assert list(dict.fromkeys(one.source_gap_items[0] for one in found)) == ["D5.2", "D3.2", "D3.1"]


MENTORS = Measure(id="M-D8.4-mentor", item="D8.4", also=("D8.2",), supplement=True, title="Mentorkorps")
OFFERS = Measure(id="M-D8.4", item="D8.4", title="Gør tilbud kendt")
WITH_SUPPLEMENT = Catalogue("test", (*CATALOGUE.measures, OFFERS, MENTORS))


def keys(*gaps, judged=None):
    return [one.key for one in propose(gaps, [], WITH_SUPPLEMENT, MONDAY, judged)]


def test_a_supplement_is_left_for_gaps_that_one_measure_hardly_closes():
    assert keys(a_gap("D8.4", "2.4")) == ["M-D8.4"]
    assert keys(a_gap("D8.4", "1.9")) == ["M-D8.4", "M-D8.4-mentor"]
    assert keys(a_gap("D8.4", "2.4"), judged={"D8.4": Judgement("high")}) == ["M-D8.4", "M-D8.4-mentor"]


def test_a_measure_that_answers_two_gaps_is_proposed_once_with_both_reasons():
    found = propose([a_gap("D8.2", "1.0"), a_gap("D8.4", "1.5")], [], WITH_SUPPLEMENT, MONDAY)
    (mentors,) = [one for one in found if one.key == "M-D8.4-mentor"]
    assert mentors.source_gap_items == ("D8.2", "D8.4")
    assert "D8.2 har scoren 1,0" in mentors.reason_da
    assert "D8.4 har scoren 1,5" in mentors.reason_da


def test_a_gap_whose_action_was_accepted_is_not_proposed_again():
    found = propose([a_gap("D8.2", "1.0"), a_gap("D8.4", "1.5")], [], WITH_SUPPLEMENT, MONDAY)
    assert [one.key for one in still_to_answer(found, {"D8.2"})] == ["M-D8.4-mentor", "M-D8.4"]
    assert still_to_answer(found, {"D8.2", "D8.4"}) == ()


def test_a_decision_is_proposed_although_its_gap_is_answered():
    found = propose([a_gap("D5.2")], [a_decision(item="D5.2")], CATALOGUE, MONDAY)
    assert [one.key for one in still_to_answer(found, {"D5.2"})] == ["d1"]


def test_a_decision_that_is_overdue_begins_no_later_than_it_is_due():
    (proposal,) = proposals([a_gap("D5.2")], [a_decision(item="D5.2", due=date(2026, 9, 1))])
    assert proposal.starts_on == proposal.due_on == date(2026, 9, 1)

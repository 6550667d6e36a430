"""Parallel efforts are found by meaning, for the same people, and every hit shows the words that made it one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parat.domain.concepts import concepts
from parat.domain.overlap import SHOWN, Effort, Likeness, Strength, find_overlaps

MENTOR = Effort(
    "a1",
    "Mentorordning for unge i ekstremistiske miljøer",
    "Den unge får en mentor, som hjælper med skole og fritid.",
    "Unge på 13-17 år",
    "anticipatory",
    "SSP-konsulenten",
    starts_on=date(2027, 2, 1),
    ends_on=date(2027, 12, 31),
)
GROWN_UP = Effort(
    "m1",
    "Fast voksenkontakt til unge i risikozonen",
    "En medarbejder følger den unge tæt og støtter skolegang og fritid.",
    "Unge på 12-17 år",
    "anticipatory",
    "SSP-sekretariatet",
)
NEW_LEADERS = Effort(
    "m2",
    "Mentor til nyansatte ledere",
    "Nye ledere får en erfaren leder som mentor det første år.",
    "Nyansatte ledere",
    "constructive",
    "HR-afdelingen",
)
FILLERS = (
    Effort("f1", "Vinterberedskab", "Saltning og snerydning af veje og stier.", "Trafikanter"),
    Effort("f2", "Klart sprog i breve", "Afdelingerne omskriver standardbreve.", "Borgere"),
    Effort("f3", "Sund mad i institutionerne", "Økologisk frokost i alle børnehaver.", "Børn på 0-6 år"),
    Effort("f4", "Kurser i førstehjælp", "To ansatte på hver arbejdsplads får førstehjælpsbevis.", "Ansatte"),
)
DANISH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå ÆØÅ.,-0123456789§»«\n", max_size=300)


def the_hit(action, measure, *others):
    hits = find_overlaps([action], [measure, *others, *FILLERS])
    return next((hit for hit in hits if hit.measure == measure.id), None)


def test_a_mentor_and_a_steady_grown_up_are_found_to_be_one_thing():
    hit = the_hit(MENTOR, GROWN_UP)
    assert hit.strength is Strength.STRONG
    joined = [match for match in hit.words if match.how is Likeness.CONCEPT]
    assert ("Mentorordning", "Fast voksenkontakt", "fast voksenkontakt") in [
        (m.action, m.measure, m.concept_da) for m in joined
    ]


def test_a_mentor_for_new_leaders_is_no_parallel_to_one_for_young_people():
    assert the_hit(MENTOR, NEW_LEADERS, GROWN_UP).strength is not Strength.STRONG
    assert find_overlaps([MENTOR], [NEW_LEADERS, GROWN_UP])[0].measure == "m1"


def test_preparedness_for_floods_is_no_parallel_to_preparedness_for_attacks():
    attacks = Effort("a", "Beredskab ved angreb på skoler", "Ring 112, lås døre og meld tilbage.", "Skoleledere")
    floods = Effort("m", "Beredskab ved oversvømmelse", "Pumper og sandsække ved stormflod.", "Grundejere")
    hit = the_hit(attacks, floods)
    assert hit is None or hit.strength is not Strength.STRONG


def test_the_words_shown_stand_in_the_two_texts():
    for hit in find_overlaps([MENTOR], [GROWN_UP, NEW_LEADERS, *FILLERS]):
        measure = next(one for one in (GROWN_UP, NEW_LEADERS, *FILLERS) if one.id == hit.measure)
        for match in hit.words:
            assert match.action in "\n".join((MENTOR.title, MENTOR.text, MENTOR.target_group))
            assert match.measure in "\n".join((measure.title, measure.text, measure.target_group))


def test_the_sentences_shown_are_the_two_that_are_most_alike():
    action = replace(MENTOR, title="Støtte", text="Vi måler hvert år. Den unge får en mentor.", target_group="Unge")
    measure = replace(GROWN_UP, title="Ny indsats", text="Den koster lidt. Hver ung får en fast voksenkontakt.")
    hit = the_hit(action, measure)
    assert hit.sentences == ("Den unge får en mentor.", "Hver ung får en fast voksenkontakt.")


def test_the_reasons_name_concept_people_ages_level_and_owner():
    assert (
        the_hit(MENTOR, GROWN_UP).reasons_da[0]
        == "Begge handler om fast voksenkontakt: »Mentorordning« og »Fast voksenkontakt«"
    )
    reasons = the_hit(MENTOR, GROWN_UP).reasons_da
    assert {"Samme målgruppe: unge", "Fælles alder: 13-17 år", "Samme niveau: foregribende"} <= set(reasons)
    assert "Samme ansvarlige område: SSP-konsulenten og SSP-sekretariatet" in reasons


def test_a_measure_that_ended_before_the_action_begins_weighs_less_and_says_so():
    ended = replace(GROWN_UP, ends_on=date(2025, 12, 31))
    assert the_hit(MENTOR, ended).score < the_hit(MENTOR, GROWN_UP).score
    said = "Den eksisterende indsats slutter 31. december 2025, før den anden begynder 1. februar 2027"
    assert said in the_hit(MENTOR, ended).reasons_da


def test_a_measure_in_another_place_weighs_less_and_says_so():
    here, there = replace(MENTOR, area="Skovlunden"), replace(GROWN_UP, area="Kærvænget")
    assert the_hit(here, there).score < the_hit(here, replace(there, area="Skovlunden")).score
    assert "Forskellige steder: Skovlunden og Kærvænget" in the_hit(here, there).reasons_da


def test_a_measure_for_one_part_of_the_town_says_so():
    assert (
        "Den eksisterende indsats gælder kun Kærvænget"
        in the_hit(MENTOR, replace(GROWN_UP, area="Kærvænget")).reasons_da
    )


def test_other_ages_weigh_less_and_are_said():
    older = replace(GROWN_UP, target_group="Borgere over 65 år")
    assert the_hit(MENTOR, older).score < the_hit(MENTOR, GROWN_UP).score
    assert "Forskellig alder: 13-17 år og fra 65 år" in the_hit(MENTOR, older).reasons_da


def test_people_alone_are_never_a_strong_overlap():
    hit = the_hit(MENTOR, Effort("m", "Svømning", "Bassinet holder åbent om søndagen.", "Unge på 13-17 år"))
    assert hit is None or hit.strength is not Strength.STRONG


def test_at_most_five_are_shown_for_an_action_and_the_best_first():
    many = [replace(GROWN_UP, id=f"m{number}") for number in range(9)]
    hits = find_overlaps([MENTOR], [*many, *FILLERS])
    assert len(hits) == SHOWN
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_order_of_the_measures_changes_nothing():
    measures = [GROWN_UP, NEW_LEADERS, *FILLERS]
    assert find_overlaps([MENTOR], measures) == find_overlaps([MENTOR], measures[::-1])


def test_a_concept_of_ones_own_joins_two_words():
    own = concepts({"concept": [{"id": "ours", "label": "Sigma", "words": ["sigma", "pejling"]}]})
    action, measure = Effort("a", "Sigma for unge", target_group="Unge"), Effort("m", "Pejling", target_group="Unge")
    hits = find_overlaps([action], [measure, *FILLERS], own)
    assert [match.concept_da for match in hits[0].words if match.how is Likeness.CONCEPT][:1] == ["Sigma"]


def test_a_field_of_its_own_in_the_measures_title_weighs_against_it_and_is_said():
    hit = the_hit(
        Effort("a", "Årlig status til udvalget", "Udvalget får en status på planens indsatser.", "Udvalget"),
        Effort("m", "Klimahandlingsplan: årlig status til udvalget", "Udvalget får en status.", "Udvalget"),
    )
    assert "Den eksisterende indsats hører til et andet felt: klima og natur" in hit.reasons_da
    assert hit.strength is not Strength.STRONG


def test_nothing_to_compare_finds_nothing():
    assert find_overlaps([], [GROWN_UP]) == ()
    assert find_overlaps([MENTOR], []) == ()
    assert find_overlaps([Effort("a", "")], [Effort("m", ""), GROWN_UP]) == ()


def test_a_text_of_a_thousand_words_still_finds_its_parallel():
    long = replace(MENTOR, text=" ".join([MENTOR.text, *(f"Afsnit {at} om økonomi og drift." for at in range(200))]))
    assert find_overlaps([long], [GROWN_UP, *FILLERS])[0].measure == "m1"


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(DANISH, DANISH, DANISH)
def test_any_text_can_be_compared_and_gives_the_same_twice(title, text, group):
    effort = Effort("m", title, text, group)
    hits = find_overlaps([MENTOR], [effort, GROWN_UP])
    assert hits == find_overlaps([MENTOR], [effort, GROWN_UP])
    for hit in (one for one in hits if one.measure == "m"):
        assert all(match.measure in "\n".join((title, text, group)) for match in hit.words)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["sand", "pumpe", "bro", "saltning", "tagsten", "rør", "asfalt"]), max_size=12))
def test_an_unrelated_measure_does_not_push_a_true_hit_out(words):
    unrelated = Effort("u", "Drift", " ".join(words), "Trafikanter")
    shown = find_overlaps([MENTOR], [GROWN_UP, NEW_LEADERS, unrelated, *FILLERS])
    assert "m1" in [hit.measure for hit in shown]


def test_words_that_only_share_a_part_are_not_said_to_stand_in_both():
    role = Effort("a1", "Giv voksenområdet en tydelig rolle", "", "", "anticipatory")
    hit = the_hit(role, GROWN_UP)
    assert Likeness.COMPOUND in {one.how for one in hit.words}
    assert "Ord, der ligner: »voksenområdet« og »voksenkontakt«" in hit.reasons_da
    assert not [reason for reason in hit.reasons_da if "nævner" in reason]


def test_what_prevention_is_about_in_only_one_of_the_two_weighs_against_it_and_is_said():
    plain = replace(GROWN_UP, title="Skolegang og fritid for unge", text="En medarbejder støtter skole og fritid.")
    worried = replace(plain, text="En medarbejder støtter skole og fritid ved radikalisering.")
    assert the_hit(MENTOR, plain).score < the_hit(MENTOR, worried).score
    said = "Forebyggelsens emner optræder kun i planens indsats"
    assert said in the_hit(MENTOR, plain).reasons_da
    assert said not in the_hit(MENTOR, worried).reasons_da


def test_the_same_for_other_people_is_never_a_strong_overlap():
    assert the_hit(MENTOR, replace(MENTOR, id="m")).strength is Strength.STRONG
    assert the_hit(MENTOR, replace(MENTOR, id="m", target_group="Virksomheder")).strength is Strength.POSSIBLE


def test_the_same_in_a_field_of_its_own_is_never_a_strong_overlap():
    dental = replace(MENTOR, id="m", title="Mentorordning i tandplejen for unge i ekstremistiske miljøer")
    assert the_hit(MENTOR, dental).strength is Strength.POSSIBLE

"""Check what a plan is held to before it is approved, and that a complete one passes."""

from dataclasses import replace
from datetime import date

import pytest

from parat.domain.coverage import Accepted, Blocks, Rule, accepted, check, in_order, open_blocking, remarks
from parat.domain.coverage_facts import (
    AccessFault,
    CardNeed,
    HearingPoint,
    OpenOverlap,
    access_remedies,
    rule_texts,
)
from parat.domain.reference_texts import law_texts
from tests.unit.domain.coverage_builders import TODAY, a_contact, a_plan, an_action, an_area, section_texts


def found(plan, rule=None):
    return [one for one in check(plan, TODAY) if rule in (None, one.rule)]


def the_only(plan, rule):
    (one,) = found(plan, rule)
    return one


def test_a_complete_plan_has_no_findings_and_every_rule_is_in_order():
    assert found(a_plan()) == []
    assert in_order(()) == tuple(Rule)


def test_every_rule_says_in_danish_what_it_asks_and_where_it_comes_from():
    assert set(rule_texts()) == set(Rule)
    assert all(words.asks_da.endswith(".") and words.source_da for words in rule_texts().values())


def test_a_mandatory_area_without_an_accepted_action_blocks_and_names_the_proposals_that_would_do():
    plan = a_plan(actions=(an_action(1, items=frozenset({"D1.1"})), an_action(4, accepted=False)))
    one = the_only(plan, Rule.MANDATORY_AREA)
    assert (one.subject, one.blocks) == ("D5.2", Blocks.ALWAYS)
    assert "har ingen godkendt indsats" in one.what_da
    assert "Godkend forslag nr. 4" in one.remedy_da


def test_a_development_area_without_items_is_answered_by_an_action_that_names_it():
    area = an_area(subject="U1", title_da="Udviklingsområdet »Overgangen til voksenlivet«", items=frozenset())
    assert found(a_plan(areas=(area,)), Rule.MANDATORY_AREA)
    named = an_action(description="Gør overgangen til voksenlivet tryg.")
    assert not found(a_plan(areas=(area,), actions=(named,)), Rule.MANDATORY_AREA)


def test_an_incomplete_action_says_what_is_missing():
    one = the_only(a_plan(actions=(an_action(7, owner=" ", target=None, risk=""),)), Rule.ACTION_INCOMPLETE)
    assert one.subject == "7:owner+target+risk"
    assert one.what_da == "Indsatsen »Beskriv sagsgangen« mangler ansvarlig funktion, måltal og risiko."
    assert one.place_da == "Planskemaet, arket »Indsatser«, nr. 7"


def test_an_action_that_is_due_before_it_begins_is_incomplete():
    one = the_only(a_plan(actions=(an_action(due_on=date(2027, 5, 2)),)), Rule.ACTION_INCOMPLETE)
    assert one.subject == "1:order"


def test_a_proposal_without_an_answer_is_a_remark_and_blocks_nothing():
    plan = a_plan(actions=(an_action(1), an_action(2, accepted=False)))
    one = the_only(plan, Rule.PROPOSAL_UNANSWERED)
    assert one in remarks(check(plan, TODAY))
    assert open_blocking(check(plan, TODAY)) == ()


def test_a_missing_baseline_is_a_remark():
    assert the_only(a_plan(actions=(an_action(baseline=None),)), Rule.ACTION_UNMEASURED).blocks is Blocks.NEVER


@pytest.mark.parametrize("text", ["", "Udfyldes", "Afventer styregruppen, som mødes i maj måned næste år igen."])
def test_a_core_element_without_the_municipalitys_own_words_blocks(text):
    one = the_only(a_plan(sections=section_texts(chapter_7=text)), Rule.CORE_ELEMENT)
    assert (one.subject, one.place_da) == ("organisering", "Kapitel 7 Organisering, roller og ansvar")


def test_a_plan_without_any_accepted_action_lacks_the_measures():
    subjects = [one.subject for one in found(a_plan(actions=(), areas=()), Rule.CORE_ELEMENT)]
    assert subjects == ["indsatser:ingen"]


def test_each_task_is_described():
    one = next(one for one in found(a_plan(sections=section_texts(chapter_12=""))) if one.rule is Rule.TASK_EMPTY)
    assert (one.subject, one.blocks) == ("3:text", Blocks.ALWAYS)


def test_a_task_without_actions_is_a_remark_unless_the_acute_part_lies_elsewhere():
    plan = a_plan(actions=(an_action(1, task=1), an_action(2, task=2)))
    assert the_only(plan, Rule.TASK_EMPTY).subject == "3:actions"
    assert found(replace(plan, acute_elsewhere=True), Rule.TASK_EMPTY) == []


def local(text, **different):
    return [one.subject.split(":")[1] for one in found(a_plan(sections=section_texts(chapter_6=text), **different),
                                                       Rule.LOCAL_PICTURE)]  # fmt: skip


NATIONAL = "PET vurderer, at truslen mod Danmark er alvorlig. Den nationale trusselsvurdering beskriver flere miljøer."


def test_an_empty_starting_point_blocks_when_there_is_no_assessment_either():
    assert local("", readiness_known=False) == ["empty"]
    assert local("") == []


def test_a_starting_point_of_national_texts_alone_is_found():
    assert local(NATIONAL, readiness_known=False) == ["national"]
    one = the_only(a_plan(sections=section_texts(chapter_6=NATIONAL)), Rule.LOCAL_PICTURE)
    assert one.blocks is Blocks.NEVER  # the assessment's result stands beside the text


def test_one_sentence_about_the_municipality_makes_the_picture_local():
    assert local(f"{NATIONAL} I Egeskær ser klubberne mest til det på nettet.", readiness_known=False) == ["source"]
    assert local(f"{NATIONAL} SSP i kommunen har talt med skolerne.", readiness_known=False) == []


def test_a_plan_for_adults_that_never_mentions_them_blocks():
    only_young = section_texts(chapter_3="Planen er for børn og unge i skoler, klubber og foreninger i kommunen.",
                               chapter_11="Tovholderen tager imod og aftaler næste skridt for eleven.")  # fmt: skip
    subjects = {one.subject: one.blocks for one in found(a_plan(sections=only_young), Rule.AGE_GROUPS)}
    assert subjects == {"adults": Blocks.ALWAYS}


def test_a_plan_that_leaves_adults_out_must_say_so():
    silent = section_texts(chapter_3="Planen er for børn og unge i skoler, klubber og foreninger i kommunen.")
    assert the_only(a_plan(covers_adults=False, sections=silent), Rule.AGE_GROUPS).subject == "adults:unsaid"
    said = section_texts(chapter_3="Planen omfatter børn og unge under 18 år. Voksne er ikke omfattet af planen.")
    assert found(a_plan(covers_adults=False, sections=said), Rule.AGE_GROUPS) == []


def test_a_card_that_sends_people_to_nobody_blocks_and_one_without_a_mailbox_is_a_remark():
    need = CardNeed("beredskab", "Beredskabet", ("Leder", "Tovholder"))
    assert the_only(a_plan(card_needs=(need,)), Rule.ACTION_CARDS).subject == "beredskab"
    unreachable = a_plan(card_needs=(need,), contacts=(a_contact("Beredskabschef", mailbox=False),))
    assert the_only(unreachable, Rule.ACTION_CARDS).blocks is Blocks.NEVER


@pytest.mark.parametrize(
    ("checked_on", "stale"), [(date(2026, 10, 12), False), (date(2026, 10, 11), True), (None, True)]
)
def test_a_contact_holds_for_six_months(checked_on, stale):
    assert bool(found(a_plan(contacts=(a_contact(checked_on=checked_on),)), Rule.CONTACT_UNCHECKED)) == stale


def test_a_law_text_of_an_earlier_edition_in_the_newest_draft_is_found():
    law = law_texts()[0]
    current = a_plan(shown_laws={law.id: f"»{' '.join(law.text)}« Kilde: ..."})
    assert found(current, Rule.LAW_OUTDATED) == []
    assert the_only(a_plan(shown_laws={law.id: "»Ældre ordlyd.«"}), Rule.LAW_OUTDATED).subject == f"plan:{law.id}"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Efter serviceloven § 12 b skal personer over 18 år have rådgivning om at forlade miljøet.",
            "serviceloven-12-b-18",
        ),
        (
            "Personer over 18 år tilbydes rådgivning efter servicelovens § 12 b i kommunens center.",
            "serviceloven-12-b-18",
        ),
        ("Medarbejderne har underretningspligt efter servicelovens § 153 om bekymringer.", "serviceloven-153"),
        ("Behandlingen sker efter persondataloven og kommunens egne regler for området.", "persondataloven"),
    ],
)
def test_an_outdated_wording_that_people_wrote_is_found_with_its_chapter(text, subject):
    one = the_only(a_plan(sections=section_texts(chapter_5=text)), Rule.LAW_OUTDATED)
    assert (one.subject, one.blocks) == (f"5:{subject}", Blocks.ALWAYS)


def test_todays_wording_is_no_outdated_one():
    text = "Borgere kan få rådgivning efter serviceloven § 12 b. Underretninger følger barnets lov § 133."
    assert found(a_plan(sections=section_texts(chapter_5=text)), Rule.LAW_OUTDATED) == []


def test_an_undecided_overlap_blocks():
    one = the_only(
        a_plan(overlaps=(OpenOverlap("a1b2", "SSP-plan", "Undervisning i 7. klasse", 3),)), Rule.OVERLAP_UNDECIDED
    )
    assert "»Undervisning i 7. klasse« i »SSP-plan« og planens indsats nr. 3" in one.what_da


def test_unanswered_remarks_and_marked_changes_keep_the_council_alone_from_adopting():
    plan = a_plan(hearing=(HearingPoint(2, "Foreningsrådet", "Kapitel 8"),), pending_changes=4, draft_version=3)
    assert {one.rule for one in open_blocking(check(plan, TODAY))} == {Rule.HEARING_UNANSWERED, Rule.TRACKED_CHANGES}
    assert open_blocking(check(plan, TODAY), at_council=False) == ()


def test_a_cpr_number_is_shown_with_its_digits_masked():
    one = the_only(
        a_plan(sections=section_texts(annex_D="Ring om 010190-1234 inden mødet i morgen tidlig kl. 9.")), Rule.CPR
    )
    assert "XXXXXX-XXXX" in one.what_da
    assert "0101" not in repr(one)


def test_a_known_persons_name_in_a_public_text_blocks_and_is_not_repeated():
    text = "Kontakt Mette  Prøvesen i forvaltningen, hvis du har en bekymring om et barn."
    plan = a_plan(sections=section_texts(chapter_15=text), names=frozenset({"Mette Prøvesen", "Anna"}))
    one = the_only(plan, Rule.PERSON_NAME)
    assert one.blocks is Blocks.ALWAYS
    assert "Prøvesen" not in repr(one)


def test_a_name_in_an_internal_chapter_is_no_finding():
    internal = tuple(
        replace(one, public=False, text="Ring til Mette Prøvesen ved akut behov for hjælp.") if one.mark == "C" else one
        for one in section_texts()
    )
    assert found(a_plan(sections=internal, names=frozenset({"Mette Prøvesen"})), Rule.PERSON_NAME) == []


def test_a_title_followed_by_a_name_is_a_guess_that_blocks_nothing():
    plan = a_plan(
        sections=section_texts(chapter_15="Henvendelse til SSP-konsulent Mette Prøvesen i dagtimerne på hverdage.")
    )
    assert the_only(plan, Rule.PERSON_NAME).blocks is Blocks.NEVER


@pytest.mark.parametrize(
    "text",
    [
        "Centerchef Børn og Unge har ansvaret for planen sammen med de øvrige chefer.",
        "Chefen for Center Børn Unge deltager i styregruppen sammen med Socialchefen.",
        "Tovholder Egeskær Kommune holder kontakten til politikredsen i det daglige.",
    ],
)
def test_a_function_or_an_office_is_not_taken_for_a_person(text):
    assert found(a_plan(sections=section_texts(chapter_7=text)), Rule.PERSON_NAME) == []


def test_a_fault_of_accessibility_says_in_danish_how_it_is_mended():
    one = the_only(a_plan(faults=(AccessFault("Planudkastet, version 3", "alt text", "Billede 2"),)), Rule.INACCESSIBLE)
    assert one.remedy_da == access_remedies()["alt text"]


def test_what_cannot_be_read_by_all_stops_a_plan_only_where_it_is_published():
    def blocks(published):
        fault = AccessFault("Udgaven, version 3", "alt text", "Billede 2", published)
        return the_only(a_plan(faults=(fault,)), Rule.INACCESSIBLE).blocks

    assert (blocks(True), blocks(False)) == (Blocks.ALWAYS, Blocks.NEVER)


def test_words_that_stand_in_the_file_alone_are_told_and_stop_nobody():
    one = the_only(a_plan(own_words=3, draft_version=4), Rule.FILE_ALONE)
    assert (one.blocks, one.what_da.startswith("3 steder står kun i Word-filen")) == (Blocks.NEVER, True)


def test_an_acceptance_is_about_exactly_that_finding():
    plan = a_plan(actions=(an_action(7, risk=""),))
    taken = {("action_incomplete", "7:risk"): Accepted("direktør", "Afklares i efteråret", date(2027, 4, 1))}
    assert [one.name for one in accepted(check(plan, TODAY, taken))] == ["action_incomplete:7:risk"]
    assert open_blocking(check(plan, TODAY, taken)) == ()
    worse = a_plan(actions=(an_action(7, risk="", owner=""),))
    assert [one.name for one in open_blocking(check(worse, TODAY, taken))] == ["action_incomplete:7:owner+risk"]


def test_findings_come_in_the_order_of_the_rules_and_each_once():
    plan = a_plan(actions=(an_action(accepted=False),), sections=section_texts(chapter_6="", chapter_7=""), contacts=())
    rules = [list(Rule).index(one.rule) for one in found(plan)]
    assert rules == sorted(rules)
    assert len({one.name for one in found(plan)}) == len(rules)


def test_the_longest_subject_fits_the_record():
    nothing = dict.fromkeys(("target_group", "description", "owner", "level", "resources", "indicator", "risk"), "")
    empty = an_action(999, starts_on=None, due_on=None, task=None, target=None, **nothing)
    assert max(len(one.subject) for one in found(a_plan(actions=(empty,)))) <= 160


def test_passages_of_the_earlier_plan_without_a_place_are_named_and_block_nothing():
    one = the_only(a_plan(earlier_texts=(3, 5, 6, 7)), Rule.EARLIER_TEXT)
    assert (one.place_da, one.blocking) == ("Den tidligere plan, tekststykkerne 3, 5-7", False)
    assert one.what_da.startswith("4 tekststykker fra den tidligere plan er hverken")
    assert the_only(a_plan(earlier_texts=(3,)), Rule.EARLIER_TEXT).place_da == "Den tidligere plan, tekststykke 3"


def test_an_acceptance_of_passages_without_a_place_lapses_when_another_passage_loses_its_place():
    first, more = (the_only(a_plan(earlier_texts=at), Rule.EARLIER_TEXT) for at in ((3,), (3, 4)))
    taken = {("earlier_text", first.subject): Accepted("SSP", "Står i bilag", TODAY)}
    assert accepted(check(a_plan(earlier_texts=(3,)), TODAY, taken))
    assert remarks(check(a_plan(earlier_texts=(3, 4)), TODAY, taken)) == (more,)

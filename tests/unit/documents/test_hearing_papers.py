"""The papers of the hearing and of the council say what there is, and name what nobody has said yet."""

from dataclasses import replace
from datetime import date

from parat.documents.contexts.council import Cost, HearingOutcome
from tests.unit.documents.hearing_builders import (
    sample_agenda_item,
    sample_hearing_letter,
    sample_hearing_note,
    some_answers,
    some_parties,
)
from tests.unit.documents.reading import produced, whole_text


def letter(**different):
    return whole_text(produced("hearing_letter", sample_hearing_letter(**different)).docx)


def note(**different):
    return whole_text(produced("hearing_note", sample_hearing_note(**different)).docx)


def item(**different):
    return whole_text(produced("agenda_item", sample_agenda_item(**different)).docx)


def test_the_letter_says_by_which_day_an_answer_must_be_there():
    assert "senest mandag den 15. november 2027" in letter()


def test_the_letter_names_the_bodies_that_treat_the_plan_afterwards():
    assert "Planen behandles i direktionen, fagudvalget og kommunalbestyrelsen." in letter()


def test_the_letter_says_of_one_body_only_that_it_treats_the_plan():
    words = letter(bodies=("kommunalbestyrelsen",))
    assert "Planen behandles i kommunalbestyrelsen." in words
    assert "Det er kommunalbestyrelsen, der vedtager den." not in words


def test_a_letter_without_parties_says_who_names_them():
    assert "Endnu ikke beskrevet: hvem høringen sendes til." in letter(parties=())


def test_a_letter_without_placed_actions_claims_no_number_of_them():
    words = letter(tasks=())
    assert "Indsatserne er endnu ikke fordelt på planens tre opgaver." in words
    assert "Opgave 1" not in words


def test_the_note_counts_parties_points_and_changes():
    manifest = produced("hearing_note", sample_hearing_note()).manifest
    assert manifest["number-asked"] == "Parter på høringslisten | 4"
    assert manifest["number-answering"] == "Parter, der har svaret | 3"
    assert manifest["number-changed"] == "Punkter, der har ændret planen | 1"
    assert manifest["number-open"] == "Punkter, kommunen ikke har taget stilling til | 2"


def test_the_note_names_the_points_that_the_municipality_has_not_answered():
    assert "kommunens svar, og om planen er ændret, for punkterne 3 og 4." in note()
    assert "kommunens svar, og om planen er ændret, for punkt 4." in note(answers=some_answers()[3:])


def test_the_note_lists_the_parties_that_did_not_answer():
    manifest = produced("hearing_note", sample_hearing_note()).manifest
    assert {block for block in manifest if block.startswith("silent-part")} == {"silent-part-2", "silent-part-4"}


def test_a_party_that_answered_in_other_letters_is_not_said_to_be_silent():
    answers = tuple(replace(some_answers()[0], id=one.id, party=one.name.upper()) for one in some_parties())
    assert "Alle parter på høringslisten har svaret." in note(answers=answers)


def test_an_answer_from_outside_the_list_is_named():
    assert "Uden for høringslisten er der kommet svar fra: Borger." in note()


def test_an_answer_after_the_deadline_is_said_to_be_late():
    assert "17-11-2027, efter fristen" in note()


def test_a_note_on_a_hearing_that_runs_is_preliminary():
    words = note(closed_on=None)
    assert "Høringen er endnu ikke afsluttet, og notatet er foreløbigt." in words
    assert "Et manglende svar er ikke taget som udtryk" not in words


def test_a_note_without_answers_says_so():
    assert "Der er ikke registreret svar på høringen." in note(answers=())


def test_the_item_asks_the_council_to_replace_the_plan_of_before():
    assert "og afløser planen af 17. juni 2021" in item()
    assert "afløser" not in item(replaces_plan_of=None)


def test_the_item_does_not_ask_for_a_note_that_says_nothing():
    silent = HearingOutcome(began_on=date(2027, 10, 18), answer_by=date(2027, 11, 15), asked=4)
    words = item(hearing=silent)
    assert "høringsnotatet" not in words
    assert "Der er ikke registreret svar." in words


def test_the_item_says_why_there_was_no_hearing():
    words = item(hearing=HearingOutcome(waived_because="Dialogmødet trådte i stedet"))
    assert "Der er ikke holdt særskilt høring. Begrundelse: Dialogmødet trådte i stedet." in words
    assert "En høring indgår ikke i planens vej gennem kommunen." in item(hearing=None)


def test_the_item_says_what_the_plan_says_of_hours_and_what_it_leaves_out():
    words = item()
    assert "For 7 indsatser er arbejdstiden anslået til i alt 285 timer" in words
    assert "Planen nævner desuden følgende: Indsats 3: undervisningstid; Indsats 5: " in words
    assert "Endnu ikke beskrevet: ressourcer for indsatserne 8 og 9." in words


def test_the_item_never_says_that_the_money_is_there():
    words = item(cost=Cost())
    assert "arbejdstiden anslået" not in words
    assert "om udgifterne holdes inden for de vedtagne rammer, eller om der søges bevilling." in words


def test_the_item_quotes_the_law_with_its_source():
    assert "dog som minimum hvert fjerde år.«" in item()


def test_an_internal_edition_goes_with_the_item_as_a_closed_enclosure():
    assert "Operationel handlingsplan, version 3 af 22. november 2027 (lukket bilag)" in item()


def test_the_papers_bear_the_plans_own_title_and_without_one_the_usual():
    cover = replace(sample_hearing_letter().cover, subtitle="Tryg i Egeskær 2027-2030")
    assert "Høring om udkast til »Tryg i Egeskær 2027-2030«" in letter(cover=cover)
    assert "Udkastet til »Tryg i Egeskær 2027-2030« blev sendt i høring" in note(cover=cover)
    assert "»Tryg i Egeskær 2027-2030« vedtages" in item(cover=cover)
    assert "Operationel handlingsplan til forebyggelse" in item()
    assert "Operationel handlingsplan til forebyggelse" not in item(cover=cover)
    assert "Høring om udkast til operationel handlingsplan mod ekstremisme" in letter(cover=replace(cover, subtitle=""))


def test_a_joint_plan_is_laid_before_the_council_as_the_whole_preparedness():
    words = item(joint=True)
    assert "som kommunens beredskab mod ekstremisme, negativ social kontrol og æresrelaterede konflikter" in words
    assert "behandles ikke i denne plan" in item()
    assert "behandles ikke i denne plan" not in words


def test_a_point_from_an_earlier_hearing_is_told_as_such_and_is_no_answer_in_this_one():
    before = sample_hearing_note()
    first, *others = before.answers
    shown = produced("hearing_note", replace(before, answers=(replace(first, earlier=True, late=False), *others)))
    assert shown.manifest["number-earlier"] == "Punkter fra en tidligere høring | 1"
    assert "i en tidligere høring" in shown.manifest[f"answer-{first.id}"]
    assert first.party not in replace(before, answers=(replace(first, earlier=True),)).answering

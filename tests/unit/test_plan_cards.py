"""The standard action cards are filled with the functions that the record holds, and say which it lacks."""

from datetime import date

from parat.documents.contexts import ContactFunction
from tasks.plan_cards import cards_shown

TOVHOLDER = ContactFunction(
    id="c1", function="Tovholder for infohus", mailbox="tovholder@egeskaer.example", checked_on=date(2027, 9, 1)
)
BEREDSKAB = ContactFunction(id="c2", function="Beredskabschef")


def card(identity, contacts=(TOVHOLDER, BEREDSKAB), approved_da=""):
    return next(one for one in cards_shown(contacts, approved_da) if one.id == identity)


def test_a_function_of_the_record_stands_on_the_cards_that_need_it():
    assert "Tovholder for infohus: tovholder@egeskaer.example" in card("employee-under-18").contacts
    assert not any("Beredskabschef" in line for line in card("employee-under-18").contacts)


def test_a_function_that_nobody_has_named_is_said_to_be_missing():
    assert card("employee-under-18").missing_contacts == ("Stedfortræder for tovholderen",)
    assert card("employee-acute", contacts=()).missing_contacts == ("Beredskabet", "Tovholder")


def test_a_function_without_a_mailbox_is_not_given_one():
    assert "Beredskabschef: postkasse og telefon endnu ikke oplyst" in card("leader-acute").contacts


def test_112_comes_first_when_it_is_acute_and_the_colleague_when_it_is_not():
    assert card("employee-acute").contacts[0] == "Alarmcentralen: 112"
    assert card("employee-under-18").contacts[0].startswith("Tovholder")


def test_a_card_says_that_it_is_a_standard_that_nobody_has_adapted_or_approved():
    shown = card("leader-under-18")
    assert shown.revised_da.startswith("Programmets standardkort, udgave 2026.1 af 23. november 2026.")
    assert shown.revised_da.endswith("Endnu ikke tilpasset kommunen.")
    assert shown.approved_da == ""

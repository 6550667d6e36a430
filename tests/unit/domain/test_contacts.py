"""Check that only a function's own mailbox is ever shown."""

import pytest

from parat.domain.contacts import found_by, function_mailbox


@pytest.mark.parametrize(
    ("function", "mail"),
    [
        ("tovholder for infohus", "tovholder-for-infohus@egeby.example"),
        ("beredskabschef", "beredskabschef@egeby.example"),
        ("Leder af børneområdet", "boerneomraadet@egeby.example"),
    ],
)
def test_a_mailbox_that_bears_the_functions_words_is_the_functions_own(function, mail):
    assert function_mailbox(function, "SSP", "", mail) == mail


def test_a_mailbox_named_after_the_sector_is_the_functions_own():
    assert function_mailbox("tovholder", "SSP", "", "ssp@egeby.example") == "ssp@egeby.example"


@pytest.mark.parametrize("mail", ["abcd@egeby.example", "fornavn.efternavn@egeby.example", "tovholder", ""])
def test_an_address_that_may_be_a_persons_is_left_out(mail):
    assert function_mailbox("tovholder", "SSP", "", mail) == ""


def test_an_address_beside_a_persons_name_is_left_out():
    assert function_mailbox("tovholder", "SSP", "En Person", "tovholder@egeby.example") == ""


def test_a_function_is_found_by_a_word_of_its_name():
    assert found_by("tovholder", "Tovholder for infohus")
    assert not found_by("politi", "Tovholder for infohus")

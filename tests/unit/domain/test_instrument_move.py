"""An answer goes over to another version when it was asked in the same words."""

from parat.domain.instrument import instrument
from parat.domain.instrument_move import has_item, move_between
from tests.unit.domain.builders import RULES_OF_2017, TODAY_RULES


def test_to_a_version_with_one_more_item_everything_goes_over():
    move = move_between(RULES_OF_2017, TODAY_RULES, ["D1.1", "D5", "D1.1"])
    assert (move.carried, move.put_aside, move.anew) == (("D1.1", "D5"), (), ("D1.5",))


def test_an_item_that_is_gone_is_put_aside():
    assert move_between(TODAY_RULES, RULES_OF_2017, ["D1.4", "D1.5"]).put_aside == ("D1.5",)


def test_other_words_or_steps_put_answers_aside_and_ask_anew(newer_instrument):
    newer = instrument(newer_instrument)
    move = move_between(TODAY_RULES, newer, ["D4.1", "D5.5", "D9.5", "D4.2", "D3", "D4"])
    assert move.put_aside == ("D3", "D4.1", "D5.5", "D9.5")
    assert move.anew == ("D4.1", "D5.5", "D9.6")
    assert move.carried == ("D4", "D4.2")


def test_a_critical_mark_or_a_weight_asks_nothing_new(newer_instrument):
    move = move_between(TODAY_RULES, instrument(newer_instrument), ["D6.2", "D6.3"])
    assert move.carried == ("D6.2", "D6.3")


def test_statements_and_themes_are_known_by_their_numbers():
    assert has_item(TODAY_RULES, "D1.5")
    assert has_item(TODAY_RULES, "D1")
    assert not has_item(RULES_OF_2017, "D1.5")

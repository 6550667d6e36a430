"""Two versions are compared by their own words, and two rounds over what is the same in both."""

from decimal import Decimal

import pytest

from parat.domain.comparability import (
    Difference,
    comparable_items,
    differences,
    dimension_changes,
    item_changes,
    narrowed,
)
from parat.domain.instrument import instrument
from parat.domain.readiness import grade
from tests.unit.domain.builders import RULES_OF_2017, TODAY_RULES, an_answer


@pytest.fixture
def newer(newer_instrument):
    return instrument(newer_instrument)


def graded(chosen, **values):
    return chosen, grade(chosen, [an_answer(item.replace("_", "."), value) for item, value in values.items()])


def theme(changes, dimension):
    return next(one for one in changes if one.dimension == dimension)


def item(changes, wanted):
    return next(one for one in changes if one.item == wanted)


def test_the_version_of_2017_lacks_one_item_and_that_alone_is_not_comparable():
    assert dict(differences(RULES_OF_2017, TODAY_RULES)) == {"D1.5": (Difference.NEW,)}
    assert dict(differences(TODAY_RULES, RULES_OF_2017)) == {"D1.5": (Difference.GONE,)}
    assert len(comparable_items(RULES_OF_2017, TODAY_RULES)) == 44


def test_a_version_is_comparable_with_itself():
    assert differences(TODAY_RULES, TODAY_RULES) == {}
    assert narrowed(TODAY_RULES, comparable_items(TODAY_RULES, TODAY_RULES)) is TODAY_RULES


def test_words_steps_critical_marks_and_weights_each_make_an_item_another(newer):
    assert dict(differences(TODAY_RULES, newer)) == {
        "D4.1": (Difference.STATEMENT,),
        "D5.5": (Difference.ANCHORS,),
        "D6.2": (Difference.NOW_CRITICAL,),
        "D6.3": (Difference.WEIGHT,),
        "D9.6": (Difference.NEW,),
        "D9.5": (Difference.GONE,),
    }


def test_an_item_that_changed_has_both_scores_and_no_change(newer):
    changes = item_changes(graded(TODAY_RULES, D4_1=1, D4_2=1), graded(newer, D4_1=3, D4_2=3))
    changed, same = item(changes, "D4.1"), item(changes, "D4.2")
    assert (changed.before, changed.after, changed.change, changed.differs) == (1, 3, None, "ny ordlyd")
    assert (same.change, same.differs) == (Decimal("2.0"), "")


def test_an_item_that_is_gone_is_listed_last(newer):
    changes = item_changes(graded(TODAY_RULES, D9_5=2), graded(newer, D9_6=4))
    assert [(one.item, one.differs) for one in changes][-1] == ("D9.5", "udgået udsagn")
    assert item(changes, "D9.6").differs == "nyt udsagn"


def test_a_theme_is_reckoned_over_the_items_that_are_the_same(newer):
    before = graded(TODAY_RULES, D4_1=4, D4_2=1, D4_3=1, D4_4=1)
    after = graded(newer, D4_1=0, D4_2=2, D4_3=2, D4_4=2)
    found = theme(dimension_changes(before, after), "D4")
    assert (found.before, found.after, found.change) == (Decimal("1.0"), Decimal("2.0"), Decimal("1.0"))
    assert found.left_out == ("D4.1",)


def test_a_theme_with_fewer_than_three_items_left_is_not_compared(newer):
    values = {"D6_1": 4, "D6_2": 4, "D6_3": 4, "D6_4": 4}
    found = theme(dimension_changes(graded(TODAY_RULES, **values), graded(newer, **values)), "D6")
    assert (found.before, found.after, found.change) == (None, None, None)
    assert found.left_out == ("D6.2", "D6.3")


def test_without_a_difference_a_theme_s_change_is_that_of_its_printed_scores():
    before = graded(TODAY_RULES, D5_1=4, D5_2=1, D5_3=4)
    after = graded(TODAY_RULES, D5_1=4, D5_2=4, D5_3=4)
    found = theme(dimension_changes(before, after), "D5")
    assert (found.before, found.after, found.left_out) == (Decimal("1.9"), Decimal("4.0"), ())


def test_a_cap_by_an_item_that_is_not_compared_does_not_hold_the_comparison_down():
    values = {"D1_1": 3, "D1_2": 3, "D1_3": 3}
    found = theme(dimension_changes(graded(RULES_OF_2017, **values), graded(TODAY_RULES, **values, D1_5=0)), "D1")
    assert (found.before, found.after, found.left_out) == (Decimal("3.0"), Decimal("3.0"), ("D1.5",))

"""Check that the instrument is complete, and that a version stays what it was."""

import pytest

from parat.domain.instrument import UnknownInstrumentError, UnknownItemError, instrument, instrument_versions
from tests.unit.domain.builders import RULES_OF_2017, TODAY_RULES


def test_the_instrument_has_nine_dimensions_of_five_items():
    assert [len(dimension.items) for dimension in TODAY_RULES.dimensions] == [5] * 9


def test_the_critical_items_are_the_six_of_the_rules():
    critical = [item.id for item in TODAY_RULES.items if item.critical]
    assert critical == ["D1.5", "D2.2", "D5.1", "D5.2", "D6.1", "D7.3"]


def test_the_version_of_2017_differs_by_one_item_alone():
    assert {item.id for item in TODAY_RULES.items} - {item.id for item in RULES_OF_2017.items} == {"D1.5"}
    assert [item for item in TODAY_RULES.items if item.id != "D1.5"] == list(RULES_OF_2017.items)


def test_six_roles_are_required_and_the_police_alone_observe():
    required = ("leader", "coordinator", "social", "school", "employment", "contingency")
    assert (TODAY_RULES.required_roles, TODAY_RULES.observers) == (required, {"police"})


def test_every_item_has_a_statement_three_anchors_a_source_and_weight_one():
    assert all(item.statement_da.endswith(".") and all(item.anchors_da.values()) for item in TODAY_RULES.items)
    assert all(item.sources and all(item.sources) and item.weight == 1 for item in TODAY_RULES.items)


def test_every_dimension_has_an_anchor_for_each_step_of_the_scale():
    assert all(list(d.anchors_da) == [0, 1, 2, 3, 4] and all(d.anchors_da.values()) for d in TODAY_RULES.dimensions)
    assert len(TODAY_RULES.scale_da) == 5


def test_item_numbers_begin_with_their_dimension():
    assert all(item.id.startswith(f"{item.dimension}.") for item in TODAY_RULES.items)


def test_an_unknown_version_says_which_exist():
    with pytest.raises(UnknownInstrumentError, match=r"2017\.1, 2026\.1"):
        instrument("2030.1")
    assert instrument_versions() == ("2017.1", "2026.1")


def test_an_unknown_dimension_is_refused():
    with pytest.raises(UnknownItemError):
        TODAY_RULES.dimension("D10")


def test_a_role_carries_its_danish_label():
    assert TODAY_RULES.role("police").label_da == "Politi (observatør)"

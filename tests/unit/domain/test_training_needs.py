"""What the readiness assessment found proposes training, with its reason; nothing is needed by itself."""

from decimal import Decimal

import pytest

from parat.domain.instrument import instrument, instrument_versions
from parat.domain.packets.wording import MODULES, SECTORS
from parat.domain.training import Need
from parat.domain.training_modules import training_modules
from parat.domain.training_needs import FoundGap, group_called, proposed_needs, staff_groups

INSTRUMENT = instrument("2026.1")
OUTSIDE_THE_MUNICIPALITY = {"police", "other", "probation"}


def proposed(*gaps):
    return proposed_needs(gaps, INSTRUMENT)


@pytest.mark.parametrize("version", instrument_versions())
def test_every_module_mends_statements_of_the_instrument_and_says_which(version):
    known = {item.id for item in instrument(version).items}
    assert all(module.items and set(module.items) <= known for module in training_modules().values())


def test_every_staff_group_has_sectors_and_modules_that_exist():
    sectors, modules = dict(SECTORS), dict(MODULES)
    assert all(set(group.sectors) <= set(sectors) and set(group.modules) <= set(modules) for group in staff_groups())


def test_every_sector_of_the_municipality_has_a_staff_group_and_every_module_is_for_somebody():
    assert {key for group in staff_groups() for key in group.sectors} >= set(dict(SECTORS)) - OUTSIDE_THE_MUNICIPALITY
    assert {key for group in staff_groups() for key in group.modules} == set(dict(MODULES))


def test_a_gap_proposes_its_module_to_every_group_that_it_concerns():
    found = proposed(FoundGap("D4.4", Decimal("1.4")))
    assert [(one.group.key, one.module, one.items) for one in found] == [
        ("coordinators", "infohus_and_tool", ("D4.4",))
    ]


def test_a_proposal_says_which_statement_it_rests_on_and_its_score():
    (one,) = proposed(FoundGap("D4.4", Decimal("1.4")))
    assert one.reason_da == "D4.4 »Tovholdere er trænet i vurderingsværktøjet«: scoren er 1,4"


def test_several_gaps_of_one_module_are_one_proposal():
    found = proposed(FoundGap("D5.3", None), FoundGap("D4.3", Decimal(2), failed_in_scenario=True))
    (reason,) = {one.reason_da for one in found}
    assert reason.startswith("D4.3 »Myndighedssagsbehandlere kender")
    assert ": holdt ikke i scenarietræningen; D5.3 »" in reason
    assert reason.endswith("«: ingen kunne svare")


def test_without_a_gap_that_training_mends_nothing_is_proposed():
    assert proposed() == ()
    assert proposed(FoundGap("D1.1", Decimal(0))) == ()


def test_a_staff_group_is_known_however_it_is_spelled():
    assert group_called("  lærere og SKOLEPÆDAGOGER ").key == "school"
    assert group_called("Lærere i 8. klasse") is None


def test_a_need_is_behind_until_four_fifths_have_had_it():
    assert Need("1", "Lærere", "signs", 10, 7).behind
    assert not Need("1", "Lærere", "signs", 10, 8).behind
    assert Need("1", "Lærere", "signs", 3, 4).percent == Decimal(100)

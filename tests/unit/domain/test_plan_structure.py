"""Check the plan's chapters and annexes."""

import pytest

from parat.domain.plan_structure import UnknownSectionError, annexes, chapters, section, sections


def test_the_plan_has_chapters_0_to_16_and_annexes_a_to_f():
    assert [chapter.number for chapter in chapters()] == list(range(17))
    assert "".join(annex.mark for annex in annexes()) == "ABCDEF"


def test_no_two_sections_share_a_key():
    assert len({part.key for part in sections()}) == 23


def test_every_section_says_what_it_must_hold_and_who_supplies_it():
    assert all(len(part.must_hold_da) >= 2 and part.supplied_by_da and part.found_in for part in sections())


def test_the_three_tasks_have_a_chapter_each():
    assert [chapter.task for chapter in chapters() if chapter.key.startswith("task_")] == [1, 2, 3]


def test_only_the_contact_list_and_the_origins_are_internal_from_the_start():
    assert [part.key for part in sections() if not part.public] == ["contacts", "origins"]


def test_a_section_is_found_by_key_and_by_mark():
    assert section("law") is section("5")
    assert section("C").title_da == "Kontaktliste"


def test_an_unknown_section_is_refused():
    with pytest.raises(UnknownSectionError, match="«17»"):
        section("17")

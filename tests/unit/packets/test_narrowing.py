"""A packet that is narrowed to one respondent or one part, and the packet whole."""

import pytest

from parat.domain.packets import PACKETS, narrowed, narrowed_rows, own_key, packet_for, whole
from parat.domain.packets.matching import folded

READINESS = packet_for("readiness")
OWN = narrowed(READINESS, "R3", addressee_da="Respondent R3: Skole/dagtilbud")
ROWS = {
    "respondents": [{"respondent": "R1", "role": "leader"}, {"respondent": "R3", "role": "school"}],
    "missing_roles": [{"role": "contingency", "reason": "Vakant"}],
    "answers": [{"item": "D1.1", "R1": "2", "R3": "4", "documentation": "A; B", "documentation_R3": "B"}],
}


def keys(spec, sheet):
    return [column.key for column in spec.sheet(sheet).columns]


def test_a_respondents_workbook_has_only_their_own_columns():
    assert "R3" in keys(OWN, "answers")
    assert not {"R1", "R2", "R12", "documentation", "reason"} & set(keys(OWN, "answers"))
    assert {own_key("documentation", "R3"), own_key("reason", "R3")} <= set(keys(OWN, "answers"))


def test_a_respondent_is_not_asked_why_others_do_not_answer():
    assert [sheet.key for sheet in OWN.sheets] == ["respondents", "mapping", "answers"]


def test_a_respondent_cannot_change_number_or_role_nor_add_lines():
    sheet = OWN.sheet("respondents")
    assert sheet.fixed_rows
    assert [column.key for column in sheet.columns if column.locked] == ["respondent", "role"]


def test_a_respondents_own_reason_is_asked_for():
    assert [(rule.columns, rule.reason) for rule in OWN.sheet("answers").reasons] == [(("R3",), "reason_R3")]


def test_the_short_mapping_alone_asks_for_no_statement_and_no_day():
    mapping = narrowed(READINESS, "R3", "mapping")
    assert [sheet.key for sheet in mapping.sheets] == ["respondents", "mapping"]
    assert "answered_on" not in keys(mapping, "respondents")
    assert mapping.title_da == "Afdækning af eget udgangspunkt"


def test_the_extended_assessment_alone_leaves_the_mapping_out():
    extended = narrowed(READINESS, part="extended")
    assert [sheet.key for sheet in extended.sheets] == ["respondents", "missing_roles", "answers"]


def test_with_neither_it_is_the_joint_workbook():
    assert narrowed(READINESS) == READINESS.edition(READINESS.version)


def test_the_joint_workbook_has_no_column_of_an_earlier_edition():
    assert not {"value", "note"} & set(keys(READINESS, "mapping"))
    assert {"value", "note"} <= set(keys(READINESS.edition(1), "mapping"))
    assert not {"R1", "remark"} & set(keys(READINESS.edition(1), "mapping"))


def test_the_packet_whole_has_the_columns_of_every_workbook():
    every = whole(READINESS)
    wanted = {"value", "note", "remark", "remark_R12", "R1"}
    assert wanted <= set(keys(every, "mapping"))
    assert {"documentation", "documentation_R1", "reason_R12"} <= set(keys(every, "answers"))


@pytest.mark.parametrize("spec", [one for one in PACKETS if one.kind != "readiness"], ids=lambda spec: spec.kind)
def test_a_packet_without_respondents_is_whole_as_it_is(spec):
    assert whole(spec) == spec


@pytest.mark.parametrize("respondent", ["", "R1", "R12"])
@pytest.mark.parametrize("part", ["", "mapping", "extended"])
@pytest.mark.parametrize("version", [1, 2])
def test_labels_and_keys_are_told_apart_in_every_workbook(version, respondent, part):
    for sheet in narrowed(READINESS.edition(version), respondent, part).sheets:
        assert len({folded(column.label_da) for column in sheet.columns}) == len(sheet.columns)
        assert len({column.key for column in sheet.columns}) == len(sheet.columns)
        known = {column.key for column in sheet.columns}
        assert all({*rule.columns, rule.reason} <= known for rule in sheet.reasons)


def test_rows_are_narrowed_to_what_the_workbook_shows():
    rows = narrowed_rows(OWN, ROWS)
    assert [row["respondent"] for row in rows["respondents"]] == ["R3"]
    assert "missing_roles" not in rows
    assert (rows["answers"][0]["R3"], rows["answers"][0]["documentation_R3"]) == ("4", "B")
    assert "R1" not in rows["answers"][0]

"""The forms of the dashboard: drop-downs of what the record holds, and a help text under every field."""

from typing import Annotated, get_origin, get_type_hints

import pytest

from flows.catalogue import (
    CHOOSE_STEPS,
    COVERAGE,
    DAILY,
    DECIDE,
    DECIDE_OVERLAP,
    DUTY,
    FLOW_NAMES,
    IMPORT_PACKET,
    PATH,
    PLAN_WORKSHOP,
    PORTFOLIO,
    PROPOSAL,
    READ_POLICY,
    REDRAFT,
    RESPONDENTS,
    RETURNED_TEXTS,
    REVISE,
    SETTLE,
)
from flows.deployments import DEPLOYABLES, LISTED
from flows.form_choices import (
    COVERAGE_ACTS,
    GATES,
    OVERLAP_RULINGS,
    PROPOSAL_CHOICES,
    RESPONDENT_ACTS,
    ROLES,
    RULINGS,
    SIDES,
    WORKSHOP_KINDS,
    key_in,
)
from parat.domain.stages import Ruling, Stage
from tests.flow.conftest import ACTOR, wait_until

WITH_MUNICIPALITY = [
    PATH,
    DECIDE,
    SETTLE,
    RESPONDENTS,
    PLAN_WORKSHOP,
    REDRAFT,
    RETURNED_TEXTS,
    CHOOSE_STEPS,
    DUTY,
    REVISE,
    READ_POLICY,
    DECIDE_OVERLAP,
    COVERAGE,
    PROPOSAL,
    *Stage,
]
WITHOUT_FIELDS = (DAILY, PORTFOLIO)


def fields(serving, name):
    return serving.deployment(name)["parameter_openapi_schema"]["properties"]


@pytest.mark.server
@pytest.mark.parametrize("name", FLOW_NAMES)
def test_every_deployment_is_ready_and_says_what_it_does(serving, name):
    wait_until(lambda: serving.deployment(name)["status"] == "READY")
    deployment = serving.deployment(name)
    assert deployment["description"].endswith(".")
    assert "Args" not in deployment["description"]


@pytest.mark.server
@pytest.mark.parametrize("name", FLOW_NAMES)
def test_every_field_has_a_help_text_and_a_readable_title(serving, name):
    form = fields(serving, name)
    assert bool(form) == (name not in WITHOUT_FIELDS)
    for field in form.values():
        assert field["description"].endswith(".")
        assert "_" not in field["title"]


@pytest.mark.server
@pytest.mark.parametrize("name", WITH_MUNICIPALITY)
def test_municipalities_and_staff_are_drop_downs(serving, name):
    form = fields(serving, name)
    assert "9904 Strandengholm" in form["municipality"]["enum"]
    assert {"k07", "k12"} <= set(form["staff"]["enum"])


@pytest.mark.server
def test_a_decision_is_made_of_drop_downs(serving):
    form = fields(serving, DECIDE)
    assert form["gate"]["enum"] == list(GATES)
    assert form["ruling"]["enum"] == list(RULINGS)
    assert "council: Kommunalbestyrelsen" in form["decided_by"]["enum"]


@pytest.mark.server
def test_whose_value_counts_is_a_drop_down(serving):
    assert fields(serving, SETTLE)["side"]["enum"] == list(SIDES)


@pytest.mark.server
def test_what_is_done_about_an_overlap_is_a_drop_down(serving):
    assert fields(serving, DECIDE_OVERLAP)["overlap_decision"]["enum"] == list(OVERLAP_RULINGS)


@pytest.mark.server
def test_who_is_asked_and_what_is_done_are_drop_downs(serving):
    form = fields(serving, RESPONDENTS)
    assert (form["what_to_do"]["enum"], form["role"]["enum"]) == (list(RESPONDENT_ACTS), list(ROLES))


@pytest.mark.server
def test_what_is_made_of_a_finding_or_a_proposal_is_a_drop_down(serving):
    assert fields(serving, COVERAGE)["coverage_act"]["enum"] == list(COVERAGE_ACTS)
    assert fields(serving, PROPOSAL)["proposal_choice"]["enum"] == list(PROPOSAL_CHOICES)


@pytest.mark.server
@pytest.mark.parametrize("name", [DECIDE, IMPORT_PACKET])
def test_only_what_every_decision_needs_is_required(serving, name):
    required = {"decide": {"municipality", "gate", "ruling", "decided_by", "staff"}, "import-packet": {"file", "staff"}}
    assert set(serving.deployment(name)["parameter_openapi_schema"]["required"]) == required[name]


@pytest.mark.server
def test_a_workshop_is_planned_with_its_kind_and_the_colleague_who_goes(serving):
    form = fields(serving, PLAN_WORKSHOP)
    assert form["workshop_kind"]["enum"] == list(WORKSHOP_KINDS)
    assert {"k07", "k12"} <= set(form["consultant"]["enum"])
    required = serving.deployment(PLAN_WORKSHOP)["parameter_openapi_schema"]["required"]
    assert required == ["municipality", "number", "staff"]


@pytest.mark.server
def test_a_new_colleague_appears_in_the_forms_of_the_running_engine(serving):
    from tasks.programmes import add_staff

    add_staff("k31", "", "konsulent", ACTOR)
    wait_until(lambda: "k31" in fields(serving, PATH)["staff"]["enum"])


def test_a_choice_begins_with_the_key_that_the_record_uses():
    assert [key_in(choice) for choice in RULINGS] == list(Ruling)


def test_a_key_alone_is_a_choice_too():
    assert key_in("approve") == "approve"


def test_what_is_typed_freely_has_no_name_that_another_form_lists_choices_under():
    hints = {one.name: get_type_hints(one.flow.fn, include_extras=True) for one in DEPLOYABLES}
    typed = {
        (form, field)
        for form, fields_of in hints.items()
        for field, kind in fields_of.items()
        if get_origin(kind) is Annotated and field in LISTED
    }
    assert typed == set()

"""Check that everything with a key has a Danish label."""

import pytest

from parat.domain.catalogue import Level
from parat.domain.labels import Kind, UnknownLabelError, label, labels
from parat.domain.packets.readiness import ROLES
from parat.domain.stages import STANDARD, Decider, Ruling, Stage, Start


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_labels_and_none_is_blank(kind):
    assert labels(kind)
    assert all(text.strip() == text != "" for text in labels(kind).values())


@pytest.mark.parametrize(
    ("kind", "keys"),
    [(Kind.STAGE, Stage), (Kind.START, Start), (Kind.RULING, Ruling), (Kind.DECIDER, Decider), (Kind.LEVEL, Level)],
)  # fmt: skip
def test_every_key_of_the_rules_has_a_label_and_no_label_is_left_over(kind, keys):
    assert set(labels(kind)) == {str(key) for key in keys}


def test_every_document_that_a_gate_decides_on_has_a_label():
    documents = {gate.document for rule in STANDARD.stages for gate in rule.gates if gate.document}
    assert documents <= set(labels(Kind.DOCUMENT_KIND))


def test_the_roles_of_the_packet_are_the_roles_of_the_instrument():
    assert dict(ROLES) == labels(Kind.ROLE)


def test_a_stage_is_labelled_as_its_rule_says():
    assert label(Kind.STAGE, Stage.PLAN) == "Handlingsplan"


def test_a_task_is_labelled_by_its_number():
    assert label(Kind.TASK, 2) == "2 Udredning og håndtering af bekymringer"


def test_a_key_without_label_stops_the_work():
    with pytest.raises(UnknownLabelError, match="«nowhere»"):
        label(Kind.STAGE, "nowhere")

"""A proposal that nobody has accepted stands in the internal edition, marked, and nowhere else."""

from dataclasses import replace

import pytest

from parat.documents.contexts import public_edition
from tests.unit.documents.builders import sample_plan_draft
from tests.unit.documents.reading import produced, whole_text


@pytest.fixture
def plan():
    whole = sample_plan_draft()
    first, *rest = whole.actions
    proposed = replace(first, title="Hold kaninløb", accepted=False, status_da="Forslag")
    return replace(whole, actions=(proposed, *rest))


def test_the_internal_edition_says_which_actions_are_proposals(plan):
    words = whole_text(produced("plan_draft", plan).docx)
    assert f"1 indsats er et forslag (nr. {plan.actions[0].number})" in words
    assert "Hold kaninløb" in words


def test_the_public_edition_holds_accepted_actions_alone(plan):
    public = public_edition(plan, plan.cover)
    assert [one.id for one in public.actions] == [one.id for one in plan.actions[1:]]
    words = whole_text(produced("plan_public", public).docx)
    assert "Hold kaninløb" not in words
    assert "er et forslag" not in words


def test_a_plan_without_proposals_says_nothing_of_them():
    assert "er et forslag" not in whole_text(produced("plan_draft", sample_plan_draft()).docx)

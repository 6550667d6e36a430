"""A draft that comes back is known by its hidden properties, and what it carries is seen."""

import pytest

from parat.domain.errors import InputError
from parat.intake.returned_drafts import marks_in, open_draft
from tests.acceptance.redraft_builders import adds_after, changed_part, comments, edited, tracks, without
from tests.unit.documents.builders import ENGAGEMENT, GENERATION, sample_plan_draft
from tests.unit.documents.reading import produced

CUSTOM, SETTINGS = "docProps/custom.xml", "word/settings.xml"
LEAD, OWN, CPR = "path-lead", "Eget afsnit.", "150590-1239"


@pytest.fixture(scope="module")
def sent():
    return produced("plan_draft", sample_plan_draft()).docx


def protection(attributes):
    mark = f"<w:documentProtection {attributes}/></w:settings>".encode()
    return lambda part: part.replace(b"</w:settings>", mark)


def test_a_draft_says_whose_it_is_and_which_version(sent):
    draft = open_draft(sent, "udkast.docx")
    assert (draft.engagement, draft.generation, draft.kind) == (ENGAGEMENT, GENERATION, "plan_draft")
    assert draft.is_marked
    assert draft.is_anchored
    assert marks_in(sent, "udkast.docx")["parat_kind"] == "plan_draft"


def test_a_draft_without_properties_is_let_in_and_says_nothing(sent):
    draft = open_draft(without(sent, CUSTOM), "udkast.docx")
    assert not draft.is_marked
    assert draft.engagement == ""


def test_pending_changes_are_counted_with_the_number_of_people_and_without_their_names(sent):
    draft = open_draft(edited(sent, tracks(LEAD, OWN, "Anne"), tracks("law-lead", OWN, "Bo")), "udkast.docx")
    assert (draft.pending, draft.hands) == (4, 2)
    assert "Anne" not in repr(draft)


def test_changes_by_parat_itself_are_nobodys(sent):
    draft = open_draft(edited(sent, tracks(LEAD, OWN, "parat")), "udkast.docx")
    assert (draft.pending, draft.hands) == (0, 0)


def test_a_locked_draft_is_refused_and_one_whose_lock_is_off_is_not(sent):
    locked = changed_part(sent, SETTINGS, protection('w:edit="trackedChanges" w:enforcement="1"'))
    with pytest.raises(InputError, match="IND-410"):
        open_draft(locked, "udkast.docx")
    open_draft(changed_part(sent, SETTINGS, protection('w:edit="readOnly" w:enforcement="0"')), "udkast.docx")


@pytest.mark.parametrize(
    "edit", [adds_after(LEAD, f"Sag {CPR}"), comments(LEAD, f"Se {CPR}"), tracks(LEAD, f"Sag {CPR}", "Bo")]
)
def test_a_cpr_number_refuses_the_draft_wherever_it_stands(sent, edit):
    with pytest.raises(InputError) as refused:
        open_draft(edited(sent, edit), "udkast.docx")
    assert CPR not in str(refused.value)


def test_a_file_that_is_cut_off_is_refused(sent):
    with pytest.raises(InputError, match="IND-104"):
        open_draft(sent[: len(sent) // 2], "udkast.docx")

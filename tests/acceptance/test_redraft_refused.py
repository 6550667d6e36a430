"""A file that is not what it should be is refused with one clear message, and nothing is stored."""

import pytest

from db.engine import engine_for
from db.schema import Action, ReturnedText
from db.unit_of_work import RECORD_CHAIN, Signature, unit_of_work
from parat.example.municipalities import places
from parat.settings import settings
from tasks.files import content_of
from tasks.programmes import municipality_row
from tests.acceptance.conftest import CODE, KEY, TOWN
from tests.acceptance.redraft_builders import (
    DRAFTED,
    adds_after,
    changed_part,
    comments,
    rows_of,
    texts_in,
    tracks,
    versions,
    without,
    writes,
    writes_cell,
)

CUSTOM, SETTINGS, DOCUMENT = "docProps/custom.xml", "word/settings.xml", "word/document.xml"
CPR = "150590-1239"
NEIGHBOUR = next(place.municipality for place in places() if place.code != CODE)
PROTECTED = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'


@pytest.fixture
def drafted(reached):
    reached(DRAFTED)
    return KEY


def marked(old, new):
    """Let the hidden properties say something else."""
    return lambda content: changed_part(content, CUSTOM, lambda part: part.replace(old.encode(), new.encode()))


def unknown(content):
    return marked(versions()[-1].id, "0" * 36)(content)


def protected(content):
    return changed_part(content, SETTINGS, lambda part: part.replace(b"</w:settings>", PROTECTED + b"</w:settings>"))


def unanchored(content):
    return changed_part(content, DOCUMENT, lambda part: part.replace(b"_p_", b"_x_"))


def strange(content):
    """Give a file with the draft's properties, in which only one foreign sentence stands."""

    def emptied(part):
        start, end = part.index(b"<w:body>") + 8, part.rindex(b"<w:sectPr")
        return part[:start] + b"<w:p><w:r><w:t>Noget helt andet.</w:t></w:r></w:p>" + part[end:]

    return changed_part(content, DOCUMENT, emptied)


BAD = {
    "another municipality's": ("IND-412", marked(KEY, "plan-2027/9917")),
    "of an unknown version": ("IND-412", unknown),
    "of another document": ("IND-413", marked("plan_draft", "plan_public")),
    "without properties": ("IND-411", lambda content: without(content, CUSTOM)),
    "without a trace of the draft": ("IND-414", strange),
    "protected": ("IND-410", protected),
    "damaged": ("IND-104", lambda content: content[: len(content) // 2]),
    "with a damaged part": ("IND-104", lambda content: changed_part(content, DOCUMENT, lambda part: part[:-40])),
    "without a document": ("IND-103", lambda content: without(content, DOCUMENT)),
    "empty": ("IND-101", lambda content: b""),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", BAD)
def test_a_file_with_a_fault_is_refused_and_nothing_is_stored(drafted, edit, refuses, fault):
    code, spoil = BAD[fault]
    path = edit(adds_after("path-lead", "Eget afsnit."))
    path.write_bytes(spoil(path.read_bytes()))
    refuses(code, 3, "redraft", path)
    refuses(code, 3, "import", path, "--to", path.parent / "svar")


@pytest.mark.slow
@pytest.mark.parametrize(
    "write", [writes, comments, lambda block, text: tracks(block, text, "Nogen")], ids=["text", "comment", "tracked"]
)
def test_a_cpr_number_anywhere_refuses_the_file(drafted, edit, refuses, write):
    said = refuses("IND-130", 3, "redraft", edit(write("path-lead", f"Se sagen om {CPR} i systemet.")))
    assert CPR not in said


def test_a_file_of_another_municipality_is_not_taken_for_this_one(drafted, edit, refuses, did):
    path = edit(adds_after("path-lead", "Eget afsnit."))
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), RECORD_CHAIN) as unit:
        unit.put(municipality_row(NEIGHBOUR, is_example=False))
        unit.commit()
    did("enrol", NEIGHBOUR.code, "--start", "new")
    assert NEIGHBOUR.code in refuses("IND-417", 3, "redraft", path, "--for", NEIGHBOUR.code)


def test_a_document_of_which_no_version_was_written_is_said(drafted, edit, refuses):
    path = edit(adds_after("path-lead", "Eget afsnit."))
    path.write_bytes(without(path.read_bytes(), CUSTOM))
    refuses("IND-416", 3, "redraft", path, "--for", TOWN, "--document", "final_report")
    refuses("IND-415", 3, "redraft", path, "--for", TOWN, "--document", "readiness_report")


def test_a_file_without_anchors_is_merged_by_its_words_and_that_is_said(drafted, edit, did):
    path = edit(adds_after("path-lead", "Eget afsnit."))
    path.write_bytes(unanchored(path.read_bytes()))
    assert "the file has lost its anchors" in did("redraft", path)
    assert texts_in(content_of(versions()[-1])) == texts_in(path.read_bytes())


def test_a_text_that_does_not_fit_the_record_is_refused_when_it_is_taken(drafted, edit, did, refuses):
    action = rows_of(Action, order=[Action.number])[0]
    did("redraft", edit(writes_cell(f"action-{action.id}", 2, "Skolechefen " * 30)))
    (text,) = rows_of(ReturnedText, ReturnedText.choice.is_(None))
    refuses("IND-140", 3, "returned", "take", text.id)

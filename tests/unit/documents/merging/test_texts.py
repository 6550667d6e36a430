"""What happens to a paragraph when the data, the person or both have changed it."""

import re
from datetime import UTC, datetime

import pytest

from parat.documents.merge import ChangeKind, Stamp, compare, redraft
from parat.ooxml.packages import read_package
from tests.unit.documents.merging.writing import (
    STAMP,
    W,
    comments,
    document,
    edited,
    inserted,
    kinds,
    lines,
    marks,
    merged,
    replaced,
    said,
    struck,
    written,
)

LATER = Stamp(datetime(2028, 5, 1, 9, tzinfo=UTC), "seneste-udgave")


def test_the_same_data_makes_no_mark_and_only_names_the_new_generation():
    base = lines("Første linje.", "Anden linje.")
    result = redraft(base, base, base, STAMP)
    assert not marks(document(result.docx))
    assert result.changes == ()
    assert edited(result.docx, lambda text: text.replace("ny-udgave", ">g<"), "docProps/custom.xml") != result.docx


def test_words_that_the_data_changed_are_marked():
    result = merged(
        lines("Mødet holdes i rådhuset."), lines("Mødet holdes i rådhuset."), lines("Mødet holdes på skolen.")
    )
    assert said(result.docx) == ["Mødet holdes på skolen."]
    assert struck(result.docx) == ["i rådhuset"]
    assert inserted(result.docx) == ["på skolen"]


@pytest.mark.parametrize(
    ("was", "says", "gone"),
    [
        ("Fristen er 18. oktober 2027.", "Fristen er 19. oktober 2027.", "18. oktober 2027"),
        ("Fristen er ultimo maj 2027.", "Fristen er ultimo juni 2027.", "ultimo maj 2027"),
        ("Prisen er 1.200,50 kr.", "Prisen er 1.300,50 kr.", "1.200,50"),
        ("Mødt 12-10-2027 kl. 9.30.", "Mødt 12-11-2027 kl. 9.30.", "12-10-2027"),
        ("Andelen er 45 % i dag.", "Andelen er 55 % i dag.", "45 %"),
    ],
)
def test_a_date_or_a_number_is_struck_as_a_whole(was, says, gone):
    result = merged(lines(was), lines(was), lines(says))
    assert struck(result.docx) == [gone]


def test_their_own_words_stay_when_the_data_stays():
    base = lines("Første linje.", "Anden linje.")
    result = merged(replaced(base, "Anden linje", "Vores linje"), base, base)
    assert said(result.docx) == ["Første linje.", "Vores linje."]
    assert kinds(result) == ["kept_own"]


def test_what_both_changed_stays_theirs_with_both_values_in_a_comment():
    base, now = lines("Fristen er 1. maj 2027."), lines("Fristen er 1. juni 2028.")
    result = merged(replaced(base, "1. maj 2027", "1. marts 2027"), base, now)
    assert said(result.docx) == ["Fristen er 1. marts 2027."]
    (comment,) = comments(result.docx)
    told = "".join(comment.itertext())
    assert "»Fristen er 1. maj 2027.«" in told
    assert "»Fristen er 1. juni 2028.«" in told
    assert comment.get(f"{W}initials") == "pa"


def test_the_same_change_on_both_sides_is_no_conflict():
    base, now = lines("Fristen er 1. maj 2027."), lines("Fristen er 1. juni 2028.")
    result = merged(replaced(base, "1. maj 2027", "1. juni 2028"), base, now)
    assert result.changes == ()


def test_what_they_deleted_stays_deleted_and_is_told_when_the_data_changed():
    base, now = lines("En.", "To er her.", "Tre."), lines("En.", "To er ændret.", "Tre.")
    theirs = edited(base, lambda text: text.replace(_paragraph(text, "To er her."), ""))
    result = merged(theirs, base, now)
    assert said(result.docx) == ["En.", "Tre."]
    assert kinds(result) == ["left_deleted"]


def _paragraph(text: str, words: str) -> str:
    end = text.index("</w:p>", text.index(words)) + len("</w:p>")
    return text[text.rindex("<w:p>", 0, text.index(words)) : end]


def test_a_new_text_is_inserted_after_the_one_before_it():
    base = lines("En.", "Tre.")
    now = written('<p id="linje-0">En.</p><p id="ny">To.</p><p id="linje-1">Tre.</p>')
    result = merged(base, base, now)
    assert said(result.docx) == ["En.", "To.", "Tre."]
    assert kinds(result) == ["added"]


def test_a_text_that_the_data_dropped_is_struck_when_untouched():
    base, now = lines("En.", "To."), lines("En.")
    result = merged(base, base, now)
    assert said(result.docx)[0] == "En."
    assert struck(result.docx) == ["To."]


def test_a_text_that_the_data_dropped_and_they_edited_gets_a_comment():
    base, now = lines("En.", "To er her."), lines("En.")
    result = merged(replaced(base, "To er her", "To er vores"), base, now)
    assert said(result.docx) == ["En.", "To er vores."]
    assert [change.now for change in result.changes] == [None]
    assert "udgået" in "".join(comments(result.docx)[0].itertext())


def test_a_paragraph_that_they_moved_is_changed_where_it_is_now():
    base, now = lines("En er her.", "To er her.", "Tre er her."), lines("En er ny.", "To er her.", "Tre er her.")
    text = _paragraph_of(base, "En er her.")
    theirs = edited(base, lambda whole: whole.replace(text, "").replace("<w:sectPr", f"{text}<w:sectPr", 1))
    result = merged(theirs, base, now)
    assert said(result.docx) == ["To er her.", "Tre er her.", "En er ny."]


def _paragraph_of(docx: bytes, words: str) -> str:
    found = []
    edited(docx, lambda text: found.append(_paragraph(text, words)) or text)
    return found[0]


def test_a_copy_with_a_bookmark_of_its_own_is_the_persons_text():
    base, now = lines("En er her."), lines("En er ny.")
    copy = _paragraph_of(base, "En er her.")
    start = copy.index('w:name="') + len('w:name="')
    name = copy[start : copy.index('"', start)]
    own = copy.replace(name, f"{name}_Copy_1").replace('w:id="0"', 'w:id="77"')
    result = merged(edited(base, lambda text: text.replace(copy, own + copy)), base, now)
    assert said(result.docx) == ["En er her.", "En er ny."]
    assert kinds(result) == ["own_added", "changed"]


def test_a_file_without_any_anchor_is_merged_by_its_words():
    base = lines("Skolen indkalder til møde.", "Klubben svarer for fritiden.")
    now = lines("Skolen indkalder til møde.", "Klubben svarer for ferien.")
    bare = edited(base, _without_bookmarks)
    result = merged(bare, base, now)
    assert said(result.docx) == ["Skolen indkalder til møde.", "Klubben svarer for ferien."]
    assert kinds(result).count("lost_anchor") == 2


def _without_bookmarks(text: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", text)


def test_own_pending_marks_are_taken_back_before_new_ones_are_made():
    first, second, third = (
        lines("Fristen er 1. maj 2027."),
        lines("Fristen er 1. juni 2028."),
        lines("Fristen er i dag."),
    )
    once = redraft(first, first, second, STAMP).docx
    result = merged(once, second, third, LATER)
    assert said(result.docx) == ["Fristen er i dag."]
    assert struck(result.docx) == ["1. maj 2027"]


def test_data_that_went_back_leaves_no_mark():
    first, second = lines("Fristen er 1. maj 2027."), lines("Fristen er 1. juni 2028.")
    once = redraft(first, first, second, STAMP).docx
    result = merged(once, second, first, LATER)
    assert not marks(document(result.docx))


def test_a_rejected_change_stays_rejected():
    first, second = lines("Fristen er 1. maj 2027."), lines("Fristen er 1. juni 2028.")
    result = merged(first, second, second)
    assert said(result.docx) == ["Fristen er 1. maj 2027."]
    assert kinds(result) == ["kept_own"]


def test_somebody_elses_pending_change_in_the_same_place_is_a_conflict():
    base, now = lines("Mødet holdes i dag."), lines("Mødet holdes i morgen.")
    run = "<w:r><w:t>Mødet holdes i dag.</w:t></w:r>"
    added = '<w:ins w:id="99" w:author="Kollega" w:date="2028-01-01T00:00:00Z"><w:r><w:t> Nej.</w:t></w:r></w:ins>'
    result = merged(replaced(base, run, run + added), base, now)
    assert said(result.docx) == ["Mødet holdes i dag. Nej."]
    assert kinds(result) == ["conflict"]


def test_bold_words_stay_bold_and_new_words_look_like_todays():
    base = lines("<strong>Husk:</strong> mødet er tirsdag.")
    now = lines("<strong>Husk:</strong> mødet er onsdag.")
    result = merged(base, base, now)
    runs = [run for run in document(result.docx).iter(f"{W}r") if "onsdag" in "".join(run.itertext())]
    assert [run.find(f"{W}rPr/{W}b") for run in runs] == [None]
    assert "Husk:" in "".join(next(document(result.docx).iter(f"{W}b")).getparent().getparent().itertext())


def test_words_in_a_link_change_inside_the_link():
    base = lines('Se <a href="https://example.dk/">hele planen her</a> i dag.')
    now = lines('Se <a href="https://example.dk/">hele aftalen her</a> i dag.')
    result = merged(base, base, now)
    links = list(document(result.docx).iter(f"{W}hyperlink"))
    assert ["".join(text.text for text in link.iter(f"{W}t")) for link in links] == ["hele aftalen her"]


def test_a_new_footnote_comes_along_with_its_text():
    base = lines("Loven gælder.")
    now = lines('Loven gælder fortsat<small class="footnote">Barnets lov.</small>.')
    result = merged(base, base, now)
    assert len(list(document(result.docx).iter(f"{W}footnoteReference"))) == 1
    assert "Barnets lov." in read_package(result.docx)["word/footnotes.xml"].decode()


def test_texts_that_our_files_count_are_known_by_their_words():
    base = lines("En er her.", "To er her.")
    now = lines("En er her.", "Et nyt afsnit med andre ord.", "To er her.")
    result = merged(base, base, now)
    assert kinds(result) == ["added"]
    again = merged(result.docx, now, lines("En er her.", "Et nyt afsnit med andre ord.", "To er ændret."), LATER)
    assert kinds(again) == ["changed"]


def test_two_versions_are_compared_as_tracked_changes():
    old, new = lines("Det gamle."), lines("Det nye.")
    result = compare(old, new, STAMP)
    assert said(result.docx) == ["Det nye."]
    assert [change.kind for change in result.changes] == [ChangeKind.CHANGED]


def test_equal_input_gives_equal_bytes():
    base, now = lines("En.", "To."), lines("En er ny.", "To.", "Tre.")
    assert redraft(base, base, now, STAMP) == redraft(base, base, now, STAMP)

"""A table that has other columns today is replaced as a whole, unless somebody worked on it."""

import pytest

from tests.unit.documents.merge_scripts.views import W, accepted, document, rejected
from tests.unit.documents.merging.writing import comments, edited, kinds, merged, replaced, said
from tests.unit.documents.reading import faults
from tests.unit.documents.writing import written

THREE = ("Nr.", "Hvad", "Hvem")
ROWS = (("1", "Opsøg foreninger", "SSP"), ("2", "Afhold møder", "Jobcenteret"))


def grid(head: tuple[str, ...], *rows: tuple[str, ...]) -> bytes:
    shown = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr id="række-{row[0]}"><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    widths = " ".join([*["20"] * (len(head) - 1), str(100 - 20 * (len(head) - 1))])
    table = f'<table id="t" data-widths="{widths}"><thead><tr>{shown}</tr></thead><tbody>{body}</tbody></table>'
    return written(f'<h1 id="k">Kapitel</h1><p id="før">Før tabellen.</p>{table}<p id="efter">Efter tabellen.</p>')


BASE = grid(THREE, *ROWS)
NARROW = grid(THREE[:2], *(row[:2] for row in ROWS))
WIDE = grid((*THREE, "Frist"), *((*row, "1. maj 2027") for row in ROWS), ("3", "Nyt", "PPR", "2. maj 2027"))


def tables(root) -> list[list[list[str]]]:
    return [
        [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in root.iter(f"{W}tbl")
    ]


@pytest.mark.parametrize("now", [NARROW, WIDE], ids=["fewer columns", "more columns"])
def test_a_table_that_nobody_touched_is_replaced_by_the_one_of_today(now, tmp_path):
    result = merged(BASE, BASE, now)
    assert tables(accepted(result.docx)) == tables(document(now))
    assert tables(rejected(result.docx)) == tables(document(BASE))
    assert set(kinds(result)) == {"removed", "added"}
    assert comments(result.docx) == []
    assert faults(result.docx, tmp_path) == []


def test_the_new_table_is_known_the_next_time():
    first = merged(BASE, BASE, NARROW).docx
    assert merged(first, NARROW, NARROW).changes == ()
    later = grid(THREE[:2], ROWS[0][:2], ("2", "Afhold flere møder"))
    second = merged(first, NARROW, later)
    assert kinds(second) == ["changed"]
    assert tables(accepted(second.docx)) == tables(document(later))


def test_a_new_table_that_was_rejected_stays_rejected():
    theirs = merged(BASE, BASE, BASE).docx
    assert tables(accepted(merged(theirs, NARROW, NARROW).docx)) == tables(document(BASE))


def test_a_table_that_somebody_worked_on_stays_and_carries_one_comment():
    result = merged(replaced(BASE, "Afhold møder", "Afhold mange møder"), BASE, WIDE)
    assert "Afhold mange møder" in said(result.docx)
    assert kinds(result) == ["conflict", "kept_own"]
    [comment] = comments(result.docx)
    assert "»3 | Nyt | PPR | 2. maj 2027«" in "".join(comment.itertext())


def test_a_table_that_they_deleted_stays_deleted_when_its_columns_change():
    def without(text: str) -> str:
        return text[: text.index("<w:tbl>")] + text[text.index("</w:tbl>") + len("</w:tbl>") :]

    result = merged(edited(BASE, without), BASE, NARROW)
    assert tables(accepted(result.docx)) == []
    assert kinds(result) == ["left_deleted"]

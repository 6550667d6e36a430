"""What came back is merged with what the record holds by then; nothing that anybody wrote is lost without a word."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.packets import PACKETS, Column, PacketSpec, Sheet
from parat.domain.packets.merging import (
    WHOLE_ROW,
    Returned,
    doubled_keys,
    merged,
    row_in,
    written_row,
)
from parat.domain.packets.values import normal, same, shown, value_in, written

THINGS = Sheet(
    "things",
    "Ting",
    (
        Column("number", "Nr.", "integer"),
        Column("text", "Tekst"),
        Column("amount", "Beløb", "decimal"),
        Column("on", "Dato", "date"),
        Column("agreed", "Enig", "yes_no"),
        Column("title", "Titel", locked=True),
    ),
    row_key=("number",),
)
PARTS = Sheet(
    "parts",
    "Dele",
    (Column("thing", "Ting nr.", "integer", refers_to=("things", "number")), Column("part", "Del")),
    row_key=("thing", "part"),
)
FORM = Sheet("form", "Skema", (Column("name", "Navn"), Column("wish", "Ønske")), upright=True)
PEOPLE = Sheet(
    "people",
    "Personer",
    (Column("thing", "Ting nr.", "integer", refers_to=("things", "number")), Column("name", "Navn")),
    row_key=("name",),
    personal=True,
)
MARKED = Sheet(
    "marked",
    "Mærkede",
    (Column("number", "Nr.", "integer"), Column("mark", "Id", locked=True, hidden=True), Column("text", "Tekst")),
    row_key=("number",),
    rows_stay=True,
)
SPEC = PacketSpec("plan", "plan", 1, "Prøve", (THINGS, PARTS, FORM, PEOPLE, MARKED))
EMPTY = {"amount": None, "on": None, "agreed": None, "title": None}


def thing(number=1, text="sendt", **cells):
    return {"number": number, "text": text, **EMPTY, **cells}


def bring_together(base, came, record, **unsaid):
    """Merge one sheet's rows; give the rows and what a person must decide."""
    sides = ({"things": rows} if isinstance(rows, list) else rows for rows in (base, came, record))
    sent, back, held = sides
    found = merged(SPEC, sent, Returned(back, **unsaid), held)
    return found, [dict(row.cells) for row in found.rows["things"]], found.clashes


def test_a_cell_that_nobody_changed_stays():
    _, rows, clashes = bring_together([thing()], [thing()], [thing()])
    assert (rows, clashes) == ([thing()], ())


def test_a_cell_that_only_the_sheet_changed_is_taken():
    _, rows, clashes = bring_together([thing()], [thing(text="rettet")], [thing()])
    assert (rows, clashes) == ([thing(text="rettet")], ())


def test_a_cell_that_only_the_record_changed_stays_as_the_record_has_it():
    _, rows, clashes = bring_together([thing()], [thing()], [thing(text="rettet")])
    assert (rows, clashes) == ([thing(text="rettet")], ())


def test_a_cell_that_both_changed_to_the_same_is_no_conflict():
    assert bring_together([thing()], [thing(text="ny")], [thing(text="ny ")])[2] == ()


def test_a_cell_that_both_changed_keeps_the_records_value_and_is_listed():
    _, rows, (clash,) = bring_together([thing()], [thing(text="arket")], [thing(text="registret")])
    assert rows == [thing(text="registret")]
    assert (clash.sheet, clash.column, clash.came) == ("things", "text", 0)
    assert (clash.base, clash.sheet_value, clash.record_value) == ("sendt", "arket", "registret")


def test_a_cell_that_the_sheet_emptied_and_the_record_changed_is_listed():
    (clash,) = bring_together([thing()], [thing(text=None)], [thing(text="registret")])[2]
    assert (clash.sheet_value, clash.record_value) == (None, "registret")


def test_different_cells_of_one_row_are_taken_from_where_each_was_changed():
    _, rows, clashes = bring_together([thing()], [thing(amount=Decimal(2))], [thing(on=date(2026, 5, 4))])
    assert (rows, clashes) == ([thing(amount=Decimal(2), on=date(2026, 5, 4))], ())


def test_a_new_row_in_the_sheet_is_added_and_one_that_only_the_record_has_is_kept():
    _, rows, clashes = bring_together([thing(1)], [thing(1), thing(2)], [thing(1), thing(3)])
    assert ([row["number"] for row in rows], clashes) == ([1, 3, 2], ())


def test_a_row_taken_out_of_the_sheet_is_taken_out_of_the_record():
    assert bring_together([thing(1), thing(2)], [thing(1)], [thing(1), thing(2)])[1:] == ([thing(1)], ())


def test_a_row_taken_out_of_the_sheet_that_the_record_changed_stays_and_is_listed():
    _, rows, (clash,) = bring_together([thing()], [], [thing(text="rettet")])
    assert rows == [thing(text="rettet")]
    assert (clash.column, clash.sheet_value, clash.came) == (WHOLE_ROW, None, None)
    assert row_in(THINGS, clash.record_value) == thing(text="rettet")


def test_a_row_that_the_record_lost_stays_away_when_the_sheet_left_it_as_it_was():
    assert bring_together([thing()], [thing()], [])[1:] == ([], ())


def test_a_row_that_the_record_lost_and_the_sheet_changed_is_listed():
    _, rows, (clash,) = bring_together([thing()], [thing(text="rettet")], [])
    assert (rows, clash.column, clash.record_value) == ([], WHOLE_ROW, None)


def test_what_the_file_lacks_is_untouched():
    record = [thing(text="registret"), thing(2)]
    assert bring_together([thing()], {}, record, absent=frozenset({"things"}))[1:] == (record, ())
    lacking = frozenset({("things", "text")})
    came = [thing(text=None, amount=Decimal(3))]
    assert bring_together([thing()], came, record[:1], lacking=lacking)[1] == [
        thing(text="registret", amount=Decimal(3))
    ]


def test_locked_cells_are_ours_whatever_comes_back():
    _, rows, clashes = bring_together([thing(title="A")], [thing(title="B")], [thing(title="C")])
    assert (rows, clashes) == ([thing(title="C")], ())


def test_rows_are_the_same_however_their_key_is_written():
    base, came = [thing(text="a")], [thing(number=Decimal(1), text="b")]
    assert bring_together(base, came, base)[2] == ()


@pytest.mark.parametrize("base", [None, {}])
def test_without_what_was_sent_only_empty_cells_are_filled(base):
    came = {"things": [thing(text="arket", amount=Decimal(1))]}
    _, rows, (clash,) = bring_together(base, came, [thing(text="registret"), thing(2)])
    assert rows == [thing(text="registret", amount=Decimal(1)), thing(2)]
    assert (clash.column, clash.base) == ("text", None)


def test_a_form_that_went_out_empty_takes_what_comes_back():
    empty, filled = {"name": None, "wish": None}, {"name": "Navn", "wish": None}
    found = merged(SPEC, {"form": [empty]}, Returned({"form": [filled]}), {"form": []})
    assert ([dict(row.cells) for row in found.rows["form"]], found.clashes) == ([filled], ())


def test_a_row_that_something_new_in_the_record_refers_to_stays_and_is_listed():
    base = {"things": [thing(1)], "parts": []}
    record = {"things": [thing(1)], "parts": [{"thing": 1, "part": "ny"}]}
    found, rows, (clash,) = bring_together(base, {"things": [], "parts": []}, record)
    assert (rows, len(found.rows["parts"])) == ([thing(1)], 1)
    assert (clash.sheet, clash.column, clash.sheet_value) == ("things", WHOLE_ROW, None)


def test_a_new_row_that_refers_to_one_the_record_lost_waits_for_a_person():
    base, came = {"things": [thing(1)]}, {"things": [thing(1)], "parts": [{"thing": 1, "part": "ny"}]}
    found, rows, (clash,) = bring_together(base, came, {"things": []})
    assert (rows, found.rows["parts"]) == ([], ())
    assert (clash.sheet, clash.column, clash.record_value) == ("parts", WHOLE_ROW, None)


def test_a_person_is_never_written_down_as_a_conflict():
    base, came = {"things": [thing(1)]}, {"things": [thing(1)], "people": [{"thing": 1, "name": "Prøve Prøvesen"}]}
    found, rows, clashes = bring_together(base, came, {"things": []})
    assert (rows, clashes, len(found.rows["people"])) == ([thing(1)], (), 1)


def marked(number, mark, text):
    return {"number": number, "mark": mark, "text": text}


def test_a_row_that_is_known_by_a_hidden_id_may_be_given_another_number():
    base = {"marked": [marked(1, "a", "A"), marked(2, "b", "B")]}
    came = {"marked": [marked(2, "a", "A"), marked(1, "b", "B")]}
    found = merged(SPEC, base, Returned(came), base)
    assert [dict(row.cells) for row in found.rows["marked"]] == [marked(2, "a", "A"), marked(1, "b", "B")]


def test_a_new_row_that_came_before_is_known_again_though_it_has_no_hidden_id():
    came = {"marked": [marked(1, None, "rettet")]}
    found = merged(SPEC, {"marked": []}, Returned(came), {"marked": [marked(1, "a", "rettet")]})
    assert ([dict(row.cells) for row in found.rows["marked"]], found.clashes) == ([marked(1, "a", "rettet")], ())


def test_a_row_that_was_copied_in_the_sheet_with_its_hidden_id_is_a_new_row():
    base = {"marked": [marked(1, "a", "A")]}
    came = {"marked": [marked(1, "a", "A"), marked(2, "a", "kopi")]}
    found = merged(SPEC, base, Returned(came), base)
    assert [dict(row.cells) for row in found.rows["marked"]] == [marked(1, "a", "A"), marked(2, None, "kopi")]


def test_a_row_written_again_without_its_hidden_id_is_the_row_of_its_number():
    base = {"marked": [marked(1, "a", "A")]}
    found = merged(SPEC, base, Returned({"marked": [marked(1, None, "skrevet om")]}), base)
    assert [dict(row.cells) for row in found.rows["marked"]] == [marked(1, "a", "skrevet om")]


def test_a_row_of_an_edition_without_hidden_ids_is_the_records_row_of_its_key():
    base, now = {"marked": [marked(1, None, "sendt")]}, {"marked": [marked(1, "a", "sendt")]}
    found = merged(SPEC, base, Returned({"marked": [marked(1, None, "rettet")]}), now)
    assert ([dict(row.cells) for row in found.rows["marked"]], found.clashes) == ([marked(1, "a", "rettet")], ())


def test_a_new_row_with_the_number_that_the_record_gave_to_another_is_told_apart():
    base = {"marked": [marked(1, "a", "A")]}
    came = {"marked": [marked(1, "a", "A"), marked(5, None, "ny")]}
    found = merged(SPEC, base, Returned(came), {"marked": [marked(5, "a", "A")]})
    rows = {key: [row.cells for row in of_sheet] for key, of_sheet in found.rows.items()}
    assert rows["marked"] == [marked(5, "a", "A"), marked(5, None, "ny")]
    assert [(sheet.key, alike) for sheet, alike in doubled_keys(SPEC, rows)] == [("marked", [0, 1])]


def test_a_row_of_a_sheet_whose_rows_stay_is_not_removed():
    base = {"marked": [marked(1, "a", "A")]}
    found = merged(SPEC, base, Returned({"marked": []}), base)
    assert (len(found.rows["marked"]), found.clashes) == (1, ())


TEXTS = st.sampled_from([None, "", "a", "b", " a", "Å"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.integers(1, 4),
            "text": TEXTS,
            "amount": st.sampled_from([None, Decimal("1"), Decimal("1.0"), Decimal("2.5")]),
            "on": st.sampled_from([None, date(2026, 1, 2), date(2026, 3, 4)]),
            "agreed": st.sampled_from([None, True, False]),
            "title": st.sampled_from([None, "T"]),
        }
    ),
    unique_by=lambda row: row["number"],
    max_size=4,
)
OPEN = [column for column in THINGS.columns if not column.locked]


def said(rows):
    """Give the rows as they are compared, whatever their order."""
    return sorted(tuple(repr(normal(column, row[column.key])) for column in OPEN) for row in rows)


@given(ROWS, ROWS)
def test_a_file_that_comes_back_unchanged_leaves_the_record_as_it_is(base, record):
    _, rows, clashes = bring_together(base, base, record)
    assert (said(rows), clashes) == (said(record), ())


@given(ROWS, ROWS)
def test_a_record_that_nobody_touched_takes_what_came(base, came):
    _, rows, clashes = bring_together(base, came, base)
    assert (said(rows), clashes) == (said(came), ())


@given(ROWS, ROWS, ROWS)
def test_merging_the_same_file_again_changes_nothing_more(base, came, record):
    _, once, clashes = bring_together(base, came, record)
    _, again, same_clashes = bring_together(base, came, once)
    assert said(again) == said(once)
    assert len(same_clashes) == len(clashes)


@given(ROWS, ROWS, ROWS)
def test_no_value_is_stored_that_neither_side_wrote(base, came, record):
    for row in bring_together(base, came, record)[1]:
        sides = [one for one in (*came, *record) if one["number"] == row["number"]]
        assert all(any(same(column, row[column.key], one[column.key]) for one in sides) for column in OPEN)


@given(ROWS, ROWS, ROWS)
def test_what_the_record_changed_is_never_overwritten(base, came, record):
    sent = {row["number"]: row for row in base}
    stands = {row["number"]: row for row in bring_together(base, came, record)[1]}
    for row in record:
        before = sent.get(row["number"])
        for column in OPEN:
            if before and not same(column, row[column.key], before[column.key]):
                assert same(column, stands[row["number"]][column.key], row[column.key])


@given(ROWS)
def test_a_whole_row_is_written_down_and_read_back_exactly(rows):
    for row in rows:
        back = row_in(THINGS, written_row(THINGS, row))
        assert all(same(column, back[column.key], row[column.key]) for column in THINGS.columns)


COLUMNS = [column for spec in PACKETS for sheet in spec.sheets for column in sheet.columns]


@pytest.mark.parametrize("kind", sorted({column.kind for column in COLUMNS}))
def test_a_value_of_every_kind_is_written_down_and_read_back_exactly(kind):
    column = next(column for column in COLUMNS if column.kind == kind)
    examples = {
        "text": "0101\nNA =1+1", "integer": 12, "decimal": Decimal("-1200.50"), "percent": Decimal(75),
        "date": date(2026, 2, 1), "time": "09.00", "yes_no": False, "choice": (column.choices or (("x", "X"),))[0][0],
    }  # fmt: skip
    text = written(column, examples[kind])
    assert isinstance(text, str)
    assert value_in(column, text) == examples[kind]
    assert (written(column, None), value_in(column, None), shown(column, None)) == (None, None, "-")


def test_a_person_reads_values_as_the_workbook_shows_them():
    by_kind = {column.key: column for column in THINGS.columns}
    assert shown(by_kind["amount"], "1200.5") == "1200,5"
    assert shown(by_kind["on"], "2026-02-01") == "01-02-2026"
    assert shown(by_kind["agreed"], "no") == "nej"

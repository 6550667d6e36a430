"""Find the measures in a policy's tables: a row each under headings, or a table each with labels down its left side."""

from collections.abc import Iterator, Sequence

from parat.intake import policy_words as words
from parat.intake.policy_candidates import Candidate, Gathered
from parat.intake.policy_outline import Section, Table

_HEADINGS_WITHIN = 3
_LEAST_LABELS = 2


def measures_in_tables(section: Section) -> Iterator[Candidate]:
    """Give what the tables of a section hold."""
    for table in section.tables:
        yield from _of_rows(section, table) or _of_labels(section, table)


def _of_rows(section: Section, table: Table) -> list[Candidate]:
    """Read a table with headings; a row without a title goes on with the one above."""
    for at, row in enumerate(table.rows[:_HEADINGS_WITHIN]):
        columns = _columns(row)
        if words.TITLE in columns.values():
            return [one.candidate() for one in _rows(section, table, at, row, columns)]
    return []


def _columns(row: Sequence[str]) -> dict[int, str]:
    """Name the column that holds each field; the best heading for a measure's name is the title's."""
    fields = {at: words.field_named(text) for at, text in enumerate(row)}
    fits = {at: words.may_be_title(text) for at, text in enumerate(row)}
    title = min((at for at in fits if fits[at]), key=lambda at: fits[at], default=None)
    found = {at: field for at, field in fields.items() if field and field != words.TITLE}
    if title is not None and len(set(found) - {title}) and len(row) > 1:
        found[title] = words.TITLE
    return found


def _rows(
    section: Section, table: Table, header: int, headings: Sequence[str], columns: dict[int, str]
) -> Iterator[Gathered]:
    title_at = next(at for at, field in columns.items() if field == words.TITLE)
    current: Gathered | None = None
    for number, row in enumerate(table.rows[header + 1 :], start=header + 2):
        title = words.bare(row[title_at]) if title_at < len(row) else ""
        over_all_columns = len(row) == 1 < len(headings)
        if row == headings or over_all_columns or (not title and sum(map(bool, row)) == 1):
            continue
        if title and current is not None:
            yield current
        if title:
            current = Gathered(title, f"{_at(section)}tabel {table.number}, række {number}")
        if current is not None:
            _fill(current, row, headings, columns)
    if current is not None:
        yield current


def _fill(current: Gathered, row: Sequence[str], headings: Sequence[str], columns: dict[int, str]) -> None:
    for at, text in enumerate(row):
        field = columns.get(at, "")
        if field and field != words.TITLE:
            current.say(field, text)
        elif not field and at < len(headings) and headings[at] and not text.isdecimal():
            current.say(words.DESCRIPTION, text)


def _of_labels(section: Section, table: Table) -> list[Candidate]:
    """Read a table that is about one measure, with a label and its text on each row."""
    pairs = [(words.field_named(row[0]), row[1]) for row in table.rows if len(row) == 2]
    named = [(field, text) for field, text in pairs if field and text]
    title = next((text for field, text in named if field == words.TITLE), section.title)
    if len({field for field, _ in named}) < _LEAST_LABELS or not title:
        return []
    gathered = Gathered(words.bare(title).split("\n")[0], f"{_at(section)}tabel {table.number}")
    for field, text in named:
        gathered.say(field if field != words.TITLE or text == title else words.DESCRIPTION, text)
    return [gathered.candidate()]


def _at(section: Section) -> str:
    return f"afsnittet »{words.bare(section.title)}«, " if section.title else ""

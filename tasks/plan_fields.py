"""Know the fields of the plan that stand in its Word file, and put a text into one of them as the workbook would."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.schema import Packet as PacketRow
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.danish import capitalised, listed, short_date
from parat.documents.printable import refuse_unprintable
from parat.domain.packets import Column, PacketSpec, Sheet, Value, packet_for, whole
from parat.domain.plan_structure import section
from parat.domain.stages import Stage
from parat.intake.packet_cells import Place, read_cell
from parat.intake.packets import Packet, Row
from parat.intake.workbook import Cell
from tasks.returned_text_errors import FieldGoneError
from tasks.rows import rows_for
from tasks.run import Actor
from tasks.storers import store_rows
from tasks.words import lines_in

_SHEETS = {"chapter": ("chapters", "number"), "annex": ("annexes", "letter"), "action": ("actions", "action_id")}
_TEXT = "local_text"
_AND = re.compile(r",\s*|\s+og\s+")


@dataclass(frozen=True, slots=True)
class PlanFields:
    """Be the rows of the plan workbook as the record holds them now, in which texts from Word are put."""

    engagement: str
    spec: PacketSpec
    rows: dict[str, list[dict[str, Value | None]]]
    places: dict[int, dict[str, str]]

    @classmethod
    def of_now(cls, read: Reader, engagement: str) -> "PlanFields":
        """Read the rows from the record."""
        spec, now = whole(packet_for(Stage.PLAN)), rows_for(read, engagement, Stage.PLAN, "")
        rows = {sheet.key: [_complete(sheet, cells) for cells in now.get(sheet.key, ())] for sheet in spec.sheets}
        return cls(engagement, spec, rows, {})

    def holds(self, field: str) -> bool:
        """Say whether the record has a field."""
        return self.row_of(field) is not None

    def text(self, field: str) -> str:
        """Give what the record says in a field, as the plan shows it; nothing for a field that it has not."""
        row, column = self.row_of(field), _column_of(field)
        return "" if row is None else _shown(self._sheet_of(field).column(column), row.get(column))

    def put(self, field: str, text: str, file: str) -> None:
        """Put a text into a field; raises the error of the workbook's cell when it does not fit there."""
        sheet, column, row = self._sheet_of(field), _column_of(field), self.row_of(field)
        place = place_of(field, self)
        if row is None:
            raise FieldGoneError(place=place)
        refuse_unprintable(text, place)
        written = ", ".join(_AND.split(text)) if column == "participants" else text
        row[column] = read_cell(sheet.column(column), Cell(written), Place(file, "Word", place), since_1904=False)
        self.places.setdefault(id(row), {})[column] = place

    def store(self, unit: UnitOfWork, file: PacketRow, actor: Actor) -> None:
        """Store the rows as if the plan workbook had come back with them; what was put has the file as its source."""
        sheets = {key: tuple(self._placed(cells) for cells in rows) for key, rows in self.rows.items()}
        packet = Packet(self.spec, self.engagement, file.generation, "", sheets, file.sha256, file=file.file_name)
        store_rows(unit, packet, file.id, actor)

    def row_of(self, field: str) -> dict[str, Value | None] | None:
        """Give the row in which a field stands, or None."""
        kind, _, rest = field.partition(":")
        if kind not in _SHEETS:
            return None
        sheet, key = _SHEETS[kind]
        wanted = rest.partition(":")[0]
        return next((row for row in self.rows.get(sheet, ()) if str(row.get(key)) == wanted), None)

    def _sheet_of(self, field: str) -> Sheet:
        return self.spec.sheet(_SHEETS[field.partition(":")[0]][0])

    def _placed(self, cells: Mapping[str, Value | None]) -> Row:
        return Row(cells, {**dict.fromkeys(cells, ""), **self.places.get(id(cells), {})})


def place_of(field: str, record: PlanFields) -> str:
    """Say in Danish which field of the plan it is."""
    kind, _, rest = field.partition(":")
    if kind == "action":
        row = record.row_of(field)
        labelled = record.spec.sheet("actions").column(_column_of(field)).label_da
        return f"Indsats {row['number'] if row else ''}, {labelled}"
    found = section(rest)
    return f"{'Kapitel' if kind == 'chapter' else 'Bilag'} {rest}, {found.title_da}"


def recorded_lines(record: PlanFields) -> dict[str, tuple[str, ...]]:
    """Give the local texts as the record keeps them, a paragraph a string, by field."""
    kinds = (("chapter", "chapters", "number"), ("annex", "annexes", "letter"))
    return {
        f"{kind}:{row[key]}": lines_in(str(row.get(_TEXT) or ""))
        for kind, sheet, key in kinds
        for row in record.rows.get(sheet, ())
    }


def _column_of(field: str) -> str:
    kind, _, rest = field.partition(":")
    return rest.partition(":")[2] if kind == "action" else _TEXT


def _shown(column: Column, value: Value | None) -> str:
    if isinstance(value, date):
        return short_date(value)
    text = "" if value is None else dict(column.choices).get(str(value), str(value))
    if column.key == "participants":
        return capitalised(listed(part.strip() for part in text.split(",") if part.strip()))
    return "\n".join(lines_in(text)) if column.key in (_TEXT, "activities") else " ".join(text.split())


def _complete(sheet: Sheet, cells: Mapping[str, Value | None]) -> dict[str, Value | None]:
    return {column.key: cells.get(column.key) for column in sheet.columns}

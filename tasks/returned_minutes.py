"""Take in minutes that a municipality corrected in Word: what they changed in the tables is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from db.schema import Document, Generation
from db.unit_of_work import Reader
from parat.documents.word.bookmarks import bookmark_name
from parat.domain.errors import InputError, StoredDataError
from parat.domain.packets import Sheet, Value, packet_for
from parat.domain.stages import Stage
from parat.intake.minutes import MINUTES, Filled, Minutes, fill_in, open_minutes
from parat.intake.packets import Packet, Row
from tasks.files import documents
from tasks.import_errors import WrongMunicipalityError, content_of, refuse_doubts
from tasks.importing import Imported, Note, store_packet
from tasks.rows import Row as Cells
from tasks.rows import Rows, rows_for
from tasks.run import Actor, looking

WORD = ".docx"
_OF_ONE_WORKSHOP = ("participants", "decisions")
_TABLES = MappingProxyType(
    {
        "participant-groups": "participants",
        "decision-list": "decisions",
        "area-list": "areas",
        "question-list": "questions",
    }
)


class UnknownMinutesError(InputError):
    """Refuse minutes that this record never wrote."""

    code = "IND-364"
    what = "this record never wrote these minutes (engagement {engagement}, version {generation}); nothing was stored."
    where = "{file}"
    remedy = "Find the minutes that were written here, write the corrections into them, and import that file."
    short_da = "Referatet er ikke skrevet herfra"
    what_da = "referatet er ikke skrevet herfra (forløb {engagement}); intet er gemt."
    where_da = "{file}"
    remedy_da = "Skriv rettelserne i det referat, I har fået tilsendt herfra, og send den fil."


@dataclass(frozen=True, slots=True)
class _Version:
    """Be the version of the minutes that a file goes back to: of which workshop, and whether a newer one is there."""

    workshop: int
    number: int
    newest: int
    content: bytes | None


def import_minutes(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read corrected minutes and store what was changed in their tables, in one transaction.

    What both the municipality and the record changed is a conflict, as with a workbook; minutes of an older version are
    compared with that version. Only tables are read. `engagement` is whose they should be; `no_cpr` confirms that
    doubtful numbers are none. Run again: the same file in the same attempt changes nothing and says so.
    """
    content = content_of(path)
    minutes = open_minutes(content, path.name)
    if engagement and minutes.engagement != engagement:
        raise WrongMunicipalityError(file=path.name, found=minutes.engagement, wanted=engagement)
    refuse_doubts(minutes.doubts, path.name, no_cpr)
    with looking() as read:
        version = _version_of(read, minutes, path.name)
        record = rows_for(read, minutes.engagement, Stage.WORKSHOPS, "")
    sent = open_minutes(version.content, path.name) if version.content is not None else None
    filled = fill_in(minutes, _sheets(), sent)
    packet = _packet(minutes, filled, version.workshop)
    imported = store_packet(packet, _base(sent, version.workshop, record), path.name, content, actor)
    counts = {sheet: len(rows) for sheet, rows in filled.rows.items()}
    return replace(imported, rows=counts, notes=tuple(_notes(minutes, version)))


def _version_of(read: Reader, minutes: Minutes, file_name: str) -> _Version:
    generation = read.find(Generation, minutes.generation)
    document = read.get(Document, generation.document) if generation else None
    if generation is None or document is None or (document.engagement, document.kind) != (minutes.engagement, MINUTES):
        raise UnknownMinutesError(file=file_name, engagement=minutes.engagement, generation=minutes.generation)
    newest = max(row.number for row in read.all(Generation, Generation.document == document.id))
    try:
        content = documents().content_of(generation.path, generation.sha256)
    except StoredDataError:
        content = None
    return _Version(int(document.part), generation.number, newest, content)


def _sheets() -> dict[str, Sheet]:
    """Give by its hidden bookmark what each table of the minutes holds: the packet's sheet, of one workshop."""
    spec = packet_for(Stage.WORKSHOPS)
    return {bookmark_name(table): _of_minutes(spec.sheet(key)) for table, key in _TABLES.items()}


def _of_minutes(sheet: Sheet) -> Sheet:
    columns = tuple(
        replace(column, label_da="Nr.") if column.key == "number" else column
        for column in sheet.columns
        if column.key != "workshop"
    )
    return replace(sheet, columns=columns, row_key=tuple(key for key in sheet.row_key if key != "workshop"))


def _packet(minutes: Minutes, filled: Filled, workshop: int) -> Packet:
    spec = packet_for(Stage.WORKSHOPS)
    rows = {key: tuple(_of_workshop(key, row, workshop) for row in found) for key, found in filled.rows.items()}
    return Packet(
        spec,
        minutes.engagement,
        minutes.generation,
        "",
        {**{sheet.key: () for sheet in spec.sheets}, **rows},
        minutes.sha256,
        minutes.doubts,
        filled.ignored,
        frozenset(sheet.key for sheet in spec.sheets if sheet.key not in rows),
        file=minutes.file,
    )


def _of_workshop(sheet: str, row: Row, workshop: int) -> Row:
    if sheet not in _OF_ONE_WORKSHOP:
        return row
    place = next(iter(row.places.values()))
    return Row({**row.cells, "workshop": workshop}, {**row.places, "workshop": place})


def _base(sent: Minutes | None, workshop: int, record: Rows) -> Rows:
    """Give what went out in the tables; a text that Word only wraps otherwise counts as the record's own."""
    if sent is None:
        return {}
    spec, filled = packet_for(Stage.WORKSHOPS), fill_in(sent, _sheets())
    rows = {key: [_of_workshop(key, row, workshop).cells for row in found] for key, found in filled.rows.items()}
    return {key: [_as_recorded(spec.sheet(key), cells, record[key]) for cells in found] for key, found in rows.items()}


def _as_recorded(sheet: Sheet, cells: Cells, record: Sequence[Cells]) -> Cells:
    own: Cells = next((row for row in record if all(row.get(key) == cells[key] for key in sheet.row_key)), {})
    return {key: own[key] if key in own and _wraps(own[key], value) else value for key, value in cells.items()}


def _wraps(one: Value | None, other: Value | None) -> bool:
    return isinstance(one, str) and isinstance(other, str) and one.split() == other.split()


def _notes(minutes: Minutes, version: _Version) -> Iterator[Note]:
    if minutes.found.inserted or minutes.found.deleted:
        yield Note(
            f"tracked changes that nobody accepted were read as accepted: insertions {minutes.found.inserted}, "
            f"deletions {minutes.found.deleted}.",
            f"registrerede ændringer, som ingen har godkendt, er læst som godkendt: {minutes.found.inserted} indsat, "
            f"{minutes.found.deleted} slettet",
        )
    if version.number < version.newest:
        yield Note(
            f"these are minutes of version {version.number}, and version {version.newest} is there; only what was "
            "changed since version "
            f"{version.number} was taken.",
            f"referatet er version {version.number}, og den nyeste er version {version.newest}; kun det, som er ændret "
            f"i forhold til version {version.number}, er taget med",
        )

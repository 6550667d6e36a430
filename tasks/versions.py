"""Look at the versions of a document: list them, and set two of them side by side in one Word file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from db.lookup import engagement_row
from db.schema import Document, Engagement, Generation
from db.unit_of_work import Reader
from parat.delivery.new_files import write_new_file
from parat.documents.merge import Change, Stamp, compare
from parat.settings import settings
from tasks.files import content_of
from tasks.run import looking
from tasks.version_errors import OtherMunicipalityError, SameVersionError, SeveralPartsError, UnknownVersionError

PLAN_DRAFT = "plan_draft"
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
FROM_DATA = "data"


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """Be a version as it is listed: how it came about, and from which version; `newest` is the one that counts."""

    row: Generation
    document: Document
    origin: str
    made_from: int | None
    newest: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Say which document of which engagement is meant; `part` is only needed when it has several."""

    engagement: str
    kind: str = PLAN_DRAFT
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Be two versions as one Word file with tracked changes, and the list of what differs."""

    name: str
    docx: bytes
    changes: tuple[Change, ...]


def versions_of(read: Reader, engagement: str, kind: str) -> list[ShownVersion]:
    """List every version of a document, part by part, the oldest first."""
    rows = read.all(Document, Document.engagement == engagement, Document.kind == kind, order=[Document.part])
    return [shown for document in rows for shown in _shown(read, document)]


def _shown(read: Reader, document: Document) -> list[ShownVersion]:
    rows = read.all(Generation, Generation.document == document.id, order=[Generation.number])
    numbers = {row.id: row.number for row in rows}
    return [
        ShownVersion(row, document, row.origin or FROM_DATA, numbers.get(row.made_from or ""), row is rows[-1])
        for row in rows
    ]


def version_in(read: Reader, named: Named, text: str) -> ShownVersion:
    """Give the version that a person means: `3`, or `PROGRAMME/CODE:3` in another programme.

    Raise UnknownVersionError, SeveralPartsError or OtherMunicipalityError.
    """
    elsewhere, colon, number = text.strip().rpartition(":")
    engagement = elsewhere if colon else named.engagement
    versions = _of_one_part(versions_of(read, engagement, named.kind), named)
    found = [shown for shown in versions if str(shown.row.number) == number.strip()]
    if not found:
        known = [str(shown.row.number) for shown in versions] or ["none"]
        raise UnknownVersionError(found=text, document=named.kind, known=known, engagement=engagement)
    if colon:
        _refuse_others(read, named, engagement, text)
    return found[0]


def _of_one_part(versions: Sequence[ShownVersion], named: Named) -> list[ShownVersion]:
    parts = {shown.document.part for shown in versions}
    if named.part is None and len(parts) > 1:
        raise SeveralPartsError(document=named.kind, parts=sorted(parts), engagement=named.engagement)
    return [shown for shown in versions if named.part in (None, shown.document.part)]


def _refuse_others(read: Reader, named: Named, engagement: str, text: str) -> None:
    municipalities = {read.get(Engagement, key).municipality for key in (named.engagement, engagement)}
    if len(municipalities) > 1:
        raise OtherMunicipalityError(found=text, engagement=named.engagement)


def compare_versions(named: Named, one: str, other: str) -> Compared:
    """Set two versions side by side: the second, with what differs from the first as tracked changes.

    Nothing is stored. Run again: the same two versions give the same bytes.
    Raise what `version_in` raises, SameVersionError, or a StoredDataError for a stored file that is not as it was.
    """
    with looking() as read:
        older, newer = version_in(read, named, one), version_in(read, named, other)
        name = _name(read, older, newer)
    if older.row.id == newer.row.id:
        raise SameVersionError(number=older.row.number, document=named.kind, engagement=named.engagement)
    stamp = Stamp(at=datetime.combine(newer.row.dated, time(), UTC), generation=newer.row.id)
    result = compare(content_of(older.row), content_of(newer.row), stamp)
    return Compared(name, result.docx, result.changes)


def keep(compared: Compared) -> Path:
    """Put a comparison into the folder «comparisons» under parat's home folder, and say where it lies.

    Run again: the same file is left as it is.
    """
    file = settings().home / "comparisons" / compared.name
    if not file.is_file() or file.read_bytes() != compared.docx:
        file.unlink(missing_ok=True)
        write_new_file(file, compared.docx)
    return file


def _name(read: Reader, older: ShownVersion, newer: ShownVersion) -> str:
    municipality = engagement_row(read, newer.row.engagement)[1]
    part = f" {newer.document.part}" if newer.document.part else ""
    before = f"v{older.row.number}"
    if older.row.engagement != newer.row.engagement:
        before += f" fra {engagement_row(read, older.row.engagement)[2].id}"
    title = f"{newer.document.title}{part} v{newer.row.number} sammenlignet med {before}"
    return _NOT_IN_A_NAME.sub(" ", f"{municipality.id} {municipality.name} {title}.docx")

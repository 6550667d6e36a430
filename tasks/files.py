"""Turn what the record holds into files: versions of a document, each stored once and never overwritten."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from db.audit import content_hash
from db.lookup import engagement_row
from db.schema import Document, Generation, Manifest, Rendition
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.contexts import Context, Cover
from parat.documents.produce import Produced, produce, template_hash
from parat.documents.store import DocumentStore, StoredFile
from parat.domain.identity import natural_id
from parat.settings import settings
from tasks.application import answers_in
from tasks.run import Actor

WEB = "web"
_NEVER = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Name a document of an engagement: its kind, which part of several it is, its title and its state."""

    kind: str
    title: str
    state_da: str
    state: str
    part: str = ""
    subtitle: str = ""


def documents() -> DocumentStore:
    """Give the store of finished documents."""
    return DocumentStore(settings().home / "documents")


def write_document(
    unit: UnitOfWork, key: str, actor: Actor, deliverable: Deliverable, context: Callable[[Cover], Context]
) -> str:
    """Produce the next version of an engagement's document and store it; give a short sentence about it in Danish.

    Run again: equal data and an equal template leave the version that is there.
    """
    kind, part = deliverable.kind, deliverable.part
    document = natural_id("document", key, kind, part)
    newest = _newest(unit, document)
    data_hash = content_hash(asdict(context(_cover(unit, deliverable, key, 0, _NEVER))))
    if newest and (newest.data_hash, newest.template_hash) == (data_hash, template_hash()):
        return f"{deliverable.title}: version {newest.number} er uændret"
    number = newest.number + 1 if newest else 1
    generation = natural_id("generation", document, number)
    finished = context(_cover(unit, deliverable, key, number, actor.today))
    produced = produce(kind, finished, engagement=key, generation_id=generation)
    stored, page = _stored(key, _file_name(deliverable, number), produced)
    unit.put(Document(id=document, engagement=key, kind=kind, part=part, title=deliverable.title))
    unit.add(
        Generation(
            id=generation,
            engagement=key,
            document=document,
            number=number,
            template_hash=produced.template_hash,
            data_hash=data_hash,
            sha256=stored.sha256,
            path=stored.relative_path,
            state=deliverable.state,
            dated=actor.today,
        ),
        _web_page(generation, page),
        Manifest(id=natural_id("manifest", generation), generation=generation, blocks=dict(produced.manifest)),
    )
    return f"{deliverable.title}: version {number} er skrevet"


def _stored(key: str, name: str, produced: Produced) -> tuple[StoredFile, StoredFile]:
    store = documents()
    return store.put(key, f"{name}.docx", produced.docx), store.put(key, f"{name}.html", produced.web)


def _web_page(generation: str, page: StoredFile) -> Rendition:
    identity = natural_id("rendition", generation, WEB)
    return Rendition(id=identity, generation=generation, format=WEB, sha256=page.sha256, path=page.relative_path)


def _newest(read: Reader, document: str) -> Generation | None:
    rows = read.all(Generation, Generation.document == document, order=[Generation.number])
    return rows[-1] if rows else None


def path_of(generation: Generation) -> Path:
    """Give the file of a version."""
    return documents().path_of(generation.path)


def _cover(read: Reader, deliverable: Deliverable, engagement: str, number: int, dated: date) -> Cover:
    row, municipality, programme = engagement_row(read, engagement)
    return Cover(
        municipality=municipality.name,
        official_name=municipality.official_name,
        programme_title=programme.title,
        title=deliverable.title,
        subtitle=deliverable.subtitle,
        generation=number,
        state_da=deliverable.state_da,
        dated=dated,
        journal_number=row.journal_number,
        responsible_unit=str(answers_in(read, engagement).get("department") or ""),
        is_example=programme.is_example or municipality.is_example,
    )


def _file_name(deliverable: Deliverable, number: int) -> str:
    part = f"-{deliverable.part}" if deliverable.part else ""
    return f"{deliverable.title}{part}-v{number}"

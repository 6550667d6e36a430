"""Turn what the record holds into files: versions of a document, each stored once and never overwritten."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from db.audit import content_hash
from db.lookup import engagement_row
from db.schema import Document, Generation, Manifest, Rendition
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.contexts import Context, Cover
from parat.documents.page_numbers import page_numbers_of
from parat.documents.produce import Produced, produce, template_hash
from parat.documents.store import DocumentStore, StoredFile
from parat.domain.identity import natural_id
from parat.settings import settings
from tasks.application import answers_in
from tasks.run import EXAMPLE, Actor, Run, looking

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


Filled = Callable[[Cover], Context]
Planned = tuple[Deliverable, Filled]
PageNumbers = Mapping[str, Mapping[str, int]]
Drafts = Mapping[str, Produced]
_NO_PAGES: PageNumbers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Version:
    """Be the version that would be written now, of which engagement's document."""

    key: str
    planned: Planned
    id: str
    document: str
    number: int
    data_hash: str


def documents() -> DocumentStore:
    """Give the store of finished documents."""
    return DocumentStore(settings().home / "documents")


def find_page_numbers(run: Run, planned: Callable[[Reader], Iterable[Planned]]) -> PageNumbers:
    """Find the pages for the contents lists of what a run is about to write, by the checksum of its data.

    LibreOffice takes seconds: ask before the transaction that writes, never in it. Without it nothing is found, nor is
    it asked while the example programme's years are played.
    """
    return page_numbers_in(drafts_with_contents(run, planned))


def drafts_with_contents(run: Run, planned: Callable[[Reader], Iterable[Planned]]) -> Drafts:
    """Draft what a run is about to write and what has a contents list; nothing when no pages are to be found."""
    if run.actor.via == EXAMPLE or not settings().page_numbers:
        return {}
    with looking() as read:
        return {data_hash: draft for data_hash, draft in _drafts(read, run, planned(read)) if draft.has_contents}


def page_numbers_in(drafts: Drafts) -> PageNumbers:
    """Find the pages of all drafts with one start of LibreOffice, which takes longer than a document does."""
    if not drafts:
        return {}
    found = page_numbers_of([(draft.docx, draft.manifest.keys()) for draft in drafts.values()])
    return dict(zip(drafts, found, strict=True))


def _drafts(read: Reader, run: Run, planned: Iterable[Planned]) -> Iterator[tuple[str, Produced]]:
    for one in planned:
        if version := _next_version(read, run.engagement, one):
            yield version.data_hash, _produced(read, version, run.actor, {})


def write_document(unit: UnitOfWork, key: str, actor: Actor, deliverable: Deliverable, context: Filled) -> str:
    """Produce the next version of an engagement's document and store it; give a short sentence about it in Danish.

    Run again: equal data and an equal template leave the version that is there.
    """
    return write_documents(unit, key, actor, [(deliverable, context)])


def write_documents(
    unit: UnitOfWork, key: str, actor: Actor, documents: Iterable[Planned], pages: PageNumbers = _NO_PAGES
) -> str:
    """Produce the next version of each document, with page numbers in its contents list where they were found.

    Run again: equal data and an equal template leave the versions that are there.
    """
    return "; ".join(_write(unit, key, actor, planned, pages) for planned in documents)


def _write(unit: UnitOfWork, key: str, actor: Actor, planned: Planned, pages: PageNumbers) -> str:
    deliverable, version = planned[0], _next_version(unit, key, planned)
    if version is None:
        return f"{deliverable.title}: uændret"
    produced = _produced(unit, version, actor, pages.get(version.data_hash, {}))
    stored, page = store_both(key, _file_name(deliverable, version.number), produced)
    unit.put(
        Document(
            id=version.document, engagement=key, kind=deliverable.kind, part=deliverable.part, title=deliverable.title
        )
    )
    unit.add(
        Generation(
            id=version.id,
            engagement=key,
            document=version.document,
            number=version.number,
            template_hash=produced.template_hash,
            data_hash=version.data_hash,
            sha256=stored.sha256,
            path=stored.relative_path,
            state=deliverable.state,
            dated=actor.today,
        ),
        _web_page(version.id, page),
        Manifest(id=natural_id("manifest", version.id), generation=version.id, blocks=dict(produced.manifest)),
    )
    return f"{deliverable.title}: version {version.number} er skrevet"


def _next_version(read: Reader, key: str, planned: Planned) -> _Version | None:
    """Say which version would be written now; none when data and template are those of the newest."""
    deliverable, context = planned
    document = natural_id("document", key, deliverable.kind, deliverable.part)
    newest = _newest(read, document)
    data_hash = content_hash(asdict(context(cover_of(read, deliverable, key, 0, _NEVER))))
    if newest and (newest.data_hash, newest.template_hash) == (data_hash, template_hash()):
        return None
    number = newest.number + 1 if newest else 1
    return _Version(key, planned, natural_id("generation", document, number), document, number, data_hash)


def _produced(read: Reader, version: _Version, actor: Actor, pages: Mapping[str, int]) -> Produced:
    deliverable, context = version.planned
    finished = context(cover_of(read, deliverable, version.key, version.number, actor.today))
    return produce(deliverable.kind, finished, engagement=version.key, generation_id=version.id, page_numbers=pages)


def store_both(key: str, name: str, produced: Produced) -> tuple[StoredFile, StoredFile]:
    """Store a produced document as a Word file and as a web page, and say where they lie."""
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


def cover_of(read: Reader, deliverable: Deliverable, engagement: str, number: int, dated: date) -> Cover:
    """Give what stands on the cover of an engagement's document in this version."""
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

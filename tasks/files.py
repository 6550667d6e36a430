"""Turn what the record holds into files: versions of a document, each stored once and never overwritten."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
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
from tasks.merging_files import today_for
from tasks.redraft_summary import KIND, TITLE, Merging, counted_da, summary_of
from tasks.run import EXAMPLE, Actor, Run, looking

WEB, BASE = "web", "base"
REDRAFT, RESTORE = "redraft", "restore"
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
class Version:
    """Be the version of an engagement's document that comes next; `before` is the newest that is there."""

    key: str
    planned: Planned
    id: str
    document: str
    number: int
    data_hash: str
    before: Generation | None

    @property
    def is_new(self) -> bool:
        """Say whether data or template are others than those of the newest version."""
        return self.before is None or (self.before.data_hash, self.before.template_hash) != (
            self.data_hash,
            template_hash(),
        )


@dataclass(frozen=True, slots=True)
class Edited:
    """Be a Word file in which a person's words stand beside the data's: how it came about, and from which version."""

    docx: bytes
    origin: str
    made_from: str


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
        version = next_version(read, run.engagement, one)
        if version.is_new:
            yield version.data_hash, produced_now(read, version, run.actor, {})


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
    deliverable, version = planned[0], next_version(unit, key, planned)
    if not version.is_new:
        return f"{deliverable.title}: uændret"
    produced = produced_now(unit, version, actor, pages)
    if version.before is None or version.before.origin not in (REDRAFT, RESTORE):
        put_version(unit, version, actor, produced)
        return f"{deliverable.title}: version {version.number} er skrevet"
    return _write_into(unit, version, version.before, actor, produced)


def _write_into(unit: UnitOfWork, version: Version, before: Generation, actor: Actor, produced: Produced) -> str:
    """Merge what the data says now into the file that a person edited, which is never written over."""
    title = version.planned[0].title
    today = today_for(unit, version.document, version.id, produced, actor.today)
    merged = today.merge(content_of(before), base_of(unit, before))
    put_version(unit, version, actor, produced, Edited(merged.docx, REDRAFT, before.id))
    merging = Merging(title, before.number, version.number, merged.changes, blocks=today.blocks)
    write_summary(unit, version, actor, merging)
    return f"{title}: version {version.number}, {counted_da(merged.changes)}"


def write_summary(unit: UnitOfWork, version: Version, actor: Actor, merging: Merging) -> None:
    """Write the paper that says what a merging did.

    Run again: equal data leave the paper that is there.
    """
    kind = version.planned[0].kind
    paper = Deliverable(KIND, TITLE, "Til gennemsyn", "draft", "" if kind == "plan_draft" else kind)
    summary = next_version(unit, version.key, (paper, lambda cover: summary_of(merging, cover)))
    if summary.is_new:
        put_version(unit, summary, actor, produced_now(unit, summary, actor, _NO_PAGES))
        unit.change(Generation, summary.id, made_from=version.id)


def put_version(
    unit: UnitOfWork, version: Version, actor: Actor, produced: Produced, edited: Edited | None = None
) -> None:
    """Store a version: its file, its web page and what it says; of an edited one also what the data alone gave."""
    deliverable = version.planned[0]
    shown = produced if edited is None else replace(produced, docx=edited.docx)
    stored, page = store_both(version.key, _file_name(deliverable, version.number), shown)
    unit.put(
        Document(
            id=version.document,
            engagement=version.key,
            kind=deliverable.kind,
            part=deliverable.part,
            title=deliverable.title,
        )
    )
    unit.add(
        Generation(
            id=version.id,
            engagement=version.key,
            document=version.document,
            number=version.number,
            template_hash=produced.template_hash,
            data_hash=version.data_hash,
            sha256=stored.sha256,
            path=stored.relative_path,
            state=deliverable.state,
            dated=actor.today,
            origin=edited.origin if edited else None,
            made_from=edited.made_from if edited else None,
        ),
        _rendition(version.id, WEB, page),
        Manifest(id=natural_id("manifest", version.id), generation=version.id, blocks=dict(produced.manifest)),
    )
    if edited is not None:
        base = documents().put(version.key, f"{_file_name(deliverable, version.number)}-grundlag.docx", produced.docx)
        unit.add(_rendition(version.id, BASE, base))


def next_version(read: Reader, key: str, planned: Planned) -> Version:
    """Say which version comes next, and the checksum of the data that it would rest on now."""
    deliverable, context = planned
    document = natural_id("document", key, deliverable.kind, deliverable.part)
    newest = newest_of(read, document)
    data_hash = content_hash(asdict(context(cover_of(read, deliverable, key, 0, _NEVER))))
    number = newest.number + 1 if newest else 1
    return Version(key, planned, natural_id("generation", document, number), document, number, data_hash, newest)


def produced_now(read: Reader, version: Version, actor: Actor, pages: PageNumbers) -> Produced:
    """Produce what the data alone gives for a version."""
    deliverable, context = version.planned
    finished = context(cover_of(read, deliverable, version.key, version.number, actor.today))
    found = pages.get(version.data_hash, {})
    return produce(deliverable.kind, finished, engagement=version.key, generation_id=version.id, page_numbers=found)


def produced_then(read: Reader, generation: Generation) -> Produced:
    """Give what the data alone gave for a version that is there."""
    page = _rendered(read, generation, WEB)
    manifest = read.all(Manifest, Manifest.generation == generation.id)
    return Produced(
        docx=base_of(read, generation),
        web=documents().content_of(page.path, page.sha256) if page else b"",
        manifest=manifest[0].blocks if manifest else {},
        template_hash=generation.template_hash,
        has_contents=False,
    )


def base_of(read: Reader, generation: Generation) -> bytes:
    """Give the Word file that the data alone gave for a version: beside an edited one it is kept on its own."""
    base = _rendered(read, generation, BASE)
    return documents().content_of(base.path, base.sha256) if base else content_of(generation)


def content_of(generation: Generation) -> bytes:
    """Give the Word file of a version; raises a StoredDataError when it is gone or was changed."""
    return documents().content_of(generation.path, generation.sha256)


def store_both(key: str, name: str, produced: Produced) -> tuple[StoredFile, StoredFile]:
    """Store a produced document as a Word file and as a web page, and say where they lie."""
    store = documents()
    return store.put(key, f"{name}.docx", produced.docx), store.put(key, f"{name}.html", produced.web)


def _rendition(generation: str, form: str, file: StoredFile) -> Rendition:
    identity = natural_id("rendition", generation, form)
    return Rendition(id=identity, generation=generation, format=form, sha256=file.sha256, path=file.relative_path)


def _rendered(read: Reader, generation: Generation, form: str) -> Rendition | None:
    rows = read.all(Rendition, Rendition.generation == generation.id, Rendition.format == form)
    return rows[0] if rows else None


def newest_of(read: Reader, document: str) -> Generation | None:
    """Give the newest version of a document, or None."""
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

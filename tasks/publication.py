"""Make the public edition ready to be published: a Word file, a web page and a PDF that everybody can read."""

import hashlib
from dataclasses import dataclass

from db.documents import newest_generations
from db.schema import Engagement, Generation, Rendition
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents import accessibility
from parat.documents.findings import Finding
from parat.documents.pdf import finished_pdf
from parat.documents.pdf_check import check_pdf
from parat.documents.web_check import check_web
from parat.domain.errors import StageError
from parat.domain.identity import natural_id
from tasks.adopted import is_adopted
from tasks.files import WEB, documents
from tasks.run import Actor, looking, named, work_by

PUBLIC, PDF = "plan_public", "pdf"
NAME_DA = "Handlingsplan, offentlig udgave"


class NotToBePublishedError(StageError):
    """Refuse to hand out a public edition that the council has not adopted."""

    code = "TRI-065"
    what = "the plan is not adopted, or is opened again, so it has no public edition; nothing was written."
    where = "{engagement}"
    remedy = "See what waits: parat steps {engagement}. Record the council's adoption first."
    what_da = "planen er ikke vedtaget eller er åbnet igen, så der er ingen offentlig udgave; intet er skrevet."
    where_da = "{engagement}"
    remedy_da = "Registrér først kommunalbestyrelsens vedtagelse."


@dataclass(frozen=True, slots=True)
class PublicFile:
    """Be one file of the public edition with its checksum; `findings` are places that somebody could not read."""

    ending: str
    content: bytes
    findings: tuple[Finding, ...]

    @property
    def sha256(self) -> str:
        """Give the checksum of the file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """Be the three files of one version of the public edition, and how many pages it has."""

    number: int
    pages: int
    files: tuple[PublicFile, ...]


def make_public(engagement: str, actor: Actor) -> PublicEdition:
    """Make the public edition's three files and check that everybody can read each of them; the PDF is kept.

    Raise NotToBePublishedError, LibreOfficeMissingError or an error of the PDF. Run again: the same files, nothing new.
    """
    with looking() as read:
        version, docx, page = _edition(read, engagement)
    made = finished_pdf(docx, NAME_DA)  # seconds of LibreOffice: before the transaction that writes
    named("keep_public_pdf", lambda: _keep(engagement, version, made.content, actor))
    files = (
        PublicFile(".html", page, check_web(page)),
        PublicFile(".docx", docx, accessibility.check(docx)),
        PublicFile(".pdf", made.content, check_pdf(made.content)),
    )
    return PublicEdition(version.number, made.pages, files)


def _edition(read: Reader, engagement: str) -> tuple[Generation, bytes, bytes]:
    """Give the newest version of the public edition, its Word file and its web page."""
    found = newest_generations(read, engagement, PUBLIC)
    adopted = read.get(Engagement, engagement).adopted_on is not None
    if not found or not adopted or not is_adopted(standing_of(read.connection, engagement)):
        raise NotToBePublishedError(engagement=engagement)
    page = read.get(Rendition, natural_id("rendition", found[0].id, WEB))
    store = documents()
    return found[0], store.content_of(found[0].path, found[0].sha256), store.content_of(page.path, page.sha256)


def _keep(engagement: str, version: Generation, content: bytes, actor: Actor) -> None:
    stored = documents().put(engagement, f"{NAME_DA} v{version.number}.pdf", content)
    identity = natural_id("rendition", version.id, PDF)
    with work_by(actor, engagement) as unit:
        unit.put(
            Rendition(id=identity, generation=version.id, format=PDF, sha256=stored.sha256, path=stored.relative_path)
        )
        unit.commit()

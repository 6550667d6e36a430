"""Produce one document: data and template in, an accessible Word file and its manifest out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parat.documents import accessibility
from parat.documents.contexts import Context
from parat.documents.deliverables import DELIVERABLES
from parat.documents.errors import InaccessibleDocumentError, WrongContextError
from parat.documents.outline import complete_outline, drop_silent_blocks, manifest_of
from parat.documents.printable import refuse_unprintable
from parat.documents.render import parse_markup, sources_hash
from parat.documents.template_files import fill, templates_in_use
from parat.documents.web import web_page
from parat.documents.word import Properties, write_word
from parat.documents.word.base import base_from


@dataclass(frozen=True, slots=True)
class Produced:
    """Hold a produced document; the manifest maps each block's id to its text, in the document's order."""

    docx: bytes
    web: bytes
    manifest: Mapping[str, str]
    template_hash: str


def produce(deliverable: str, context: Context, *, engagement: str, generation_id: str) -> Produced:
    """Produce a document; the same words, looks and data always give the same bytes.

    Raises UnprintableTextError for a text that cannot be shown, a TemplateError for a fault in the template or in
    base.docx, and InaccessibleDocumentError when the result could not be read by everybody.
    """
    template = _template_for(deliverable, context)
    refuse_unprintable(context, deliverable)
    templates = templates_in_use()
    page = parse_markup(fill(template, context, templates), template)
    drop_silent_blocks(page)
    complete_outline(page, template)
    manifest = manifest_of(page, template)
    properties = Properties(context.cover, engagement, generation_id, deliverable)
    docx = write_word(page, base_from(templates.base), properties, frozenset(manifest), template)
    _refuse_inaccessible(deliverable, docx)
    return Produced(
        docx, web_page(page, context.cover), MappingProxyType(manifest), sources_hash(templates.sources, templates.base)
    )


def template_hash() -> str:
    """Give the hash of the words and the looks as they are now; another hash means that documents would differ."""
    templates = templates_in_use()
    return sources_hash(templates.sources, templates.base)


def _template_for(deliverable: str, context: Context) -> str:
    found = DELIVERABLES.get(deliverable)
    if found is None or not isinstance(context, found.context):
        raise WrongContextError(deliverable=deliverable, context=type(context).__name__, known=sorted(DELIVERABLES))
    return found.template


def _refuse_inaccessible(deliverable: str, docx: bytes) -> None:
    findings = accessibility.check(docx)
    if findings:
        raise InaccessibleDocumentError(
            deliverable=deliverable, findings="; ".join(f"{f.rule} at {f.place}: {f.remedy}" for f in findings)
        )

"""Produce one document: data and template in, an accessible Word file and its manifest out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from parat.documents import accessibility
from parat.documents.contexts import Context
from parat.documents.deliverables import DELIVERABLES
from parat.documents.errors import InaccessibleDocumentError, WrongContextError
from parat.documents.outline import complete_outline, drop_silent_blocks, manifest_of
from parat.documents.pictures import looks
from parat.documents.printable import refuse_unprintable
from parat.documents.render import parse_markup, sources_hash
from parat.documents.template_files import Templates, fill, templates_in_use
from parat.documents.web import web_page
from parat.documents.word import Properties, word_parts
from parat.documents.word.base import base_from
from parat.ooxml.packages import write_package

_NO_PAGES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Produced:
    """Hold a produced document; the manifest maps each block's id to its text, in the document's order."""

    docx: bytes
    web: bytes
    manifest: Mapping[str, str]
    template_hash: str
    has_contents: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a Word file's parts, which nobody has checked yet, its manifest, and the page that both were made from."""

    parts: Mapping[str, bytes]
    manifest: Mapping[str, str]
    page: etree._Element


def produce(
    deliverable: str,
    context: Context,
    *,
    engagement: str,
    generation_id: str,
    page_numbers: Mapping[str, int] = _NO_PAGES,
) -> Produced:
    """Produce a document; the same words, looks, data and page numbers always give the same bytes.

    `page_numbers` maps a heading's id to its page, for the contents list; `page_numbers_of` finds them.
    Raises UnprintableTextError for a text that cannot be shown, a TemplateError for a fault in the template or in
    base.docx, and InaccessibleDocumentError when the result could not be read by everybody.
    """
    template, templates = _template_for(deliverable, context), templates_in_use()
    properties = Properties(context.cover, engagement, generation_id, deliverable)
    made = draft(template, context, templates, properties, page_numbers)
    _refuse_inaccessible(deliverable, made.parts)
    return Produced(
        docx=write_package(made.parts),
        web=web_page(made.page, context.cover),
        manifest=MappingProxyType(made.manifest),
        template_hash=_hash_of(templates),
        has_contents=next(made.page.iter("nav"), None) is not None,
    )


def draft(
    template: str,
    context: Context,
    templates: Templates,
    properties: Properties,
    page_numbers: Mapping[str, int] = _NO_PAGES,
) -> Draft:
    """Fill a template and write the Word file's parts; whether everybody can read them is for `produce` to ask."""
    refuse_unprintable(context, properties.kind)
    page = parse_markup(fill(template, context, templates), template)
    drop_silent_blocks(page)
    complete_outline(page, template, page_numbers)
    manifest = manifest_of(page, template)
    parts = word_parts(page, base_from(templates.base), properties, frozenset(manifest), template)
    return Draft(parts, manifest, page)


def template_hash() -> str:
    """Give the hash of the words and the looks as they are now; another hash means that documents would differ."""
    return _hash_of(templates_in_use())


def _hash_of(templates: Templates) -> str:
    return sources_hash(templates.sources, templates.base, looks())


def _template_for(deliverable: str, context: Context) -> str:
    found = DELIVERABLES.get(deliverable)
    if found is None or not isinstance(context, found.context):
        raise WrongContextError(deliverable=deliverable, context=type(context).__name__, known=sorted(DELIVERABLES))
    return found.template


def _refuse_inaccessible(deliverable: str, parts: Mapping[str, bytes]) -> None:
    findings = accessibility.check_parts(parts)
    if findings:
        raise InaccessibleDocumentError(
            deliverable=deliverable, findings="; ".join(f"{f.rule} at {f.place}: {f.remedy}" for f in findings)
        )

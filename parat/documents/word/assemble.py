"""Put a Word file together: body, numbering, notes, links, pictures, properties, header and footer."""

from lxml import etree

from parat.documents.word import base as looks
from parat.documents.word import properties as told
from parat.documents.word.additions import FOOTNOTES, relationships, with_content_types
from parat.documents.word.blocks import write_body
from parat.documents.word.edges import filled
from parat.documents.word.footnotes import CONTENT_TYPE, footnotes_part
from parat.documents.word.shown_edges import parts_shown
from parat.documents.word.writing import Writing
from parat.ooxml.packages import write_package


def write_word(
    page: etree._Element, base: looks.Base, properties: told.Properties, block_ids: frozenset[str], template: str
) -> bytes:
    """Turn a completed XHTML page into a Word file; equal input gives equal bytes, and errors are `word_parts`'s."""
    return write_package(word_parts(page, base, properties, block_ids, template))


def word_parts(
    page: etree._Element, base: looks.Base, properties: told.Properties, block_ids: frozenset[str], template: str
) -> dict[str, bytes]:
    """Turn a completed XHTML page into the parts of a Word file.

    Raises UnknownMarkupError for markup that Word has no form for and BaseDocumentError when base.docx lacks a style.
    """
    writing = write_body(page, base, block_ids, template)
    if writing.notes:
        _add_notes(writing)
    whole = (base.before_body, *writing.blocks, writing.last_section(), base.after_body)
    parts = parts_shown(base, writing.sections)
    parts[looks.DOCUMENT] = "".join(whole).encode()
    parts[looks.NUMBERING] = _numbering(parts[looks.NUMBERING], writing)
    parts[looks.CORE] = told.core_part(properties)
    parts[looks.CUSTOM] = told.custom_part(properties)
    edges = {name: edge for name, edge in base.edges.items() if name in parts}
    parts.update(filled(edges, told.edge_texts(properties.cover)))
    _add(writing, parts)
    return parts


def _add_notes(writing: Writing) -> None:
    content = footnotes_part(writing.notes)
    if f"word/{FOOTNOTES}" in writing.base.parts:
        writing.additions.loose_part(FOOTNOTES, content, CONTENT_TYPE)
    else:
        writing.additions.part("footnotes", FOOTNOTES, content, CONTENT_TYPE)
    if writing.additions.note_rows:
        rows = writing.additions.note_rows.values()
        writing.additions.loose_part(f"_rels/{FOOTNOTES}.rels", relationships(rows))


def _numbering(part: bytes, writing: Writing) -> bytes:
    added = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{writing.base.abstract_numbers}"/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, level in writing.ordered_lists
    )
    return part.replace(b"</w:numbering>", added.encode() + b"</w:numbering>")


def _add(writing: Writing, parts: dict[str, bytes]) -> None:
    added = writing.additions
    rows = "".join(added.rows.values()).encode()
    parts[looks.RELATIONSHIPS] = parts[looks.RELATIONSHIPS].replace(b"</Relationships>", rows + b"</Relationships>")
    parts.update(added.parts)
    if added.parts:
        parts[looks.CONTENT_TYPES] = with_content_types(parts[looks.CONTENT_TYPES], added.content_types)

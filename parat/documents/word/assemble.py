"""Put a Word file together: body, numbering, links, properties, header and footer."""

from lxml import etree

from parat.documents.word import base as looks
from parat.documents.word import properties as told
from parat.documents.word.blocks import body
from parat.documents.word.writing import Writing, escaped
from parat.ooxml.packages import write_package

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_word(
    page: etree._Element, base: looks.Base, properties: told.Properties, block_ids: frozenset[str], template: str
) -> bytes:
    """Turn a completed XHTML page into a Word file; equal input gives equal bytes.

    Raises UnknownMarkupError for markup that Word has no form for and BaseDocumentError when base.docx lacks a style.
    """
    writing = Writing(base=base, template=template, block_ids=block_ids)
    text = "".join(body(page, writing))
    parts = dict(base.parts)
    parts[looks.DOCUMENT] = f"{base.before_body}{text}{base.after_body}".encode()
    parts[looks.NUMBERING] = _numbering(parts[looks.NUMBERING], writing)
    parts[looks.RELATIONSHIPS] = _relationships(parts[looks.RELATIONSHIPS], writing)
    parts[looks.CORE] = told.core_part(properties)
    parts[looks.CUSTOM] = told.custom_part(properties)
    parts.update(told.edge_parts(base.parts, properties.cover))
    return write_package(parts)


def _numbering(part: bytes, writing: Writing) -> bytes:
    added = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{writing.base.abstract_numbers}"/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, level in writing.ordered_lists
    )
    return part.replace(b"</w:numbering>", added.encode() + b"</w:numbering>")


def _relationships(part: bytes, writing: Writing) -> bytes:
    added = "".join(
        f'<Relationship Id="{link}" Type="{_HYPERLINK}" Target="{escaped(address)}" TargetMode="External"/>'
        for address, link in writing.links.items()
    )
    return part.replace(b"</Relationships>", added.encode() + b"</Relationships>")

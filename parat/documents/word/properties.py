"""Write the document's properties: what it is, whose, which version, from when."""

from dataclasses import dataclass

from parat.documents.contexts import Cover
from parat.documents.danish import long_date
from parat.documents.markup import escaped
from parat.documents.word.additions import DECLARATION
from parat.documents.word.requirements import LANGUAGE
from parat.domain.document_marks import ENGAGEMENT, GENERATION, KIND

AUTHOR = "parat"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True)
class Properties:
    """Say which generation of which document a file is."""

    cover: Cover
    engagement: str
    generation_id: str
    kind: str


def core_part(properties: Properties) -> bytes:
    """Write the core properties; the dates are the generation's own."""
    cover = properties.cover
    day = f"{cover.dated.isoformat()}T00:00:00Z"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title_of(cover))}</dc:title><dc:subject>{escaped(cover.programme_title)}</dc:subject>"
        f"<dc:creator>{AUTHOR}</dc:creator><cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>"
        f"<cp:revision>{max(cover.generation, 1)}</cp:revision>{dated}"
        f"<cp:contentStatus>{escaped(cover.state_da)}</cp:contentStatus>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()


def title_of(cover: Cover) -> str:
    """Give the document's title with the municipality's name, and the mark of an example."""
    return " – ".join(filter(None, (cover.title, cover.official_name, "eksempel" if cover.is_example else "")))


def custom_part(properties: Properties) -> bytes:
    """Write the properties by which parat knows the file again when it comes back."""
    values = {ENGAGEMENT: properties.engagement, GENERATION: properties.generation_id, KIND: properties.kind}
    rows = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{rows}</Properties>"
    ).encode()


def edge_texts(cover: Cover) -> dict[str, str]:
    """Give the texts that headers and footers show."""
    return {
        "official_name": cover.official_name,
        "title": cover.title,
        "version": f"{cover.state_da} · {cover.version_da} · {long_date(cover.dated)}",
        "mark": f" · {cover.mark_da}" if cover.mark_da else "",
    }


__all__ = [
    "AUTHOR", "ENGAGEMENT", "GENERATION", "KIND", "LANGUAGE", "Properties", "core_part", "custom_part", "edge_texts",
    "title_of",
]  # fmt: skip

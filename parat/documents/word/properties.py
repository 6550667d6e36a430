"""Write the document's properties, header and footer: what it is, whose, which version, from when."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parat.documents.contexts import Cover
from parat.documents.danish import long_date
from parat.documents.errors import BaseDocumentError
from parat.documents.word.base import NS, w
from parat.documents.word.writing import escaped
from parat.ooxml.xml import parse_part, serialise_part

LANGUAGE = "da-DK"
AUTHOR = "parat"
ENGAGEMENT, GENERATION, KIND = "parat_engagement", "parat_generation", "parat_kind"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TAG = "parat:"


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
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
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
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{rows}</Properties>"
    ).encode()


def edge_parts(parts: dict[str, bytes], cover: Cover) -> dict[str, bytes]:
    """Fill the text controls of headers and footers and leave plain text in their place."""
    texts = {
        "official_name": cover.official_name,
        "title": cover.title,
        "version": f"{cover.state_da} · {cover.version_da} · {long_date(cover.dated)}",
        "mark": f" · {cover.mark_da}" if cover.mark_da else "",
    }
    edges = {name: part for name, part in parts.items() if name.startswith(("word/header", "word/footer"))}
    filled, met = {}, set[str]()
    for name, part in edges.items():
        root = parse_part(part, name)
        met.update(_fill_controls(root, texts))
        filled[name] = serialise_part(root)
    for tag in texts:
        if tag not in met:
            raise BaseDocumentError(missing=f"the text control {_TAG}{tag} in a header or footer")
    return filled


def _fill_controls(root: etree._Element, texts: dict[str, str]) -> Iterator[str]:
    for control in list(root.iter(w("sdt"))):
        tag = control.find("w:sdtPr/w:tag", NS)
        name = str(tag.get(w("val"))).removeprefix(_TAG) if tag is not None else ""
        if name in texts:
            _replace_control(control, texts[name])
            yield name


def _replace_control(control: etree._Element, text: str) -> None:
    run = control.find("w:sdtContent/w:r", NS)
    parent = control.getparent()
    if run is None or parent is None:
        raise BaseDocumentError(missing="a text run in a header or footer control")
    for child in [child for child in run if child.tag != w("rPr")]:
        run.remove(child)
    etree.SubElement(run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = text
    parent.replace(control, run)

"""Write figures: a native, editable chart or a picture, with its caption above it and the same in words."""

import struct
from typing import NamedTuple

from lxml import etree

from parat.documents.charts import chart_of
from parat.documents.markup import escaped, refuse
from parat.documents.pictures import png
from parat.documents.word import inline
from parat.documents.word.additions import relationship, relationships
from parat.documents.word.chart_parts import CONTENT_TYPE, chart_height, chart_part
from parat.documents.word.workbooks import workbook
from parat.documents.word.writing import Writing

EMU_PER_TWIP, EMU_PER_INCH = 635, 914_400

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_ORDINARY_DPI = 96
_FIRST_DRAWING = 100


class _Size(NamedTuple):
    """Hold width and height in English metric units."""

    width: int
    height: int

    def within(self, width: int) -> "_Size":
        return self if self.width <= width else _Size(width, self.height * width // self.width)


def figure(element: etree._Element, writing: Writing) -> None:
    """Write one figure."""
    caption, image = element.find("figcaption"), element.find("img")
    if caption is None:
        raise refuse(element, "Give every figure a figcaption.", writing.template)
    writing.anchor(element.get("id"))
    writing.paragraph("Caption", inline.caption_runs("Figur", caption, writing))
    drawn = _chart(element, writing) if image is None else _picture(image, writing)
    writing.paragraph("Figure", f"<w:r>{drawn}</w:r>")


def _chart(element: etree._Element, writing: Writing) -> str:
    chart, added = chart_of(element, writing.template), writing.additions
    number = added.count("charts/") + 1
    added.loose_part(f"embeddings/chart{number}.xlsx", workbook(chart))
    rows = relationships([relationship("rId1", "package", f"../embeddings/chart{number}.xlsx")])
    added.loose_part(f"charts/_rels/chart{number}.xml.rels", rows)
    link = added.part("chart", f"charts/chart{number}.xml", chart_part(chart), CONTENT_TYPE)
    size = _Size(writing.text_width * EMU_PER_TWIP, chart_height(chart))
    graphic = f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONSHIP}" r:id="{link}"/>'
    return _inline(size, _Told(_drawing_number(writing), "Diagram", chart.alt_text_da()), _CHART, graphic)


def _picture(image: etree._Element, writing: Writing) -> str:
    name, words = image.get("src", ""), image.get("alt", "")
    if not words:
        raise refuse(image, "Say in alt what the picture shows.", writing.template)
    content = png(name)
    size = _size_of(content).within(writing.text_width * EMU_PER_TWIP)
    link = writing.additions.part("image", f"media/{name}.png", content)
    told = _Told(_drawing_number(writing), "Figur", words)
    picture = (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="{told.number}" name="{name}" '
        f'descr="{escaped(words)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{_RELATIONSHIP}" '
        f'r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{size.width}" cy="{size.height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic>"
    )
    return _inline(size, told, _PICTURE, picture)


_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class _Told(NamedTuple):
    """Hold what a drawing says of itself."""

    number: int
    kind: str
    words: str


def _drawing_number(writing: Writing) -> int:
    writing.drawings += 1
    return _FIRST_DRAWING + writing.drawings


def _inline(size: _Size, told: _Told, kind: str, graphic: str) -> str:
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size.width}" cy="{size.height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{told.number}" name="{told.kind} {told.number - _FIRST_DRAWING}" '
        f'descr="{escaped(told.words)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{kind}">{graphic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _size_of(content: bytes) -> _Size:
    """Read a picture's size on paper from its pixels and its resolution."""
    width, height = struct.unpack(">II", content[16:24])
    at = content.find(b"pHYs")
    told = round(struct.unpack(">I", content[at + 4 : at + 8])[0] * 0.0254) if 0 < at < len(content) - 8 else 0
    dpi = told or _ORDINARY_DPI
    return _Size(width * EMU_PER_INCH // dpi, height * EMU_PER_INCH // dpi)

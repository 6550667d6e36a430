"""Put a comment or a picture of a person's own into a Word file."""

from lxml import etree

from tests.unit.documents.merge_scripts.views import Element, W
from tests.unit.documents.writing import a_dot

RELATIONSHIPS, CONTENT_TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
COMMENTS = "word/comments.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PICTURE = (
    '<w:r xmlns:w="{w}" xmlns:r="{r}"><w:drawing><wp:inline xmlns:wp="{d}/wordprocessingDrawing" distT="0" distB="0" '
    'distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="{number}" name="Billede" '
    'descr="En prik"/><a:graphic xmlns:a="{d}/main"><a:graphicData uri="{d}/picture">'
    '<pic:pic xmlns:pic="{d}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="prik.png"/>'
    "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
    '<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def add_comment(parts: dict[str, bytes], paragraph: Element, text: str, author: str, dated: str) -> None:
    """Comment on a whole paragraph."""
    root = (
        etree.fromstring(parts[COMMENTS]) if COMMENTS in parts else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    )
    number = str(1 + max((int(one.get(f"{W}id")) for one in root), default=0))
    comment = etree.SubElement(root, f"{W}comment", {f"{W}id": number, f"{W}author": author, f"{W}date": dated})
    run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    if COMMENTS not in parts:
        _relate(parts, "comments", "comments.xml")
        _declare(parts, f'<Override PartName="/{COMMENTS}" ContentType="{_COMMENTS_TYPE}"/>')
    parts[COMMENTS] = etree.tostring(root, encoding="UTF-8")
    _mark(paragraph, number)


def _mark(paragraph: Element, number: str) -> None:
    start, end = (etree.Element(f"{W}commentRange{edge}", {f"{W}id": number}) for edge in ("Start", "End"))
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
    paragraph.append(end)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", {f"{W}id": number})


def add_picture(parts: dict[str, bytes], paragraph: Element) -> None:
    """Put a picture at the end of a paragraph."""
    number = sum(name.startswith("word/media/") for name in parts) + 1
    parts[f"word/media/prik{number}.png"] = a_dot()
    if b'Extension="png"' not in parts[CONTENT_TYPES]:
        _declare(parts, '<Default Extension="png" ContentType="image/png"/>')
    relation = _relate(parts, "image", f"media/prik{number}.png")
    run = _PICTURE.format(w=W[1:-1], r=_OFFICE, d=_DRAWING, number=9000 + number, relation=relation)
    paragraph.append(etree.fromstring(run))


def _relate(parts: dict[str, bytes], kind: str, target: str) -> str:
    identity = f"rIdEgen{parts[RELATIONSHIPS].count(b'<Relationship ')}"
    row = f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    parts[RELATIONSHIPS] = parts[RELATIONSHIPS].replace(b"</Relationships>", row.encode())
    return identity


def _declare(parts: dict[str, bytes], row: str) -> None:
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", f"{row}</Types>".encode())

"""Name the styles that the writer uses, as Word shows them; their ids differ with the language of Word."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from parat.documents.word.names import NS, w

PARAGRAPH, CHARACTER, TABLE, NUMBERING = "paragraph", "character", "table", "numbering"
STATUSES = ("Done", "Going", "Slow", "Late", "None")

_PARAGRAPHS = {
    **{f"Heading{level}": f"heading {level}" for level in range(1, 5)},
    **{f"TOC{level}": f"toc {level}" for level in (1, 2)},
    **{f"Status{name}": f"Status {name}" for name in STATUSES},
    "TOCHeading": "TOC Heading",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Lead": "Lead",
    "Note": "Note",
    "Closing": "Closing",
    "ListParagraph": "List Paragraph",
    "Caption": "caption",
    "Figure": "Figure",
    "FootnoteText": "footnote text",
    "SectionEnd": "Section End",
    "CoverMunicipality": "Cover Municipality",
    "CoverProgramme": "Cover Programme",
    "CoverState": "Cover State",
    "CoverFact": "Cover Fact",
    "ExampleMark": "Example Mark",
    "Sender": "Sender",
    "Recipient": "Recipient",
    "LetterDate": "Letter Date",
    "LetterFact": "Letter Fact",
    "Signature": "Signature",
    "CertificateLine": "Certificate Line",
    "CertificateName": "Certificate Name",
    "CertificateSignature": "Certificate Signature",
    "CalloutMissing": "Callout Missing",
    "CalloutNote": "Callout Note",
    "CalloutLaw": "Callout Law",
    "TableText": "Table Text",
    "TableHeader": "Table Header",
    "TableLabel": "Table Label",
    "TableNumber": "Table Number",
    "TableHeaderNumber": "Table Header Number",
}
_CHARACTERS = {
    "Hyperlink": "Hyperlink",
    "ContentsLink": "Contents Link",
    "FootnoteReference": "footnote reference",
    "LetterSubject": "Letter Subject",
    "LetterHeading": "Letter Heading",
    "CertificateTitle": "Certificate Title",
}
_TABLES = {"ParatGrid": "Parat Grid", "ParatSheet": "Parat Sheet"}
_NUMBERINGS = {name: name for name in ("ParatBullets", "ParatNumbers", "ParatChapters", "ParatAnnexes")}

STYLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {PARAGRAPH: _PARAGRAPHS, CHARACTER: _CHARACTERS, TABLE: _TABLES, NUMBERING: _NUMBERINGS}
)


def style_ids(styles: etree._Element) -> dict[str, str]:
    """Map the name that the writer uses for each style to the style's id in this file, where the file has it."""
    ids = dict(_named(styles))
    return {own: ids[kind, name.casefold()] for kind, own, name in needed() if (kind, name.casefold()) in ids}


def needed() -> Iterator[tuple[str, str, str]]:
    """Give every needed style: its kind, the writer's name for it and its name in Word."""
    return ((kind, own, name) for kind, names in STYLES.items() for own, name in names.items())


def _named(styles: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    for style in styles.iterfind("w:style", NS):
        name = style.find("w:name", NS)
        if name is not None:
            yield (str(style.get(w("type"))), str(name.get(w("val"))).casefold()), str(style.get(w("styleId")))

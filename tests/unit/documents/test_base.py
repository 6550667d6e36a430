"""A base.docx that somebody restyled in Word is used as it is, and all that it lacks is listed at once."""

import re

import pytest

from parat.documents.errors import BaseDocumentError
from parat.documents.template_check import flaws_in_base
from parat.documents.word.base import BASE, base_from
from parat.documents.word.requirements import missing_from
from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.reading import faults, paragraphs, style
from tests.unit.documents.writing import written


def changed(**texts) -> bytes:
    parts = dict(read_package(BASE.read_bytes()))
    for name, change in texts.items():
        place = f"word/{name}.xml"
        parts[place] = change(parts[place].decode()).encode()
    return write_package(parts)


def test_our_own_base_lacks_nothing():
    assert missing_from(BASE.read_bytes()) == ()


def test_everything_a_foreign_base_lacks_is_listed_at_once():
    foreign = changed(
        styles=lambda text: text.replace('w:val="heading 1"', 'w:val="Kapitel"').replace('"da-DK"', '"en-US"'),
        document=lambda text: text.replace("parat_landscape", "liggende"),
        footer1=lambda text: text.replace("parat:version", "version"),
    )
    assert missing_from(foreign) == (
        "the language da-DK as the default of all text",
        "the paragraph style heading 1",
        "a section for landscape pages, with the bookmark parat_landscape in it",
        "the text control parat:version in the header or footer of ordinary pages",
    )


def test_a_page_whose_width_is_no_number_is_told():
    foreign = changed(document=lambda text: text.replace('w:w="16838"', 'w:w="29,7 cm"'))
    assert missing_from(foreign) == ("a page size and margins in the section for landscape pages",)


def test_headers_that_are_pointed_at_from_the_root_of_the_file_are_found():
    parts = dict(read_package(BASE.read_bytes()))
    pointing = "word/_rels/document.xml.rels"
    parts[pointing] = re.sub(rb'Target="(header|footer)', rb'Target="/word/\1', parts[pointing])
    base = write_package(parts)
    assert missing_from(base) == ()
    assert "word/header1.xml" in read_package(written("<h1>A</h1><p>b</p>", base=base_from(base)))


def without(*names, **texts) -> bytes:
    parts = read_package(changed(**texts))
    return write_package({name: content for name, content in parts.items() if name not in names})


def test_a_file_without_its_text_or_its_styles_says_which_part_is_not_there():
    assert missing_from(without("word/styles.xml")) == ("the part word/styles.xml",)


def test_what_else_a_base_without_numbering_or_properties_lacks_is_told_with_it():
    unnamed = {"styles": lambda text: text.replace('w:val="heading 1"', 'w:val="Kapitel"')}
    foreign = without("word/numbering.xml", "docProps/custom.xml", **unnamed)
    numbering, properties, style_lack = missing_from(foreign)
    assert numbering.startswith("the part word/numbering.xml, which LibreOffice leaves out")
    assert properties.startswith("the part docProps/custom.xml, which Word makes with any custom property")
    assert style_lack == "the paragraph style heading 1"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("docProps/core.xml", b"</cp:coreProperties>", b""),
        ("[Content_Types].xml", b"wordprocessingml.document.main+xml", b"x+xml"),
        ("word/_rels/document.xml.rels", b"relationships/styles", b"relationships/x"),
        ("word/numbering.xml", b'<w:num w:numId="', b'<w:num w:numId="x'),
    ],
)
def test_a_base_that_is_damaged_inside_is_refused_and_the_check_says_so(part, old, new):
    parts = dict(read_package(BASE.read_bytes()))
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    damaged = write_package(parts)
    with pytest.raises(BaseDocumentError):
        base_from(damaged)
    assert flaws_in_base(damaged, "base.docx")


def test_a_base_saved_by_a_danish_word_is_known_by_the_names_of_its_styles(tmp_path):
    danish = changed(styles=lambda text: re.sub(r'"Heading(\d)"', r'"Overskrift\1"', text))
    docx = written("<h1>A</h1><h2>B</h2><p>c</p>", base=base_from(danish))
    assert [style(p) for p in paragraphs(docx)][:2] == ["Overskrift1", "Overskrift2"]
    assert faults(docx, tmp_path) == []


def test_other_margins_give_tables_another_width():
    narrow = base_from(changed(document=lambda text: text.replace('w:left="1304"', 'w:left="2304"')))
    assert narrow.sections["portrait"].text_width == base_from(BASE.read_bytes()).sections["portrait"].text_width - 1000

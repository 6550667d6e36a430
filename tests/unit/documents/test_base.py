"""A base.docx that somebody restyled in Word is used as it is, and all that it lacks is listed at once."""

import re

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


def test_a_file_without_its_parts_says_which():
    parts = dict(read_package(BASE.read_bytes()))
    del parts["word/numbering.xml"]
    assert missing_from(write_package(parts)) == ("the part word/numbering.xml",)


def test_a_base_saved_by_a_danish_word_is_known_by_the_names_of_its_styles(tmp_path):
    danish = changed(styles=lambda text: re.sub(r'"Heading(\d)"', r'"Overskrift\1"', text))
    docx = written("<h1>A</h1><h2>B</h2><p>c</p>", base=base_from(danish))
    assert [style(p) for p in paragraphs(docx)][:2] == ["Overskrift1", "Overskrift2"]
    assert faults(docx, tmp_path) == []


def test_other_margins_give_tables_another_width():
    narrow = base_from(changed(document=lambda text: text.replace('w:left="1304"', 'w:left="2304"')))
    assert narrow.sections["portrait"].text_width == base_from(BASE.read_bytes()).sections["portrait"].text_width - 1000

"""Bring the page edges and the hidden properties up to date: the version in headers and footers, and the generation."""

import re
from typing import Any

from lxml import etree

from parat.documents.merging.files import WordFile
from parat.documents.merging.marks import copied
from parat.domain.document_marks import GENERATION
from parat.ooxml import word_names as names

_EDGE = re.compile(r"(?:^|/)(?:header|footer)\w*\.xml$")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SPACES: Any = {None: f"{_OFFICE}/custom-properties", "vt": f"{_OFFICE}/docPropsVTypes"}
_PROPERTIES = f"{{{_OFFICE}/custom-properties}}Properties"
_KIND = f"{_OFFICE}/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def set_generation(theirs: WordFile, now: WordFile, generation: str) -> None:
    """Write the generation into the hidden properties by which the file is known when it comes back.

    A file that another program saved may have lost them: then it gets today's.
    """
    if names.CUSTOM not in now.parts:
        return
    if names.CUSTOM not in theirs.parts:
        theirs.add_tree(names.CUSTOM, etree.Element(_PROPERTIES, nsmap=_SPACES), _CONTENT_TYPE)
        theirs.relate("", _KIND, names.CUSTOM)
    rows = {row.get("name"): row for row in theirs.tree(names.CUSTOM)}
    for row in now.tree(names.CUSTOM):
        name = row.get("name")
        value = generation if name == GENERATION else _value(row)
        if name not in rows:
            _add(theirs.edit(names.CUSTOM), copied(row), value)
        elif name == GENERATION and _value(rows[name]) != value:
            theirs.edit(names.CUSTOM)
            rows[name][0].text = value


def _value(row: etree._Element) -> str:
    return "".join(map(str, row.itertext()))


def _add(rows: etree._Element, row: etree._Element, value: str) -> None:
    given = (one.get("pid", "") for one in rows)
    row.set("pid", str(max((int(number) for number in given if number.isdecimal()), default=1) + 1))
    row[0].text = value
    rows.append(row)


def renew_edges(theirs: WordFile, base: WordFile, now: WordFile) -> None:
    """Write today's version into headers and footers that still say what was delivered; edges carry no marks."""
    texts = _changed_texts(base, now)
    if not texts:
        return
    for name in sorted(theirs.parts):
        if _EDGE.search(name):
            for paragraph in theirs.tree(name).iter(names.P):
                for was, says in texts.items():
                    if _replace(paragraph, was, says):
                        theirs.edit(name)


def _changed_texts(base: WordFile, now: WordFile) -> dict[str, str]:
    """Give each text of our own edges that is another today."""
    found: dict[str, str] = {}
    for name in sorted(base.parts):
        if _EDGE.search(name) and name in now.parts and base.parts[name] != now.parts[name]:
            pairs = zip(_texts(base, name), _texts(now, name), strict=False)
            found |= {was: says for was, says in pairs if was != says and was.strip()}
    return found


def _texts(file: WordFile, name: str) -> list[str]:
    return [text.text or "" for text in file.tree(name).iter(names.TEXT)]


def _replace(paragraph: etree._Element, was: str, says: str) -> bool:
    """Say the new text where the old one stands, in one run or spread over several that stand side by side."""
    texts = list(paragraph.iter(names.TEXT))
    whole = "".join(text.text or "" for text in texts)
    at = whole.find(was)
    if at < 0:
        return False
    begins, end = 0, at + len(was)
    for text in texts:
        own = text.text or ""
        first, last = max(at - begins, 0), min(end - begins, len(own))
        if first < last:
            text.text = own[:first] + (says if begins + first == at else "") + own[last:]
        begins += len(own)
    return True

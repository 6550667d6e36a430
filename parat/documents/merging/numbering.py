"""Bring the numbering of a list from one file into another."""

from collections.abc import Iterable

from lxml import etree

from parat.documents.merging.files import OFFICE, WordFile, target_from
from parat.documents.merging.marks import copied
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_KIND = f"{OFFICE}/numbering"
_ABSTRACT, _ABSTRACT_ID, _NUMBER, _NUMBER_ID = w("abstractNum"), w("abstractNumId"), w("num"), w("numId")


def add_number(source: WordFile, target: WordFile, number: str) -> str:
    """Add a list's numbering and how it looks; gives its new number."""
    ours = source.related(source.main, "numbering")
    if not ours:
        return number
    listed = _find(source.tree(ours).iterfind("w:num", NS), _NUMBER_ID, number)
    if listed is None:
        return number
    abstract = _find(source.tree(ours).iterfind("w:abstractNum", NS), _ABSTRACT_ID, _abstract_of(listed))
    root = target.edit(target.related(target.main, "numbering") or _new_part(target))
    copy = copied(listed)
    copy.set(_NUMBER_ID, _next(root, _NUMBER, _NUMBER_ID))
    if abstract is not None:
        _set_abstract(copy, _add_abstract(root, abstract))
    _after_last(root, _NUMBER, copy)
    return copy.get(_NUMBER_ID, number)


def _add_abstract(root: etree._Element, abstract: etree._Element) -> str:
    """Add how a list looks; it no longer belongs to a style, because the person's file may have that style already."""
    copy = copied(abstract)
    copy.set(_ABSTRACT_ID, _next(root, _ABSTRACT, _ABSTRACT_ID))
    for one in [*copy.findall("w:nsid", NS), *copy.findall("w:styleLink", NS), *copy.findall("w:lvl/w:pStyle", NS)]:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    last = root.findall("w:abstractNum", NS)
    if last:
        last[-1].addnext(copy)
    else:
        first = root.find("w:num", NS)
        root.append(copy) if first is None else first.addprevious(copy)
    return copy.get(_ABSTRACT_ID, "0")


def _after_last(root: etree._Element, tag: str, element: etree._Element) -> None:
    same = root.findall(tag)
    same[-1].addnext(element) if same else root.append(element)


def _find(elements: Iterable[etree._Element], attribute: str, value: str) -> etree._Element | None:
    return next((one for one in elements if one.get(attribute) == value), None)


def _abstract_of(number: etree._Element) -> str:
    found = number.find("w:abstractNumId", NS)
    return found.get(names.VAL, "") if found is not None else ""


def _set_abstract(number: etree._Element, identity: str) -> None:
    found = number.find("w:abstractNumId", NS)
    if found is not None:
        found.set(names.VAL, identity)


def _next(root: etree._Element, tag: str, attribute: str) -> str:
    given = (one.get(attribute, "") for one in root.iter(tag))
    return str(max((int(number) for number in given if number.isdecimal()), default=0) + 1)


def _new_part(target: WordFile) -> str:
    part = target.free_name(names.NUMBERING)
    target.add_tree(part, etree.Element(w("numbering"), nsmap={"w": names.W}), _CONTENT_TYPE)
    target.relate(target.main, _KIND, target_from(target.main, part))
    return part

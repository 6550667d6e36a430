"""Write tracked changes: words, paragraphs and rows that came or went, under one name and one time."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from parat.documents.merging.changes import Stamp
from parat.documents.merging.files import WordFile
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_FIELD = w("fldSimple")
_STRUCK = {names.TEXT: w("delText"), w("instrText"): w("delInstrText")}
_RESTORED = {struck: plain for plain, struck in _STRUCK.items()}
_STYLE, _LOOKS_CHANGE = w("pStyle"), w("pPrChange")
_NOT_LOOKS = frozenset((names.R_PROPERTIES, w("sectPr"), _LOOKS_CHANGE))
_AFTER_LOOKS = frozenset((w("sectPr"), w("pPrChange")))
_RUN_HOLDERS = frozenset(
    (w("hyperlink"), names.CONTROL, names.CONTROL_CONTENT, w("smartTag"), w("customXml"), *names.CAME)
)


@dataclass(slots=True)
class Marks:
    """Make marks in one file."""

    file: WordFile
    stamp: Stamp

    def mark(self, tag: str) -> etree._Element:
        """Make one mark."""
        self.touch()
        number = str(self.file.next_number())
        return etree.Element(tag, {names.ID: number, names.AUTHOR: self.stamp.author, w("date"): self.stamp.dated})

    def touch(self) -> None:
        """Say that the document is no longer the bytes that came."""
        self.file.edited.add(self.file.main)

    def is_own(self, mark: etree._Element) -> bool:
        """Say whether a mark was made by us, now or at an earlier redraft."""
        return mark.get(names.AUTHOR) == self.stamp.author

    def strike_run(self, run: etree._Element) -> etree._Element:
        """Mark a run as deleted where it stands; gives what now stands there."""
        parent, before = run.getparent(), run.getprevious()
        if before is not None and before.tag == names.DELETED and self._is_now(before):
            before.append(run)
            strike_texts(run)
            return before
        mark = self.mark(names.DELETED)
        if parent is not None:
            parent.replace(run, mark)
        mark.append(run)
        strike_texts(run)
        return mark

    def _is_now(self, mark: etree._Element) -> bool:
        return self.is_own(mark) and mark.get(w("date")) == self.stamp.dated

    def strike_words(self, holder: etree._Element) -> None:
        """Mark all words of a paragraph as deleted; those that are deleted already stay so."""
        for child in list(holder):
            if child.tag == names.RUN and not is_remark(child):
                self.strike_run(child)
            elif child.tag == _FIELD:
                for run in spelt_out(child):
                    self.strike_run(run)
            elif child.tag in _RUN_HOLDERS:
                self.strike_words(child)

    def strike_paragraph(self, paragraph: etree._Element) -> None:
        """Mark a paragraph as deleted; one that ends a section keeps its end, which holds the section's paper."""
        self.strike_words(paragraph)
        if paragraph.find("w:pPr/w:sectPr", NS) is None:
            self.mark_end(paragraph, names.DELETED)

    def insert_words(self, holder: etree._Element) -> None:
        """Mark all words of a paragraph as inserted."""
        mark: etree._Element | None = None
        for child in list(holder):
            if child.tag in (names.RUN, _FIELD):
                runs = spelt_out(child) if child.tag == _FIELD else [child]
                if mark is None:
                    mark = self.mark(names.INSERTED)
                    runs[0].addprevious(mark)
                mark.extend(runs)
            elif child.tag in _RUN_HOLDERS:
                mark = None
                self.insert_words(child)
            else:
                mark = None

    def insert_paragraph(self, paragraph: etree._Element) -> None:
        """Mark a paragraph as inserted."""
        self.insert_words(paragraph)
        self.mark_end(paragraph, names.INSERTED)

    def mark_end(self, paragraph: etree._Element, tag: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(names.P_PROPERTIES)
        if properties is None:
            properties = etree.Element(names.P_PROPERTIES)
            paragraph.insert(0, properties)
        looks = properties.find(names.R_PROPERTIES)
        if looks is None:
            looks = etree.Element(names.R_PROPERTIES)
            late = next((one for one in properties if one.tag in _AFTER_LOOKS), None)
            properties.append(looks) if late is None else late.addprevious(looks)
        others = sum(1 for one in looks if one.tag == names.INSERTED)
        looks.insert(others, self.mark(tag))

    def restyle(self, paragraph: etree._Element, style: str) -> None:
        """Give a paragraph another style, as a change of looks that can be rejected."""
        properties = paragraph.find(names.P_PROPERTIES)
        named = properties.find(_STYLE) if properties is not None else None
        if properties is None or named is None or properties.find(_LOOKS_CHANGE) is not None:
            return
        change = self.mark(_LOOKS_CHANGE)
        before = etree.SubElement(change, names.P_PROPERTIES)
        before.extend(copied(one) for one in properties if one.tag not in _NOT_LOOKS)
        named.set(names.VAL, style)
        properties.append(change)

    def mark_row(self, row: etree._Element, tag: str) -> None:
        """Mark a table row, and all that stands in it, as inserted or deleted."""
        properties = row.find(names.ROW_PROPERTIES)
        if properties is None:
            properties = etree.Element(names.ROW_PROPERTIES)
            row.insert(1 if row.find(w("tblPrEx")) is not None else 0, properties)
        late = properties.find(w("trPrChange"))
        properties.append(self.mark(tag)) if late is None else late.addprevious(self.mark(tag))
        for paragraph in row.iter(names.P):
            if tag == names.INSERTED:
                self.insert_paragraph(paragraph)
            else:
                self.strike_paragraph(paragraph)


def strike_texts(run: etree._Element) -> None:
    """Let a run say its words as deleted ones are said."""
    for child in run:
        child.tag = _STRUCK.get(child.tag, child.tag)


def restore_texts(run: etree._Element) -> None:
    """Let a run say deleted words as ordinary ones again."""
    for child in run.iter(*_RESTORED):
        child.tag = _RESTORED[child.tag]


def is_remark(run: etree._Element) -> bool:
    """Say whether a run only holds the reference of a comment."""
    children = [child for child in run if child.tag != names.R_PROPERTIES]
    return bool(children) and all(child.tag in (w("commentReference"), w("annotationRef")) for child in children)


def spelt_out(field: etree._Element) -> list[etree._Element]:
    """Replace a simple field by the runs that say the same, which a mark can hold; gives the runs."""
    shown = list(field.iter(names.RUN))
    looks = shown[0].find(names.R_PROPERTIES) if shown else None
    code = etree.Element(w("instrText"), {SPACE: "preserve"})
    code.text = field.get(w("instr"), "")
    runs = [
        _sign("begin", looks), _run(code, looks), _sign("separate", looks), *shown, _sign("end", looks)
    ]  # fmt: skip
    for run in runs:
        field.addprevious(run)
    parent = field.getparent()
    if parent is not None:
        parent.remove(field)
    return runs


def _sign(kind: str, looks: etree._Element | None) -> etree._Element:
    return _run(etree.Element(w("fldChar"), {w("fldCharType"): kind}), looks)


def _run(child: etree._Element, looks: etree._Element | None) -> etree._Element:
    run = etree.Element(names.RUN)
    if looks is not None:
        run.append(copied(looks))
    run.append(child)
    return run


def copied(element: etree._Element) -> etree._Element:
    """Copy an element without what follows it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy


def pending(element: etree._Element) -> list[etree._Element]:
    """Give the insertions and deletions in a paragraph or a row that nobody has accepted yet."""
    return list(element.iter(names.INSERTED, names.DELETED, names.MOVED_HERE, names.MOVED_AWAY))


def undo(paragraph: etree._Element, marks: Marks) -> None:
    """Take our own pending marks among a paragraph's words back, as if they had been rejected."""
    for mark in list(paragraph.iter(names.INSERTED, names.DELETED)):
        parent = mark.getparent()
        if parent is None or parent.tag in (names.R_PROPERTIES, names.ROW_PROPERTIES) or not marks.is_own(mark):
            continue
        marks.touch()
        if mark.tag == names.DELETED:
            restore_texts(mark)
            for child in reversed(list(mark)):
                mark.addnext(child)
        else:
            _keep_anchors(mark)
        parent.remove(mark)


def _keep_anchors(mark: etree._Element) -> None:
    """Let bookmarks and borders of comments stand where words are taken out around them."""
    for child in reversed(list(mark)):
        if child.tag not in (names.RUN, names.INSERTED, names.DELETED):
            mark.addnext(child)


def all_own(found: Iterable[etree._Element], marks: Marks) -> bool:
    """Say whether every one of these marks is ours."""
    return all(marks.is_own(mark) for mark in found)

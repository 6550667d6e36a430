"""Edit a Word file as a person does between two deliveries, by a script that a number gives."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta

from lxml import etree

from parat.ooxml.packages import read_package, write_package
from tests.unit.documents.merge_scripts.additions import add_comment, add_picture
from tests.unit.documents.merge_scripts.newer import reworded
from tests.unit.documents.merge_scripts.paper import ROUND_TEXTS, Author
from tests.unit.documents.merge_scripts.views import (
    DELETED,
    INSERTED,
    XML_SPACE,
    Element,
    W,
    marks,
    settled,
    text_of,
)

COLLEAGUE = "Kollega"
_FIRST_DAY = datetime(2027, 1, 4, 9, tzinfo=UTC)


class Desk:
    """Be a person with a Word file open; knows which paragraph is which of the record's texts."""

    def __init__(self, docx: bytes, texts: Mapping[str, str], author: Author) -> None:
        self.parts = read_package(docx)
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.author = author
        self.chance = author.chance
        self.keys = self._keys({text: key for key, text in texts.items() if text not in ("", *ROUND_TEXTS)})
        self.done: list[str] = []

    def _keys(self, by_text: Mapping[str, str]) -> dict[Element, str]:
        originals = [p for p in self.root.iter(f"{W}p") if not _is_copy(p)]
        return {p: by_text[said] for p in originals if (said := text_of(p)) in by_text}

    def work(self, edits: int, never: frozenset[str] = frozenset()) -> None:
        """Make so many edits, none of those that are named."""
        possible = [edit for edit in _EDITS if edit.__name__.strip("_") not in never]
        for _ in range(edits):
            edit = self.chance.choice(possible)
            edit(self)
            self.done.append(edit.__name__.strip("_"))

    def saved(self) -> bytes:
        return write_package(self.parts | {"word/document.xml": etree.tostring(self.root, encoding="UTF-8")})

    def outcome(self) -> dict[str, str]:
        """Say what became of each of the record's texts; what is missing was deleted."""
        return {key: text_of(p) for p, key in self.keys.items() if self._stands(p)}

    def own(self) -> list[tuple[str, str]]:
        """Give the texts that are nobody's but the person's, each with the key of the row that it stands in."""
        all_of_them = [p for p in self.root.iter(f"{W}p") if p not in self.keys]
        return [(said, self._row_key(p)) for p in all_of_them if (said := text_of(p)) and said not in ROUND_TEXTS]

    def _row_key(self, paragraph: Element) -> str:
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        keys = [] if row is None else [self.keys[p].partition("/")[0] for p in row.iter(f"{W}p") if p in self.keys]
        return keys[0] if keys else ""

    def _stands(self, paragraph: Element) -> bool:
        return next(paragraph.iterancestors(f"{W}document"), None) is not None and not is_gone(paragraph)

    def live(self, where: str = ".//") -> list[Element]:
        """List the paragraphs that say something of their own."""
        found = self.root.find(f"{W}body").findall(f"{where}{W}p")
        return [p for p in found if (said := text_of(p)) and said not in ROUND_TEXTS and not _is_header(p)]

    def rows(self) -> list[Element]:
        found = [row for row in self.root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
        return [row for row in found if any(map(text_of, row.iter(f"{W}p")))]

    def dated(self) -> str:
        return (_FIRST_DAY + timedelta(minutes=self.chance.randrange(40_000))).strftime("%Y-%m-%dT%H:%M:00Z")

    def new_id(self) -> str:
        return str(1 + max((int(one.get(f"{W}id")) for one in self.root.iter() if _is_number(one)), default=0))


def _is_copy(paragraph: Element) -> bool:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    starts = [] if row is None else row.iter(f"{W}bookmarkStart")
    return any("_Copy_" in start.get(f"{W}name") for start in starts)


def _is_number(element: Element) -> bool:
    return (element.get(f"{W}id") or "").isdigit()


def _is_header(paragraph: Element) -> bool:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None


def is_gone(paragraph: Element) -> bool:
    """Say whether a paragraph or its row is deleted with a pending mark."""
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    if row is not None and row.find(f"{W}trPr/{W}del") is not None:
        return True
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and not text_of(paragraph)


def _runs(paragraph: Element) -> list[Element]:
    """List the runs that hold nothing but visible text."""
    runs = [run for run in paragraph.iter(f"{W}r") if run.findall(f"{W}t") and not _deleted(run)]
    return [
        run for run in runs if {child.tag for child in run} <= {f"{W}t", f"{W}rPr"} and len(run.findall(f"{W}t")) == 1
    ]


def _deleted(run: Element) -> bool:
    return next(run.iterancestors(*DELETED), None) is not None


def _a_run(desk: Desk, where: str = ".//") -> Element | None:
    runs = [run for p in desk.live(where) for run in _runs(p) if len((run.find(f"{W}t").text or "").split(" ")) > 3]
    return desk.chance.choice(runs) if runs else None


def _say(run: Element, text: str) -> None:
    run.find(f"{W}t").text = text
    run.find(f"{W}t").set(XML_SPACE, "preserve")


def _reword(desk: Desk) -> None:
    if (run := _a_run(desk)) is not None:
        _say(run, reworded(run.find(f"{W}t").text, desk.author))


def _clear_a_cell(desk: Desk) -> None:
    if cells := [p for p in desk.live() if p.getparent().tag == f"{W}tc"]:
        for run in _runs(desk.chance.choice(cells)):
            run.getparent().remove(run)


def _split_run(desk: Desk, bold: bool = True) -> None:
    run = _a_run(desk)
    if run is None:
        return
    said = run.find(f"{W}t").text
    place = desk.chance.randrange(1, len(said))
    rest = deepcopy(run)
    _say(run, said[:place])
    _say(rest, said[place:])
    if bold:
        _bold(rest)
    run.addnext(rest)


def _bold(run: Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    if properties.find(f"{W}b") is None:
        style = properties.find(f"{W}rStyle")
        properties.insert(0 if style is None else 1, etree.Element(f"{W}b"))


def _split_silently(desk: Desk) -> None:
    _split_run(desk, bold=False)


def _split_paragraph(desk: Desk) -> None:
    run = _a_run(desk, "")
    if run is None or run.getparent().tag != f"{W}p":
        return
    paragraph, words = run.getparent(), run.find(f"{W}t").text.split(" ")
    place = desk.chance.randrange(1, len(words))
    rest = etree.Element(f"{W}p")
    if (properties := paragraph.find(f"{W}pPr")) is not None:
        rest.append(deepcopy(properties))
    second = deepcopy(run)
    _say(run, " ".join(words[:place]))
    _say(second, f"{' '.join(words[place:])} {desk.author.token()}")
    rest.append(second)
    rest.extend([later for later in run.itersiblings() if later.tag in (f"{W}r", *INSERTED, *DELETED)])
    paragraph.addnext(rest)


def _add_paragraph(desk: Desk) -> None:
    if not (around := desk.live("")):
        return
    own = etree.Element(f"{W}p")
    run = etree.SubElement(own, f"{W}r")
    etree.SubElement(run, f"{W}t").text = desk.author.sentence()
    desk.chance.choice(around).addnext(own)


def _without_bookmarks(element: Element) -> Element:
    for bookmark in [*element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", *_COMMENT_MARKS)]:
        bookmark.getparent().remove(bookmark)
    return element


_COMMENT_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def _copied(desk: Desk, row: Element) -> Element:
    """Copy a row without anybody's pending changes and with a figure of its own for each picture."""
    copy = settled(deepcopy(row), True)
    for mark in [*copy.iter(*INSERTED, *DELETED)]:
        mark.getparent().remove(mark)
    return copy


def _add_row(desk: Desk) -> None:
    if rows := desk.rows():
        row = desk.chance.choice(rows)
        own = _without_bookmarks(_copied(desk, row))
        for paragraph in own.iter(f"{W}p"):
            _replace_text(paragraph, desk.author.phrase())
        row.addnext(own)


def _replace_text(paragraph: Element, text: str) -> None:
    for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
        paragraph.remove(child)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text


def _copy_row(desk: Desk) -> None:
    """Copy a row as LibreOffice does: the copy's bookmark becomes `..._Copy_1`; then change a cell of the copy."""
    rows = [row for row in desk.rows() if not row.findall(f".//{W}drawing")]
    if not rows:
        return
    row = desk.chance.choice(rows)
    copy = _copied(desk, row)
    for mark in [*copy.iter(*_COMMENT_MARKS)]:
        mark.getparent().remove(mark)
    for number, start in enumerate(copy.findall(f".//{W}bookmarkStart")):
        old, new = start.get(f"{W}id"), str(int(desk.new_id()) + number)
        start.set(f"{W}name", f"{start.get(f'{W}name').partition('_Copy_')[0]}_Copy_{new}")
        for one in (start, *(end for end in copy.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") == old)):
            one.set(f"{W}id", new)
    row.addnext(copy)
    if runs := [run for run in copy.iter(f"{W}r") if run.find(f"{W}t") is not None]:
        _say(desk.chance.choice(runs), desk.author.phrase())


def _comment(desk: Desk) -> None:
    if paragraphs := desk.live():
        add_comment(desk.parts, desk.chance.choice(paragraphs), desk.author.sentence(), COLLEAGUE, desk.dated())


def _picture(desk: Desk) -> None:
    if paragraphs := desk.live(""):
        add_picture(desk.parts, desk.chance.choice(paragraphs))


def _delete_paragraph(desk: Desk) -> None:
    if len(paragraphs := desk.live("")) > 3:
        _remove(desk.chance.choice(paragraphs))


def _remove(paragraph: Element) -> None:
    if paragraph.find(f"{W}pPr/{W}sectPr") is None:
        paragraph.getparent().remove(paragraph)


def _delete_row(desk: Desk) -> None:
    if rows := desk.rows():
        row = desk.chance.choice(rows)
        if len(row.getparent().findall(f"{W}tr")) > 2:
            row.getparent().remove(row)


def _delete_table(desk: Desk) -> None:
    tables = desk.root.findall(f".//{W}tbl")
    if len(tables) > 1 and desk.chance.random() < 0.5:
        table = desk.chance.choice(tables)
        table.getparent().remove(table)


def _move_paragraph(desk: Desk) -> None:
    paragraphs = [p for p in desk.live("") if p.find(f"{W}pPr/{W}sectPr") is None]
    if len(paragraphs) > 1:
        moved, place = desk.chance.sample(paragraphs, 2)
        place.addnext(moved)


def _move_row(desk: Desk) -> None:
    if rows := desk.rows():
        row = desk.chance.choice(rows)
        others = [other for other in row.getparent().findall(f"{W}tr") if other is not row]
        desk.chance.choice(others).addnext(row) if others else None


def _track_word(desk: Desk) -> None:
    """Replace a word with changes tracked."""
    run = _a_run(desk)
    if run is None or run.getparent().tag != f"{W}p":
        return
    words = run.find(f"{W}t").text.split(" ")
    place = desk.chance.randrange(1, len(words))
    pieces = [f"{' '.join(words[:place])} ", words[place], desk.author.token(), " ".join(["", *words[place + 1 :]])]
    before, gone, new, after = (deepcopy(run) for _ in range(4))
    for copy, piece in zip((before, gone, new, after), pieces, strict=True):
        _say(copy, piece)
    gone.find(f"{W}t").tag = f"{W}delText"
    holder, at = run.getparent(), run.getparent().index(run)
    holder[at : at + 1] = [before, _marked(desk, "del", gone), _marked(desk, "ins", new), after]


def _marked(desk: Desk, name: str, run: Element) -> Element:
    mark = etree.Element(f"{W}{name}", {f"{W}id": desk.new_id(), f"{W}author": COLLEAGUE, f"{W}date": desk.dated()})
    if name == "ins":
        mark.set(f"{W}id", str(int(desk.new_id()) + 1))
    mark.append(run)
    return mark


def _align(desk: Desk) -> None:
    if not (paragraphs := desk.live("")):
        return
    paragraph = desk.chance.choice(paragraphs)
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}jc") is None:
        late = next((one for one in properties if one.tag in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")), None)
        centred = etree.Element(f"{W}jc", {f"{W}val": "center"})
        properties.append(centred) if late is None else late.addprevious(centred)


def _answer(desk: Desk, accept: bool) -> None:
    """Accept or reject the machine's marks in one paragraph or one row."""
    found = [mark for mark in marks(desk.root) if mark.get(f"{W}author") != COLLEAGUE]
    if not found:
        return
    one = desk.chance.choice(found)
    row = next((row for row in one.iterancestors(f"{W}tr") if _is_marked(row)), None)
    place = row if row is not None else next(one.iterancestors(f"{W}p"))
    holder = place.getparent()
    settled(holder if place is row else _alone(place), accept, lambda mark: _in(mark, place) and not _colleagues(mark))


def _is_marked(row: Element) -> bool:
    return any(child.tag in (*INSERTED, *DELETED) for child in row.findall(f"{W}trPr/*"))


def _alone(paragraph: Element) -> Element:
    """Give what `settled` walks so that it finds this paragraph."""
    return paragraph.getparent()


def _in(mark: Element, place: Element) -> bool:
    return mark is place or place in mark.iterancestors()


def _colleagues(mark: Element) -> bool:
    return mark.get(f"{W}author") == COLLEAGUE


def _accept(desk: Desk) -> None:
    _answer(desk, True)


def _reject(desk: Desk) -> None:
    _answer(desk, False)


_EDITS: tuple[Callable[[Desk], None], ...] = (
    _reword, _reword, _reword, _reword, _clear_a_cell, _split_run, _split_silently, _split_paragraph, _add_paragraph,
    _add_paragraph, _add_row, _copy_row, _comment, _picture, _delete_paragraph, _delete_row, _delete_table,
    _move_paragraph, _move_row, _track_word, _align, _accept, _reject,
)  # fmt: skip

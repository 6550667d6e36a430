"""Accept and reject tracked changes and read what a document then says; written without the code it checks."""

from collections.abc import Callable, Iterator

from lxml import etree

from parat.ooxml.packages import read_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INSERTED, DELETED = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
CHANGED = (f"{W}pPrChange", f"{W}rPrChange", f"{W}trPrChange", f"{W}tcPrChange", f"{W}tblPrChange", f"{W}sectPrChange")
Which = Callable[[etree._Element], bool]
Element = etree._Element


def document(docx: bytes) -> Element:
    return etree.fromstring(read_package(docx)["word/document.xml"])


def everyone(mark: Element) -> bool:
    return True


def marks(root: Element, which: Which = everyone) -> list[Element]:
    """List the insertions and deletions, those of rows and paragraph marks among them."""
    return [mark for mark in root.iter(*INSERTED, *DELETED) if which(mark)]


def accepted(docx: bytes, which: Which = everyone) -> Element:
    return settled(document(docx), True, which)


def rejected(docx: bytes, which: Which = everyone) -> Element:
    return settled(document(docx), False, which)


def settled(root: Element, accept: bool, which: Which = everyone) -> Element:
    """Accept or reject the changes that are asked for, in place."""
    goes, stays = (DELETED, INSERTED) if accept else (INSERTED, DELETED)
    for row in [*root.iter(f"{W}tr")]:
        _settle_row(row, goes, stays, which)
    for paragraph in [*root.iter(f"{W}p")]:
        _settle_runs(paragraph, goes, stays, which)
    for paragraph in [*root.iter(f"{W}p")]:
        _settle_paragraph_mark(paragraph, goes, stays, which)
    for change in [*root.iter(*CHANGED)]:
        _settle_looks(change, accept, which)
    return root


def _settle_looks(change: Element, accept: bool, which: Which) -> None:
    properties = change.getparent()
    if properties is None or not which(change):
        return
    properties.remove(change)
    if not accept:
        kept = [one for one in properties if one.tag in (f"{W}rPr", f"{W}sectPr")]
        properties[:] = [*change[0], *kept]


def _settle_row(row: Element, goes: tuple[str, str], stays: tuple[str, str], which: Which) -> None:
    for mark in [mark for mark in row.findall(f"{W}trPr/*") if mark.tag in goes + stays and which(mark)]:
        if mark.tag in goes and (table := row.getparent()) is not None:
            table.remove(row)
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)
            return
        mark.getparent().remove(mark)


def _settle_runs(paragraph: Element, goes: tuple[str, str], stays: tuple[str, str], which: Which) -> None:
    for mark in [mark for mark in paragraph.iter(*goes, *stays) if mark.getparent().tag != f"{W}rPr" and which(mark)]:
        holder = mark.getparent()
        if mark.tag in stays:
            place = holder.index(mark)
            holder[place : place + 1] = list(mark)
        else:
            holder.remove(mark)
    for gone in [gone for gone in paragraph.iter(f"{W}delText") if not _within(gone, DELETED)]:
        gone.tag = f"{W}t"


def _within(element: Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _settle_paragraph_mark(paragraph: Element, goes: tuple[str, str], stays: tuple[str, str], which: Which) -> None:
    for mark in [one for one in paragraph.findall(f"{W}pPr/{W}rPr/*") if one.tag in goes + stays and which(one)]:
        mark.getparent().remove(mark)
        if mark.tag in goes:
            _join_to_next(paragraph)
            return


def _join_to_next(paragraph: Element) -> None:
    """Let a paragraph whose mark is gone run on into the next, or be gone when nothing is left of it."""
    holder, following = paragraph.getparent(), paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if any(child.tag not in (f"{W}bookmarkStart", f"{W}bookmarkEnd") for child in content):
        if following is None or following.tag != f"{W}p":
            return
        place = 1 if following.find(f"{W}pPr") is not None else 0
        following[place:place] = content
    if holder.tag != f"{W}tc" or len(holder.findall(f"{W}p")) > 1:
        holder.remove(paragraph)


def text_of(paragraph: Element) -> str:
    """Give what a paragraph shows with every change accepted."""
    pieces = (
        piece.text or ""
        for piece in paragraph.iter(f"{W}t")
        if next(piece.iterancestors(f"{W}p")) is paragraph and not _within(piece, DELETED)
    )
    return " ".join("".join(pieces).split())


def texts(root: Element) -> list[str]:
    """Give the texts of the paragraphs that show something, in order."""
    return [said for paragraph in root.iter(f"{W}p") if (said := text_of(paragraph))]


def shape(root: Element, left_out: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """Give each paragraph as its place, its looks and its pieces; how runs are split does not show.

    `left_out` holds the ids of comments that the machine made.
    """
    return [(*_place(paragraph), *_pieces(paragraph, left_out)) for paragraph in root.iter(f"{W}p")]


def _place(paragraph: Element) -> tuple[str, str]:
    properties = paragraph.find(f"{W}pPr")
    depth = "/".join(etree.QName(one).localname for one in paragraph.iterancestors(f"{W}tc", f"{W}tbl"))
    return depth, _plain(properties) if properties is not None else ""


def _plain(properties: Element) -> str:
    """Give properties as text; an empty w:rPr is none."""
    copied = etree.fromstring(etree.tostring(properties))
    for empty in [one for one in copied.iter(f"{W}rPr") if len(one) == 0 and one is not copied]:
        empty.getparent().remove(empty)
    return etree.tostring(copied, method="c14n").decode() if len(copied) else ""


def _pieces(paragraph: Element, left_out: frozenset[str]) -> Iterator[str]:
    looks, said = "", ""
    for look, piece, is_text in _flat(paragraph, "", left_out):
        if is_text and look == looks:
            said += piece
            continue
        if said:
            yield f"{looks}|{said}"
        looks, said = (look, piece) if is_text else ("", "")
        if not is_text:
            yield piece
    if said:
        yield f"{looks}|{said}"


_SILENT = frozenset(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "pPr", "proofErr", "lastRenderedPageBreak", "annotationRef")
)
_COMMENTS = frozenset(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_HOLDERS = (*INSERTED, *DELETED, f"{W}hyperlink", f"{W}smartTag", f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple")


def _flat(element: Element, around: str, left_out: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    for child in element:
        if child.tag in _SILENT or _is_left_out(child, left_out):
            continue
        if child.tag in _HOLDERS:
            yield from _flat(child, f"{around}<{_named(child)}>", left_out)
        elif child.tag == f"{W}r":
            yield from _run(child, around, left_out)
        else:
            yield "", etree.tostring(child, method="c14n").decode(), False


def _named(holder: Element) -> str:
    said = {name: value for name, value in holder.attrib.items() if name != f"{W}id"}
    return f"{etree.QName(holder).localname}{sorted(said.items())}"


def _run(run: Element, around: str, left_out: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    properties = run.find(f"{W}rPr")
    look = around + (_plain(properties) if properties is not None else "")
    for child in run:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield look, child.text or "", True
        elif child.tag not in (*_SILENT, f"{W}rPr") and not _is_left_out(child, left_out):
            yield look, f"{look}{etree.tostring(child, method='c14n').decode()}", False


def _is_left_out(element: Element, left_out: frozenset[str]) -> bool:
    return element.tag in _COMMENTS and element.get(f"{W}id") in left_out

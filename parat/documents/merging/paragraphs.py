"""Turn what a paragraph says into what the data says today, word by word, as tracked changes.

Words that stay keep their runs, their formatting, their links and their notes. New words look like today's file says,
or like the words they replace when those look the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from parat.documents.merging.carrying import Carrier
from parat.documents.merging.marks import SPACE, Marks, copied, spelt_out
from parat.documents.merging.tokens import Bit, Token, emphasis, tokens_in
from parat.ooxml import word_names as names
from parat.ooxml.word_names import w

_HYPERLINK, _FIELD = w("hyperlink"), w("fldSimple")
_LEAST_KEPT = 0.3
_Look = tuple[frozenset[str], etree._Element | None]  # noqa: SLF001


@dataclass(slots=True)
class _Step:
    """Be one place to change: what goes, what comes, and what stands around it."""

    gone: Sequence[Token]
    new: Sequence[Token]
    before: Token | None
    after: Token | None


class Patch:
    """Change paragraphs of one file."""

    def __init__(self, marks: Marks, carrier: Carrier, notes: tuple[dict[str, str], ...]) -> None:
        self._marks, self._carrier = marks, carrier
        self._theirs_notes, self._now_notes, self._base_notes = notes

    def apply(self, theirs: etree._Element, now: etree._Element, base: etree._Element) -> None:
        """Mark what must go and come; what the person put in beside the words (pictures, notes) stays."""
        delivered = {token.key for token in tokens_in(base, self._base_notes) if token.special}
        today = tokens_in(now, self._now_notes)
        wanted = delivered | {token.key for token in today if token.special}
        present = tokens_in(theirs, self._theirs_notes)
        old = [token for token in present if not token.special or token.key in wanted]
        for step in reversed(list(_steps(old, today))):
            self._step(theirs, step)

    def _step(self, paragraph: etree._Element, step: _Step) -> None:
        looks = self._looks_for(step)
        place = self._strike(step.gone) if step.gone else None
        if not step.new:
            return
        if place is None and step.before is not None:
            run = split_after(step.before.bits[-1])
            place = _outside(run, step.after.run if step.after is not None else None)
        if place is not None:
            self._put(place, step.new, looks)
        elif step.after is not None:
            _put_before(_outermost(split_before(step.after.bits[0])), list(self._content(step.new, looks)))
        else:
            _put_at_end(paragraph, list(self._content(step.new, looks)))

    def _put(self, place: etree._Element, new: Sequence[Token], looks: list[_Look]) -> None:
        """Put new words after a place; inside a link only words of the same link stay inside."""
        around = next(place.iterancestors(_HYPERLINK), None)
        if around is not None and all(self._is_same_link(around, token) for token in new):
            mark = self._marks.mark(names.INSERTED)
            for bits in _by_run(new):
                mark.extend(self._runs(bits, looks))
            place.addnext(mark)
            return
        _put_after(_end_of_link(place, around) if around is not None else place, list(self._content(new, looks)))

    def _is_same_link(self, theirs: etree._Element, token: Token) -> bool:
        ours = next(token.run.iterancestors(_HYPERLINK), None)
        return ours is not None and self._carrier.leads_to_same(ours, theirs)

    def _strike(self, tokens: Sequence[Token]) -> etree._Element | None:
        """Mark tokens as deleted, from the last to the first, so that places to the left stay what they are."""
        last: etree._Element | None = None
        for stretch in reversed(list(_stretches(tokens))):
            if stretch[0].run.tag == _FIELD:
                struck = [self._marks.strike_run(run) for run in spelt_out(stretch[0].run)][-1]
            else:
                struck = self._marks.strike_run(isolated(stretch[0], stretch[-1]))
            last = last if last is not None else struck
        return last

    def _looks_for(self, step: _Step) -> list[_Look]:
        """Gather how the words around look: those that go first, then their neighbours."""
        around = [*step.gone[:1], *(token for token in (step.before, step.after) if token is not None)]
        return [(emphasis(one.run), _copied_looks(one.run)) for one in around if one.run.tag == names.RUN]

    def _content(self, tokens: Sequence[Token], looks: list[_Look]) -> Iterator[etree._Element]:
        """Write new words as marks, with links around those that lead somewhere."""
        link: etree._Element | None = None
        mark: etree._Element | None = None
        for bits in _by_run(tokens):
            around = next(bits[0].run.iterancestors(_HYPERLINK), None)
            if mark is None or around is not link:
                mark, link = self._marks.mark(names.INSERTED), around
                yield mark if around is None else self._link(around, mark)
            mark.extend(self._runs(bits, looks))

    def _link(self, around: etree._Element, mark: etree._Element) -> etree._Element:
        link = self._carrier.brought(_emptied(copied(around)))
        link.append(mark)
        return link

    def _runs(self, bits: list[Bit], looks: list[_Look]) -> list[etree._Element]:
        source = bits[0].run
        if source.tag == _FIELD:
            holder = etree.Element(names.P)
            holder.append(self._carrier.brought(source))
            return spelt_out(holder[0])
        run = etree.Element(names.RUN)
        properties = self._properties(source, looks)
        if properties is not None:
            run.append(properties)
        for bit in bits:
            run.append(self._child(bit))
        return [run]

    def _properties(self, source: etree._Element, looks: list[_Look]) -> etree._Element | None:
        wanted = emphasis(source)
        for found, properties in looks:
            if found == wanted:
                return copied(properties) if properties is not None else None
        own = source.find(names.R_PROPERTIES)
        return self._carrier.looks(own) if own is not None else None

    def _child(self, bit: Bit) -> etree._Element:
        if bit.child.tag != names.TEXT:
            return self._carrier.brought(bit.child)
        text = etree.Element(names.TEXT, {SPACE: "preserve"})
        text.text = (bit.child.text or "")[bit.at : bit.to]
        return text


def _copied_looks(run: etree._Element) -> etree._Element | None:
    properties = run.find(names.R_PROPERTIES)
    if properties is None:
        return None
    copy = copied(properties)
    for change in copy.findall(w("rPrChange")):
        copy.remove(change)
    return copy


def _steps(old: list[Token], new: list[Token]) -> Iterator[_Step]:
    """Compare two rows of tokens; a space or a comma between two changes does not hold them apart."""
    for gone, come in _changed(old, new):
        yield _Step(
            old[gone.start : gone.stop],
            new[come.start : come.stop],
            old[gone.start - 1] if gone.start else None,
            old[gone.stop] if gone.stop < len(old) else None,
        )


def _changed(old: list[Token], new: list[Token]) -> list[tuple[range, range]]:
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    steps: list[tuple[range, range]] = []
    kept = 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            kept += sum(not token.is_space for token in old[i1:i2])
        elif steps and _is_thin(old[steps[-1][0].stop : i1]):
            steps[-1] = (range(steps[-1][0].start, i2), range(steps[-1][1].start, j2))
        else:
            steps.append((range(i1, i2), range(j1, j2)))
    return steps if kept >= _LEAST_KEPT * max(1, len(new) / 2) or len(steps) < 2 else _as_one(steps)


def _is_thin(between: list[Token]) -> bool:
    return not any(token.special or any(letter.isalnum() for letter in token.key) for token in between)


def _as_one(steps: list[tuple[range, range]]) -> list[tuple[range, range]]:
    """Replace the whole stretch when almost nothing of it stays."""
    first, last = steps[0], steps[-1]
    return [(range(first[0].start, last[0].stop), range(first[1].start, last[1].stop))]


def _stretches(tokens: Sequence[Token]) -> Iterator[list[Bit]]:
    """Gather neighbouring bits of the same run."""
    stretch: list[Bit] = []
    for bit in (bit for token in tokens for bit in token.bits):
        if stretch and not _follows(stretch[-1], bit):
            yield stretch
            stretch = []
        stretch.append(bit)
    if stretch:
        yield stretch


def _follows(one: Bit, other: Bit) -> bool:
    if one.run is not other.run or one.run.tag == _FIELD:
        return False
    if one.child is other.child:
        return one.to == other.at
    at_end = one.child.tag != names.TEXT or one.to == len(one.child.text or "")
    return at_end and other.at == 0 and one.child.getnext() is other.child


def _by_run(tokens: Sequence[Token]) -> Iterator[list[Bit]]:
    """Gather neighbouring bits of the same run into as few pieces of text as possible."""
    for stretch in _stretches(tokens):
        joined: list[Bit] = []
        for bit in stretch:
            if joined and joined[-1].child is bit.child:
                joined[-1] = joined[-1]._replace(to=bit.to)
            else:
                joined.append(bit)
        yield joined


def isolated(first: Bit, last: Bit) -> etree._Element:
    """Let what stands between two places of a run be a run of its own."""
    split_after(last)
    return split_before(first)


def split_after(bit: Bit) -> etree._Element:
    """Let a run end after a place; gives the run that ends there."""
    if bit.run.tag == _FIELD:
        return bit.run
    at_end = bit.child.tag != names.TEXT or bit.to >= len(bit.child.text or "")
    if not at_end:
        _split(bit.run, bit.child, bit.to)
    elif (following := bit.child.getnext()) is not None:
        _split(bit.run, following, 0)
    return bit.run


def split_before(bit: Bit) -> etree._Element:
    """Let a run begin at a place; gives the run that begins there."""
    before = bit.child.getprevious() if bit.run.tag != _FIELD else None
    at_start = bit.at == 0 and (before is None or before.tag == names.R_PROPERTIES)
    if bit.run.tag == _FIELD or at_start:
        return bit.run
    return _split(bit.run, bit.child, bit.at)


def _split(run: etree._Element, child: etree._Element, at: int) -> etree._Element:
    """Split a run before a child, or inside its text; gives the second run."""
    rest = etree.Element(names.RUN)
    if (looks := run.find(names.R_PROPERTIES)) is not None:
        rest.append(copied(looks))
    following = list(child.itersiblings())
    if at and child.tag == names.TEXT:
        text = etree.SubElement(rest, names.TEXT, {SPACE: "preserve"})
        text.text, child.text = (child.text or "")[at:], (child.text or "")[:at]
        child.set(SPACE, "preserve")
    else:
        rest.append(child)
    rest.extend(following)
    run.addnext(rest)
    return rest


def _outside(run: etree._Element, following: etree._Element | None) -> etree._Element:
    """Give what new words stand after: the run itself, or the link around it when what follows is not in that link."""
    place = run
    inside = set(following.iterancestors()) if following is not None else set()
    parent = place.getparent()
    while parent is not None and parent.tag != names.P and parent not in inside:
        place, parent = parent, parent.getparent()
    return place


def _outermost(run: etree._Element) -> etree._Element:
    return _outside(run, None)


def _end_of_link(place: etree._Element, link: etree._Element) -> etree._Element:
    """Let a link end after a place, and go on as another with the same target."""
    inside = place
    while (parent := inside.getparent()) is not None and parent is not link:
        inside = parent
    following = list(inside.itersiblings())
    if following:
        rest = _emptied(copied(link))
        rest.extend(following)
        link.addnext(rest)
    return link


def _emptied(link: etree._Element) -> etree._Element:
    for child in list(link):
        link.remove(child)
    return link


def _put_after(place: etree._Element, content: list[etree._Element]) -> None:
    for element in reversed(content):
        place.addnext(element)


def _put_before(place: etree._Element, content: list[etree._Element]) -> None:
    for element in content:
        place.addprevious(element)


def _put_at_end(paragraph: etree._Element, content: list[etree._Element]) -> None:
    """Put words into an empty paragraph, inside its bookmarks."""
    last = next((one for one in paragraph if one.tag == names.BOOKMARK_END), None)
    if last is not None:
        _put_before(last, content)
    else:
        paragraph.extend(content)

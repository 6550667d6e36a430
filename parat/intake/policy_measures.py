"""Find what looks like measures in a policy: under headings, in lists and in tables."""

from collections.abc import Iterator, Sequence

from parat.intake import policy_words as words
from parat.intake.policy_candidates import Candidate, Gathered, titled, unlike
from parat.intake.policy_outline import Section, outline_of, sections_in
from parat.intake.policy_tables import measures_in_tables
from parat.ooxml.word_contents import Block

_ENOUGH_TEXT = 40
_LONGEST_TITLE = 160


def measures_in(blocks: Sequence[Block]) -> list[Candidate]:
    """Give what looks like measures, in the order of the file; each once.

    Where no heading, list or table says that measures follow, every section with text of its own is one, but for those
    that each policy has (foreword, law, organisation ...).
    """
    root = outline_of(blocks)
    return unlike(_within(root, False)) or unlike(_any_section(root))


def _within(section: Section, inside: bool) -> Iterator[Candidate]:
    """Go through a section; `inside` says that one above announced measures."""
    if words.is_plumbing(section.title) and not words.names_measures(section.title):
        inside = False
    here = inside or words.names_measures(section.title)
    own = [child for child in section.children if not _is_field(section, child)]
    yield from measures_in_tables(section)
    if _is_measure(section, inside, own):
        yield _of_section(section)
    else:
        yield from _of_lists(section, here)
    for child in own:
        yield from _within(child, here)


def _is_measure(section: Section, inside: bool, own_children: Sequence[Section]) -> bool:
    """Say whether a section is itself a measure: below an announcement or called one, with text and no subsections."""
    if not section.title or own_children or words.is_plumbing(section.title):
        return False
    if words.is_one_measure(section.title):
        return True
    has_fields = len(own_children) < len(section.children) or any(
        words.labelled(text)[0] for text in section.paragraphs
    )
    said = sum(map(len, section.paragraphs))
    return (inside and (said >= _ENOUGH_TEXT or has_fields)) or (has_fields and said > 0 and not section.tables)


def _is_field(section: Section, child: Section) -> bool:
    """Say whether a heading only names what is said of the measure above it, as »Målgruppe« does."""
    field = words.field_named(child.title)
    if not section.title or child.children or field in ("", words.TITLE):
        return False
    others = {words.field_named(one.title) for one in section.children} - {"", words.TITLE, words.DESCRIPTION}
    return bool(others) if words.names_measures(child.title) else not words.names_measures(section.title)


def _of_section(section: Section) -> Candidate:
    gathered = Gathered(words.bare(section.title)[:_LONGEST_TITLE], _place(section))
    for text, depth in section.lines:
        field, said = words.labelled(text)
        gathered.say(field if field not in ("", words.TITLE) else words.DESCRIPTION, f"- {said}" if depth else said)
    for child in section.children:
        field = words.field_named(child.title)
        for text, _ in child.lines:
            gathered.say(field if field != words.TITLE else words.DESCRIPTION, text)
    return gathered.candidate()


def _of_lists(section: Section, announced: bool) -> Iterator[Candidate]:
    """Give the list items below an announcement: the section's heading, or the line right before the list."""
    lead, items = "", list[str]()
    for text, depth in [*section.lines, ("", 0)]:
        if depth > 1 and items:
            items[-1] = f"{items[-1]}\n{text}"
        elif depth:
            items.append(text)
        else:
            if items and (announced or words.names_measures(lead)):
                yield from (_of_item(section, item) for item in items)
            lead, items = text, []


def _of_item(section: Section, item: str) -> Candidate:
    title, rest = titled(item)
    gathered = Gathered(title, _place(section))
    for line in rest.split("\n"):
        field, said = words.labelled(line)
        gathered.say(field if field not in ("", words.TITLE) else words.DESCRIPTION, said)
    return gathered.candidate()


def _any_section(root: Section) -> Iterator[Candidate]:
    for section in sections_in(root):
        said = sum(map(len, section.paragraphs))
        if section.title and said >= _ENOUGH_TEXT and not section.children and not words.is_plumbing(section.title):
            yield _of_section(section)


def _place(section: Section) -> str:
    """Say where a section stands: the headings above it and its own."""
    trail = [words.bare(one) for one in (*section.trail, section.title) if one]
    return f"afsnittet »{' › '.join(trail[-3:])}«" if trail else "filens begyndelse"

"""Put one text in every field of a sample, and find out which fields were shown or stopped the document."""

import re
from dataclasses import fields, is_dataclass
from functools import cache

from parat.domain import reference_texts
from parat.domain.errors import ParatError
from tests.unit.documents.reading import produced, whole_text, with_texts
from tests.unit.documents.samples import sample

OURS = [kind for kind in vars(reference_texts).values() if isinstance(kind, type) and is_dataclass(kind)]
SECTIONS = {"Chapter.key", "Chapter.title", "Annex.letter", "Annex.title", "TextOrigin.mark", "TextOrigin.title"}
STRUCTURAL = frozenset(SECTIONS) | {f"{kind.__name__}.{field.name}" for kind in OURS for field in fields(kind)}
MARK = re.compile(r"begynd (\d+) ")


def filled(deliverable, text, only=None):
    """Give the sample with the text in every field, or in one, each with its number around it; and the fields."""
    met = []

    def change(own, field):
        met.append(field)
        return f"Begynd {len(met)} {text} slut {len(met)}." if only in (None, field) else own

    return with_texts(sample(deliverable), change, STRUCTURAL), met


@cache
def shown_in(deliverable):
    """Give the numbers of the texts that a document shows, found with a text that harms nothing."""
    ordinary, _ = filled(deliverable, "roligt")
    return frozenset(map(int, MARK.findall(words_of(ordinary, deliverable))))


def words_of(context, deliverable):
    """Give the words of a document, white space drawn together as Word does, and without regard to capitals."""
    return drawn_together(whole_text(produced(deliverable, context).docx))


def drawn_together(text):
    return re.sub("[ \t\r\n]+", " ", text).casefold()


def fields_that_stop(deliverable, text):
    """Find which fields cannot hold the text, one by one."""
    stopping = {}
    for field in sorted(set(filled(deliverable, text)[1])):
        try:
            produced(deliverable, filled(deliverable, text, field)[0])
        except ParatError as error:
            stopping[field] = str(error)
    return stopping


def lost(deliverable, text):
    """Name the fields whose text is not shown whole; those that stop the document are named with their error."""
    hostile, fields = filled(deliverable, text)
    try:
        words = words_of(hostile, deliverable)
    except ParatError as error:
        return {"all": str(error)} | fields_that_stop(deliverable, text)
    numbers = sorted(shown_in(deliverable))
    wanted = {number: drawn_together(f"Begynd {number} {text} slut {number}") for number in numbers}
    return {fields[number - 1]: "not shown whole" for number in numbers if wanted[number] not in words}

"""Know the concepts in use: those of the programme, and what the organisation has added in a file of its own."""

import tomllib
from pathlib import Path

from parat.domain.concepts import Concept, concepts
from parat.domain.errors import InputError
from parat.settings import settings

FILE = "concepts.toml"


class UnreadableConceptsError(InputError):
    """Refuse a list of concepts that is no TOML or cannot be read."""

    code = "IND-449"
    what = "the organisation's own list of concepts cannot be read: {reason}."
    where = "{file}"
    remedy = "Correct the file, or remove it to use the programme's list alone."
    what_da = "organisationens egen liste over begreber kan ikke læses."
    where_da = "{file}"
    remedy_da = "Ret filen, eller fjern den for at bruge programmets liste alene."


def concept_file() -> Path:
    """Give where the organisation's own list of concepts lies, whether or not there is one."""
    return settings().home / FILE


def concepts_in_use() -> tuple[Concept, ...]:
    """Give the concepts in use; raise UnreadableConceptsError or ConceptListError."""
    path = concept_file()
    if not path.exists():
        return concepts()
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableConceptsError(file=str(path), reason=str(error)) from error
    return concepts(own, str(path))

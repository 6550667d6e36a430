"""Recognise a person in what is stored: however the name is spelled, and the same one wherever it stands."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_SPELLINGS = ((("æ", "ae"), ("ø", "oe"), ("å", "aa")), (("æ", "ae"), ("ø", "o"), ("å", "a")))
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Be one row that names somebody: in which table and engagement, under which function, and until when."""

    table: str
    id: str
    name: str
    mail: str
    function: str
    engagement: str = ""
    delete_on: date | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """Give what the person is recognised by in a text: the name and the address."""
        return tuple(mark for mark in (self.name, self.mail) if phrases(mark)[0].strip())


Person = tuple[PersonRow, ...]
_Key = tuple[str, ...]


def phrases(text: str) -> tuple[str, ...]:
    """Give the words of a text without case, accents and signs: once with ø as oe, once with ø as o."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return tuple(f" {_BETWEEN_WORDS.sub(' ', _bare(plain, letters)).strip()} " for letters in _SPELLINGS)


def stands_in(mark: str, text: str) -> bool:
    """Say whether a name or an address stands in a text as whole words, however it is spelled."""
    return any(wanted.strip() and wanted in found for wanted, found in zip(phrases(mark), phrases(text), strict=True))


def answers_to(asked: str, row: PersonRow) -> bool:
    """Say whether every word that was asked for is in a row's name or address, or whether its id begins with it."""
    if row.id == asked or (len(asked) >= _SHORTEST_ID and row.id.startswith(asked)):
        return True
    found = phrases(f"{row.name} {row.mail}")
    words = list(zip(*(text.split() for text in phrases(asked)), strict=True))
    return bool(words) and all(
        any(one in text for one, text in zip(spelled, found, strict=True)) for spelled in words
    )  # fmt: skip


def persons_in(rows: Iterable[PersonRow]) -> list[Person]:
    """Gather the rows of each person: those with one name and one address, and those that lack one of the two.

    A row without an address belongs to whom the name means in its engagement, one without a name to whom the address
    means, where that is one person. Two people of one name in two municipalities are two, and so are two who share a
    mailbox; a colleague and a participant are two as well.
    """
    rows = list(rows)
    found: dict[_Key, list[PersonRow]] = {}
    meant = _meant(rows)
    for row in rows:
        key = _key(row)
        owners = meant.get(key, set())
        found.setdefault(next(iter(owners)) if len(owners) == 1 else key, []).append(row)
    return [tuple(person) for person in found.values()]


def due(person: Sequence[PersonRow], today: date) -> Person:
    """Give a person's rows whose day of deletion has come."""
    return tuple(row for row in person if row.delete_on is not None and row.delete_on <= today)


def _key(row: PersonRow) -> _Key:
    """Give what a row is gathered by: name and address, or the one of the two that there is, or the row itself."""
    name, mail = phrases(row.name)[0].strip(), phrases(row.mail)[0].strip()
    side = "colleague" if row.table == "staff" else "municipality"
    if name and mail:
        return (side, name, mail)
    if name:
        return (side, name, "", row.engagement)
    return (side, "", mail) if mail else (row.table, row.id)


def _meant(rows: Iterable[PersonRow]) -> dict[_Key, set[_Key]]:
    """Say whom a name in an engagement, or an address, can mean among those of whom both are known."""
    meant: dict[_Key, set[_Key]] = {}
    for row in rows:
        key = _key(row)
        if row.name and row.mail:
            side, name, mail = key
            meant.setdefault((side, name, "", row.engagement), set()).add(key)
            meant.setdefault((side, "", mail), set()).add(key)
    return meant


def _bare(text: str, letters: Sequence[tuple[str, str]]) -> str:
    for letter, others in letters:
        text = text.replace(letter, others)  # many times faster than str.translate
    return text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))

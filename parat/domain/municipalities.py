"""Know the municipalities, and find one by code or by name in any spelling of æ, ø and å."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from parat.domain.errors import InputError
from parat.domain.resources import rows_of

_LONG = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_SHORT = (("ae", "a"), ("oe", "o"), ("aa", "a"))
_SUGGESTIONS = 3
_ALIKE = 0.6


class UnknownMunicipalityError(InputError):
    """Refuse a municipality that is not on the list, and suggest the names that look like it."""

    code = "IND-201"
    what = "there is no municipality «{found}»{suggested}"
    where = "Municipality"
    remedy = "Write the name or the four-digit code of a municipality on the programme's list."
    what_da = "der findes ingen kommune »{found}«{suggested_da}"
    where_da = "Kommune"
    remedy_da = "Skriv navnet eller den firecifrede kode på en kommune fra programmets liste."


class AmbiguousMunicipalityError(InputError):
    """Refuse a spelling that fits several municipalities."""

    code = "IND-202"
    what = "«{found}» can mean more than one municipality: {candidates}."
    where = "Municipality"
    remedy = "Write the four-digit code instead."
    what_da = "»{found}« passer på flere kommuner: {candidates}."
    where_da = "Kommune"
    remedy_da = "Skriv den firecifrede kommunekode i stedet."


@dataclass(frozen=True, slots=True)
class Municipality:
    """Be one municipality; the code is always four characters, also when it begins with 0."""

    code: str
    name: str
    official_name: str
    cvr: str
    region: str
    police_district: str
    population_2016: int

    @property
    def slug(self) -> str:
        """Give the name in plain ASCII for tags and addresses: `Nørreby` becomes `noerreby`."""
        return ascii_slug(self.name)


@cache
def danish_municipalities() -> tuple[Municipality, ...]:
    """Give the 98 municipalities, with their population on 1 January 2016."""
    return tuple(_from_row(row) for row in rows_of("municipalities-2016.csv"))


def find(text: str, among: Iterable[Municipality]) -> Municipality:
    """Find a municipality by code or name.

    The name may stand with or without «Kommune», in upper or lower case, and with æ, ø and å written as
    themselves, as ae, oe and aa, or as a and o. An exact spelling wins over a loose one.
    Raise UnknownMunicipalityError or AmbiguousMunicipalityError.
    """
    listed = tuple(among)
    for matches in (_by_code(text, listed), _by_name(text, listed, _close), _by_name(text, listed, _loose)):
        if len(matches) > 1:
            raise AmbiguousMunicipalityError(found=text, candidates=[f"{m.name} ({m.code})" for m in matches])
        if matches:
            return matches[0]
    raise _unknown(text, listed)


def ascii_slug(name: str) -> str:
    """Write a name in lower-case ASCII with hyphens: æ as ae, ø as oe, å as aa."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(_folded(name))).strip("-")


def _from_row(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        official_name=row["official_name"],
        cvr=row["cvr"],
        region=row["region"],
        police_district=row["police_district"],
        population_2016=int(row["population_2016"]),
    )


def _by_code(text: str, listed: Sequence[Municipality]) -> list[Municipality]:
    code = text.strip()
    if not (code.isascii() and code.isdigit()):
        return []
    return [m for m in listed if m.code == code.zfill(4)]


def _by_name(text: str, listed: Sequence[Municipality], key: Callable[[str], str]) -> list[Municipality]:
    wanted = key(text)
    return [m for m in listed if wanted and wanted in {key(m.name), key(m.official_name)}]


def _close(name: str) -> str:
    """Reduce a name to letters without «Kommune», æ, ø and å written out."""
    words = re.sub(r"[^a-z0-9]+", " ", _plain(_folded(name))).split()
    return "".join(word for word in words if word not in ("kommune", "regionskommune"))


def _loose(name: str) -> str:
    """Reduce a name further, so that ø, oe and o are the same letter."""
    key = _close(name)
    for long, short in _SHORT:
        key = key.replace(long, short)
    return key


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_LONG)


def _plain(folded: str) -> str:
    letters = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _unknown(text: str, listed: Sequence[Municipality]) -> UnknownMunicipalityError:
    by_key = {_loose(m.name): m.name for m in listed}
    close = [by_key[key] for key in difflib.get_close_matches(_loose(text), by_key, _SUGGESTIONS, _ALIKE)]
    return UnknownMunicipalityError(
        found=text,
        suggested=f"; did you mean {' or '.join(close)}?" if close else ".",
        suggested_da=f"; mente du {' eller '.join(close)}?" if close else ".",
    )

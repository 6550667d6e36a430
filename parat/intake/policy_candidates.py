"""Make a candidate out of what a policy says of one measure: its words in order, and the fields that are recognised."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from parat.domain.packets.matching import folded, text_in
from parat.domain.packets.wording import LEVELS
from parat.intake import policy_words as words
from parat.intake.danish_formats import date_in

_LONGEST = {"title": 300, "description": 2000, "target_group": 500, "owner": 160, "area": 200, "place": 200}
_SHORT_TITLE = 90
_CONTACT = re.compile(r"[^\s@]{1,64}@[^\s@]{1,120}|(?:\+45\s?)?\b\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?\d{2}\b|https?://\S+")
_CONTACT_LABEL = re.compile(r"(?:^|(?<=[\s(,;]))(?:tlf|telefon|mail|e-mail|mobil)\.?\s*:?\s*(?=[,;)]|$)", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(20\d{2})\s*(?:[-–—/]|til|og)\s*(20\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d.-])(20\d{2})(?![\d-])")
_DAY = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?20\d{2}|\d{1,2}\.? [a-zæøå]{3,9} 20\d{2}")
_HALF = re.compile(r"([12])\.\s*halvår\s+(20\d{2})")
_QUARTER = re.compile(r"([1-4])\.\s*kvartal\s+(20\d{2})")
_FIRST_SENTENCE = re.compile(r"(?<=[^\d\s.][^\d\s.])[.!?](?=\s|$)")
_PARTING = re.compile(r"\s[–—-]\s|:\s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Be something in a policy that looks like a measure; `place` says where in the file it stands, in Danish."""

    title: str
    description: str = ""
    target_group: str = ""
    level: str = ""
    owner: str = ""
    area: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""


@dataclass(slots=True)
class Gathered:
    """Gather what is said of one measure; texts of the same field are joined in the order in which they stand."""

    title: str
    place: str
    said: dict[str, list[str]] = field(default_factory=dict)

    def say(self, what: str, text: str) -> None:
        """Add a text to a field."""
        if text.strip():
            self.said.setdefault(what, []).append(text.strip())

    def candidate(self) -> Candidate:
        """Give the measure, with contact data left out and each text cut to what the register holds."""
        times = " ".join(self._texts(words.TIME))
        start, end = period_in(times)
        spare = [f"Tid: {times}"] if times and not (start or end) and folded(times) != "løbende" else []
        return Candidate(
            title=_kept("title", self.title),
            description=_kept("description", "\n".join([*self._texts(words.DESCRIPTION), *spare])),
            target_group=_kept("target_group", "; ".join(self._texts(words.TARGET))),
            level=level_in(" ".join(self._texts(words.LEVEL))),
            owner=_kept("owner", "; ".join(self._texts(words.OWNER))),
            area=_kept("area", "; ".join(self._texts(words.AREA))),
            starts_on=period_in(" ".join(self._texts(words.START)))[0] or start,
            ends_on=last_in(" ".join(self._texts(words.END))) or end,
            place=_cut(self.place, _LONGEST["place"]),
        )

    def _texts(self, what: str) -> list[str]:
        return list(dict.fromkeys(self.said.get(what, ())))


def titled(text: str) -> tuple[str, str]:
    """Part a list item into a short title and what follows; a long one without a title is cut at its first sentence."""
    first, _, rest = text.partition("\n")
    parting = _PARTING.search(first)
    if parting and 3 < parting.start() <= _SHORT_TITLE:
        return first[: parting.start()].strip(), f"{first[parting.end() :]}\n{rest}".strip()
    ended = _FIRST_SENTENCE.search(first)
    title = first[: ended.start()] if ended else first
    return _cut(title.rstrip(" .;:"), 2 * _SHORT_TITLE), "" if title.rstrip(" .;:") == text.rstrip(" .;:") else text


def level_in(text: str) -> str:
    """Give the level of prevention that a text names; nothing when it names none or several."""
    found = [key for key, label_da in LEVELS if folded(label_da)[:7] in folded(text)]
    return found[0] if len(found) == 1 else ""


def period_in(text: str) -> tuple[date | None, date | None]:
    """Read a period as policies write it: »2025-2027«, »fra 1. januar 2026«, »2. halvår 2026«; else nothing."""
    span = _YEARS.search(text)
    if span:
        first, last = sorted((int(span[1]), int(span[2])))
        return date(first, 1, 1), date(last, 12, 31)
    days = sorted(day for day in map(date_in, _DAY.findall(text)) if day)
    if days:
        return days[0], days[-1] if len(days) > 1 else None
    for pattern, months in ((_HALF, 6), (_QUARTER, 3)):
        if part := pattern.search(text):
            return _months(int(part[2]), months * (int(part[1]) - 1), months)
    years = sorted(int(year) for year in _YEAR.findall(text))
    return (date(years[0], 1, 1), date(years[-1], 12, 31)) if years else (None, None)


def last_in(text: str) -> date | None:
    """Read the day on which something ends."""
    first, last = period_in(text)
    return last or first


def _months(year: int, begin: int, months: int) -> tuple[date, date]:
    after = begin + months
    return date(year, begin + 1, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _kept(what: str, text: str) -> str:
    longest = _LONGEST[what]
    return _cut(without_contacts(text_in(text[: 2 * longest])), longest)


def without_contacts(text: str) -> str:
    """Leave out mail addresses, telephone numbers and links: the register holds functions, not persons."""
    return "\n".join(filter(None, map(_line_without_contacts, text.split("\n"))))


def _line_without_contacts(line: str) -> str:
    if not _CONTACT.search(line):
        return line
    return _CONTACT_LABEL.sub("", _CONTACT.sub("", line)).strip(" ,;:()").replace("  ", " ")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 2].rstrip()} …"


def unlike(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out measures without a title, and those that were found twice: the fuller one stays."""
    kept: dict[str, Candidate] = {}
    for one in found:
        key = folded(one.title)
        if len(key) > 2 and (key not in kept or len(one.description) > len(kept[key].description)):
            kept[key] = one
    return list(kept.values())

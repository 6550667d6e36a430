"""Gather what a plan rests on: contacts, overlaps, answers, persons, and the state of its newest file."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from db.documents import newest_generations
from db.schema import (
    Contact,
    Generation,
    HearingAnswer,
    Manifest,
    Participant,
)
from db.unit_of_work import Reader
from parat.domain.contacts import function_mailbox
from parat.domain.coverage_facts import AccessFault, CardNeed, FunctionContact, HearingPoint, OpenOverlap
from parat.domain.packets.wording import SECTORS
from parat.domain.reference_texts import card_functions, standard_cards
from tasks.earlier_passages import unsettled_passages
from tasks.files import base_of, path_of
from tasks.overlaps import open_overlaps

_DRAFT, _PUBLIC = "plan_draft", "plan_public"
_LAW = "law-"
_BY_A_PERSON = ("redraft", "restore")
_OWN = ("kept_own", "own_added", "own_deleted")
_SHORT = 8
_PLACES_DA = (
    (r"^a heading on level (\d)", r"en overskrift på niveau \1"),
    (r"^after »", "efter »"),
    (r"^table (\d+) \(", r"tabel \1 ("),
    (r"^document properties$", "dokumentets egenskaber"),
    (r"^document$", "dokumentet"),
    (r"^styles$", "typografierne"),
    (r" in header\d*\.xml$", " i sidehovedet"),
    (r" in footer\d*\.xml$", " i sidefoden"),
    (r" in footnotes\.xml$", " i en fodnote"),
)


@dataclass(frozen=True, slots=True)
class DraftState:
    """Be the newest draft's version, the law texts it shows, and what is left to do in its file."""

    version: int = 0
    laws: Mapping[str, str] | None = None
    pending_changes: int = 0
    own_words: int = 0
    faults: tuple[AccessFault, ...] = ()


def contacts_checked(read: Reader, engagement: str) -> tuple[FunctionContact, ...]:
    """Give the contacts with the day on which each was checked."""
    rows = read.all(Contact, Contact.engagement == engagement, order=[Contact.function])
    return tuple(
        FunctionContact(
            row.function[:1].upper() + row.function[1:],
            bool(function_mailbox(row.function, dict(SECTORS).get(row.sector, row.sector), row.name, row.work_mail)),
            row.checked_on,
        )
        for row in rows
    )


def card_needs() -> tuple[CardNeed, ...]:
    """Give the functions that the action cards send people to, each with its cards."""
    cards: defaultdict[str, list[str]] = defaultdict(list)
    for card in standard_cards():
        for word in card.functions:
            cards[word].append(card.role)
    return tuple(
        CardNeed(word, name, tuple(dict.fromkeys(cards[word])))
        for word, name in card_functions().items()
        if word in cards
    )


def names_known(read: Reader, engagement: str) -> frozenset[str]:
    """Give the names of the persons whom the record knows from this municipality."""
    contacts = read.all(Contact, Contact.engagement == engagement)
    participants = read.all(Participant, Participant.engagement == engagement)
    names = (*(row.name for row in contacts), *(row.name for row in participants))
    return frozenset(filter(None, names))


def overlaps_open(read: Reader, engagement: str) -> tuple[OpenOverlap, ...]:
    """Give the sure overlaps with other policies that nobody has decided about."""
    return tuple(
        OpenOverlap(f"{one.action.number}/{one.measure.id[:_SHORT]}", one.policy.title, one.measure.title,
                    one.action.number)
        for one in open_overlaps(read, engagement)
    )  # fmt: skip


def remarks_open(read: Reader, engagement: str) -> tuple[HearingPoint, ...]:
    """Give the remarks of the hearing that lack an answer or a decision."""
    rows = read.all(HearingAnswer, HearingAnswer.engagement == engagement, order=[HearingAnswer.number])
    return tuple(
        HearingPoint(row.number, row.party, row.section)
        for row in rows
        if row.changes_plan is None or not row.answer.strip()
    )


def earlier_texts_open(read: Reader, engagement: str) -> tuple[int, ...]:
    """Give the numbers of the earlier plan's passages that nobody has taken or left out."""
    return tuple(row.number for row in unsettled_passages(read, engagement))


def draft_state(read: Reader, engagement: str) -> DraftState:
    """Look at the newest draft; a file that nobody has edited was checked when it was written."""
    newest = newest_generations(read, engagement, _DRAFT)
    if not newest:
        return DraftState()
    blocks = read.all(Manifest, Manifest.generation == newest[0].id)[0].blocks
    laws = {key.removeprefix(_LAW): text for key, text in blocks.items() if key.startswith(_LAW)}
    edited = [(one, published) for one, published in _editions(read, engagement) if one.origin in _BY_A_PERSON]
    faults = tuple(fault for one, published in edited for fault in _faults(one, published))
    if newest[0].origin not in _BY_A_PERSON:
        return DraftState(newest[0].number, laws, faults=faults)
    return DraftState(newest[0].number, laws, _pending(newest[0]), _own_words(read, newest[0]), faults)


def _editions(read: Reader, engagement: str) -> Iterator[tuple[Generation, bool]]:
    """Give the newest version of the internal and of the public edition, and whether it is the public one."""
    for kind, published in ((_DRAFT, False), (_PUBLIC, True)):
        yield from ((one, published) for one in newest_generations(read, engagement, kind))


def _faults(version: Generation, published: bool) -> Iterator[AccessFault]:
    from parat.documents import accessibility  # reading Word files takes lxml, which most commands do without

    edition = "Den offentlige udgave" if published else "Planudkastet"
    place = f"{edition}, version {version.number}"
    for one in accessibility.check(path_of(version).read_bytes(), place):
        yield AccessFault(place, one.rule, _place_da(one.place), published)


def _place_da(place: str) -> str:
    """Say in Danish where in a file the check of accessibility found something; what stands in quotes stays."""
    for english, danish in _PLACES_DA:
        place = re.sub(english, danish, place)
    return place


def _pending(version: Generation) -> int:
    from parat.ooxml.word_blocks import read_word

    return len(read_word(path_of(version).read_bytes(), f"version {version.number}").changes)


def _own_words(read: Reader, version: Generation) -> int:
    """Count the places where a person's file says something else than the data did when it was written."""
    from parat.documents.merge import Stamp, redraft

    said = base_of(read, version)
    merged = redraft(path_of(version).read_bytes(), said, said, Stamp(datetime.now(UTC), version.id))
    return sum(change.kind.value in _OWN for change in merged.changes)

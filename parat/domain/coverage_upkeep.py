"""Check what a plan rests on: contacts, laws, overlaps, answers, and that no person stands in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from parat.domain.calendar import add_months
from parat.domain.contacts import found_by
from parat.domain.coverage_facts import (
    VERSION,
    Blocks,
    Finding,
    PlanFacts,
    Rule,
    SectionText,
    access_remedies,
    digest,
)
from parat.domain.personal_data import cpr_in
from parat.domain.reference_texts import law_texts
from parat.domain.resources import tables_of

MONTHS_A_CHECK_HOLDS = 6
_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåéü]+(?:[ -][A-ZÆØÅ]\.?)?(?:[ -][A-ZÆØÅ][a-zæøåéü]+)+")
_TITLE = (
    "konsulent", "leder", "chef", "direktør", "koordinator", "betjent", "kommissær", "rådgiver", "lærer", "pædagog",
    "sagsbehandler", "borgmester", "tovholder", "fru", "hr.", "navn:", "kontaktperson:",
)  # fmt: skip
_LONGEST_TITLE = 24
_OF_AN_OFFICE = re.compile(
    r"(?i)\b(?:kommune\w*|center|forvaltning\w*|politi\w*|skole\w*|børn|unge|social\w*|ungdom\w*|region\w*|danmark)\b"
)
_NO_WORD = re.compile(r"\W+")
_WORD, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_SHORTEST_NAME, _DIGITS_OF_A_CPR = 2, 10


@dataclass(frozen=True, slots=True)
class _Outdated:
    id: str
    pattern: re.Pattern[str]
    said_da: str
    today_da: str
    guess: bool


@cache
def _outdated() -> tuple[_Outdated, ...]:
    return tuple(
        _Outdated(
            row["id"], re.compile(row["pattern"], re.IGNORECASE | re.DOTALL), row["said_da"], row["today_da"],
            row.get("guess", False),
        )
        for row in tables_of(f"coverage-{VERSION}.toml")["outdated"]
    )  # fmt: skip


def action_cards(plan: PlanFacts) -> Iterator[Finding]:
    """Find the functions that the cards of the key roles send people to, and that nobody has named or can reach."""
    for need in plan.card_needs:
        named = [contact for contact in plan.contacts if found_by(need.word, contact.function)]
        cards = f"Bilag A Action cards for {', '.join(need.roles_da).lower()}"
        if not named:
            yield Finding(
                rule=Rule.ACTION_CARDS,
                subject=need.word,
                place_da=cards,
                what_da=f"Funktionen »{need.function_da}« er ikke udpeget, så kortene henviser til ingen.",
                remedy_da="Registrér funktionen som kontakt med sin egen postkasse.",
            )
        elif not any(contact.mailbox for contact in named):
            yield Finding(
                rule=Rule.ACTION_CARDS,
                subject=f"{need.word}:mailbox",
                place_da=cards,
                what_da=f"Funktionen »{need.function_da}« har ingen postkasse, der er funktionens egen.",
                remedy_da="Opret en funktionspostkasse, eller skriv vagttelefonen på den interne kontaktliste.",
                blocks=Blocks.NEVER,
            )


def unchecked_contacts(plan: PlanFacts, today: date) -> Iterator[Finding]:
    """Find the contacts that nobody has checked in the last six months."""
    for contact in plan.contacts:
        checked = contact.checked_on
        if checked is not None and add_months(checked, MONTHS_A_CHECK_HOLDS) >= today:
            continue
        said = f"er senest kontrolleret den {checked:%d-%m-%Y}" if checked else "er aldrig kontrolleret"
        yield Finding(
            rule=Rule.CONTACT_UNCHECKED,
            subject=f"{_NO_WORD.sub('-', contact.function.casefold())}@{checked or 'aldrig'}",
            place_da="Bilag C Kontaktliste",
            what_da=f"Kontakten for »{contact.function}« {said}.",
            remedy_da="Spørg funktionen, om oplysningerne stadig gælder, og registrér kontakten igen.",
        )


def outdated_laws(plan: PlanFacts) -> Iterator[Finding]:
    """Find law texts of an earlier edition in the newest draft, and outdated wordings in what people have written."""
    for law in law_texts():
        shown = (plan.shown_laws or {}).get(law.id)
        if shown is not None and any(_plain(part) not in _plain(shown) for part in law.text):
            yield Finding(
                rule=Rule.LAW_OUTDATED,
                subject=f"plan:{law.id}",
                place_da="Kapitel 5 Lovgrundlag",
                what_da=f"{law.heading} er gengivet, som den lød i en tidligere udgave af lovteksterne.",
                remedy_da="Dan planudkastet igen, så det får den gældende tekst.",
            )
    for section in plan.sections:
        for one in _outdated():
            if one.pattern.search(section.text):
                yield Finding(
                    rule=Rule.LAW_OUTDATED,
                    subject=f"{section.mark}:{one.id}",
                    place_da=section.place_da,
                    what_da=f"I teksten {one.said_da}.",
                    remedy_da=one.today_da,
                    blocks=Blocks.NEVER if one.guess else Blocks.ALWAYS,
                )


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def open_overlaps(plan: PlanFacts) -> Iterator[Finding]:
    """Find the overlaps with other policies that nobody has decided about."""
    for one in plan.overlaps:
        with_action = f" og planens indsats nr. {one.action}" if one.action else ""
        yield Finding(
            rule=Rule.OVERLAP_UNDECIDED,
            subject=one.subject,
            place_da="Kapitel 9 Sammenhæng til øvrige politikker",
            what_da=f"Der er ikke truffet en beslutning om »{one.measure}« i »{one.policy}«{with_action}.",
            remedy_da="Beslut, om indsatserne lægges sammen, om planen henviser, eller om de holdes adskilt.",
        )


def unanswered_remarks(plan: PlanFacts) -> Iterator[Finding]:
    """Find the remarks of a hearing that nobody has answered; they keep the council from adopting the plan."""
    for point in plan.hearing:
        yield Finding(
            rule=Rule.HEARING_UNANSWERED,
            subject=str(point.number),
            place_da=f"Høringssvar {point.number}, {point.party}: {point.section or 'hele planen'}",
            what_da="Svaret mangler, eller det er ikke afgjort, om planen ændres.",
            remedy_da="Besvar punktet, og angiv, om planen ændres.",
            blocks=Blocks.COUNCIL,
        )


def pending_changes(plan: PlanFacts) -> Iterator[Finding]:
    """Find marked changes in the newest draft; what the council adopts must say one thing."""
    if plan.pending_changes:
        yield Finding(
            rule=Rule.TRACKED_CHANGES,
            subject=f"version-{plan.draft_version}",
            place_da=f"Planudkastet, version {plan.draft_version}",
            what_da=f"Filen har {plan.pending_changes} markerede ændringer, som ingen har taget stilling til.",
            remedy_da="Acceptér eller afvis ændringerne i Word, og send filen tilbage.",
            blocks=Blocks.COUNCIL,
        )


def words_in_the_file_alone(plan: PlanFacts) -> Iterator[Finding]:
    """Find what people wrote in Word and the record does not say, for the public edition is made from the record."""
    if plan.own_words:
        yield Finding(
            rule=Rule.FILE_ALONE,
            subject=f"version-{plan.draft_version}",
            place_da=f"Planudkastet, version {plan.draft_version}",
            what_da=f"{_places_da(plan.own_words)} kun i Word-filen; den offentlige udgave dannes af registret.",
            remedy_da="Se stederne i sammenfletningen, og skriv i planskemaet det, der også skal offentliggøres.",
            blocks=Blocks.NEVER,
        )


def _places_da(count: int) -> str:
    return "1 sted står" if count == 1 else f"{count} steder står"


def access_faults(plan: PlanFacts) -> Iterator[Finding]:
    """Pass on what the check of accessibility found, one finding for each rule and place.

    The law asks it of what is published; of the internal draft it is said, and stops nobody.
    """
    for fault in plan.faults:
        yield Finding(
            rule=Rule.INACCESSIBLE,
            subject=f"{fault.rule.replace(' ', '-')}:{digest(fault.place)}",
            place_da=f"{fault.file_da}: {fault.place}",
            what_da="Noget i filen kan ikke læses af alle.",
            remedy_da=access_remedies().get(fault.rule, "Ret stedet i Word."),
            blocks=Blocks.ALWAYS if fault.published else Blocks.NEVER,
        )


def cpr_numbers(plan: PlanFacts) -> Iterator[Finding]:
    """Find what is or may be a CPR number; it is shown with its digits masked."""
    for place, key, text in _texts(plan):
        if len(_DIGIT.findall(text)) < _DIGITS_OF_A_CPR:
            continue
        for hit in cpr_in(text):
            doubt = "er" if hit.certain else "kan være"
            yield Finding(
                rule=Rule.CPR,
                subject=f"{key}:{digest(text)}",
                place_da=place,
                what_da=f"»{hit.masked}« {doubt} et CPR-nummer.",
                remedy_da="Slet nummeret.",
                blocks=Blocks.ALWAYS if hit.certain else Blocks.NEVER,
            )


def person_names(plan: PlanFacts) -> Iterator[Finding]:
    """Find persons in the public edition: those whom the record knows, and, as a guess, titles followed by a name.

    A finding says where, and never the name.
    """
    public = {one.place_da for one in plan.sections if not one.public}
    known = _by_first_word(plan.names)
    for place, key, text in _texts(plan):
        if place in public:
            continue
        if _names_one_of(text, known):
            yield _named(place, f"{key}:{digest(text)}", "En person, som registret kender, er nævnt ved navn.")
        elif any(_looks_like_a_person(found, text) for found in _NAME.finditer(text)):
            what = "Et ord, der ligner et personnavn, står efter en titel."
            yield _named(place, f"{key}:{digest(text)}", what, Blocks.NEVER)


def _named(place: str, subject: str, what_da: str, blocks: Blocks = Blocks.ALWAYS) -> Finding:
    return Finding(
        rule=Rule.PERSON_NAME,
        subject=subject,
        place_da=place,
        what_da=what_da,
        remedy_da="Skriv funktionen i stedet for personen.",
        blocks=blocks,
    )


def _by_first_word(names: frozenset[str]) -> dict[str, set[tuple[str, ...]]]:
    """Index full names by their first word; a single word is no full name and would find too much."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for words in (tuple(_WORD.findall(name.casefold())) for name in names):
        if len(words) >= _SHORTEST_NAME:
            known.setdefault(words[0], set()).add(words)
    return known


def _names_one_of(text: str, known: Mapping[str, set[tuple[str, ...]]]) -> bool:
    words = _WORD.findall(text.casefold()) if known else []
    return any(
        tuple(words[at : at + len(name)]) == name for at, word in enumerate(words) for name in known.get(word, ())
    )


def _looks_like_a_person(found: re.Match[str], text: str) -> bool:
    """Say whether a title stands before words that begin with capitals, or is the first of them."""
    name, before = found.group(), text[max(0, found.start() - _LONGEST_TITLE) : found.start()]
    first, _, rest = name.partition(" ")
    if first.casefold().endswith(_TITLE):
        return bool(_NAME.match(rest)) and not _OF_AN_OFFICE.search(rest)
    return before.casefold().rstrip().endswith(_TITLE) and not _OF_AN_OFFICE.search(name)


def _texts(plan: PlanFacts) -> Iterator[tuple[str, str, str]]:
    """Give every text of the plan with its place and a short key: sections, accepted actions, and the others."""
    yield from ((one.place_da, _key(one), one.text) for one in plan.sections if one.text)
    yield from ((one.place_da, f"nr{one.number}", one.words) for one in plan.accepted)
    yield from ((place, digest(place), text) for place, text in (plan.other_texts or {}).items())


def _key(section: SectionText) -> str:
    return f"kap{section.mark}" if section.mark.isdigit() else f"bilag{section.mark}"

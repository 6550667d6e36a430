"""Say for every block of the plan and its cards what it rests on: rows of the record, versioned texts, or a template.

This is the one place that knows it. A block's first fitting pattern counts; a block that fits none is looked for in the
templates themselves.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from importlib import resources

from parat.documents.template_files import templates_in_use
from parat.domain import plan_structure, reference_texts

_FIELDS = (
    "heading|description|sheet|level|target-group|activities|owner|participants|period|resources|indicator|measure"
    "|status|risk|documentation|reason|provenance|policies|unsettled"
)
_INCIDENT, _INCIDENT_PLAN = re.compile(r"incident-[a-z-]+(?:-\d+)?"), "partials/incident_plan.html.j2"
_PLAN_TEMPLATES = ("plan/", "partials/", "operational_plan", "action_cards", "incident_plan")
_CARD_FIELDS = "listed|heading|task|steps|notes|revised"


class Ground(StrEnum):
    """Be what a block can rest on."""

    ACTION = auto()
    ACTIONS = auto()
    GAP = auto()
    AREA = auto()
    AREAS = auto()
    MEASURE = auto()
    STAKEHOLDER = auto()
    NEED = auto()
    CONTACT = auto()
    CONTACTS = auto()
    GATE = auto()
    FILE = auto()
    LOCAL_TEXT = auto()
    PLAN = auto()
    ENGAGEMENT = auto()
    APPLICATION = auto()
    ASSESSMENT = auto()
    DIMENSION = auto()
    LAW = auto()
    DEFINITION = auto()
    TERM = auto()
    NATIONAL_CONTACT = auto()
    NATIONAL_CONTACTS = auto()
    CARD = auto()
    STRUCTURE = auto()
    TEMPLATE = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """Be one thing that a block rests on: what it is, and its id, mark or file name where it has one."""

    ground: Ground
    of: str = ""


@dataclass(frozen=True, slots=True)
class FixedText:
    """Be a text that is not the municipality's: the file it stands in, its edition or checksum, and its own source."""

    file: str
    edition: str
    says: str


def sources_of(block: str) -> tuple[Source, ...]:
    """Give what a block rests on, the record first; empty when no deliverable of the plan has such a block."""
    for pattern, grounds in _rules():
        fits = pattern.fullmatch(block)
        if fits:
            found = next(filter(None, fits.groups()), "")
            return (*(Source(ground, found) for ground in grounds), *_in_templates(block))
    return tuple(_in_templates(block)) if block else ()


def fixed_text(source: Source) -> FixedText | None:
    """Give the fixed text that a source names; None when it is a row of the record, or nothing has that name."""
    if source.ground is Ground.TEMPLATE:
        text = templates_in_use().sources.get(source.of)
        return FixedText(f"templates/{source.of}", _checksum(text.encode()), "the template's words") if text else None
    found = _texts(source.ground).get(source.of)
    if found is None:
        return None
    file = f"{_DATA[source.ground]}-{_edition_of(source.ground)}.toml"
    return FixedText(f"parat/domain/data/{file}", f"{_edition_of(source.ground)}, {_data_checksum(file)}", found)


_DATA = {
    Ground.LAW: "law",
    Ground.DEFINITION: "definitions",
    Ground.TERM: "glossary",
    Ground.NATIONAL_CONTACT: "national-contacts",
    Ground.NATIONAL_CONTACTS: "national-contacts",
    Ground.CARD: "action-cards",
    Ground.STRUCTURE: "plan-structure",
}


@cache
def _rules() -> tuple[tuple[re.Pattern[str], tuple[Ground, ...]], ...]:
    marks = _either(Ground.STRUCTURE)
    laws, terms = _either(Ground.LAW), _either(Ground.DEFINITION)
    numbers, cards = _either(Ground.NATIONAL_CONTACT), _either(Ground.CARD)
    rules: tuple[tuple[str, tuple[Ground, ...]], ...] = (
        (rf"(?:chapter|annex)-({marks})-local-[\d-]+|text-origin-({marks})", (Ground.LOCAL_TEXT,)),
        (rf"(?:chapter|annex)-({marks})(?:-missing|-withheld)?", (Ground.STRUCTURE,)),
        (r"actions-(?:lead|spread|spread-lead|task-\d|unplaced)|spread(?:-\d)?|action-list", (Ground.ACTIONS,)),
        (r"task-\d-actions(?:-lead)?|summary-actions|origins-actions|origin-list", (Ground.ACTIONS,)),
        (r"(?:areas|areas-lead|summary-areas)", (Ground.AREAS,)),
        (r"(?:starting-readiness|starting-gaps)(?:-lead)?|dimensions|gaps", (Ground.ASSESSMENT,)),
        (r"colophon-(?:form|contingency)|target-group-ages|acute-elsewhere", (Ground.PLAN,)),
        (r"colophon-(?:municipality|journal|adopted|item|valid|revised|published|address)", (Ground.ENGAGEMENT,)),
        (r"colophon-unit", (Ground.APPLICATION,)),
        (r"role-[a-z]+", (Ground.CONTACTS,)),
        (r"contacts-stale", (Ground.CONTACTS,)),
        (r"draft-notice", (Ground.ENGAGEMENT,)),
        (r"(?:incident-)?national-numbers", (Ground.NATIONAL_CONTACTS,)),
        (r"[\w-]+-(?:missing|list|lead|none)", ()),
        (r"card-(.+?)-contacts", (Ground.CARD, Ground.CONTACTS)),
        (r"card-(.+?)-approved", (Ground.CARD, Ground.ENGAGEMENT)),
        (rf"card-({cards}|.+?)(?:-(?:{_CARD_FIELDS}))?", (Ground.CARD,)),
        (rf"law-(?:list-)?({laws})(?:-heading)?", (Ground.LAW,)),
        (rf"(?:definition|level)-({terms})", (Ground.DEFINITION,)),
        (r"term-(.+)", (Ground.TERM,)),
        (rf"(?:incident-)?number-({numbers})", (Ground.NATIONAL_CONTACT,)),
        (r"(?:incident-function|contact)-(.+)", (Ground.CONTACT,)),
        (r"dimension-(D\d+)", (Ground.DIMENSION,)),
        (r"source-file-(.+)", (Ground.FILE,)),
        (r"gap-(.+)", (Ground.GAP,)),
        (r"area-(.+)", (Ground.AREA,)),
        (r"overlap-(.+)", (Ground.MEASURE,)),
        (r"stakeholder-(.+)", (Ground.STAKEHOLDER,)),
        (r"need-(.+)", (Ground.NEED,)),
        (r"gate-(.+)", (Ground.GATE,)),
        (rf"(?:action|origin|task-\d-action)-(.+?)(?:-(?:{_FIELDS}))?", (Ground.ACTION,)),
    )
    return tuple((re.compile(pattern), grounds) for pattern, grounds in rules)


def _in_templates(block: str) -> Iterator[Source]:
    """Find the templates that hold a block's id as it stands, or as their macros put it together: the plan's first."""
    made = {f'id="{block}"', f'("{block}"', f'role("{block.removeprefix("role-")}"'}
    sources = templates_in_use().sources
    found = [name for name, text in sources.items() if any(words in text for words in made)]
    if not found and _INCIDENT.fullmatch(block):
        found = [_INCIDENT_PLAN]
    own = [name for name in found if name.startswith(_PLAN_TEMPLATES)]
    yield from (Source(Ground.TEMPLATE, name) for name in own or found)


def _either(ground: Ground) -> str:
    return "|".join(re.escape(key) for key in sorted(_texts(ground), key=len, reverse=True))


@cache
def _texts(ground: Ground) -> dict[str, str]:
    """Give what the fixed texts of one kind say of where they come from, by their ids."""
    texts = reference_texts
    if ground is Ground.LAW:
        return {one.id: f"{one.heading}: {one.source}, {one.url}, read {one.read_on}" for one in texts.law_texts()}
    if ground is Ground.DEFINITION:
        known = (*texts.definitions(), *texts.levels())
        return {one.id: f"{one.term}: {one.source}, {one.url}, read {one.read_on}" for one in known}
    if ground is Ground.TERM:
        return {one.id: one.term for one in texts.glossary()}
    if ground is Ground.NATIONAL_CONTACT:
        return {one.id: f"{one.name}: {one.phone}" for one in texts.national_contacts()}
    if ground is Ground.NATIONAL_CONTACTS:
        return {"": "the numbers that are the same in every municipality"}
    if ground is Ground.CARD:
        return {one.id: f"{one.role}: {one.track}" for one in texts.standard_cards()}
    if ground is Ground.STRUCTURE:
        return {one.mark: f"{one.mark} {one.title_da}" for one in plan_structure.sections()}
    return {}


def _edition_of(ground: Ground) -> str:
    return plan_structure.VERSION if ground is Ground.STRUCTURE else reference_texts.VERSION


@cache
def _data_checksum(file: str) -> str:
    return _checksum(resources.files("parat.domain").joinpath("data", file).read_bytes())


def _checksum(content: bytes) -> str:
    return f"sha256 {hashlib.sha256(content).hexdigest()[:12]}"

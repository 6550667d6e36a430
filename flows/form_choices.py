"""Offer what a form lists: the key that the record uses first, then the words that people use."""

from parat.domain.labels import Kind, label
from parat.domain.packets.merging import Side
from parat.domain.packets.plan import FORMS
from parat.domain.packets.policies import OVERLAP_DECISIONS
from parat.domain.packets.readiness import ROLES as ROLES_DA
from parat.domain.packets.readiness import ROUNDS as ROUNDS_DA
from parat.domain.plan_structure import sections
from parat.domain.stages import STANDARD, Decider, Ruling
from parat.domain.workshop_kinds import kind_choices
from tasks.redraft import TAKEN_BACK

_RULINGS_DA = {
    Ruling.APPROVE: "Godkend",
    Ruling.REQUEST_CHANGES: "Bed om ændringer",
    Ruling.WAIVE: "Fravig med begrundelse",
    Ruling.REJECT: "Afvis",
}
GATES = tuple(f"{gate.key}: {gate.label_da}" for stage in STANDARD.stages for gate in stage.gates)
RULINGS = tuple(f"{ruling}: {_RULINGS_DA[ruling]}" for ruling in Ruling)
DECIDERS = tuple(f"{decider}: {label(Kind.DECIDER, decider)}" for decider in Decider)
VERSION_ACTS = ("compare: Sammenlign to versioner", "restore: Gendan en ældre version")
SIDES = (f"{Side.SHEET}: Skemaets værdi gælder", f"{Side.RECORD}: Registrets værdi gælder")

EVERY_ROLE = "all"
ROLES = (f"{EVERY_ROLE}: Alle", *(f"{key}: {label_da}" for key, label_da in ROLES_DA))
ROUNDS = tuple(f"{key}: {label_da}" for key, label_da in ROUNDS_DA)
RESPONDENT_ACTS = ("ask: Spørg", "remind: Mind om svar", "close: Udelad rollen med en begrundelse")
EARLIER_PLAN_ACTS = (
    "read: Læs planen ind", "place: Placér tekststykker", "leave: Udelad tekststykker", "confirm: Bekræft placeringen",
)  # fmt: skip
HEARING_ACTS = (
    "ask: Send udkastet til parterne", "nothing: Parten har ingen bemærkninger", "remind: Mind om svar",
    "answer: Besvar et punkt",
)  # fmt: skip
SECTIONS = tuple(f"{one.mark}: {one.title_da}" for one in sections())
YES_OR_NO = ("yes: Ja", "no: Nej")
PLAN_FORMS = tuple(f"{key}: {label_da}" for key, label_da in FORMS)
REASONS = (
    "term: Fristen nærmer sig", "event: Der er sket noget, som ændrer planen", "law: Loven er ændret",
)  # fmt: skip
TEXT_ACTS = (
    "take: Overtag i oplysningerne",
    "take_anyway: Overtag, selv om oplysningen er ændret siden",
    "leave: Lad den stå i filen alene",
)
COVERAGE_ACTS = ("accept: Acceptér forholdet", "withdraw: Træk accepten tilbage")
PROPOSAL_CHOICES = ("approved: Godkend", "rejected: Afvis med en begrundelse")
REDRAFTED = tuple(f"{kind}: {label(Kind.DOCUMENT_KIND, kind)}" for kind in TAKEN_BACK)
OVERLAP_RULINGS = tuple(f"{key}: {label_da}" for key, label_da in OVERLAP_DECISIONS)
WORKSHOP_KINDS = tuple(f"{key}: {title_da}" for key, title_da in kind_choices())


def key_in(choice: str) -> str:
    """Give the key of what was chosen; a key alone is as good."""
    return choice.partition(":")[0].strip()

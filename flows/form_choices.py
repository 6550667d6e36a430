"""Offer what a form lists: the key that the record uses first, then the words that people use."""

from parat.domain.stages import STANDARD, Decider, Ruling

_RULINGS_DA = {
    Ruling.APPROVE: "Godkend",
    Ruling.REQUEST_CHANGES: "Bed om ændringer",
    Ruling.WAIVE: "Fravig med begrundelse",
    Ruling.REJECT: "Afvis",
}
_DECIDERS_DA = {
    Decider.PROGRAMME_LEAD: "Programleder",
    Decider.MUNICIPALITY: "Kommunen",
    Decider.PROJECT_LEAD: "Kommunens projektleder",
    Decider.WORKING_GROUP: "Arbejdsgruppen",
    Decider.STEERING_GROUP: "Styregruppen",
    Decider.HEARING_PARTIES: "Høringsparterne",
    Decider.DIRECTORS: "Direktionen",
    Decider.COMMITTEE: "Fagudvalget",
    Decider.FINANCE_COMMITTEE: "Økonomiudvalget",
    Decider.COUNCIL: "Kommunalbestyrelsen",
}
GATES = tuple(f"{gate.key}: {gate.label_da}" for stage in STANDARD.stages for gate in stage.gates)
RULINGS = tuple(f"{ruling}: {_RULINGS_DA[ruling]}" for ruling in Ruling)
DECIDERS = tuple(f"{decider}: {_DECIDERS_DA[decider]}" for decider in Decider)


def key_in(choice: str) -> str:
    """Give the key of what was chosen; a key alone is as good."""
    return choice.partition(":")[0].strip()

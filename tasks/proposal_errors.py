"""Say what is wrong when somebody answers a proposed action."""

from parat.domain.errors import InputError


class NoSuchProposalError(InputError):
    """Refuse an action number that no proposal or action of the plan has."""

    code = "IND-467"
    what = "the plan has no proposal number {found}; nothing was stored."
    where = "{engagement}"
    remedy = "parat proposal list {engagement} shows the numbers: {allowed}."
    what_da = "planen har intet forslag nr. {found}; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Brug et af numrene i planskemaet: {allowed}."


class UnreasonedChoiceError(InputError):
    """Ask why a proposal is rejected, or an earlier choice is changed."""

    code = "IND-468"
    what = "number {found} needs a reason for this choice; nothing was stored."
    where = "{engagement}"
    remedy = "Add --because with the reason; it is kept with the proposal."
    what_da = "valget for nr. {found} kræver en begrundelse; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Skriv en begrundelse; den gemmes sammen med forslaget."


class CprInProposalError(InputError):
    """Refuse words that hold what looks like a CPR number."""

    code = "IND-469"
    what = "«{found}» holds what looks like a CPR number; nothing was stored."
    where = "{engagement}"
    remedy = "Write it without the number and without anything about a single citizen."
    what_da = "»{found}« indeholder noget, der ligner et CPR-nummer; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Skriv det uden nummeret og uden oplysninger om enkelte borgere."


class UnreadableDueDateError(InputError):
    """Refuse a due date that cannot be read."""

    code = "IND-470"
    what = "«{found}» is no date; nothing was stored."
    where = "Proposal, due date"
    remedy = "Write the day as 30-09-2026."
    what_da = "»{found}« er ikke en dato; intet er gemt."
    where_da = "Forslag, frist"
    remedy_da = "Skriv datoen som 30-09-2026."

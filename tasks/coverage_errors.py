"""Say what is wrong when findings of a plan's check are accepted or withdrawn, and when they keep it from approval."""

from parat.domain.errors import InputError


class UncoveredPlanError(InputError):
    """Refuse to approve a plan that lacks something which nobody has taken responsibility for."""

    code = "IND-460"
    what = "{count} of what the plan must hold is missing, so it was not approved: {findings}."
    where = "{engagement}, gate {gate}"
    remedy = (
        "See all of it with parat coverage {engagement}. Mend it, or let the function that answers for it accept a "
        "finding: parat coverage accept {engagement} RULE:SUBJECT --by FUNCTION --because ...; or waive the gate, "
        "where it can be, with a reason."
    )
    what_da = "planen kan ikke godkendes endnu; {count_da}: {findings_da}."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = (
        "Se hele dækningskontrollen, ret det manglende, eller lad den ansvarlige funktion acceptere et fund med en "
        "begrundelse."
    )


class NoPlanToCheckError(InputError):
    """Say that there is no plan to check yet."""

    code = "IND-461"
    what = "nothing of the plan has been written or decided yet, so there is nothing to check."
    where = "{engagement}"
    remedy = "Take in the plan packet first: parat packet plan {engagement}, then parat import FILE."
    what_da = "der er endnu ikke skrevet eller besluttet noget i planen, så der er intet at kontrollere."
    where_da = "{engagement}"
    remedy_da = "Udfyld og indsend planskemaet først."


class NoSuchFindingError(InputError):
    """Refuse to accept what the check does not find."""

    code = "IND-462"
    what = "the check finds no open «{found}»; nothing was accepted."
    where = "{engagement}"
    remedy = "Use a name as parat coverage {engagement} lists it. Open now: {allowed}."
    what_da = "dækningskontrollen har intet åbent fund »{found}«; intet er accepteret."
    where_da = "{engagement}"
    remedy_da = "Brug et navn fra dækningskontrollen. Åbne fund: {allowed}."


class UnacceptableFindingError(InputError):
    """Refuse to accept what nobody may take responsibility for."""

    code = "IND-463"
    what = "«{found}» cannot be accepted: a CPR number must go out of the plan."
    where = "{engagement}"
    remedy = "Delete the number from the text, and take the plan packet in again."
    what_da = "»{found}« kan ikke accepteres: et CPR-nummer skal ud af planen."
    where_da = "{engagement}"
    remedy_da = "Slet nummeret i teksten, og indsend planskemaet igen."


class NobodyAnswersError(InputError):
    """Refuse an acceptance without a function that answers for it or without a reason."""

    code = "IND-464"
    what = "an acceptance needs the function that answers for it and a reason; nothing was accepted."
    where = "{engagement}"
    remedy = 'Give both, such as --by "direktør for Børn og Unge" --because "Løses i beredskabsplanen".'
    what_da = "en accept kræver både en ansvarlig funktion og en begrundelse; intet er accepteret."
    where_da = "{engagement}"
    remedy_da = "Angiv begge dele."


class NoAcceptanceError(InputError):
    """Refuse to withdraw an acceptance that is not there."""

    code = "IND-465"
    what = "«{found}» is not accepted; nothing was changed."
    where = "{engagement}"
    remedy = "parat coverage {engagement} lists what is accepted: {allowed}."
    what_da = "»{found}« er ikke accepteret; intet er ændret."
    where_da = "{engagement}"
    remedy_da = "Accepteret er: {allowed}."


class CprInAcceptanceError(InputError):
    """Refuse words that hold what looks like a CPR number."""

    code = "IND-466"
    what = "«{found}» holds what looks like a CPR number; nothing was stored."
    where = "{engagement}"
    remedy = "Write it without the number and without anything about a single citizen."
    what_da = "»{found}« indeholder noget, der ligner et CPR-nummer; intet er gemt."
    where_da = "{engagement}"
    remedy_da = "Skriv det uden nummeret og uden oplysninger om enkelte borgere."

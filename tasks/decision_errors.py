"""Say why a decision was not recorded."""

from parat.domain.errors import InputError, StageError


class GateDecidedError(StageError):
    """Refuse to decide a second time."""

    code = "TRI-020"
    what = "the gate was already decided: {ruling} by {decided_by}, recorded by {staff} on {on}."
    where = "{engagement}, gate {gate}"
    remedy = "Nothing was changed. See what waits with: parat gates {engagement}."
    what_da = "der er allerede truffet beslutning: {ruling} af {decided_by}, registreret af {staff} den {on}."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Intet er ændret. Se, hvad der afventer, med: parat gates {engagement}."


class NoSeatError(StageError):
    """Refuse to select more municipalities than the programme has room for."""

    code = "TRI-021"
    what = "all {capacity} seats of the programme are taken; nothing was changed."
    where = "{engagement}, programme {programme}"
    remedy = "Leave the gate waiting as the reserve list, or reject with a reason; a seat given up is free again."
    what_da = "alle {capacity} pladser i programmet er optaget; intet er ændret."
    where_da = "{engagement}, program {programme}"
    remedy_da = "Lad ansøgningen stå på ventelisten, eller giv afslag med en begrundelse."


class UnusableProofError(InputError):
    """Refuse a proof that cannot be read or cannot be true."""

    code = "IND-030"
    what = "«{found}» cannot be used: {reason}."
    where = "{engagement}, gate {gate}, {proof}"
    remedy = "Give it again, dates as 2026-09-30 or 30-09-2026."
    what_da = "«{found}» kan ikke bruges: {reason}."
    where_da = "{engagement}, godkendelsespunkt {gate}, {proof}"
    remedy_da = "Angiv det igen, datoer som 30-09-2026."

"""Say why a decision was not recorded."""

from parat.domain.errors import InputError, StageError


class GateDecidedError(StageError):
    """Refuse to decide a second time."""

    code = "TRI-020"
    what = "the gate was already decided: {ruling} by {decided_by} on {on}, recorded by {staff}."
    where = "{engagement}, gate {gate}"
    remedy = "Nothing was changed. See what waits with: parat gates {engagement}."
    what_da = "der er allerede truffet beslutning: {ruling} af {decided_by} den {on}, registreret af {staff}."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Intet er ændret. Se, hvad der afventer, med: parat gates {engagement}."


class NoSeatError(StageError):
    """Refuse to select more municipalities than the programme has room for."""

    code = "TRI-021"
    what = "all {capacity} seats of the programme are taken; nothing was changed."
    where = "Programme {programme}"
    remedy = (
        "Leave the gate waiting as the reserve list (parat start application writes the letter about it), "
        "or reject with a reason; a seat given up is free again."
    )
    what_da = "alle {capacity} pladser i programmet er optaget; intet er ændret."
    where_da = "Program {programme}"
    remedy_da = "Lad ansøgningen stå på ventelisten, eller giv afslag med en begrundelse."


class UnusableProofError(InputError):
    """Refuse a proof that cannot be read or cannot be true."""

    code = "IND-030"
    what = "«{found}» cannot be used: {reason}."
    where = "{engagement}, gate {gate}, {proof}"
    remedy = "Give it again, dates as 2026-09-30 or 30-09-2026."
    what_da = "»{found}« kan ikke bruges: {reason_da}."
    where_da = "{engagement}, godkendelsespunkt {gate}, {proof}"
    remedy_da = "Angiv det igen, datoer som 30-09-2026."


class WrongDeciderError(InputError):
    """Refuse a decision that the gate asks of somebody else."""

    code = "IND-031"
    what = "this gate is decided by {decider}, not by «{found}»; nothing was changed."
    where = "{engagement}, gate {gate}"
    remedy = "Say who decided: {decider}. Did a deputy decide for them, write that in the reason."
    what_da = "her beslutter {decider}, ikke »{found}«; intet er ændret."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Angiv, hvem der har besluttet: {decider}."


class CprInDecisionError(InputError):
    """Refuse words that hold what looks like a CPR number."""

    code = "IND-032"
    what = "«{found}» holds what looks like a CPR number; nothing was stored."
    where = "{engagement}, gate {gate}"
    remedy = "Write it without the number and without anything about a single citizen."
    what_da = "»{found}« indeholder noget, der ligner et CPR-nummer; intet er gemt."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Skriv det uden nummeret og uden oplysninger om enkelte borgere."


class DocumentChangedError(StageError):
    """Refuse a decision on a document that has changed since it was put up."""

    code = "TRI-022"
    what = "the document was written anew after it was put up for this decision; nothing was changed."
    where = "{engagement}, gate {gate}"
    remedy = "Start the stage once more, read the newest version, then decide."
    what_da = "dokumentet er skrevet på ny, efter at det blev forelagt; intet er ændret."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Læs den nyeste udgave, og træf så beslutningen."


class DayTooEarlyError(InputError):
    """Refuse a day on which a decision cannot have been taken, because what it builds on came later."""

    code = "IND-490"
    what = "{found} is too early: {words} on {on}; nothing was recorded."
    where = "{engagement}, gate {gate}"
    remedy = "Check the day. An earlier decision that is entered late takes its own day: parat decide ... --on DATE."
    what_da = "{found_da} er for tidligt: {words_da} den {on_da}; intet er registreret."
    where_da = "{engagement}, godkendelsespunkt {gate}"
    remedy_da = "Kontrollér datoen."


class NotAdoptedError(StageError):
    """Refuse to publish a plan that the council has not adopted."""

    code = "TRI-063"
    what = "the council has not adopted the plan, so it cannot be published; nothing was changed."
    where = "{engagement}, gate publication"
    remedy = (
        "Record the adoption first: parat decide council {engagement} approve --by council --meeting-on DATE --item N."
    )
    what_da = "kommunalbestyrelsen har ikke vedtaget planen, og den kan derfor ikke offentliggøres; intet er ændret."
    where_da = "{engagement}, offentliggørelse"
    remedy_da = "Registrér først vedtagelsen med mødedato og punkt."

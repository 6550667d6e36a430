"""Say why a workshop cannot be planned as asked."""

from parat.domain.errors import InputError


class DayNotPossibleError(InputError):
    """Refuse a day on which no workshop is held, and name the nearest ones that can be taken."""

    code = "IND-350"
    what = "no workshop is held on {day}: {reason}; nothing was changed."
    where = "{engagement}, workshop {number}"
    remedy = (
        "The nearest possible: {nearest}. To keep the day, say why with --anyway; parat workshop times opens a whole "
        "period."
    )
    what_da = "der holdes ikke workshop den {day}: {reason_da}; intet er ændret."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "De nærmeste mulige dage: {nearest}. Skal dagen fastholdes, så begrund det."


class NoSuchWorkshopError(InputError):
    """Refuse the number of a workshop that is not planned."""

    code = "IND-351"
    what = "there is no workshop of that number."
    where = "{engagement}, workshop {number}"
    remedy = "See parat workshop list {engagement}, or plan it with parat workshop set, its kind and its day."
    what_da = "der er ingen workshop med det nummer."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Se listen over workshops, eller angiv et emne, så den kan planlægges."


class WorkshopOverError(InputError):
    """Refuse to plan a workshop that was held or cancelled."""

    code = "IND-352"
    what = "the workshop is {state} and is planned no more; nothing was changed."
    where = "{engagement}, workshop {number}"
    remedy = "Plan a new one under another number: parat workshop set {engagement} {free} --kind {kind}."
    what_da = "workshoppen er {state_da} og kan ikke planlægges om; intet er ændret."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Planlæg en ny med et andet nummer, fx {free}."


class KindMissingError(InputError):
    """Ask what a new workshop is about."""

    code = "IND-353"
    what = "a new workshop needs its kind."
    where = "{engagement}, workshop {number}"
    remedy = "Add one of these kinds: {allowed}."
    what_da = "en ny workshop skal have et emne."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Vælg et af emnerne: {allowed}."


class TooManyWorkshopsError(InputError):
    """Refuse more workshops than the municipality's workbook has lines for."""

    code = "IND-354"
    what = "there is room for {most} workshops, and they are all in use; nothing was changed."
    where = "{engagement}, workshop {number}"
    remedy = "Move or change one that is planned: parat workshop list {engagement}."
    what_da = "der er plads til {most} workshops, og de er alle brugt; intet er ændret."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Ret en af de planlagte workshops."


class CprInPlanError(InputError):
    """Refuse a place, a function or a reason that may hold a CPR number, without repeating it."""

    code = "IND-355"
    what = "what was written may hold a CPR number ({masked}); nothing was stored."
    where = "{engagement}, workshop {number}"
    remedy = "Write it without the number."
    what_da = "teksten kan indeholde et CPR-nummer ({masked}); intet er gemt."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Skriv det uden nummeret."


class UnreadableTimeError(InputError):
    """Refuse a day or a time of day that cannot be read for certain."""

    code = "IND-356"
    what = "«{found}» is no {wanted}."
    where = "The form Planlæg workshop"
    remedy = "Write a day as 30-09-2027 and a time as 9.00."
    what_da = "»{found}« kan ikke læses."
    where_da = "Formularen Planlæg workshop"
    remedy_da = "Skriv en dato som 30-09-2027 og et klokkeslæt som 9.00."


class NoReasonError(InputError):
    """Ask why a workshop is cancelled."""

    code = "IND-357"
    what = "a workshop is not cancelled without a reason."
    where = "{engagement}, workshop {number}"
    remedy = "Say why in a few words; those who were invited are told."
    what_da = "en workshop aflyses ikke uden begrundelse."
    where_da = "{engagement}, workshop {number}"
    remedy_da = "Skriv kort hvorfor; de inviterede får det at vide."

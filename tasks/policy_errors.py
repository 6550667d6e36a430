"""Say why a policy, its measures or a decision on an overlap was not stored."""

from parat.domain.errors import InputError


class NoSuchCandidateError(InputError):
    """Refuse to take a measure that the file does not show."""

    code = "IND-450"
    what = "«{found}» names no measure that was found in the file; it shows {count}."
    where = "{file}"
    remedy = "Take all of them with all, or some by their numbers, such as 1,3,5-9; nothing was stored."
    what_da = "»{found}« er ingen af de indsatser, der er fundet i filen; den har {count}."
    where_da = "{file}"
    remedy_da = "Skriv all for at tage dem alle, eller numre som 1,3,5-9; intet er gemt."


class CprInPolicyError(InputError):
    """Refuse a title, an owner or a reason with a CPR number in it."""

    code = "IND-451"
    what = "there is a CPR number in what was written ({masked}); nothing was stored."
    where = "{engagement}, {place}"
    remedy = "Write it without the number."
    what_da = "der står et CPR-nummer i teksten ({masked}); intet er gemt."
    where_da = "{engagement}, {place}"
    remedy_da = "Skriv teksten uden nummeret."


class UnknownMeasureError(InputError):
    """Refuse a decision on a measure that the register does not hold, or that the words do not single out."""

    code = "IND-452"
    what = "«{found}» names no single measure of the municipality's other policies."
    where = "{engagement}"
    remedy = "Write its id or its whole title; parat overlap policies {engagement} lists them. Near it: {near}."
    what_da = "»{found}« er ikke én bestemt indsats i kommunens andre politikker."
    where_da = "{engagement}"
    remedy_da = "Skriv indsatsens hele titel. De nærmeste er: {near}."


class UnknownActionError(InputError):
    """Refuse a decision on an action that the plan does not hold."""

    code = "IND-453"
    what = "the plan has no action {found}."
    where = "{engagement}"
    remedy = "Write the action's number as parat overlap {engagement} lists it, or 0 for the plan as a whole."
    what_da = "planen har ingen indsats {found}."
    where_da = "{engagement}"
    remedy_da = "Skriv indsatsens nummer, eller 0 for planen som helhed."


class ReasonMissingError(InputError):
    """Refuse a decision on an overlap without a reason."""

    code = "IND-454"
    what = "a decision on an overlap needs its reason: the plan shows it."
    where = "{engagement}, {measure}"
    remedy = "Say why with --because; name no persons."
    what_da = "en beslutning om et overlap skal begrundes: Begrundelsen står i planen."
    where_da = "{engagement}, {measure}"
    remedy_da = "Skriv en begrundelse uden navne på personer."


class OtherFileError(InputError):
    """Refuse to give a policy another file without being told so: its measures were read from the first."""

    code = "IND-455"
    what = "«{policy}» was read from another file ({known}) before."
    where = "{file}"
    remedy = "Read the new file with --again, when it is a newer edition of the policy; nothing was stored."
    what_da = "»{policy}« er tidligere læst fra en anden fil ({known})."
    where_da = "{file}"
    remedy_da = "Sæt kryds i »again«, hvis det er en ny udgave af politikken; intet er gemt."


class NoPolicyFileError(InputError):
    """Refuse to hand over the file of a policy that is unknown, or was typed in."""

    code = "IND-456"
    what = "the register holds no file of a policy «{found}»."
    where = "{engagement}"
    remedy = "See with parat policy list {engagement} which policies were read from a file."
    what_da = "der er ingen fil til politikken »{found}«."
    where_da = "{engagement}"
    remedy_da = "Se på arket »Politikker«, hvilke politikker der er læst fra en fil."

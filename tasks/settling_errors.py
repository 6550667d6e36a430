"""Say why a conflict was not settled."""

from parat.domain.errors import InputError, StageError


class StillReferredToError(InputError):
    """Refuse to settle a row so that another row would refer to nothing."""

    code = "IND-301"
    what = "the row cannot be settled so: a row on the sheet {other} would refer to a row that is not there."
    where = "{place}, conflict {conflict}"
    remedy = "Settle it the other way, or settle the row that it hangs together with first. Nothing was changed."
    what_da = "rækken kan ikke afgøres sådan: En række på arket »{other}« ville henvise til en række, der ikke findes."
    where_da = "{place}, uoverensstemmelse {conflict}"
    remedy_da = "Vælg den anden værdi, eller afgør først den række, den hænger sammen med. Intet er ændret."


class ConflictSettledError(StageError):
    """Refuse to settle a conflict a second time."""

    code = "TRI-050"
    what = "the conflict was already settled: {choice}, by {staff} on {on}."
    where = "{place}, conflict {conflict}"
    remedy = "Nothing was changed. Should the value be another one, fetch a workbook with parat packet, and import it."
    what_da = "uoverensstemmelsen er allerede afgjort: {choice_da}, af {staff} den {on}."
    where_da = "{place}, uoverensstemmelse {conflict}"
    remedy_da = "Intet er ændret. Skal værdien være en anden, så udsend et nyt skema."


class RecordMovedOnError(StageError):
    """Refuse to settle on a value that the record no longer holds."""

    code = "TRI-051"
    what = "the record was changed again: it now says «{now}», not «{then}»; nothing was changed."
    where = "{place}, conflict {conflict}"
    remedy = "The conflict now shows what the record says. Look at it with parat conflicts, and settle it again."
    what_da = "registret er ændret igen: Der står nu »{now}«, ikke »{then}«; intet er ændret."
    where_da = "{place}, uoverensstemmelse {conflict}"
    remedy_da = "Uoverensstemmelsen viser nu, hvad registret siger. Se på den, og afgør den igen."


class RowGoneError(StageError):
    """Refuse to store a cell in a row that the record no longer has."""

    code = "TRI-052"
    what = "the record no longer has the row that the sheet's value belongs to; nothing was changed."
    where = "{place}, conflict {conflict}"
    remedy = "Settle it with record, or import a workbook that has the row."
    what_da = "registret har ikke længere den række, som arkets værdi hører til; intet er ændret."
    where_da = "{place}, uoverensstemmelse {conflict}"
    remedy_da = "Lad registret gælde, eller indlæs et skema, der har rækken."


class CprInReasonError(InputError):
    """Refuse a reason that holds what may be a CPR number."""

    code = "IND-302"
    what = "the reason holds what may be a CPR number: «{found}»; nothing was changed."
    where = "{engagement}"
    remedy = "Write the reason without it. Reasons are about the value, never about a person."
    what_da = "begrundelsen indeholder det, der kan være et CPR-nummer: »{found}«; intet er ændret."
    where_da = "{engagement}"
    remedy_da = "Skriv begrundelsen uden. Den handler om værdien, aldrig om en person."

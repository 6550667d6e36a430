"""Say what went wrong with the record, in words a person can act on."""

from parat.domain.errors import InputError, SetupError, StageError, StoredDataError, TemporaryError


class RecordNotFoundError(InputError):
    """Refuse an id that the record does not hold."""

    code = "IND-020"
    what = "there is no {table} «{found}»."
    where = "The record"
    remedy = "Check the spelling; parat status lists what there is."
    what_da = "der findes ingen {table} »{found}«."
    where_da = "Registret"
    remedy_da = "Kontrollér stavemåden; parat status viser, hvad der findes."


class RecordLockedError(TemporaryError):
    """Say that another process held the database for too long."""

    code = "MID-001"
    what = "the database was busy and the step was not carried out; nothing was stored."
    where = "The record ({database})"
    remedy = "Try again. If it goes on, close other parat commands, or use PostgreSQL for a team (PARAT_DATABASE_URL)."
    what_da = "databasen var optaget, og trinnet blev ikke udført; intet er gemt."
    where_da = "Registret ({database})"
    remedy_da = "Prøv igen."


class SimultaneousChangeError(TemporaryError):
    """Say that somebody else wrote the same fact at the same moment."""

    code = "MID-002"
    what = "somebody else stored the same fact at the same moment; nothing of this step was stored."
    where = "The record, table {table}"
    remedy = "Try again; the step then sees what the other stored."
    what_da = "en anden gemte det samme på samme tid; intet fra dette trin er gemt."
    where_da = "Registret, tabel {table}"
    remedy_da = "Prøv igen."


class RecordUnreachableError(SetupError):
    """Say that the database cannot be opened."""

    code = "DRI-020"
    what = "the database cannot be opened: {reason}."
    where = "The record ({database})"
    remedy = "Check PARAT_DATABASE_URL and PARAT_HOME, that the folder can be written, and that the server runs."
    what_da = "databasen kan ikke åbnes: {reason}."
    where_da = "Registret ({database})"
    remedy_da = "Kontrollér PARAT_DATABASE_URL og PARAT_HOME, og at databasen kører."


class RecordNotPreparedError(SetupError):
    """Say that the database has no tables yet, or those of another release."""

    code = "DRI-021"
    what = "the database has version «{found}»; this release needs «{needed}»."
    where = "The record ({database})"
    remedy = "Prepare it with: parat doctor --prepare."
    what_da = "databasen har version »{found}«; denne udgave kræver »{needed}«."
    where_da = "Registret ({database})"
    remedy_da = "Klargør den med: parat doctor --prepare."


class RecordOfAnotherReleaseError(SetupError):
    """Say that a newer release has made the database."""

    code = "DRI-022"
    what = "the database has version «{found}», which this release does not know; nothing was changed."
    where = "The record ({database})"
    remedy = "Install the release that made it, or point PARAT_DATABASE_URL at another database."
    what_da = "databasen har version »{found}«, som denne udgave ikke kender; intet er ændret."
    where_da = "Registret ({database})"
    remedy_da = "Installér den udgave, der har lavet den."


class StageBusyError(StageError):
    """Say who works on the stage now, and since when."""

    code = "TRI-010"
    what = "{staff} is working on this stage since {since}."
    where = "{engagement}, stage {stage}"
    remedy = "Wait until that run has ended, or until {until}, when its claim lapses; then start again."
    what_da = "{staff} arbejder på dette trin siden {since}."
    where_da = "{engagement}, trin {stage}"
    remedy_da = "Vent, til kørslen er slut, eller til {until}; start så igen."


class ClaimLostError(StageError):
    """Stop a run whose claim another run has taken over."""

    code = "TRI-011"
    what = "this run lost its claim on the stage to a newer run; nothing of this step was stored."
    where = "{engagement}, stage {stage}"
    remedy = "Nothing to mend: the newer run carries on. See it on the Runs page, or start the stage again."
    what_da = "kørslen har mistet trinnet til en nyere kørsel; intet fra dette skridt er gemt."
    where_da = "{engagement}, trin {stage}"
    remedy_da = "Der skal ikke gøres noget: den nyere kørsel fortsætter."


class AuditChainBrokenError(StoredDataError):
    """Say where an audit chain does not hold."""

    code = "DAT-001"
    what = "the audit chain does not hold: {fault}."
    where = "Chain {chain}, line {position}"
    remedy = "Stop work on it, keep the database file as it is, and compare with the newest backup."
    what_da = "revisionssporet holder ikke: {fault}."
    where_da = "Kæde {chain}, linje {position}"
    remedy_da = "Stands arbejdet, bevar databasen, som den er, og sammenlign med seneste sikkerhedskopi."


class UnknownConflictError(InputError):
    """Refuse an id or a file name that names no open conflict, or is too short to say which one is meant."""

    code = "IND-300"
    what = "«{found}» names {count} conflicts, and one was asked for; nothing was changed."
    where = "{engagement}"
    remedy = "Give the id as parat conflicts lists it, at least its first 8 characters, or the whole name of the file."
    what_da = "»{found}« passer på {count} uoverensstemmelser, og der skal være én; intet er ændret."
    where_da = "{engagement}"
    remedy_da = "Angiv id'et, som det står på listen, mindst de første 8 tegn, eller filens fulde navn."

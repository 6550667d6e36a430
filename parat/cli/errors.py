"""Say what a command was not given, or what stands in its way."""

from parat.domain.errors import InputError, SetupError


class UnknownStaffError(InputError):
    """Refuse a staff id that the record does not know."""

    code = "IND-080"
    what = "nobody has the staff id «{found}»{known}."
    where = "--staff or PARAT_STAFF"
    remedy = "Use your own id. The first colleague enters their own: parat staff add {found} --name ... --role lead."
    what_da = "ingen har medarbejder-id »{found}«{known}."
    where_da = "--staff eller PARAT_STAFF"
    remedy_da = "Brug dit eget id."


class InvalidIdError(InputError):
    """Refuse a short id that cannot be used everywhere."""

    code = "IND-081"
    what = "«{found}» cannot be an id."
    where = "{place}"
    remedy = "Use {allowed}."
    what_da = "»{found}« kan ikke bruges som id."
    where_da = "{place}"
    remedy_da = "Brug {allowed}."


class CprInTextError(InputError):
    """Refuse words that hold a CPR number, without repeating it."""

    code = "IND-082"
    what = "the text holds what looks like a CPR number ({masked}); nothing was stored."
    where = "{place}"
    remedy = "Write it without the number; parat never keeps one."
    what_da = "teksten indeholder, hvad der ligner et CPR-nummer ({masked}); intet er gemt."
    where_da = "{place}"
    remedy_da = "Skriv det uden nummeret."


class UnknownDeciderError(InputError):
    """Refuse a function that decides nothing on the path."""

    code = "IND-083"
    what = "«{found}» is no function that decides."
    where = "--by"
    remedy = "Use one of: {allowed}."
    what_da = "»{found}« er ikke en funktion, der træffer beslutning."
    where_da = "--by"
    remedy_da = "Brug en af: {allowed}."


class FileInTheWayError(InputError):
    """Refuse to write over a file that says something else."""

    code = "IND-084"
    what = "there is already another file of that name; it was left as it is."
    where = "{file}"
    remedy = "Move it away, or name another folder with --to."
    what_da = "der ligger allerede en anden fil med det navn; den er ikke ændret."
    where_da = "{file}"
    remedy_da = "Flyt den, eller angiv en anden mappe med --to."


class NothingToDeliverError(InputError):
    """Say that a municipality has no document yet."""

    code = "IND-085"
    what = "there is no document yet."
    where = "{engagement}"
    remedy = "See what it waits for: parat status {engagement}."
    what_da = "der er endnu intet dokument."
    where_da = "{engagement}"
    remedy_da = "Se, hvad der afventes, med: parat status {engagement}."


class NoSuchRoundError(InputError):
    """Refuse a round that a stage's workbook does not have."""

    code = "IND-086"
    what = "the workbook of the stage {stage} has no round «{found}»."
    where = "--round"
    remedy = "{allowed}"
    what_da = "skemaet til trinnet {stage} har ingen runde »{found}«."
    where_da = "--round"
    remedy_da = "{allowed}"


class NoPacketError(InputError):
    """Say that a workbook was never sent out although its stage is open."""

    code = "IND-087"
    what = "no workbook of that round has been sent out."
    where = "{engagement}, stage {stage}"
    remedy = "Start the stage that sends it: parat start implementation {engagement}."
    what_da = "der er ikke sendt et skema ud til den runde."
    where_da = "{engagement}, trin {stage}"
    remedy_da = "Start det trin, der sender det: parat start implementation {engagement}."


class NoSuchActionError(InputError):
    """Refuse the number of an action that a plan does not have."""

    code = "IND-088"
    what = "the plan has no action number {found}; its numbers: {known}."
    where = "{engagement}"
    remedy = "Use a number as it stands in the plan, or the id of an action."
    what_da = "planen har ingen indsats nummer {found}; dens numre: {known}."
    where_da = "{engagement}"
    remedy_da = "Brug et nummer, som det står i planen."


class NoParticipantsError(InputError):
    """Say that there is nobody to make a certificate for."""

    code = "IND-089"
    what = "nobody has taken part in a session that was held, or the day on which they are deleted has come."
    where = "{engagement}"
    remedy = "Let the participants be filled in on the sheet »Deltagere« of the training packet, and import it."
    what_da = "ingen har deltaget i en afholdt undervisningsgang, eller deres oplysninger skal allerede være slettet."
    where_da = "{engagement}"
    remedy_da = "Udfyld arket »Deltagere« i uddannelsesskemaet, og send det."


class StaffNotSaidError(SetupError):
    """Refuse to record something without knowing who does it."""

    code = "DRI-037"
    what = "it is not said who acts, and nothing is recorded without that."
    where = "environment variable PARAT_STAFF"
    remedy = "Set it to your staff id, such as k07, or add --staff k07 to the command."
    what_da = "det er ikke sagt, hvem der handler, og uden det registreres intet."
    where_da = "miljøvariablen PARAT_STAFF"
    remedy_da = "Sæt den til dit medarbejder-id, fx k07, eller tilføj --staff k07."


class CannotWriteError(SetupError):
    """Be a folder in which a file cannot be written."""

    code = "DRI-038"
    what = "the file cannot be written: {reason}."
    where = "{file}"
    remedy = "Choose a folder of your own with --to."
    what_da = "filen kan ikke skrives: {reason}."
    where_da = "{file}"
    remedy_da = "Vælg en mappe, du selv ejer, med --to."


class NotConfirmedError(InputError):
    """Ask for a word that cannot be asked for here."""

    code = "IND-374"
    what = "nobody can be asked here whether it is to be erased; nothing was."
    where = "parat person erase"
    remedy = "Look with parat person find, then add --yes."
    what_da = "der kan ikke spørges her, om det skal slettes; intet er slettet."
    where_da = "parat person erase"
    remedy_da = "Se efter med parat person find, og tilføj --yes."

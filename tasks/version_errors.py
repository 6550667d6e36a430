"""Say why versions of a document cannot be compared, or an older one cannot be brought back."""

from parat.domain.errors import InputError


class UnknownVersionError(InputError):
    """Be a version that a document does not have."""

    code = "IND-430"
    what = "there is no version «{found}» of the document {document}; its versions are: {known}."
    where = "{engagement}"
    remedy = "Take a number from parat versions list; a version in another programme is PROGRAMME/CODE:NUMBER."
    what_da = "dokumentet {document} har ingen version »{found}«; dets versioner er: {known}."
    where_da = "{engagement}"
    remedy_da = "Vælg et af numrene. En version i et andet program skrives PROGRAM/KODE:NUMMER."


class OtherMunicipalityError(InputError):
    """Refuse to compare documents of two municipalities."""

    code = "IND-431"
    what = "«{found}» is a version of another municipality's document."
    where = "{engagement}"
    remedy = "Compare two versions of the same municipality; they may come from two programmes."
    what_da = "»{found}« er en version af en anden kommunes dokument."
    where_da = "{engagement}"
    remedy_da = "Sammenlign to versioner fra samme kommune; de må gerne komme fra hver sit program."


class SameVersionError(InputError):
    """Refuse to compare a version with itself, or to bring back the one that counts now."""

    code = "IND-432"
    what = "version {number} of the document {document} is already that version; there is nothing to do."
    where = "{engagement}"
    remedy = "Name another version; parat versions list shows them."
    what_da = "version {number} af dokumentet {document} er allerede den version; der er intet at gøre."
    where_da = "{engagement}"
    remedy_da = "Angiv en anden version."


class SeveralPartsError(InputError):
    """Ask which of a document's parts is meant."""

    code = "IND-433"
    what = "the document {document} has several parts: {parts}."
    where = "{engagement}"
    remedy = "Name one of them with --part."
    what_da = "dokumentet {document} har flere dele: {parts}."
    where_da = "{engagement}"
    remedy_da = "Angiv, hvilken del det drejer sig om."


class NotRestoredError(InputError):
    """Refuse to bring back a version of a document that is never edited."""

    code = "IND-434"
    what = "a version of the document {document} cannot be brought back: it is written from the record each time."
    where = "{engagement}"
    remedy = "Correct the record; only the plan draft keeps what people write in it."
    what_da = "en version af dokumentet {document} kan ikke gendannes: Det skrives hver gang ud fra registret."
    where_da = "{engagement}"
    remedy_da = "Ret oplysningerne i registret. Kun planudkastet bevarer det, der skrives i selve filen."


class CprInBecauseError(InputError):
    """Refuse a reason that holds what may be a CPR number."""

    code = "IND-435"
    what = "the reason holds what may be a CPR number: «{found}»; nothing was changed."
    where = "{engagement}"
    remedy = "Write the reason without it. A reason is about the document, never about a person."
    what_da = "begrundelsen indeholder det, der kan være et CPR-nummer: »{found}«; intet er ændret."
    where_da = "{engagement}"
    remedy_da = "Skriv begrundelsen uden. Den handler om dokumentet, aldrig om en person."


class NoReasonError(InputError):
    """Ask why a version is to be brought back."""

    code = "IND-436"
    what = "nothing says why version {number} is to be brought back."
    where = "{engagement}"
    remedy = "Write the reason with --because; it is kept with the new version. Name no persons."
    what_da = "der mangler en begrundelse for, at version {number} skal gendannes."
    where_da = "{engagement}"
    remedy_da = "Skriv begrundelsen; den gemmes sammen med den nye version. Nævn ingen personer."

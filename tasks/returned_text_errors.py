"""Say why a text from Word was not taken into the record."""

from parat.domain.errors import InputError, StageError


class UnknownTextError(InputError):
    """Refuse an id that names no text from Word, or several."""

    code = "IND-418"
    what = "«{found}» names {count} texts from Word; nothing was changed."
    where = "The record"
    remedy = "List them with parat returned list, and give at least the first 8 characters of one id."
    what_da = "»{found}« passer på {count} tekster fra Word; intet er ændret."
    where_da = "Registret"
    remedy_da = "Angiv mindst de første 8 tegn af tekstens nummer."


class WordingError(InputError):
    """Refuse to take a generated sentence into the record: there is no place for it."""

    code = "IND-419"
    what = "the text is another wording of a sentence that is generated; it stands in the file, and stays there."
    where = "Text {id}"
    remedy = "Nothing needs to be done. For a lasting change, write it as local text of the chapter."
    what_da = "teksten er en anden formulering af en sætning, som dannes automatisk; den bliver stående i filen."
    where_da = "Tekst {id}"
    remedy_da = "Der skal ikke gøres noget. Skal den være varig, så skriv den som lokal tekst i kapitlet."


class RecordChangedSinceError(InputError):
    """Ask again about a text when the record has been changed since the file came."""

    code = "IND-420"
    what = "the record says something else by now than when the file came; nothing was changed."
    where = "Text {id}, {place}"
    remedy = "Compare both with parat returned list, and take it with --anyway if the text from Word shall count."
    what_da = "oplysningen er ændret, siden filen kom; intet er ændret."
    where_da = "Tekst {id}, {place}"
    remedy_da = "Sammenlign de to tekster, og bekræft igen, hvis teksten fra Word skal gælde."


class FieldGoneError(InputError):
    """Refuse a text of a field that the record no longer has."""

    code = "IND-421"
    what = "the record no longer has what the text belongs to; nothing was changed."
    where = "{place}"
    remedy = "Leave the text in the file: parat returned leave ID --because ..."
    what_da = "det, teksten hører til, findes ikke længere i oplysningerne; intet er ændret."
    where_da = "{place}"
    remedy_da = "Lad teksten stå i filen alene."


class TextDecidedError(StageError):
    """Refuse to decide on a text a second time."""

    code = "TRI-075"
    what = "the text was already dealt with: {choice}, by {staff}."
    where = "Text {id}"
    remedy = "Nothing was changed. Write it in the plan workbook when the record shall say something else."
    what_da = "der er allerede taget stilling til teksten."
    where_da = "Tekst {id}"
    remedy_da = "Intet er ændret. Skriv det i planskemaet, hvis oplysningen skal være en anden."

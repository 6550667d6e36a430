"""Say why a file that a person named cannot be checked or turned into another format."""

from parat.domain.errors import InputError


class NothingToCheckError(InputError):
    """Refuse a kind of file that the command does not know."""

    code = "IND-095"
    what = "the command cannot do anything with this kind of file."
    where = "{file}"
    remedy = "Name a file that ends in one of: {allowed}."
    what_da = "kommandoen kan ikke bruge den slags filer."
    where_da = "{file}"
    remedy_da = "Angiv en fil, der ender på en af: {allowed}."


class FileNotReadError(InputError):
    """Be a file that is not there, cannot be opened or is too large."""

    code = "IND-096"
    what = "the file cannot be read: {reason}."
    where = "{file}"
    remedy = "Check its name and whether you may read it."
    what_da = "filen kan ikke læses: {reason}."
    where_da = "{file}"
    remedy_da = "Kontrollér filens navn, og om du må læse den."


class NoWebPageError(InputError):
    """Be a version of a document from before web pages were kept."""

    code = "IND-097"
    what = "there is no web page of this version; versions written before web pages were kept have none."
    where = "{document}"
    remedy = "Deliver the Word file, or write a new version of the document."
    what_da = "der findes ingen webside af denne version."
    where_da = "{document}"
    remedy_da = "Lever Word-filen, eller skriv en ny version af dokumentet."

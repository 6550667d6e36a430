"""Say what is wrong with an Office package that cannot be read."""

from parat.domain.errors import InputError


class UnreadablePackageError(InputError):
    """Be a file that is no Office package, or a damaged one."""

    code = "IND-901"
    what = "This is not a readable Office file: {reason}."
    where = "{place}"
    remedy = "Open it in Word or Excel, save it again as .docx or .xlsx, and send the new file."
    what_da = "Filen kan ikke læses som en Office-fil."
    where_da = "{place}"
    remedy_da = "Åbn den i Word eller Excel, gem den igen som .docx eller .xlsx, og send den nye fil."


class UnsafePackageError(InputError):
    """Be an Office package with something in it that an honest file never has."""

    code = "IND-902"
    what = "The Office file holds something that is not accepted: {reason}."
    where = "{place}"
    remedy = "Copy the content into a new, empty file, save it as .docx or .xlsx, and send that."
    what_da = "Office-filen indeholder noget, der ikke modtages: {reason_da}."
    where_da = "{place}"
    remedy_da = "Kopiér indholdet over i en ny, tom fil, gem den som .docx eller .xlsx, og send den."

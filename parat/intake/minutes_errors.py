"""Say what is wrong with minutes that came back."""

from parat.intake.errors import FileError, SheetError


class ForeignDocumentError(FileError):
    """Be a Word file that is none of our minutes."""

    code = "IND-362"
    what = "This Word file is not minutes from parat."
    remedy = "Correct the minutes that were sent out, and send that file; send anything else by mail."
    short_da = "Ikke et workshopreferat"
    what_da = "Filen er ikke et workshopreferat, som vi har sendt ud."
    remedy_da = "Skriv rettelserne i det referat, I har fået tilsendt, og send den fil. Send andet i en mail."


class TornTableError(SheetError):
    """Be a table that was taken apart, so that it cannot be said what belongs together."""

    code = "IND-363"
    where = "{file}, table {sheet}"
    where_da = "{file}, tabellen »{sheet}«"
    what = "The table {found}."
    remedy = "Take the minutes as they were sent out, write the corrections into their tables, and send that file."
    short_da = "Tabellen er taget fra hinanden"
    what_da = "Tabellen {found_da}."
    remedy_da = "Åbn referatet, som I fik det tilsendt, skriv rettelserne i dets tabeller, og send den fil."

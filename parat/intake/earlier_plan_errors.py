"""Say why an earlier plan was not read."""

from parat.intake.errors import FileError


class NotAPlanFileError(FileError):
    """Refuse a file that is no Word file: an earlier plan is read from one alone."""

    code = "IND-477"
    what = "an earlier plan is read from a Word file (.docx), and this is {found}."
    remedy = "Save the plan as .docx in Word or LibreOffice, and read that file."
    short_da = "Ikke en Word-fil"
    what_da = "En tidligere plan læses fra en Word-fil (.docx), og dette er {found}."
    remedy_da = "Gem planen som .docx i Word eller LibreOffice, og brug den fil."


class EmptyPlanError(FileError):
    """Refuse a file without words, such as one whose pages were scanned."""

    code = "IND-478"
    what = "there is no text in the file; its pages may have been scanned."
    remedy = "Find the plan as a text, or write its texts into the plan workbook."
    short_da = "Ingen tekst i filen"
    what_da = "Der er ingen tekst i filen; siderne er måske scannet ind."
    remedy_da = "Find planen som tekst, eller skriv teksterne i planskemaet."


class ForeignPlanError(FileError):
    """Refuse a plan that was written here for another municipality."""

    code = "IND-479"
    what = "this plan was written here for another municipality ({found}), not for {wanted}. Nothing was stored."
    remedy = "Choose the municipality's own plan, or correct which municipality it is for."
    short_da = "En anden kommunes plan"
    what_da = "Planen er skrevet herfra til en anden kommune ({found}) og ikke til {wanted}. Intet er gemt."
    remedy_da = "Vælg kommunens egen plan, eller ret, hvilken kommune den er for."


class NotAPlanError(FileError):
    """Refuse a document that was written here and is no plan, such as minutes or a report."""

    code = "IND-480"
    what = "this file was written by parat and is no plan ({found}). Nothing was stored."
    remedy = "Choose the earlier plan itself; what came back of our documents is taken in with parat import."
    short_da = "Ikke en plan"
    what_da = "Filen er skrevet herfra og er ikke en plan ({found}). Intet er gemt."
    remedy_da = "Vælg selve den tidligere plan."

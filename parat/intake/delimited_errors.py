"""Say why a text file of one sheet (csv) cannot be read, or not for certain."""

from parat.intake.errors import CellError, FileError


class UncertainLettersError(FileError):
    """Be a text whose letters can be read in more than one way."""

    code = "IND-310"
    what = "The letters of the file cannot be read for certain: {reason}."
    remedy = "Save the sheet again as «CSV UTF-8», or send the workbook itself (.xlsx)."
    what_da = "Bogstaverne i filen kan ikke læses med sikkerhed: {reason_da}."
    remedy_da = "Gem arket igen som »CSV UTF-8«, eller send selve regnearket (.xlsx)."


class GarbledLettersError(FileError):
    """Be a text whose Danish letters were ruined before it came."""

    code = "IND-311"
    what = "Letters were ruined when the file was saved, like «{found}» in line {line}."
    remedy = "Open the original, save the sheet as «CSV UTF-8», or send the workbook itself (.xlsx)."
    what_da = "Bogstaver som æ, ø og å er blevet ødelagt, da filen blev gemt, fx »{found}« i linje {line}."
    remedy_da = "Åbn den oprindelige fil, og gem arket som »CSV UTF-8«, eller send selve regnearket (.xlsx)."


class NotDelimitedError(FileError):
    """Be a text that does not hold together as lines of fields."""

    code = "IND-312"
    what = "Line {line} does not hold together as fields: a quotation mark is missing or stands in the wrong place."
    remedy = "Save the sheet again as «CSV UTF-8», or send the workbook itself (.xlsx)."
    what_da = "Linje {line} kan ikke deles i felter: Et anførselstegn mangler eller står forkert."
    remedy_da = "Gem arket igen som »CSV UTF-8«, eller send selve regnearket (.xlsx)."


class NoSuchSheetError(FileError):
    """Be a text whose headings are those of no sheet that is awaited."""

    code = "IND-313"
    what = "The headings are those of no sheet that is awaited from {engagement}: {allowed}."
    remedy = "Save the whole sheet with its headings, or send the workbook itself (.xlsx)."
    what_da = "Overskrifterne passer ikke til noget ark, som vi venter fra jer: {allowed}."
    remedy_da = "Gem hele arket med dets overskrifter, eller send selve regnearket (.xlsx)."


class SeveralSheetsError(FileError):
    """Be a text whose headings are those of more than one sheet."""

    code = "IND-314"
    what = "The headings fit more than one sheet: {allowed}."
    remedy = "Send the workbook itself (.xlsx): it says which of them it is."
    what_da = "Overskrifterne passer til flere ark: {allowed}."
    remedy_da = "Send selve regnearket (.xlsx). Det viser, hvilket af dem det er."


class UnevenLineError(FileError):
    """Be a line with more or fewer fields than there are headings."""

    code = "IND-315"
    what = "Line {line} has {found} fields, but there are {allowed} headings."
    remedy = "Put a field that holds the separator into quotation marks, or send the workbook itself (.xlsx)."
    what_da = "Linje {line} har {found} felter, men der er {allowed} overskrifter."
    remedy_da = "Gem arket igen som »CSV UTF-8«, eller send selve regnearket (.xlsx)."


class AmbiguousValueError(CellError):
    """Be a number or a date that is one thing in Danish and another in English."""

    code = "IND-316"
    what = "«{found}» in «{column}» can be read in two ways, because the file is not separated by semicolons."
    remedy = "Write numbers without thousands marks, dates as dd-mm-yyyy, or send the workbook itself (.xlsx)."
    short_da = "Kan læses på to måder"
    what_da = "»{found}« i »{column}« betyder noget forskelligt på dansk og på engelsk."
    remedy_da = "Skriv tal uden tusindtegn og datoer som dd-mm-åååå, eller send selve regnearket (.xlsx)."

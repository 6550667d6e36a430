"""Say why a policy's file was not read."""

from parat.intake.errors import FileError


class NotAPolicyFileError(FileError):
    """Refuse a file that is no Word file: only those are read for measures."""

    code = "IND-446"
    what = "policies are read from Word files (.docx), and this is {found}."
    remedy = "Save the policy as .docx in Word or LibreOffice, or write its measures into the plan's workbook."
    short_da = "Ikke en Word-fil"
    what_da = "Politikker læses fra Word-filer (.docx), og dette er {found}."
    remedy_da = "Gem politikken som .docx, eller skriv dens indsatser på arket »Eksisterende indsatser«."


class OwnDocumentError(FileError):
    """Refuse a document that was written here: the plan is not one of the other policies."""

    code = "IND-447"
    what = "this file was written by parat ({found}); it is none of the municipality's other policies."
    remedy = "Choose the policy's own file; what came back of our documents is taken in with parat import."
    short_da = "Skrevet herfra"
    what_da = "Filen er skrevet af os ({found}) og er ikke en af kommunens andre politikker."
    remedy_da = "Vælg den fil, som politikken selv står i."


class NoTextError(FileError):
    """Refuse a file without words, such as a scanned one."""

    code = "IND-448"
    what = "there is no text in the file; it may hold scanned pages."
    remedy = "Find the policy as a text, or write its measures into the plan's workbook."
    short_da = "Ingen tekst i filen"
    what_da = "Der er ingen tekst i filen; siderne er måske scannet ind."
    remedy_da = "Find politikken som tekst, eller skriv dens indsatser på arket »Eksisterende indsatser«."

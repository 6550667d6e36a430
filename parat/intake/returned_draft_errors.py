"""Say what is wrong with a draft that came back edited."""

from parat.intake.gate_errors import RefusedFileError


class ProtectedDraftError(RefusedFileError):
    """Be a draft that somebody locked against changes."""

    code = "IND-410"
    what = "The document is protected against changes; nothing was stored."
    remedy = "Take the protection off in Word (Review, Restrict Editing, Stop Protection), save it, and send it again."
    what_da = "Dokumentet er låst for redigering; intet er gemt."
    remedy_da = "Ophæv låsen i Word (Gennemse, Begræns redigering, Stop beskyttelse), gem filen, og send den igen."


class UnmarkedDraftError(RefusedFileError):
    """Be a Word file that does not say which document it is a version of."""

    code = "IND-411"
    what = "The file does not say which draft it is: its hidden properties are gone; nothing was stored."
    remedy = "Import it with --for MUNICIPALITY --document plan_draft: it is then compared with the newest version."
    what_da = "Man kan ikke se, hvilket udkast filen er: Dens skjulte egenskaber er væk; intet er gemt."
    remedy_da = "Skriv rettelserne i det udkast, I har fået tilsendt, eller skriv til os, hvilket dokument det er."


class UnknownDraftError(RefusedFileError):
    """Be a draft of a version that this record never wrote."""

    code = "IND-412"
    what = (
        "This record never wrote the version that the file says it is "
        "(engagement {engagement}, version {generation}); nothing was stored."
    )
    remedy = "Find the draft that was written here, move the corrections into it, and import that file."
    what_da = "Filen er ikke en version, som er skrevet herfra (forløb {engagement}); intet er gemt."
    remedy_da = "Skriv rettelserne i det udkast, I har fået tilsendt herfra, og send den fil."


class AnotherDocumentError(RefusedFileError):
    """Be a file whose version belongs to another document than it says."""

    code = "IND-413"
    what = "The file says that it is «{found}», but its version belongs to «{expected}»; nothing was stored."
    remedy = "Find the file as it was written here, move the corrections into it, and import that."
    what_da = "Filen siger, at den er »{found_da}«, men dens version hører til »{expected_da}«; intet er gemt."
    remedy_da = "Skriv rettelserne i det dokument, I har fået tilsendt herfra, og send den fil."


class NothingRecognisedError(RefusedFileError):
    """Be a file in which neither an anchor nor a passage of the document is left."""

    code = "IND-414"
    what = (
        "nothing of the document «{document}» can be found in the file, neither anchors nor text; nothing was stored."
    )
    remedy = "Check that it is the right file. Move the corrections into a fresh copy of the draft, and import that."
    what_da = "Intet af dokumentet »{document_da}« kan genfindes i filen; intet er gemt."
    remedy_da = "Se efter, om det er den rigtige fil. Skriv ellers rettelserne i det udkast, I har fået tilsendt."


class NotTakenBackError(RefusedFileError):
    """Be an edited document of a kind whose edits are not taken back."""

    code = "IND-415"
    what = "Edits in «{found}» are not taken back; nothing was stored. Taken back are: {allowed}."
    remedy = "Change what the document rests on (its workbook or its letter's facts), and write it anew."
    what_da = "Rettelser i »{found_da}« kan ikke læses ind; intet er gemt."
    remedy_da = "Send rettelserne i en mail. Vi læser rettelser ind fra: {allowed_da}."


class NoVersionYetError(RefusedFileError):
    """Be a file for a document of which no version was ever written."""

    code = "IND-416"
    what = "No version of «{document}» has been written for {engagement} yet; nothing was stored."
    remedy = "Write it first (parat draft {engagement}), or name the municipality that the file belongs to."
    what_da = "Der er endnu ikke skrevet en version af »{document_da}«; intet er gemt."
    remedy_da = "Skriv til os, hvilken kommune filen hører til."


class AnotherMunicipalityError(RefusedFileError):
    """Be a draft of another municipality than the one it is given for."""

    code = "IND-417"
    what = "The draft belongs to {found}, not to {wanted}; nothing was stored."
    remedy = "Take it in for {found}, or find the file that belongs to {wanted}."
    what_da = "Udkastet hører til {found}, ikke til {wanted}; intet er gemt."
    remedy_da = "Find det udkast, der hører til {wanted}."

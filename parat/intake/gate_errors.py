"""Say why a file is not let in: every refusal has its own error, and none is read any further."""

from parat.domain.errors import InputError


class RefusedFileError(InputError):
    """Be a file that is not let in."""

    where = "{file}"
    where_da = "{file}"


class FileTooLargeError(RefusedFileError):
    """Be a file above the limit for uploads."""

    code = "IND-100"
    what = "The file is {found} MB; at most {allowed} MB is accepted."
    remedy = "Remove pictures and pasted material, save the file, and send it again."
    what_da = "Filen er på {found_da} MB. Vi kan højst modtage {allowed} MB."
    remedy_da = "Fjern billeder og indsat materiale, gem filen, og send den igen."


class EmptyFileError(RefusedFileError):
    """Be a file with nothing in it."""

    code = "IND-101"
    what = "The file is empty (0 bytes)."
    remedy = "Save the file again, check that it opens, and send it again."
    what_da = "Filen er tom (0 byte)."
    remedy_da = "Gem filen igen, se efter, at den kan åbnes, og send den igen."


class WrongExtensionError(RefusedFileError):
    """Be a file of a kind that is not read."""

    code = "IND-102"
    what = "Files of the kind «{found}» are not read here; allowed: {allowed}."
    remedy = "Open the file in Excel or Word, save it as {allowed}, and send it again."
    what_da = "Filer af typen »{found}« kan ikke læses. Vi modtager: {allowed}."
    remedy_da = "Åbn filen i Excel eller Word, gem den i et af de formater, og send den igen."


class NotAnOfficeFileError(RefusedFileError):
    """Be something else than the Office file that the name promises."""

    code = "IND-103"
    what = "The content is not that of an Office file."
    remedy = "Open the right file in Excel or Word, save it as .xlsx or .docx, and send it again."
    what_da = "Filen er ikke en Excel- eller Word-fil, selv om dens navn siger det."
    remedy_da = "Åbn den rigtige fil i Excel eller Word, gem den som .xlsx eller .docx, og send den igen."


class DamagedFileError(RefusedFileError):
    """Be a file that is cut off or damaged."""

    code = "IND-104"
    what = "The file is damaged or cut off: {reason}."
    remedy = "Open your own copy, save it under a new name, and send that one."
    what_da = "Filen er beskadiget eller kom ikke helt frem."
    remedy_da = "Åbn jeres eget eksemplar, gem det under et nyt navn, og send den nye fil."


class EncryptedFileError(RefusedFileError):
    """Be a file that needs a password."""

    code = "IND-105"
    what = "The file is protected by a password."
    remedy = "Remove the password (File, Info, Protect), save, and send the file again."
    what_da = "Filen er beskyttet med en adgangskode."
    remedy_da = "Fjern adgangskoden under Filer, Oplysninger, gem filen, og send den igen."


class MacroError(RefusedFileError):
    """Be a file with macros."""

    code = "IND-106"
    what = "The file holds macros ({found})."
    remedy = "Save it without macros as .xlsx or .docx, and send it again."
    what_da = "Filen indeholder makroer."
    remedy_da = "Gem filen uden makroer som .xlsx eller .docx, og send den igen."


class UnpacksTooLargeError(RefusedFileError):
    """Be a file that unpacks to more than the limit."""

    code = "IND-107"
    what = "The file unpacks to more than {allowed} MB."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Filen fylder mere end {allowed} MB, når den pakkes ud."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."


class SuspiciousRatioError(RefusedFileError):
    """Be a file that grows beyond belief when unpacked."""

    code = "IND-108"
    what = "The file grows to more than {allowed} times its size when unpacked."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Filen vokser til mere end {allowed} gange sin størrelse, når den pakkes ud."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."


class TooManyMembersError(RefusedFileError):
    """Be a package with too many members."""

    code = "IND-109"
    what = "The file holds more than {allowed} parts."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Filen består af mere end {allowed} dele."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."


class DoubledMemberError(RefusedFileError):
    """Be a package that holds one name twice."""

    code = "IND-110"
    what = "The file holds the part «{found}» twice."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen er sat forkert sammen: Delen »{found}« findes to gange."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class UnsafeMemberNameError(RefusedFileError):
    """Be a package with a member that points outside it."""

    code = "IND-111"
    what = "The file holds a part with the unsafe name «{found}»."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen er sat forkert sammen: En del af den har det usikre navn »{found}«."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class SymlinkError(RefusedFileError):
    """Be a package with a link to another file."""

    code = "IND-112"
    what = "The file holds a link to another file («{found}»)."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen indeholder en genvej til en anden fil (»{found}«)."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class OverlappingMembersError(RefusedFileError):
    """Be a package whose members share the same bytes."""

    code = "IND-113"
    what = "Parts of the file lie on top of each other («{found}»)."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen er sat forkert sammen: Dele af den ligger oven i hinanden (»{found}«)."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class DocumentTypeError(RefusedFileError):
    """Be a package whose XML declares a document type or entities."""

    code = "IND-114"
    what = "The part «{found}» declares a document type or entities."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen er sat forkert sammen: »{found}« indeholder kode, som Excel og Word ikke bruger."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class StrangeEncodingError(RefusedFileError):
    """Be a package whose XML is written in an encoding that Office never uses."""

    code = "IND-115"
    what = "The part «{found}» is written in the encoding {encoding}."
    remedy = "Open it in Excel or Word, save it under a new name, and send that one."
    what_da = "Filen er sat forkert sammen: Tegnsættet {encoding} i »{found}« bruger Excel og Word ikke."
    remedy_da = "Åbn den i Excel eller Word, gem den under et nyt navn, og send den nye fil."


class EmbeddedObjectError(RefusedFileError):
    """Be a file with something embedded that can run."""

    code = "IND-116"
    what = "The file holds an embedded object («{found}»)."
    remedy = "Delete the embedded object, save the file, and send it again."
    what_da = "Filen indeholder et indlejret objekt, fx en anden fil (»{found}«)."
    remedy_da = "Slet det indlejrede objekt, gem filen, og send den igen."


class ExternalLinkError(RefusedFileError):
    """Be a file that fetches content from elsewhere."""

    code = "IND-117"
    what = "The file fetches content from another place (in «{found}»)."
    remedy = "Break the links (Data, Edit Links), save the file, and send it again."
    what_da = "Filen henter indhold fra et andet sted (i »{found}«)."
    remedy_da = "Fjern kæderne under fanen Data (Rediger kæder), gem filen, og send den igen."


class TooManyRowsError(RefusedFileError):
    """Be a workbook with more rows than any packet."""

    code = "IND-118"
    what = "A sheet holds more than {allowed} rows (in «{found}»)."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Et ark har mere end {allowed} rækker (i »{found}«)."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."


class TooManyColumnsError(RefusedFileError):
    """Be a workbook with more columns than any packet."""

    code = "IND-119"
    what = "A sheet holds more than {allowed} columns (in «{found}»)."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Et ark har mere end {allowed} kolonner (i »{found}«)."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."


class OldOfficeFormatError(RefusedFileError):
    """Be a file in the Office format from before 2007."""

    code = "IND-120"
    what = "The content is in the old Office format (.xls or .doc)."
    remedy = "Save it as .xlsx or .docx, and send it again."
    what_da = "Filen er i det gamle Office-format (.xls eller .doc)."
    remedy_da = "Gem filen som .xlsx eller .docx, og send den igen."


class FalseExtensionError(RefusedFileError):
    """Be an Office file whose name says another kind than its content."""

    code = "IND-121"
    what = "The name says {expected}, the content is {found}."
    remedy = "Give the file its right ending, or send the right file."
    what_da = "Navnet siger {expected}, men indholdet er {found}."
    remedy_da = "Ret filens endelse, eller send den rigtige fil."


class TooManyCellsError(RefusedFileError):
    """Be a file with so much in it that no packet or draft can need it."""

    code = "IND-122"
    what = "The file holds more than {allowed} elements (reached in «{found}»)."
    remedy = "Copy what is needed into the packet you were sent, save it, and send that one."
    what_da = "Der er alt for meget i filen: mere end {allowed} elementer (nået i »{found}«)."
    remedy_da = "Kopiér det nødvendige over i det skema, I har fået tilsendt, gem det, og send det."

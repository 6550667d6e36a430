"""Say what is wrong with a template, with base.docx, with a value for a document, or with a stored document."""

from parat.domain.errors import InputError, SetupError, StoredDataError, TemplateError


class MissingNameError(TemplateError):
    """Be a name in a template that the document's data does not have."""

    code = "SKA-001"
    what = "The name {name} does not exist.{suggestion}"
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Correct the name in the template; parat/documents/contexts lists the names there are."


class TemplateSyntaxError(TemplateError):
    """Be a template that Jinja cannot read."""

    code = "SKA-002"
    what = "The template cannot be read: {reason}."
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Correct the template at this line."


class TemplateRunError(TemplateError):
    """Be a template that stopped while it was filled in."""

    code = "SKA-003"
    what = "The template stopped: {reason}."
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Correct the template at this line; a value that may be empty needs its own words for that."


class MalformedMarkupError(TemplateError):
    """Be a template whose result is not well-formed XHTML."""

    code = "SKA-004"
    what = "The filled template is not well-formed: {reason}."
    where = "{template}, line {line} of the result, under the heading {heading}"
    remedy = "Close every element and write special characters as themselves, not as named entities."


class UnknownMarkupError(TemplateError):
    """Be an element, attribute or class that the Word file has no form for."""

    code = "SKA-005"
    what = "{found} cannot be shown in Word."
    where = "{template}, line {line} of the result, under the heading {heading}"
    remedy = "{advice}"


class BaseDocumentError(TemplateError):
    """Be a base.docx that lacks something every document needs."""

    code = "SKA-006"
    what = "base.docx lacks {missing}."
    where = "word/base.docx, in your own folder of templates or else in ours"
    remedy = "Open it in Word and put it back; parat template check names everything that it lacks."


class InaccessibleDocumentError(TemplateError):
    """Be a produced document that not everybody could read."""

    code = "SKA-007"
    what = "The document is not accessible: {findings}."
    where = "{deliverable}"
    remedy = "Mend the template or base.docx as each finding says; nothing was stored."


class WrongContextError(TemplateError):
    """Be a document asked for with the data of another, or by a name that does not exist."""

    code = "SKA-008"
    what = "{deliverable} cannot be produced from {context}."
    where = "produce"
    remedy = "Ask for one of: {known}."


class MissingPartError(TemplateError):
    """Be a template, or a part that a template takes in, that is not there."""

    code = "SKA-030"
    what = "There is no template {name}.{suggestion}"
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Correct the name, or put the file in the folder of templates; names begin there: partials/law.html.j2."


class UnknownFormError(TemplateError):
    """Be a filter or a test that no template can use."""

    code = "SKA-031"
    what = "There is no {kind} {name}.{suggestion}"
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Use one that templates/README.md lists."


class ForbiddenFormError(TemplateError):
    """Be something that a template from outside the repository may not use."""

    code = "SKA-032"
    what = "A template of your own may not use {form}."
    where = "{template}, line {line}, under the heading {heading}"
    remedy = "Write it in one of the ways that templates/README.md lists."


class ForeignTemplateStoppedError(TemplateError):
    """Be a template from outside the repository that was stopped because it used too much."""

    code = "SKA-033"
    what = "The template was stopped: {reason}."
    where = "{template}, from the folder of your own templates"
    remedy = "Look for loops inside loops, for a part that takes itself in, and for a text that is repeated."


class UnreadableTemplateError(TemplateError):
    """Be a file in the folder of own templates that cannot be read as a template."""

    code = "SKA-034"
    what = "The file cannot be used: {reason}."
    where = "{file}"
    remedy = "{advice}"


class MissingImageError(TemplateError):
    """Be a picture that a template asks for and the folder of pictures does not have."""

    code = "SKA-020"
    what = "There is no picture «{name}»."
    where = "templates/images"
    remedy = "Put {name}.png in images in your own folder, and {name}.svg if you have it; names have a-z, 0-9, - and _."


class InaccessiblePdfError(InputError):
    """Be a Word file of which no PDF can be made that everybody could read."""

    code = "IND-911"
    what = "No PDF was made, for not everybody could read it: {findings}."
    where = "{place}"
    remedy = "Mend the Word file as each finding says, check it with parat check FILE, and try again."
    what_da = "Der er ikke dannet nogen PDF, for ikke alle ville kunne læse den: {findings}."
    where_da = "{place}"
    remedy_da = "Ret Word-filen, som det er angivet, og prøv igen."


class UnreadablePdfError(InputError):
    """Be a file that is no PDF, or a damaged or locked one."""

    code = "IND-912"
    what = "This PDF cannot be read: {reason}."
    where = "{place}"
    remedy = "Make it again from the Word file: parat pdf FILE."
    what_da = "PDF-filen kan ikke læses."
    where_da = "{place}"
    remedy_da = "Dan den igen ud fra Word-filen."


class MarkupTooLargeError(TemplateError):
    """Be a filled template that is larger than any document is."""

    code = "SKA-035"
    what = "The filled template has {letters} letters, and {most} is the most."
    where = "{template}"
    remedy = "Divide the document, or shorten its longest texts."


class UnreadableWebPageError(InputError):
    """Be a file that is no web page."""

    code = "IND-913"
    what = "This is not a web page."
    where = "{place}"
    remedy = "Name a file that a browser can open."
    what_da = "Filen er ikke en webside."
    where_da = "{place}"
    remedy_da = "Angiv en fil, som en browser kan åbne."


class UnprintableTextError(InputError):
    """Be a character in a text that no document can show."""

    code = "IND-910"
    what = "The text holds the character {character}, which cannot be printed."
    where = "{field}"
    remedy = "Delete the character and send the text again."
    what_da = "Teksten indeholder tegnet {character}, som ikke kan vises."
    where_da = "{field}"
    remedy_da = "Slet tegnet, og send teksten igen."


class TextTooLongError(InputError):
    """Be a single text that is longer than any document should hold."""

    code = "IND-914"
    what = "The text has {letters} letters, and {most} is the most."
    where = "{field}"
    remedy = "Shorten the text, or enclose it as a file of its own."
    what_da = "Teksten har {letters} tegn og må højst have {most}."
    where_da = "{field}"
    remedy_da = "Forkort teksten, eller vedlæg den som en fil for sig."


class StoredFileMissingError(StoredDataError):
    """Be a document that the record knows and the folder does not have."""

    code = "DAT-101"
    what = "The stored document is not there."
    where = "{path}"
    remedy = "Fetch the file from the backup, then run parat doctor."


class StoredFileChangedError(StoredDataError):
    """Be a stored document that is no longer what it was when it was stored."""

    code = "DAT-102"
    what = "The stored document has changed: its checksum is {found} and should be {expected}."
    where = "{path}"
    remedy = "Fetch the file from the backup; changes belong in a copy that is sent back as a returned draft."


class PathOutsideStoreError(StoredDataError):
    """Be a path that leads out of the folder of documents."""

    code = "DAT-103"
    what = "The path {relative} does not lie in the folder of documents."
    where = "{root}"
    remedy = "Correct the document's row in the record, or fetch it from the backup."


class StoreNotWrittenError(SetupError):
    """Be a folder of documents in which a document cannot be written: a full disk, or no right to write there."""

    code = "DRI-043"
    what = "The document cannot be stored: {reason}. Nothing of it was stored, and what was there is as it was."
    where = "{folder}"
    remedy = "Make room on the disk, or give yourself the right to write in the folder, and run the same again."


class LibreOfficeMissingError(SetupError):
    """Be a machine without LibreOffice."""

    code = "DRI-040"
    what = "LibreOffice was not found, and it makes the PDF and the page numbers of the contents."
    where = "the programs of this machine"
    remedy = (
        "Install it (Debian and Ubuntu: apt install libreoffice-writer; macOS and Windows: libreoffice.org) and put "
        "soffice on the path; the Word file and the web page do not need it."
    )


class LibreOfficeFailedError(SetupError):
    """Be a LibreOffice that did not convert a file."""

    code = "DRI-041"
    what = "LibreOffice made no {to}: {reason}."
    where = "the program LibreOffice"
    remedy = (
        "Open the Word file in LibreOffice by hand; when it opens, try again, otherwise mend or reinstall LibreOffice."
    )


class LibreOfficeTooSlowError(SetupError):
    """Be a LibreOffice that was not done in time and was ended."""

    code = "DRI-042"
    what = "LibreOffice was not done within {seconds} seconds and was ended."
    where = "the program LibreOffice"
    remedy = "Try again when the machine is less busy; a file of several hundred pages may have to be divided."

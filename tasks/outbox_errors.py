"""Say why a message cannot be written down, taken back or sent."""

from parat.domain.errors import InputError, StageError


class CprInMessageError(InputError):
    """Refuse to write down a message that holds a CPR number, without repeating it."""

    code = "IND-340"
    what = "the message «{kind}» holds what looks like a CPR number ({masked}); nothing was stored or sent."
    where = "{engagement}"
    remedy = "Remove the number where the text comes from, and do it again."
    what_da = "beskeden »{kind}« indeholder, hvad der ligner et CPR-nummer ({masked}); intet er gemt eller sendt."
    where_da = "{engagement}"
    remedy_da = "Fjern nummeret dér, hvor teksten kommer fra, og prøv igen."


class NoSuchMessageError(InputError):
    """Refuse the id of a message that the outbox does not hold."""

    code = "IND-341"
    what = "the outbox holds {found} that begins with «{given}»."
    where = "parat outbox"
    remedy = "Use the id, or enough of its beginning, from: parat outbox list --all."
    what_da = "udbakken har {found_da}, hvis id begynder med »{given}«."
    where_da = "Udbakken"
    remedy_da = "Brug id'et, eller nok af begyndelsen, fra oversigten over udbakken."


class MessageSentError(StageError):
    """Refuse to take back a message that has gone out, or is going out now."""

    code = "TRI-340"
    what = "the message was sent, or is being sent."
    where = "Message {message} in the outbox"
    remedy = "See parat outbox list --all; tell its receivers yourself what has changed."
    what_da = "beskeden er sendt eller ved at blive sendt."
    where_da = "Besked {message} i udbakken"
    remedy_da = "Se udbakken, og fortæl selv modtagerne, hvad der er ændret."


class MessageWithdrawnError(StageError):
    """Refuse to take back a message a second time."""

    code = "TRI-341"
    what = "the message was taken back already."
    where = "Message {message} in the outbox"
    remedy = "There is nothing more to do; parat outbox list --all shows it."
    what_da = "beskeden er allerede trukket tilbage."
    where_da = "Besked {message} i udbakken"
    remedy_da = "Der er ikke mere at gøre."


class NoAddressError(InputError):
    """Hold a message back of which it is not known where it is to go."""

    code = "IND-343"
    what = "no work address is stored for {functions}, so the message is held."
    where = "{engagement}"
    remedy = "Enter it: parat contact add {engagement} --function FUNCTION --mail ADDRESS; then: parat outbox send."
    what_da = "der er ingen arbejdsmail for {functions}, så beskeden venter."
    where_da = "{engagement}"
    remedy_da = "Registrér kontaktens arbejdsmail, og send igen."

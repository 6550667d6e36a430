"""Say why a file was not taken in."""

from parat.domain.errors import InputError


class UnreadableFileError(InputError):
    """Refuse a path where there is no file to read."""

    code = "IND-060"
    what = "the file cannot be read: {reason}."
    where = "{file}"
    remedy = "Check the path and that the file is not open elsewhere; then import it again."
    what_da = "filen kan ikke læses: {reason}."
    where_da = "{file}"
    remedy_da = "Kontrollér, at filen findes og ikke er åben andre steder, og send den igen."


class WrongMunicipalityError(InputError):
    """Refuse a packet that belongs to another municipality than the one it is imported for."""

    code = "IND-061"
    what = "the packet belongs to {found}, not to {wanted}; nothing was stored."
    where = "{file}"
    remedy = "Import it for {found}, or find the file that belongs to {wanted}."
    what_da = "skemaet hører til {found}, ikke til {wanted}; intet er gemt."
    where_da = "{file}"
    remedy_da = "Find det skema, der hører til {wanted}."


class UnknownPacketError(InputError):
    """Refuse a packet that this record never sent out."""

    code = "IND-062"
    what = (
        "this record never sent the packet out (engagement {engagement}, generation {generation}); nothing was stored."
    )
    where = "{file}"
    remedy = "Fetch a packet with parat packet, move the answers into it, and import that."
    what_da = "skemaet er ikke sendt ud herfra (forløb {engagement}, generation {generation}); intet er gemt."
    where_da = "{file}"
    remedy_da = "Bed om et nyt skema, og flyt svarene over i det."


class DoubtfulNumbersError(InputError):
    """Ask about ten-digit numbers that may be CPR numbers."""

    code = "IND-063"
    what = "there are numbers that may be CPR numbers: {doubts}; nothing was stored."
    where = "{file}"
    remedy = "Look at them. Remove them, or import again with --no-cpr when you are sure that none is one."
    what_da = "der er tal, som kan være CPR-numre: {doubts}; intet er gemt."
    where_da = "{file}"
    remedy_da = "Fjern dem, hvis de er CPR-numre."

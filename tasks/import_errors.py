"""Say why a file was not taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from parat.domain.errors import InputError
from parat.domain.personal_data import masked_text
from parat.intake.errors import PacketErrors
from parat.intake.gate import refuse_large


class UnreadableFileError(InputError):
    """Refuse a path where there is no file to read."""

    code = "IND-060"
    what = "the file cannot be read: {reason}."
    where = "{file}"
    remedy = "Check the path and that the file is not open elsewhere; then import it again."
    what_da = "filen kan ikke læses."
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
    what_da = "skemaet er ikke sendt ud af os (forløb {engagement}); intet er gemt."
    where_da = "{file}"
    remedy_da = "Bed om et nyt skema, og flyt svarene over i det."


class DoubtfulNumbersError(InputError):
    """Ask about ten-digit numbers that may be CPR numbers; `doubts` holds them one by one."""

    code = "IND-063"
    what = "there are numbers that may be CPR numbers: {places}; nothing was stored."
    where = "{file}"
    remedy = "Look at them. Remove them, or import again with --no-cpr when you are sure that none is one."
    what_da = "der er tal, som kan være CPR-numre: {places_da}; intet er gemt."
    where_da = "{file}"
    remedy_da = "Slet dem, hvis de er CPR-numre. Er de noget andet, så skriv til os, hvad de er."

    def __init__(self, doubts: Sequence[InputError] = (), **found: Any) -> None:
        self.doubts = tuple(doubts)
        places = {
            "places": [one.found["place"] for one in doubts],
            "places_da": [one.found["place_da"] for one in doubts],
        }
        super().__init__(**{**places, **found})


class MunicipalityNotSaidError(InputError):
    """Refuse a text file that does not say whose it is."""

    code = "IND-317"
    what = "a text file of one sheet does not say whose it is; nothing was stored."
    where = "{file}"
    remedy = "Import it with --for MUNICIPALITY, or let its name begin with the code, such as 9904_svar.csv."
    what_da = "man kan ikke se, hvilken kommune filen kommer fra; intet er gemt."
    where_da = "{file}"
    remedy_da = "Send selve regnearket (.xlsx), eller lad filens navn begynde med kommunekoden, fx 9904_svar.csv."


class NothingAwaitedError(InputError):
    """Refuse a text file of a municipality that has no workbook to return now."""

    code = "IND-318"
    what = "no stage of {engagement} has sent a workbook that a sheet could come back from; nothing was stored."
    where = "{file}"
    remedy = "See with parat status {engagement} what is awaited."
    what_da = "vi venter ikke noget skema fra jer i øjeblikket; intet er gemt."
    where_da = "{file}"
    remedy_da = "Spørg os, hvilket skema I skal udfylde."


def content_of(path: Path) -> bytes:
    """Read a file that somebody sent; raise UnreadableFileError, or FileTooLargeError before anything is read."""
    try:
        refuse_large(path.stat().st_size, masked_text(path.name))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file=path.name, reason=error.strerror) from error


def refuse_doubts(doubts: Sequence[InputError], file_name: str, no_cpr: bool) -> None:
    """Raise DoubtfulNumbersError unless a person has said that none of these numbers is a CPR number."""
    if doubts and not no_cpr:
        raise DoubtfulNumbersError(doubts, file=file_name)


def refuse_all(faults: Sequence[InputError], file: str) -> None:
    """Raise what a storer found wrong in a packet: one error as it is, several as one that holds them all."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise PacketErrors(faults, file=file)

"""Say what is wrong in a packet that came back: each error names file, sheet, cell, what was found, what is allowed."""

from collections.abc import Sequence
from typing import Any

from parat.domain.errors import InputError

_SHOWN = 100
_IN_TABLE = "{file}, table {sheet}, row {row}, {column}"
_IN_TABLE_DA = "{file}, tabellen »{sheet}«, række {row}, {column}"


class PacketErrors(InputError):  # noqa: N818 - it is many errors, as an ExceptionGroup is
    """Be everything that is wrong in one file, found in one reading; `errors` holds them one by one.

    `doubts` are the numbers in the same file that may be CPR numbers.
    """

    code = "IND-130"
    what = "Errors found: {count}. Nothing was stored."
    where = "{file}"
    remedy = "Correct each of them, and send the file again."
    what_da = "Der er {count} fejl, og intet er gemt."
    where_da = "{file}"
    remedy_da = "Ret det, der står på listen, og send filen igen."

    def __init__(self, errors: Sequence[InputError] = (), doubts: Sequence[InputError] = (), **found: Any) -> None:
        self.errors = tuple(errors)
        self.doubts = tuple(doubts)
        super().__init__(**{"count": len(self.errors), **found})

    def in_english(self) -> str:
        """List every error for the operator."""
        return _listed(super().in_english(), [error.in_english() for error in self.errors], "and {more} more")

    def in_danish(self) -> str:
        """List every error for the sender, in Danish."""
        return _listed(super().in_danish(), [error.in_danish() for error in self.errors], "og {more} til")

    def __reduce__(self) -> tuple[Any, ...]:
        return (_packet_errors, (self.errors, self.doubts, self.found))


def _packet_errors(errors: Sequence[InputError], doubts: Sequence[InputError], found: dict[str, Any]) -> PacketErrors:
    return PacketErrors(errors, doubts, **found)


def _listed(head: str, lines: Sequence[str], rest: str) -> str:
    more = [rest.format(more=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    return "\n".join([head, *(f"- {line}" for line in [*lines[:_SHOWN], *more])])


class FileError(InputError):
    """Be wrong about the whole file."""

    where = "{file}"
    where_da = "{file}"


class SheetError(InputError):
    """Be wrong about one sheet."""

    where = "{file}, sheet {sheet}"
    where_da = "{file}, arket »{sheet}«"


class CellError(InputError):
    """Be wrong about one cell of a sheet, or with `row` about one of a table in a Word file."""

    where = "{file}, sheet {sheet}, cell {cell}"
    where_da = "{file}, arket »{sheet}«, celle {cell}"

    def parts(self) -> tuple[str, str, str]:
        """Give what, where and what to do, in English, each on its own."""
        what, where, remedy = super().parts()
        return (what, _IN_TABLE.format(**self.found) if "row" in self.found else where, remedy)

    def _sentence(self, what: str, where: str, remedy: str) -> str:
        if "row" in self.found:
            where = _IN_TABLE_DA if where == self.where_da else _IN_TABLE
        return super()._sentence(what, where, remedy)


class ForeignFileError(FileError):
    """Be a workbook that is none of our packets."""

    code = "IND-131"
    what = "This workbook is not a packet from parat."
    remedy = "Fill the workbook that was sent out (it holds the sheet «Læs mig»), and send that one."
    what_da = "Filen er ikke et af de skemaer, vi har sendt ud."
    remedy_da = "Udfyld det skema, I har fået tilsendt (det har arket »Læs mig« forrest), og send hele filen."


class PacketVersionError(FileError):
    """Be a packet of an edition that is no longer read."""

    code = "IND-132"
    what = "The packet is of edition {found}; edition {allowed} is in use."
    remedy = "Export the packet again, copy the answers into it, and import that one."
    what_da = "Skemaet er udgave {found}, men nu bruges udgave {allowed}."
    remedy_da = "Bed om et nyt skema, kopiér svarene over i det, og send det."


class MissingSheetError(SheetError):
    """Be a packet without one of its sheets."""

    code = "IND-133"
    what = "The sheet is missing; sheets in the file: {found}."
    remedy = "Give the sheet its name back, or fill a fresh copy of the packet."
    what_da = "Arket mangler. Filen har arkene: {found}."
    short_da = "Arket mangler"
    remedy_da = "Giv arket dets navn igen, eller udfyld et nyt eksemplar af skemaet."


class MissingColumnError(SheetError):
    """Be a sheet without one of its columns or fields."""

    code = "IND-134"
    what = "The column or field «{column}» is missing."
    remedy = "Give the column its heading back, or fill a fresh copy of the packet."
    what_da = "Kolonnen eller feltet »{column}« mangler."
    short_da = "Kolonnen eller feltet mangler"
    remedy_da = "Giv kolonnen dens overskrift igen, eller udfyld et nyt eksemplar af skemaet."


class DoubledColumnError(SheetError):
    """Be a sheet that holds a column or a field twice."""

    code = "IND-150"
    what = "The column or field «{column}» stands there twice ({found})."
    remedy = "Delete the one that is not to be read, and send the file again."
    what_da = "Kolonnen eller feltet »{column}« findes to gange ({found})."
    remedy_da = "Slet den, der ikke skal læses, og send filen igen."


class MissingValueError(CellError):
    """Be an empty cell that must be filled."""

    code = "IND-135"
    what = "«{column}» is empty. Allowed: {allowed}"
    remedy = "Fill the cell, and send the file again."
    short_da = "Cellen er ikke udfyldt"
    what_da = "»{column}« er ikke udfyldt. {allowed_da}"
    remedy_da = "Udfyld cellen, og send filen igen."


class InvalidAnswerError(CellError):
    """Be an answer that is not on the scale or the list."""

    code = "IND-136"
    what = "«{found}» in «{column}» is not one of the choices: {allowed}."
    remedy = "Choose one of them, and send the file again."
    short_da = "Svaret findes ikke på listen"
    what_da = "»{found}« i »{column}« findes ikke på listen: {allowed}."
    remedy_da = "Vælg en af mulighederne, og send filen igen."


class NotANumberError(CellError):
    """Be text where a number belongs."""

    code = "IND-137"
    what = "«{found}» in «{column}» is not a number as expected. Allowed: {allowed}"
    remedy = "Write the number with a decimal comma, and send the file again."
    short_da = "Kan ikke læses som et tal"
    what_da = "»{found}« i »{column}« kan ikke læses som et tal. {allowed_da}"
    remedy_da = "Ret cellen, så der kun står et tal, og send filen igen."


class NotADateError(CellError):
    """Be something that is no date that can be read for certain."""

    code = "IND-138"
    what = "«{found}» in «{column}» is not a date as expected. Allowed: dd-mm-yyyy, like 24-12-2026."
    remedy = "Write day, month and four digits of the year, and send the file again."
    short_da = "Kan ikke læses som en dato"
    what_da = "»{found}« i »{column}« kan ikke læses som en dato."
    remedy_da = "Skriv dag, måned og årstal som dd-mm-åååå, fx 24-12-2026, og send filen igen."


class NotATimeError(CellError):
    """Be something that is no time of day that can be read for certain."""

    code = "IND-151"
    what = "«{found}» in «{column}» is not a time of day as expected. Allowed: hh.mm, like 9.00 or 13.30."
    remedy = "Write hours and minutes with a point between them, and send the file again."
    short_da = "Kan ikke læses som et klokkeslæt"
    what_da = "»{found}« i »{column}« kan ikke læses som et klokkeslæt."
    remedy_da = "Skriv timer og minutter som tt.mm, fx 9.00 eller 13.30, og send filen igen."


class OutOfRangeError(CellError):
    """Be a number that is too small or too large."""

    code = "IND-139"
    what = "{found} in «{column}» is outside what is allowed: {allowed}"
    remedy = "Correct the number, and send the file again."
    short_da = "Tallet er for lille eller for stort"
    what_da = "{found} i »{column}« er for lille eller for stort. {allowed_da}"
    remedy_da = "Ret tallet, og send filen igen."


class TextTooLongError(CellError):
    """Be a text longer than its field."""

    code = "IND-140"
    what = "The text in «{column}» has {found} characters; at most {allowed} are allowed."
    remedy = "Shorten the text, and send the file again."
    what_da = "Teksten i »{column}« er på {found} tegn. Der er plads til {allowed}."
    remedy_da = "Gør teksten kortere, og send filen igen."


class WrongShapeError(CellError):
    """Be a text that does not look as it must."""

    code = "IND-141"
    what = "«{found}» in «{column}» does not look as it must: {allowed}"
    remedy = "Write it as described, and send the file again."
    short_da = "Er ikke skrevet på den rigtige måde"
    what_da = "»{found}« i »{column}« er ikke skrevet på den rigtige måde. {allowed_da}"
    remedy_da = "Skriv det som beskrevet, og send filen igen."


class DoubledRowError(CellError):
    """Be a row whose key stands in an earlier row."""

    code = "IND-142"
    what = "The row «{found}» stands there already, in row {first}."
    remedy = "Keep one of the two rows, and send the file again."
    what_da = "»{found}« står allerede i række {first}."
    remedy_da = "Behold kun den ene af de to rækker, og send filen igen."


class UnknownRowError(CellError):
    """Be a row that did not go out with the packet."""

    code = "IND-143"
    what = "The row «{found}» is not one of the rows of this packet: {allowed}."
    remedy = "Give the row its own id back, or delete it, and send the file again."
    short_da = "Rækken hører ikke til i skemaet"
    what_da = "Rækken »{found}« hører ikke til i skemaet. Skemaet har rækkerne {allowed}."
    remedy_da = "Skriv rækkens oprindelige betegnelse igen, eller slet rækken, og send filen igen."


class MissingRowError(SheetError):
    """Be a packet that lost a row that went out with it."""

    code = "IND-144"
    what = "The row «{found}» is missing."
    remedy = "Fill a fresh copy of the packet, or put the row back, and send the file again."
    what_da = "Rækken »{found}« mangler."
    remedy_da = "Sæt rækken ind igen, eller udfyld et nyt eksemplar af skemaet, og send filen igen."


class CprError(InputError):
    """Be a file with a CPR number in it."""

    code = "IND-145"
    what = "There is a CPR number here ({found})."
    where = "{file}, {place}"
    remedy = "Remove it, and everything that can be traced to a citizen, and send a new file."
    short_da = "CPR-nummer"
    what_da = "Her står et CPR-nummer ({found})."
    where_da = "{file}, {place_da}"
    remedy_da = "Slet det og alt andet, der kan føres tilbage til en borger, og send en ny fil."


class PossibleCprError(InputError):
    """Be a number that may be a CPR number: not refused, but asked about."""

    code = "IND-146"
    what = "This number may be a CPR number ({found})."
    where = "{file}, {place}"
    remedy = "Look at it: if it is one, remove it and send a new file."
    short_da = "Kan være et CPR-nummer"
    what_da = "Dette tal kan være et CPR-nummer ({found})."
    where_da = "{file}, {place_da}"
    remedy_da = "Se efter: Er det et CPR-nummer, skal det slettes. Er det ikke, så skriv til os, hvad det er."


class UnknownReferenceError(CellError):
    """Be a reference to a row that is not there."""

    code = "IND-147"
    what = "«{found}» in «{column}» is not found on the sheet «{other}»; there: {allowed}."
    remedy = "Correct the reference or add the row it means, and send the file again."
    what_da = "»{found}« i »{column}« findes ikke på arket »{other}«. Der står: {allowed}."
    remedy_da = "Ret henvisningen, eller tilføj rækken, og send filen igen."


class MissingReasonError(CellError):
    """Be an answer that needs another cell filled."""

    code = "IND-148"
    what = "«{column}» must be filled because «{because}» is {found}."
    remedy = "Fill the cell, and send the file again."
    what_da = "»{column}« skal udfyldes, fordi »{because}« er {found}."
    remedy_da = "Udfyld cellen, og send filen igen."


class UnreadableCellError(CellError):
    """Be a cell that shows an error or a formula without a result."""

    code = "IND-149"
    what = "The cell of «{column}» holds no value but {found}. Allowed: {allowed}"
    remedy = "Write the value itself, without a formula, and send the file again."
    short_da = "Cellen viser ingen værdi"
    what_da = "Cellen i »{column}« viser {found} i stedet for en værdi. {allowed_da}"
    remedy_da = "Skriv selve værdien uden formel, og send filen igen."


class PartExceedsWholeError(CellError):
    """Be a figure larger than the one that it is a part of."""

    code = "IND-159"
    what = "«{column}» is {found}, which is more than the {whole} in «{of}»."
    remedy = "Correct one of the two figures, and send the file again."
    what_da = "»{column}« er {found}, og det er mere end de {whole} i »{of}«."
    remedy_da = "Ret et af de to tal, og send filen igen."

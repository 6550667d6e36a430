"""Say in Danish what came of a file that was taken in or set aside."""

from tasks.importing import Imported
from tasks.inbox import Collected, SetAside

_SHOWN_DIGITS = 8


def said_of(imported: Imported) -> str:
    """Say how much was taken in, what is still lacking, and which conflicts a person must settle."""
    if imported.already:
        return "filen var allerede indlæst"
    notes = "".join(f"; {note.da}" for note in imported.notes)
    if imported.done:
        return f"{imported.done.da}{notes}"
    rows = sum(imported.rows.values())
    lacking = f", {len(imported.gaps)} felter mangler" if imported.gaps else ""
    return f"{rows} {'række' if rows == 1 else 'rækker'} indlæst{lacking}{_to_settle(imported)}{notes}"


def said_of_all(collected: Collected) -> str:
    """Say which files were taken in, which were refused and where the answer lies, and which still lie in the inbox."""
    taken = [f"{one.file_name}: {said_of(one.imported)}" for one in collected.taken]
    refused = [f"{one.file_name}: afvist ({one.error.code}), svar: {one.reply}" for one in collected.refused]
    left = [f"{name}: ligger der endnu, fordi {error.in_danish()}" for name, error in collected.left]
    return "; ".join([*taken, *refused, *left]) or "indbakken er tom"


def refused_with(aside: SetAside) -> str:
    """Say to the operator where the answer to the sender lies, and then the error, whose code comes last."""
    return f"The answer to the sender is {aside.reply}. {aside.error.in_english()}"


def _to_settle(imported: Imported) -> str:
    found = imported.conflicts
    if not found:
        return ""
    ids = " ".join(one[:_SHOWN_DIGITS] for one in found)
    return f", {len(found)} {'uoverensstemmelse' if len(found) == 1 else 'uoverensstemmelser'} skal afgøres: {ids}"

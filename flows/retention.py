"""Erase, every morning, the participants and contacts whose day of deletion has come."""

from flows.run_marks import actor_of
from flows.task_names import as_task
from tasks.people import Erased, expire

_TITLE_DA = "Sletning af personoplysninger"


async def erase_overdue(staff: str) -> str:
    """Erase whoever is to be gone by today, as a task, and say in Danish how many; no run carries a name."""
    actor = actor_of(staff)
    return in_words(await as_task("erase_overdue", _TITLE_DA, lambda: expire(actor), in_words))


def in_words(erased: Erased) -> str:
    """Say in Danish how many were erased."""
    persons, files = len(erased.rows), len(erased.files)
    said = f"{persons} {'person' if persons == 1 else 'personer'} slettet"
    return said + (f" med {files} {'fil' if files == 1 else 'filer'}" if files else "")

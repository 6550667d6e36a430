"""Say in Danish, a line each, which workshops are planned and what stands in their way."""

from collections.abc import Iterator

from db.unit_of_work import Reader
from parat.documents.danish import time_range, weekday_date
from parat.domain.clashes import ClashKind
from tasks.workshop_list import Listed, workshops_listed

_KINDS_DA = {ClashKind.CONSULTANT: "konsulent", ClashKind.PLACE: "stedet", ClashKind.FUNCTION: "funktionen"}


def planned_in_danish(read: Reader) -> dict[str, tuple[str, ...]]:
    """Say in Danish, by engagement, which workshops are planned and what stands in their way, a line each."""
    lines: dict[str, tuple[str, ...]] = {}
    for row in workshops_listed(read):
        if row.state == "planned":
            lines[row.engagement] = (*lines.get(row.engagement, ()), *_in_danish(row))
    return lines


def _in_danish(row: Listed) -> Iterator[str]:
    when = f"{weekday_date(row.on)} {time_range(row.begins, row.ends, '')}".rstrip() if row.on else "dag ikke fastlagt"
    yield ", ".join(filter(None, (f"Workshop {row.number}: {row.title_da}", when, row.place, *row.consultants)))
    if row.not_possible_da:
        yield f"Bemærk: Workshop {row.number} ligger på en dag, der ellers ikke bruges: {row.not_possible_da}"
    for clash in row.clashes:
        yield f"Sammenfald: {_KINDS_DA[clash.kind]} {clash.what} skal også bruges til {clash.other_da}"

"""Write the pages that managers read: one table of all municipalities, and one page for each of them, in Danish."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flows.catalogue import FLOW_NAMES
from flows.dashboard import PORTFOLIO_KEY, WAITS, municipality_key, runs_path
from parat.domain.portfolio import PortfolioRow
from parat.domain.standing import Wait, WaitsFor

_COLUMNS = ("Kommune", "Trin", "Afventer", "Siden", "Frist", "Timer", "Næste skridt")
_WAITS_COLUMNS = ("Trin", "Afventer", "Siden", "Frist")
_KIND_DA = {
    WaitsFor.DECISION: "Beslutning",
    WaitsFor.INPUT: "Skema",
    WaitsFor.EVIDENCE: "Oplysning",
    WaitsFor.CONFLICT: "Afgørelse",
}
_BREAKS_A_CELL = str.maketrans({"|": "\\|", "\n": " ", "[": "\\[", "]": "\\]", "<": "&lt;"})
_WAITING = f"[Kommuner, der afventer noget]({runs_path(WAITS)})"
_NOTHING = "–"
_UNBROKEN_HYPHEN, _UNBROKEN_SPACE = "\u2011", "\u00a0"  # a narrow column would break a date or an amount in two


@dataclass(frozen=True, slots=True)
class Page:
    """Be a page as it should read: its key (letters, digits and hyphens), one line about it, and its Markdown."""

    key: str
    description: str
    markdown: str


def keys_of(rows: Sequence[PortfolioRow]) -> list[str]:
    """Give the keys of all pages."""
    return [PORTFOLIO_KEY, *(municipality_key(row.engagement) for row in rows)]


def pages(rows: Sequence[PortfolioRow], addresses: Mapping[str, str]) -> Iterator[Page]:
    """Write all pages; the table links to every municipality's page, and each of those back to the table."""
    yield Page(
        PORTFOLIO_KEY, "Hvor hver kommune er, hvad den afventer, og hvad der haster mest.", _table(rows, addresses)
    )
    for row in rows:
        about = f"{row.municipality}: forløbet {row.engagement}"
        yield Page(municipality_key(row.engagement), about, _municipality(row, addresses[PORTFOLIO_KEY]))


def _table(rows: Sequence[PortfolioRow], addresses: Mapping[str, str]) -> str:
    waiting = sum(bool(row.waits) for row in rows)
    overdue = sum(row.overdue for row in rows)
    summary = f"{len(rows)} forløb, {waiting} afventer noget, **{overdue} har overskredet fristen**."
    named = Counter(row.code for row in rows)
    lines = "".join(_line(row, addresses[municipality_key(row.engagement)], named[row.code] > 1) for row in rows)
    table = f"{_head(*_COLUMNS)}{lines}"
    return f"# Porteføljeoverblik\n\n{summary} Det, der haster mest, står øverst.\n\n{_WAITING}\n\n{table}"


def _line(row: PortfolioRow, address: str, with_programme: bool) -> str:
    more = f" (+{len(row.waits) - 1})" if len(row.waits) > 1 else ""
    return _cells(
        f"[{_plain(row.municipality)}]({address})" + (f" ({_unbroken(row.programme)})" if with_programme else ""),
        _plain(row.stage_da),
        _plain(row.waits_da) + more,
        _day(row.since),
        _due(row.due, row.overdue),
        _hours(row),
        _plain(row.next_action_da),
    )


def _municipality(row: PortfolioRow, table: str) -> str:
    runs = runs_path(f"engagement:{row.engagement}")
    where = f"**Program:** {row.programme}\n\n**Trin:** {_plain(row.stage_da) or 'ikke begyndt'}\n\n"
    facts = f"{where}**Timer:** {_hours(row)}\n\n"
    documents = "".join(f"- {_plain(name)}\n" for name in row.latest_documents) or "Der er endnu ingen dokumenter.\n"
    unsettled = _listed("Uoverensstemmelser mellem skema og registret", row.conflicts_da)
    planned = _listed("Planlagte workshops", row.workshops_da)
    checked = _listed("Dækningskontrol af planen", row.coverage_da)
    clock = _listed("Revision og lovens frister", row.clocks_da)
    return (
        f"# {_plain(row.municipality)}\n\n[Til porteføljeoverblikket]({table}) · [Forløbets kørsler]({runs})\n\n{facts}"
        f"**Næste skridt:** {_plain(row.next_action_da) or _plain(row.waits_da)}\n\n"
        f"## Afventer\n\n{_waits(row)}\n{clock}{unsettled}{checked}{planned}## Seneste dokumenter\n\n{documents}"
    )


def _listed(heading: str, lines: Sequence[str]) -> str:
    listed = "".join(f"- {_plain(line)}\n" for line in lines)
    return f"## {heading}\n\n{listed}\n" if lines else ""


def _waits(row: PortfolioRow) -> str:
    if not row.waits:
        return f"{_plain(row.waits_da)}.\n"
    return _head(*_WAITS_COLUMNS) + "".join(_wait(wait, row) for wait in row.waits)


def _wait(wait: Wait, row: PortfolioRow) -> str:
    what = f"{_KIND_DA[wait.kind]}: {_plain(wait.label_da)}"
    return _cells(FLOW_NAMES[wait.stage], what, _day(wait.since), _due(wait.due_on, row.is_late(wait)))


def _head(*titles: str) -> str:
    return _cells(*titles) + _cells(*("---" for _ in titles))


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell or _NOTHING for cell in cells)} |\n"


def _plain(text: str) -> str:
    """Keep a text from being read as Markdown where that would break the page."""
    return text.translate(_BREAKS_A_CELL)


def _day(day: date | None) -> str:
    return _unbroken(f"{day:%d-%m-%Y}") if day and day != date.min else ""


def _unbroken(text: str) -> str:
    return text.replace("-", _UNBROKEN_HYPHEN)


def _due(day: date | None, overdue: bool) -> str:
    return f"**{_day(day)}, overskredet**" if overdue else _day(day)


def _hours(row: PortfolioRow) -> str:
    return _UNBROKEN_SPACE.join((_amount(row.hours_used), "af", _amount(row.hours_budget)))


def _amount(hours: Decimal) -> str:
    """Write an amount of hours as Danes do: 12,5."""
    return f"{hours.normalize():f}".replace(".", ",")

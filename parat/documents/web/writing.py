"""Gather one web page while the XHTML is walked: its text, its notes and its running numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from parat.documents.markup import escaped

PLACE = "the web page"
MARK = "example-mark"
_KEPT = frozenset({"id", "class", "scope", "lang", "aria-label"})


Content: TypeAlias = "Callable[[etree._Element, Writing], None]"  # noqa: SLF001 - lxml has no public name for it


@dataclass(slots=True)
class Writing:
    """Collect what is written, in order; headings stand `deeper` levels below the template's.

    `mark` is the mark of an example that has not been written yet.
    """

    deeper: int = 0
    mark: str = ""
    out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    charts: int = 0

    def part(self) -> "Writing":
        """Give an empty writing for a part that is placed later."""
        return Writing(deeper=self.deeper)

    def take_mark(self) -> str:
        """Give the paragraph that marks an example, once."""
        mark, self.mark = self.mark, ""
        return f'<p class="{MARK}">{escaped(mark)}</p>\n' if mark else ""

    def text(self) -> str:
        """Give everything that has been written."""
        return "".join(self.out)

    def next_chart(self) -> int:
        """Give the number of a new chart."""
        self.charts += 1
        return self.charts


def attributes(element: etree._Element, dropped: Iterable[str] = ()) -> str:
    """Write the attributes that a web page keeps; what only Word needs is left out."""
    return "".join(
        f' {name!s}="{escaped(str(value))}"' for name, value in element.items() if name in _KEPT and name not in dropped
    )

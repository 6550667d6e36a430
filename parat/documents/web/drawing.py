"""Hold what every drawn chart shares: its size, its lines of text and its legend."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from parat.documents.markup import escaped

LOOKS = 4
LINE = 17


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold a drawn chart: its width, its height and its shapes as SVG."""

    width: int
    height: int
    shapes: str


def look(at: int) -> str:
    """Give the class of a series; its colour, its dashes and its mark are in the style sheet and the drawing."""
    return f"series-{at % LOOKS + 1}"


def rounded(number: float) -> str:
    """Write a coordinate with at most one decimal."""
    shown = f"{number:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def lines_of(text: str, width: int, most: int = 4) -> list[str]:
    """Divide a label into lines; one that is too long ends in an ellipsis, and the table has it whole."""
    return textwrap.wrap(text, width, max_lines=most, placeholder=" …") or [""]


def label(lines: Sequence[str], x: float, y: float, anchor: str, kind: str = "label") -> str:
    """Write lines of text one under the other; `y` is the base line of the first."""
    rows = "".join(
        f'<tspan x="{rounded(x)}" y="{rounded(y + at * LINE)}">{escaped(line)}</tspan>' for at, line in enumerate(lines)
    )
    return f'<text class="{kind}" text-anchor="{anchor}">{rows}</text>'

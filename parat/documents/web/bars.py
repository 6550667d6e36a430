"""Draw a bar chart: lying bars, a group for each category, each bar with its number."""

from collections.abc import Iterator

from parat.documents.charts import Chart
from parat.documents.markup import escaped
from parat.documents.web.drawing import LINE, LOOKS, Drawing, label, lines_of, look, rounded

_WIDTH, _LEFT, _LONGEST = 680, 236, 350
_LABEL_WIDTH = 31
_BAR, _APART = 18, 16
_PATTERNS = (
    "",
    '<path class="series-2 hatch" d="M0,8L8,0M-2,2L2,-2M6,10L10,6"/>',
    '<circle class="series-3 dot" cx="4" cy="4" r="2"/>',
    '<path class="series-4 hatch" d="M0,4h8"/>',
)


def bars(chart: Chart, name: str) -> Drawing:
    """Draw the chart; the patterns tell the series apart where colours cannot."""
    shapes = [_patterns(name)]
    y = 8.0
    for at, category in enumerate(chart.categories):
        lines = lines_of(category, _LABEL_WIDTH)
        height = max(len(chart.series) * (_BAR + 3), len(lines) * LINE)
        shapes.append(label(lines, _LEFT - 10, y + (height - len(lines) * LINE) / 2 + 13, "end"))
        top = y + (height - len(chart.series) * (_BAR + 3)) / 2
        shapes += _group(chart, at, name, top)
        y += height + _APART
    shapes.append(f'<path class="axis" d="M{_LEFT},2V{rounded(y - 6)}"/>')
    if len(chart.series) > 1:
        shapes += _legend(chart, name, y)
        y += len(chart.series) * (LINE + 6)
    return Drawing(_WIDTH, round(y) + 4, "\n".join(shapes))


def _patterns(name: str) -> str:
    drawn = "".join(
        f'<pattern id="{name}-pattern-{at}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect class="series-{at} ground" width="8" height="8"/>{marks}</pattern>'
        for at, marks in enumerate(_PATTERNS, start=1)
        if marks
    )
    return f"<defs>{drawn}</defs>"


def _group(chart: Chart, at: int, name: str, top: float) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        value, y = series.values[at], top + number * (_BAR + 3)
        length = _LONGEST * (value or 0) / chart.most
        if value is not None:
            yield _box(_LEFT, y, length, number, name)
        yield label([series.shown[at]], _LEFT + length + 8, y + 14, "start", "value")


def _box(x: float, y: float, length: float, number: int, name: str) -> str:
    pattern = number % LOOKS + 1
    fill = f' style="fill:url(#{name}-pattern-{pattern})"' if _PATTERNS[pattern - 1] else ""
    return (
        f'<rect class="{look(number)} bar" x="{rounded(x)}" y="{rounded(y)}" width="{rounded(length)}" '
        f'height="{_BAR}"{fill}/>'
    )


def _legend(chart: Chart, name: str, y: float) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        base = y + number * (LINE + 6)
        yield _box(_LEFT, base, 34, number, name)
        yield f'<text class="label" x="{_LEFT + 44}" y="{rounded(base + 14)}">{escaped(series.name)}</text>'

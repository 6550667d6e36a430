"""Draw a radar chart: one axis for each category, one outline for each series."""

import math
from collections.abc import Iterator

from parat.documents.charts import Chart, Series
from parat.documents.danish import number
from parat.documents.markup import escaped
from parat.documents.web.drawing import LINE, Drawing, label, lines_of, look, rounded

_WIDTH, _RADIUS, _TOP = 680, 165, 80
_X, _Y = _WIDTH / 2, _TOP + _RADIUS
_LABEL_WIDTH = 24
_WHOLE_STEPS = 6
_STEPS = 4
_MARKS = (
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "M-5,-5h10v10h-10Z",
    "M0,-6L6,5H-6Z",
    "M0,-7L7,0L0,7L-7,0Z",
)  # fmt: skip


def radar(chart: Chart) -> Drawing:
    """Draw the chart; a series with a missing number has a gap in its outline."""
    shapes = [*_grid(chart), *_labels(chart)]
    for at, series in enumerate(chart.series):
        shapes += _series(chart, series, at)
    top = _TOP + 2 * _RADIUS + _TOP
    shapes += [_legend(series, at, top + at * (LINE + 6)) for at, series in enumerate(chart.series)]
    return Drawing(_WIDTH, top + len(chart.series) * (LINE + 6) + 4, "\n".join(shapes))


def _point(chart: Chart, at: int, distance: float) -> tuple[float, float]:
    angle = 2 * math.pi * at / len(chart.categories) - math.pi / 2
    return _X + distance * math.cos(angle), _Y + distance * math.sin(angle)


def _written(point: tuple[float, float]) -> str:
    return f"{rounded(point[0])},{rounded(point[1])}"


def _grid(chart: Chart) -> Iterator[str]:
    whole = chart.most.is_integer() and chart.most <= _WHOLE_STEPS
    steps = int(chart.most) if whole else _STEPS
    axes = range(len(chart.categories))
    for step in range(1, steps + 1):
        distance = _RADIUS * step / steps
        corners = " ".join(_written(_point(chart, at, distance)) for at in axes)
        yield f'<polygon class="grid" points="{corners}"/>'
    for at in axes:
        yield f'<path class="grid" d="M{_written((_X, _Y))}L{_written(_point(chart, at, _RADIUS))}"/>'
    for step in range(1, steps + 1):
        value = chart.most * step / steps
        shown = number(round(value)) if whole else f"{value:.1f}".replace(".", ",")
        yield label([shown], _X - 6, _Y - _RADIUS * step / steps + 5, "end", "scale")


def _labels(chart: Chart) -> Iterator[str]:
    for at, category in enumerate(chart.categories):
        x, y = _point(chart, at, _RADIUS + 16)
        lines = lines_of(category, _LABEL_WIDTH)
        anchor = "middle" if abs(x - _X) < 10 else "start" if x > _X else "end"
        rise = (len(lines) - 1) * LINE
        above = rise if y < _Y - _RADIUS else 0 if y > _Y + _RADIUS else rise / 2
        yield label(lines, x, y + 5 - above, anchor)


def _series(chart: Chart, series: Series, at: int) -> Iterator[str]:
    points = [
        None if value is None else _point(chart, axis, _RADIUS * value / chart.most)
        for axis, value in enumerate(series.values)
    ]
    yield f'<path class="{look(at)} outline" d="{_outline(points)}"/>'
    mark = _MARKS[at % len(_MARKS)]
    for point in points:
        if point:
            yield f'<path class="{look(at)} mark" transform="translate({_written(point)})" d="{mark}"/>'


def _outline(points: list[tuple[float, float] | None]) -> str:
    """Join neighbours; there is no line to or from a number that is missing."""
    drawn = []
    for at, point in enumerate(points):
        following = points[(at + 1) % len(points)]
        if point and following:
            drawn.append(f"M{_written(point)}L{_written(following)}")
    return "".join(drawn)


def _legend(series: Series, at: int, y: float) -> str:
    x, middle = _X - 120, y - 5
    mark = _MARKS[at % len(_MARKS)]
    return (
        f'<path class="{look(at)} outline" d="M{rounded(x)},{rounded(middle)}h44"/>'
        f'<path class="{look(at)} mark" transform="translate({rounded(x + 22)},{rounded(middle)})" d="{mark}"/>'
        f'<text class="label" x="{rounded(x + 54)}" y="{rounded(y)}">{escaped(series.name)}</text>'
    )

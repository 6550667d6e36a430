"""Write a native chart: radar or horizontal bars, told apart without colours, with its numbers kept in the chart."""

from itertools import chain

from parat.documents.charts import Chart, Series
from parat.documents.markup import escaped
from parat.documents.word.additions import DECLARATION, OFFICE
from parat.documents.word.workbooks import SHEET, column, labels

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MM = 36_000
_RADAR_HEIGHT, _SMALL_RADAR, _BAR_EDGES, _BAR_HEIGHT = 110 * _MM, 74 * _MM, 14 * _MM, 7 * _MM
_SMALL_SCALE = 10
_AXES = '<c:axId val="111111"/><c:axId val="222222"/>'
_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
_COLOURS = ("accent1", "accent4", "accent2", "accent3")
_DASHES = ("solid", "dash", "sysDot", "lgDashDot")
_MARKERS = ("circle", "diamond", "triangle", "square")
_PATTERNS = ("", "wdUpDiag", "dkHorz", "smGrid")
_LINE = '<a:ln w="6350"><a:solidFill><a:srgbClr val="C5D3DA"/></a:solidFill></a:ln>'
_INK = '<a:solidFill><a:srgbClr val="1F2933"/></a:solidFill>'


def chart_height(chart: Chart) -> int:
    """Give the height that the chart needs, in English metric units."""
    if chart.kind == "radar":
        return _SMALL_RADAR if chart.small else _RADAR_HEIGHT
    return _BAR_EDGES + len(chart.categories) * (_BAR_HEIGHT + (len(chart.series) - 1) * _BAR_HEIGHT // 2)


def chart_part(chart: Chart) -> bytes:
    """Write the chart's part; the workbook beside it is its first relationship."""
    plot = _radar(chart) if chart.kind == "radar" else _bars(chart)
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(18)}</c:legend>' if len(chart.series) > 1 else ""
    )
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{OFFICE}"><c:date1904 val="0"/>'
        f'<c:lang val="da-DK"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'{plot}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(18)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _radar(chart: Chart) -> str:
    drawn = "".join(
        _series(chart, number, f"<c:spPr>{_stroke(number)}</c:spPr>{_marker(number)}", "")
        for number in range(len(chart.series))
    )
    web = f"<c:majorGridlines><c:spPr>{_LINE}</c:spPr></c:majorGridlines>"
    shown = f"{_TICKS}<c:spPr>{_LINE}</c:spPr>{_text(16)}"
    return (
        f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{drawn}{_AXES}</c:radarChart>'
        f"{_categories('minMax', 'b', web)}"
        f'<c:valAx><c:axId val="222222"/>{_scaling(chart)}<c:delete val="0"/><c:axPos val="l"/>{web}'
        f'<c:numFmt formatCode="0" sourceLinked="0"/>{shown}<c:crossAx val="111111"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{_step(chart):g}"/></c:valAx>'
    )


def _bars(chart: Chart) -> str:
    drawn = "".join(
        _series(chart, number, f'<c:spPr>{_fill(number)}</c:spPr><c:invertIfNegative val="0"/>', _bar_labels())
        for number in range(len(chart.series))
    )
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="60"/>{_AXES}</c:barChart>'
        f"{_categories('maxMin', 'l', '')}"
        f'<c:valAx><c:axId val="222222"/>{_scaling(chart)}<c:delete val="1"/><c:axPos val="b"/>'
        f'<c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/>{_TICKS}<c:crossAx val="111111"/>'
        '<c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>'
    )


def _categories(direction: str, place: str, web: str) -> str:
    return (
        f'<c:catAx><c:axId val="111111"/><c:scaling><c:orientation val="{direction}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/>{web}<c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS}'
        f"<c:spPr>{_LINE}</c:spPr>{_text(18)}"
        '<c:crossAx val="222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _series(chart: Chart, number: int, look: str, shown: str) -> str:
    series, letter, last = chart.series[number], column(number + 1), len(chart.categories) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f>'
        f"{_kept_texts((series.name,))}</c:strRef></c:tx>{look}{shown}<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f"{_kept_texts(labels(chart))}</c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>"
        f"{_kept_numbers(series, _format(chart))}</c:numRef></c:val></c:ser>"
    )


def _kept_texts(texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escaped(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _kept_numbers(series: Series, form: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value:g}</c:v></c:pt>' for n, value in enumerate(series.values) if value is not None
    )
    return (
        f'<c:numCache><c:formatCode>{form}</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}</c:numCache>'
    )


def _format(chart: Chart) -> str:
    """Give the number format of Danish, which shows its point as a comma on any machine."""
    values = chain.from_iterable(series.values for series in chart.series)
    return "0" if all(value is None or value == int(value) for value in values) else "[$-406]0.0"


def _scaling(chart: Chart) -> str:
    return f'<c:scaling><c:orientation val="minMax"/><c:max val="{chart.most:g}"/><c:min val="0"/></c:scaling>'


def _step(chart: Chart) -> float:
    return 1 if chart.most <= _SMALL_SCALE else chart.most / 5


def _stroke(number: int) -> str:
    colour = f'<a:solidFill><a:schemeClr val="{_COLOURS[number]}"/></a:solidFill>'
    return f'<a:ln w="28575">{colour}<a:prstDash val="{_DASHES[number]}"/></a:ln>'


def _marker(number: int) -> str:
    colour = f'<a:solidFill><a:schemeClr val="{_COLOURS[number]}"/></a:solidFill>'
    return f'<c:marker><c:symbol val="{_MARKERS[number]}"/><c:size val="8"/><c:spPr>{colour}</c:spPr></c:marker>'


def _fill(number: int) -> str:
    colour = f'<a:schemeClr val="{_COLOURS[number]}"/>'
    edge = f"<a:ln><a:solidFill>{colour}</a:solidFill></a:ln>"
    if not _PATTERNS[number]:
        return f"<a:solidFill>{colour}</a:solidFill>{edge}"
    ground = '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    return f'<a:pattFill prst="{_PATTERNS[number]}"><a:fgClr>{colour}</a:fgClr>{ground}</a:pattFill>{edge}'


def _bar_labels() -> str:
    shown = "".join(
        f'<c:{what} val="{told}"/>'
        for what, told in (
            ("showLegendKey", 0),
            ("showVal", 1),
            ("showCatName", 0),
            ("showSerName", 0),
            ("showPercent", 0),
            ("showBubbleSize", 0),
        )
    )
    return f"<c:dLbls>{_text(18)}{shown}</c:dLbls>"


def _text(half_points: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{half_points * 50}">{_INK}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="da-DK"/></a:p></c:txPr>'
    )

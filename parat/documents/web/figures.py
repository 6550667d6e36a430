"""Write figures: pictures carried in the page itself, and charts as drawings with their numbers beside them."""

import base64

from lxml import etree

from parat.documents.charts import RADAR, Chart, chart_of, is_chart
from parat.documents.markup import escaped, refuse
from parat.documents.pictures import for_the_web
from parat.documents.web.bars import bars
from parat.documents.web.radar import radar
from parat.documents.web.tables import numbered, table
from parat.documents.web.writing import PLACE, Content, Writing, attributes


def figure(element: etree._Element, writing: Writing, content: Content) -> None:
    """Write a figure with its caption and number."""
    if is_chart(element):
        _chart(element, writing, content)
        return
    image = element.find("img")
    if image is None:
        raise refuse(element, "A figure is a chart or holds an img.", PLACE)
    alt = escaped(image.get("alt"))
    writing.out.append(f"<figure{attributes(element)}>")
    _caption(element, writing, content)
    writing.out.append(f'\n<img src="{_carried(image.get("src", ""))}" alt="{alt}">\n</figure>')


def _chart(element: etree._Element, writing: Writing, content: Content) -> None:
    chart, name = chart_of(element, PLACE), f"web-chart-{writing.next_chart()}"
    label = escaped(_name_of(element, chart))
    writing.out.append(f"<figure{attributes(element, dropped=('aria-label',))}>")
    _caption(element, writing, content)
    writing.out.append(
        f'\n<div class="scroll" role="region" aria-label="{label}" tabindex="0">\n{_drawn(chart, name)}\n</div>'
    )
    numbers = element.find("table")
    writing.out.append("\n<details>\n<summary>Vis tallene i figuren</summary>\n")
    if numbers is not None:
        table(numbers, writing, content, chart.label)
    writing.out.append("\n</details>\n</figure>")


def _name_of(element: etree._Element, chart: Chart) -> str:
    caption = element.find("figcaption")
    number = caption.get("data-number") if caption is not None else None
    return f"Figur {number}. {chart.label}" if number else chart.label


def _drawn(chart: Chart, name: str) -> str:
    drawing = radar(chart) if chart.kind == RADAR else bars(chart, name)
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {drawing.width} {drawing.height}">'
        f'<title id="{name}-title">{escaped(chart.label)}</title>'
        f'<desc id="{name}-desc">{escaped(chart.numbers_da())}</desc>\n{drawing.shapes}\n</svg>'
    )


def _caption(element: etree._Element, writing: Writing, content: Content) -> None:
    caption = element.find("figcaption")
    if caption is not None:
        numbered(caption, "Figur", writing, content)


def _carried(name: str) -> str:
    kind, content = for_the_web(name)
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"

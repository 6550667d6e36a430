"""A chart in Word can be edited there, says its numbers in words, and never shows a missing value as zero."""

import io

import openpyxl
import pytest
from lxml import etree

from parat.documents import accessibility
from parat.documents.errors import MissingImageError, UnknownMarkupError
from parat.ooxml.packages import read_package
from tests.unit.documents.reading import NS, faults, paragraphs, part, style, text
from tests.unit.documents.writing import written

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
H1 = '<h1 id="a">Overskrift</h1>'


def a_chart(kind="radar", most="4", number=1, rows=(("Ledelse", "1.9", "2.8"), ("Viden", "", "3"), ("Tal", "1", "2"))):
    shown = "".join(
        f'<tr><th scope="row">{label}</th>'
        + "".join(f'<td data-value="{value}">{value.replace(".", ",")}</td>' for value in values)
        + "</tr>"
        for label, *values in rows
    )
    return (
        f'<figure class="chart" id="figure-{number}" data-chart="{kind}" data-max="{most}" aria-label="Parathed">'
        "<figcaption>Parathed i alt</figcaption><table><thead><tr><th>Tema</th><th>Før</th><th>Efter</th></tr></thead>"
        f"<tbody>{shown}</tbody></table></figure>"
    )


def chart_in(docx, number=1):
    return etree.fromstring(read_package(docx)[f"word/charts/chart{number}.xml"])


def points(chart, series, kind="val"):
    cache = chart.findall(f".//c:ser[{series + 1}]/c:{kind}//c:pt", C)
    return {int(point.get("idx")): point.findtext("c:v", namespaces=C) for point in cache}


def workbook_in(docx, number=1):
    return openpyxl.load_workbook(io.BytesIO(read_package(docx)[f"word/embeddings/chart{number}.xlsx"])).active


def test_a_radar_chart_goes_from_zero_to_the_end_of_the_scale():
    chart = chart_in(written(a_chart()))
    scale = chart.find(".//c:valAx/c:scaling", C)
    assert chart.find(".//c:radarChart", C) is not None
    assert (scale.find("c:min", C).get("val"), scale.find("c:max", C).get("val")) == ("0", "4")


def test_the_chart_keeps_its_numbers_and_a_missing_one_is_a_gap():
    chart = chart_in(written(a_chart()))
    assert points(chart, 0) == {0: "1.9", 2: "1"}
    assert points(chart, 1) == {0: "2.8", 1: "3", 2: "2"}
    assert chart.find(".//c:dispBlanksAs", C).get("val") == "gap"


def test_the_workbook_behind_the_chart_holds_the_same_numbers():
    sheet = workbook_in(written(a_chart()))
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [("Tema", "Før", "Efter"), ("Ledelse", 1.9, 2.8), ("Viden", None, 3), ("Tal", 1, 2)]


def test_the_chart_points_at_the_cells_of_its_workbook():
    chart = chart_in(written(a_chart()))
    assert [f.text for f in chart.iterfind(".//c:ser[2]//c:f", C)] == ["Tal!$C$1", "Tal!$A$2:$A$4", "Tal!$C$2:$C$4"]


def test_a_category_without_any_number_says_so():
    chart = chart_in(written(a_chart("bar", "100", rows=(("Skole", "75", "80"), ("Fritid", "", "")))))
    assert points(chart, 0, "cat") == {0: "Skole", 1: "Fritid (ikke opgjort)"}


def test_series_are_told_apart_without_colours():
    radar, bars = chart_in(written(a_chart())), chart_in(written(a_chart("bar")))
    assert len({mark.get("val") for mark in radar.iterfind(".//c:marker/c:symbol", C)}) == 2
    assert len({dash.get("val") for dash in radar.iter(f"{A}prstDash")}) == 2
    assert [fill.get("prst") for fill in bars.iter(f"{A}pattFill")] == ["wdUpDiag"]


def test_the_table_behind_a_chart_is_not_printed_and_its_numbers_are_in_the_alternative_text():
    docx = written(H1 + a_chart())
    told = next(part(docx).iter(f"{WP}docPr")).get("descr")
    assert part(docx).find(".//w:tbl", NS) is None
    assert "Ledelse: Før 1,9, Efter 2,8" in told
    assert "Viden: Før ikke opgjort" in told


def test_figures_are_numbered_apart_from_tables():
    docx = written(a_chart() + a_chart(number=2))
    captions = [text(p) for p in paragraphs(docx) if style(p) == "Caption"]
    assert captions == ["Figur 1. Parathed i alt", "Figur 2. Parathed i alt"]
    assert "word/charts/chart2.xml" in read_package(docx)


def test_equal_charts_give_equal_bytes():
    assert written(a_chart()) == written(a_chart())


def test_charts_hold_to_the_rules_of_the_format_and_can_be_read_by_everybody(tmp_path):
    docx = written(H1 + a_chart() + a_chart("bar", number=2))
    assert faults(docx, tmp_path) == []
    assert accessibility.check(docx) == ()


def test_odd_texts_stand_in_a_chart_as_they_are():
    docx = written(a_chart(rows=(("&lt;b&gt; &amp; »x«", "1", "2"), ("B", "1", "2"), ("C", "1", "2"))))
    assert points(chart_in(docx), 0, "cat")[0] == "<b> & »x«"
    assert workbook_in(docx)["A2"].value == "<b> & »x«"


def test_a_picture_is_embedded_at_the_width_of_the_text():
    docx = written('<figure id="f"><figcaption>F</figcaption><img src="prevention-levels" alt="En trekant"/></figure>')
    extent = next(part(docx).iter(f"{WP}extent"))
    assert read_package(docx)["word/media/prevention-levels.png"].startswith(b"\x89PNG")
    assert 0.95 < int(extent.get("cx")) / (9298 * 635) <= 1
    assert next(part(docx).iter(f"{WP}docPr")).get("descr") == "En trekant"


def test_the_same_picture_twice_is_stored_once():
    picture = '<figure id="f{}"><figcaption>F</figcaption><img src="prevention-levels" alt="En trekant"/></figure>'
    docx = written(picture.format(1) + picture.format(2))
    assert len([name for name in read_package(docx) if name.startswith("word/media/")]) == 1
    assert len({drawn.get("id") for drawn in part(docx).iter(f"{WP}docPr")}) == 2


@pytest.mark.parametrize("name", ["../word/base", "no-such-picture", ""])
def test_a_picture_that_is_not_there_is_named(name):
    with pytest.raises(MissingImageError):
        written(f'<figure><figcaption>F</figcaption><img src="{name}" alt="En trekant"/></figure>')


@pytest.mark.parametrize(
    "body",
    [
        '<figure><img src="prevention-levels" alt="En trekant"/></figure>',
        '<figure><figcaption>F</figcaption><img src="prevention-levels" alt=""/></figure>',
        '<figure class="chart" data-chart="radar"><figcaption>F</figcaption></figure>',
        "<figure><figcaption>F</figcaption></figure>",
    ],
)
def test_a_figure_that_shows_nothing_is_refused(body):
    with pytest.raises(UnknownMarkupError):
        written(body)

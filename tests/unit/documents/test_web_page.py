"""The web page says what the Word file says, can be read by everybody, and asks for nothing from elsewhere."""

import re
import shutil
import subprocess
import time
from html.parser import HTMLParser

import pytest
from lxml import etree, html

from parat.documents import pictures, web
from parat.documents.contrast import LEAST, ratio
from parat.documents.errors import MissingImageError, UnknownMarkupError, UnreadableTemplateError
from parat.documents.outline import complete_outline
from parat.documents.web_check import check_web
from tests.unit.documents.builders import a_cover, sample_plan_draft, some_actions
from tests.unit.documents.reading import produced
from tests.unit.documents.samples import SAMPLES, sample
from tests.unit.documents.writing import a_dot

A_DOT = a_dot()

VOID = {"meta", "img", "col", "br"}
CHART = (
    '<figure class="chart" id="f" data-chart="{kind}" data-max="4" aria-label="Parathed"><figcaption>Før og nu'
    "</figcaption><table><thead><tr><th>Tema</th><th>Før</th><th>Nu</th></tr></thead><tbody>"
    '<tr><th scope="row">Ledelse</th><td data-value="1.9">1,9</td><td data-value="2.8">2,8</td></tr>'
    '<tr><th scope="row">Viden</th><td data-value="">–</td><td data-value="2">2,0</td></tr>'
    '<tr><th scope="row">Børn &amp; unge</th><td data-value="4">4,0</td><td data-value="0">0,0</td></tr>'
    "</tbody></table></figure>"
)


def page_of(main, body='<body class="letter">', before="", **cover):
    markup = f"<html><head><title>T</title></head>{body}{before}<main>{main}</main></body></html>"
    tree = etree.fromstring(markup)
    complete_outline(tree, "test")
    return web.web_page(tree, a_cover("Titel", **cover)).decode()


def parsed(page):
    return html.document_fromstring(page)


def text(element):
    return " ".join(element.text_content().split())


class _Balance(HTMLParser):
    """Read the page as a browser's tokeniser does, and keep what is never closed or closed twice."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if not {"svg", "defs", "pattern"} & set(self.open):
            self.faults.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_everybody_can_read_the_web_page_of_a_deliverable(deliverable):
    assert check_web(produced(deliverable, sample(deliverable)).web) == ()


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_the_markup_of_a_web_page_is_balanced(deliverable):
    balance = _Balance()
    balance.feed(produced(deliverable, sample(deliverable)).web.decode())
    assert (balance.faults, balance.open) == ([], [])


@pytest.mark.parametrize("deliverable", SAMPLES)
def test_every_block_of_the_word_file_is_in_the_web_page(deliverable):
    made = produced(deliverable, sample(deliverable))
    ids = {element.get("id") for element in parsed(made.web).iter() if element.get("id")}
    assert set(made.manifest) <= ids


def test_the_page_forbids_every_request_and_every_script():
    page = produced("plan_draft", sample_plan_draft()).web.decode()
    policy = parsed(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "<script" not in page
    assert not re.search(r'(?:src|srcset|poster|data)="(?!data:)', page)
    assert not re.search(r"@import|url\((?!#)", page)


def test_the_skip_link_is_first_and_leads_to_the_content():
    tree = parsed(produced("plan_draft", sample_plan_draft()).web)
    first = next(tree.iter("a"))
    (main,) = tree.iter("main")
    assert (text(first), first.get("href")) == ("Gå til indholdet", f"#{main.get('id')}")
    assert main.get("tabindex") == "-1"


def test_the_page_has_its_landmarks_once_and_in_order():
    body = parsed(produced("plan_draft", sample_plan_draft()).web).find("body")
    assert [child.tag for child in body] == ["a", "header", "nav", "main", "footer"]


def test_the_title_on_the_cover_is_the_first_heading_and_chapters_come_below_it():
    tree = parsed(produced("plan_draft", sample_plan_draft()).web)
    assert [text(one) for one in tree.iter("h1")] == ["Operationel handlingsplan"]
    assert text(next(one for one in tree.iter("h2") if one.get("id") == "chapter-0")).startswith("0 ")


def test_the_subject_of_a_letter_is_its_first_heading():
    tree = parsed(page_of('<h1 id="subject">Tilsagn</h1><p>Tekst</p>', before='<header class="letterhead"/>'))
    assert [text(one) for one in tree.iter("h1")] == ["Tilsagn"]


def test_the_contents_list_holds_sections_under_their_chapters():
    main = '<h1 id="a" class="numbered">Et</h1><h2 id="b">Under</h2><h1 id="c" class="numbered">To</h1>'
    tree = parsed(page_of(main, body="<body>", before='<nav class="contents" data-levels="2"></nav>'))
    (contents,) = tree.iter("nav")
    assert [text(one) for one in contents.xpath("ul/li/a")] == ["0 Et", "1 To"]
    assert [text(one) for one in contents.xpath("ul/li/ul/li/a")] == ["0.1 Under"]
    assert contents.get("aria-labelledby") == contents.xpath("*/@id")[0]


def test_a_wide_table_stands_in_a_region_that_can_be_reached_and_scrolled():
    tree = parsed(produced("plan_draft", sample_plan_draft()).web)
    (table,) = tree.xpath("//table[@id='action-list']")
    around = table.getparent()
    assert (around.get("role"), around.get("tabindex")) == ("region", "0")
    assert re.fullmatch(r"Tabel \d+\. Planens indsatser", around.get("aria-label"))
    (sheet,) = tree.xpath("//table[@id='action-indsats-1-sheet']")
    assert sheet.getparent().get("role") is None


def test_a_caption_has_its_number():
    table = (
        '<table data-widths="50 50"><caption>Roller</caption><thead><tr><th scope="col">A</th><th scope="col">B</th>'
        "</tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    )
    (caption,) = parsed(page_of(table)).iter("caption")
    assert text(caption) == "Tabel 1. Roller"


def test_footnotes_are_a_list_with_a_way_there_and_back():
    note = '<small class="footnote">Barnets lov <em>§ 15</em>.</small>'
    tree = parsed(page_of(f"<h1>A</h1><p>Først{note} og{note}.</p>"))
    marks, backs = tree.xpath("//a[@role='doc-noteref']"), tree.xpath("//a[@role='doc-backlink']")
    assert [text(one) for one in marks] == ["1", "2"]
    assert [one.get("href")[1:] for one in backs] == [one.get("id") for one in marks]
    assert [one.get("href")[1:] for one in marks] == tree.xpath("//section[@role='doc-endnotes']/ol/li/@id")
    assert text(tree.xpath("//section[@role='doc-endnotes']/ol/li")[0]).startswith("Barnets lov § 15.")


@pytest.mark.parametrize("kind", ["radar", "bar"])
def test_a_chart_is_drawn_with_its_numbers_in_words_and_beside_it(kind):
    tree = parsed(page_of("<h1>A</h1>" + CHART.format(kind=kind)))
    (drawing,) = tree.iter("svg")
    assert text(drawing.find("title")) == "Parathed"
    described = text(drawing.find("desc"))
    assert all(said in described for said in ("1,9", "2,8", "4,0", "Børn & unge"))
    assert [text(one) for one in tree.xpath("//details/table/tbody/tr/th")] == ["Ledelse", "Viden", "Børn & unge"]
    assert text(next(tree.iter("figcaption"))) == "Figur 1. Før og nu"
    assert "nan" not in etree.tostring(drawing, encoding="unicode").lower()


def test_the_series_of_a_chart_differ_by_more_than_colour():
    radar, bars = page_of("<h1>A</h1>" + CHART.format(kind="radar")), page_of("<h1>A</h1>" + CHART.format(kind="bar"))
    assert len(set(re.findall(r'class="series-\d mark"[^>]* d="([^"]+)"', radar))) == 2
    assert "--dashes" in radar
    assert 'style="fill:url(#web-chart-1-pattern-2)"' in bars


def test_a_number_that_is_missing_leaves_a_gap_and_not_a_nought():
    page = page_of("<h1>A</h1>" + CHART.format(kind="radar"))
    assert len(re.findall(r'class="series-1 mark"', page)) == 2 + 1, "two numbers and the legend"


def test_a_picture_is_carried_in_the_page(monkeypatch, tmp_path):
    (tmp_path / "kort.png").write_bytes(A_DOT)
    monkeypatch.setattr(pictures, "OURS", tmp_path)
    figure = (
        '<figure id="f"><figcaption>Kort</figcaption><img src="kort" alt="Vejen fra bekymring til indsats"/></figure>'
    )
    (image,) = parsed(page_of("<h1>A</h1>" + figure)).iter("img")
    assert image.get("src").startswith("data:image/png;base64,")
    assert image.get("alt") == "Vejen fra bekymring til indsats"


@pytest.mark.parametrize("name", ["findes-ikke", "../word/base", "", "a/b"])
def test_a_picture_that_is_not_there_or_elsewhere_is_named(name):
    with pytest.raises(MissingImageError):
        page_of(f'<figure id="f"><img src="{name}" alt="x"/></figure>')


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/inde"])
def test_a_link_that_leads_to_anything_but_the_web_is_refused(address):
    with pytest.raises(UnknownMarkupError):
        page_of(f'<p><a href="{address}">Planen</a></p>')


def test_markup_that_no_template_may_write_is_refused():
    with pytest.raises(UnknownMarkupError, match="blink"):
        page_of("<p><blink>x</blink></p>")


def test_what_looks_like_markup_is_shown_as_text():
    page = page_of('<p>&lt;script&gt;alert("1")&lt;/script&gt; &amp;amp; &lt;/style&gt;</p>', is_example=False)
    assert text(parsed(page).find(".//main/p")) == '<script>alert("1")</script> &amp; </style>'


def test_an_example_is_marked_on_every_page_also_where_the_template_has_no_mark():
    assert page_of("<p>x</p>").count('class="example-mark"') == 1
    assert 'class="example-mark"' not in page_of("<p>x</p>", is_example=False)


def test_equal_input_gives_equal_bytes_and_the_page_itself_stays_as_it_was():
    tree = etree.fromstring("<html><body><main><h1>A</h1><p>b<em>c</em></p></main></body></html>")
    before = etree.tostring(tree)
    first, again = (web.web_page(tree, a_cover("T")) for _ in range(2))
    assert first == again
    assert etree.tostring(tree) == before


def test_a_landscape_section_is_one_on_paper_too():
    assert '<section class="landscape">' in page_of('<section class="landscape"><p>x</p></section>')
    assert ".landscape { page: wide; }" in pictures.style_sheet()


def test_the_colours_of_the_style_sheet_have_enough_contrast():
    colours = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", pictures.style_sheet()))
    grounds = [colours[name] for name in ("paper", "tint", "band", "note-ground", "law-ground", "missing-ground")]
    pairs = [(colours[name], ground) for name in ("ink", "accent", "quiet") for ground in grounds]
    pairs += [(colours[f"{name}-ink"], colours[f"{name}-ground"]) for name in ("done", "going", "slow", "late", "none")]
    assert min(ratio(ink, ground) for ink, ground in pairs) >= LEAST


def test_a_web_page_costs_little():
    plan = sample_plan_draft(actions=some_actions(12))
    tree = etree.fromstring(b"<html><body><main/></body></html>")
    main = tree.find("body/main")
    for number in range(600):
        etree.SubElement(main, "p", id=f"p{number}").text = "Et almindeligt afsnit om forebyggelse."
    begun = time.process_time()
    web.web_page(tree, plan.cover)
    assert time.process_time() - begun < 0.1


@pytest.mark.chromium
def test_a_browser_shows_the_page_on_a_telephone_without_a_sideways_scroll(tmp_path):
    (tmp_path / "page.html").write_bytes(produced("plan_draft", sample_plan_draft()).web)
    probe = (
        "<!DOCTYPE html><meta charset=utf-8><iframe id=f src=page.html width=390 height=800></iframe><pre id=o></pre>"
        "<script>onload=()=>{const d=document.getElementById('f').contentDocument.documentElement;"
        "document.getElementById('o').textContent='wide '+d.scrollWidth}</script>"
    )
    (tmp_path / "probe.html").write_text(probe, encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    shown = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom",
            f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "probe.html").as_uri(),
        ],
        capture_output=True, check=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    assert int(re.search(r"wide (\d+)", shown)[1]) <= 390


def test_another_style_sheet_or_another_picture_makes_another_version(monkeypatch, tmp_path):
    before = pictures.looks()
    monkeypatch.setenv("PARAT_TEMPLATES", str(tmp_path))
    assert pictures.looks() == before
    (tmp_path / "images").mkdir()
    shutil.copy(pictures.OURS / "prevention-levels.png", tmp_path / "images" / "logo.png")
    with_logo = pictures.looks()
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.css").write_text("body { color: #111111; }", encoding="utf-8")
    assert len({before, with_logo, pictures.looks()}) == 3


def test_an_own_picture_stands_instead_of_ours_also_of_our_drawing(monkeypatch, tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "prevention-levels.png").write_bytes(A_DOT)
    monkeypatch.setenv("PARAT_TEMPLATES", str(tmp_path))
    assert pictures.png("prevention-levels") == A_DOT
    assert pictures.for_the_web("prevention-levels") == ("image/png", A_DOT)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("images/prevention-levels.png", b"GIF89a", "it is no PNG picture"),
        ("images/prevention-levels.png", A_DOT[:16] + bytes(8) + A_DOT[24:], "it is no PNG picture"),
        ("web/page.css", b"p { color: red } </style><script>", "it holds the characters </"),
        ("web/page.css", b"\xff", "it is not UTF-8"),
    ],
)
def test_an_own_file_that_cannot_be_used_is_named(monkeypatch, tmp_path, name, content, told):
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("PARAT_TEMPLATES", str(tmp_path))
    with pytest.raises(UnreadableTemplateError, match=told) as refused:
        pictures.looks()
    assert str(tmp_path / name) in str(refused.value)

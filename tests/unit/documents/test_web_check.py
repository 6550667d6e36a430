"""A web page that somebody could not read, or that asks for something from elsewhere, is told with place and remedy."""

import pytest

from parat.documents.errors import UnreadableWebPageError
from parat.documents.web_check import check_web

GOOD = (
    '<!DOCTYPE html><html lang="da"><head><title>Plan</title><style>p { color: #000 }</style></head><body>'
    '<a href="#indhold">Gå til indholdet</a><main id="indhold"><h1>Plan</h1><h2>Formål</h2><p>Tekst.</p>'
    '<table><caption>Mål</caption><tr><th scope="col">Mål</th></tr><tr><td>Et</td></tr></table>'
    '<img src="data:image/png;base64,AA" alt="En trekant"><svg><title>Fremdrift</title></svg></main></body></html>'
)
BROKEN = [
    ("language", ' lang="da"', ' lang="en"'),
    ("title", "<title>Plan</title>", "<title> </title>"),
    ("landmarks", '<main id="indhold">', '<main></main><main id="indhold">'),
    ("skip link", '<a href="#indhold">', '<a href="https://x.example">'),
    ("headings", "<h2>Formål</h2>", "<h3>Formål</h3>"),
    ("headings", "<h2>Formål</h2>", "<h2> </h2>"),
    ("table header", ' scope="col"', ""),
    ("header cell", '<th scope="col">Mål</th>', '<th scope="col"></th>'),
    ("caption", "<caption>Mål</caption>", ""),
    ("alt text", ' alt="En trekant"', ""),
    ("alt text", 'alt="En trekant"', 'alt="trekant.png"'),
    ("alt text", "<title>Fremdrift</title>", ""),
    ("link text", "<p>Tekst.</p>", '<p><a href="https://x.example">her</a></p>'),
    ("link target", "<p>Tekst.</p>", '<p><a href="#borte">Formålet</a></p>'),
    ("ids", "<p>Tekst.</p>", '<p id="indhold">Tekst.</p>'),
]
ASKING = [
    "<script>1</script>",
    '<script src="https://x.example/a.js"></script>',
    '<iframe src="https://x.example"></iframe>',
    '<img src="kort.png" alt="Et kort">',
    '<img src="data:image/png;base64,AA" srcset="https://x.example/a.png 2x" alt="Et kort">',
    '<video poster="//x.example/a.png"></video>',
    '<object data="a.pdf"></object>',
    '<link rel="stylesheet" href="page.css">',
    '<svg><title>Kort</title><image href="https://x.example/a.png"/></svg>',
    '<svg><title>Kort</title><use xlink:href="https://x.example/a.svg#b"/></svg>',
    "<style>@import 'page.css';</style>",
    "<style>p { background: url(https://x.example/a.png) }</style>",
    '<p style="background: url(//x.example/a.png)">Tekst.</p>',
]


def rules(page):
    return [finding.rule for finding in check_web(page.encode())]


def test_a_page_without_faults_has_no_findings():
    assert rules(GOOD) == []


@pytest.mark.parametrize(("rule", "good", "broken"), BROKEN)
def test_a_rule_finds_the_page_that_breaks_it(rule, good, broken):
    assert good in GOOD
    assert rules(GOOD.replace(good, broken, 1)) == [rule]


@pytest.mark.parametrize("asking", ASKING)
def test_whatever_asks_for_something_from_elsewhere_is_found(asking):
    assert rules(GOOD.replace("<p>Tekst.</p>", asking)) == ["requests"]


def test_what_the_page_carries_itself_is_no_request():
    carried = '<p style="background: url(data:image/png;base64,AA)">Tekst.</p><style>p { fill: url(#a) }</style>'
    assert rules(GOOD.replace("<p>Tekst.</p>", carried)) == []


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- -->"])
def test_what_is_no_page_is_refused_by_name(content):
    with pytest.raises(UnreadableWebPageError, match=r"side\.html"):
        check_web(content, "side.html")


def test_a_page_of_a_hundred_thousand_elements_in_one_another_is_checked_all_the_same():
    assert "headings" in rules("<div>" * 100_000)

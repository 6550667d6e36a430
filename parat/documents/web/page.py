"""Put one web page together: a single file that asks for nothing, runs nothing and can be printed."""

from lxml import etree

from parat.documents.contexts import Cover
from parat.documents.danish import long_date
from parat.documents.markup import escaped, refuse
from parat.documents.pictures import style_sheet
from parat.documents.web.elements import MAIN, TITLE, write
from parat.documents.web.writing import MARK, PLACE, Writing
from parat.documents.word.properties import LANGUAGE, title_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def web_page(page: etree._Element, cover: Cover) -> bytes:
    """Turn a completed XHTML page into one self-contained HTML file; equal input gives equal bytes.

    Nothing is asked for from elsewhere and nothing runs in it. The page itself is not changed.
    Raises UnknownMarkupError or MissingImageError.
    """
    found = page.find("body")
    if found is None or found.find("main") is None:
        raise refuse(page, "Write html with a body that has a main.", PLACE)
    shown = "\n".join([*_head(cover, found), *_body(found, cover), "</body>", "</html>", ""])
    return shown.encode("utf-8")


def _head(cover: Cover, body: etree._Element) -> list[str]:
    classes = " ".join(filter(None, (body.get("class", "report"), "with-contents" * (body.find("nav") is not None))))
    return [
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGE}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(title_of(cover))}</title>",
        f"<style>\n{style_sheet()}\n</style>",
        "</head>",
        f'<body class="{escaped(classes)}">',
        f'<a class="skip" href="#{MAIN}">Gå til indholdet</a>',
    ]


def _body(body: etree._Element, cover: Cover) -> list[str]:
    on_cover = any(line.get("class") == TITLE for line in body.iterfind("header/p"))
    marked = any(line.get("class") == MARK for line in body.iter("p"))
    writing = Writing(deeper=int(on_cover), mark="" if marked else cover.mark_da)
    for child in body:
        write(child, writing)
        writing.out.append("\n")
    return [writing.text().strip(), f'<footer class="colophon"><p>{escaped(_colophon(cover))}</p></footer>']


def _colophon(cover: Cover) -> str:
    dated = long_date(cover.dated)
    told = (cover.official_name, cover.title, cover.state_da, cover.version_da, dated, cover.mark_da)
    return " · ".join(filter(None, told))

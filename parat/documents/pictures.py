"""Find pictures and the style sheet of web pages: in the folder of own templates first, then in ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from parat.documents.errors import MissingImageError
from parat.documents.own_files import bytes_of, unusable
from parat.documents.render import TEMPLATES
from parat.settings import settings

OURS = TEMPLATES / "images"
STYLE_SHEET = Path("web", "page.css")

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_PNG, _SVG = ".png", ".svg"
_KINDS = {_SVG: "image/svg+xml", _PNG: "image/png"}
_SIGNATURE, _HEADER = b"\x89PNG\r\n\x1a\n", b"IHDR"
_SMALLEST, _LARGEST = 33, 10_000_000
_TRIED: ContextVar[Path | None] = ContextVar("_TRIED", default=None)


@contextmanager
def pictures_of(folder: Path) -> Iterator[None]:
    """Take pictures and the style sheet from this folder of own templates, whatever the setting says."""
    before = _TRIED.set(folder)
    try:
        yield
    finally:
        _TRIED.reset(before)


def png(name: str) -> bytes:
    """Give the picture of this name for a Word file; raises MissingImageError or UnreadableTemplateError."""
    return _read(_found(name, (_PNG,)))


def for_the_web(name: str) -> tuple[str, bytes]:
    """Give the picture of this name for a web page, drawn if there is a drawing, with its media type."""
    path = _found(name, (_SVG, _PNG))
    return _KINDS[path.suffix], _read(path)


def style_sheet() -> str:
    """Give the style sheet of web pages; raises UnreadableTemplateError when it cannot stand in a page."""
    own = _own_folder()
    path = own / STYLE_SHEET if own and (own / STYLE_SHEET).is_file() else TEMPLATES / STYLE_SHEET
    try:
        text = _read(path).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise unusable(path, "it is not UTF-8", "Save the file again as UTF-8.") from fault
    if "</" in text:
        raise unusable(path, "it holds the characters </", "Take them out: they would end the style sheet.")
    return text.strip()


def looks() -> bytes:
    """Give what decides how pages look beside templates and base.docx: the style sheet and the pictures."""
    paths = [path for folder in _folders() for path in sorted(folder.glob("*")) if path.suffix in _KINDS]
    return style_sheet().encode() + b"".join(_read(path) for path in paths)


def _found(name: str, endings: tuple[str, ...]) -> Path:
    if _NAME.fullmatch(name):
        for folder in _folders():
            for ending in endings:
                if (folder / f"{name}{ending}").is_file():
                    return folder / f"{name}{ending}"
    raise MissingImageError(name=name)


def _folders() -> list[Path]:
    own = _own_folder()
    return [*([own / "images"] if own else []), OURS]


def _own_folder() -> Path | None:
    return _TRIED.get() or settings().templates


def _read(path: Path) -> bytes:
    content = bytes_of(path, _LARGEST, "Save it with fewer points.")
    if path.suffix == _PNG and not _is_png(content):
        raise unusable(path, "it is no PNG picture", "Save the picture again as PNG.")
    return content


def _is_png(content: bytes) -> bool:
    size = content[16:24]
    whole = len(content) > _SMALLEST and content.startswith(_SIGNATURE) and content[12:16] == _HEADER
    return whole and b"\0\0\0\0" not in (size[:4], size[4:])

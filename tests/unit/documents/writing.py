"""Write a Word file from the body of a page, as a test of the writer needs it."""

import struct
import zlib

from parat.documents.contexts import Cover
from parat.documents.outline import complete_outline, drop_silent_blocks, manifest_of
from parat.documents.render import parse_markup
from parat.documents.word import Properties, write_word
from parat.documents.word.base import BASE, base_from
from tests.unit.documents.builders import a_cover


def written(body: str, *, base=None, cover: Cover | None = None, kind="", pages=None) -> bytes:
    look = f' class="{kind}"' if kind else ""
    page = parse_markup(f"<html><body{look}>{body}</body></html>", "page")
    drop_silent_blocks(page)
    complete_outline(page, "page", pages or {})
    manifest = manifest_of(page, "page")
    properties = Properties(cover or a_cover("Titel"), "eksempel-2026/9904", "g", "k")
    return write_word(page, base or base_from(BASE.read_bytes()), properties, frozenset(manifest), "page")


def a_dot() -> bytes:
    """Make the smallest picture there is."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")

"""Read the letters of a text file, and refuse a text whose letters cannot be told for certain or were ruined.

A text file does not say how its letters are stored. UTF-8 is told by its form; what is not UTF-8 is taken for
Windows-1252 only when every letter in it is one that Danish texts have. A text that was once read in a wrong way and
saved again shows it by pairs of signs, like Ã¦, that no Danish text has.
"""

import codecs
import re
from collections.abc import Iterator

from parat.intake.delimited_errors import GarbledLettersError, UncertainLettersError

_UTF_8_MARK, _UTF_16_MARKS = codecs.BOM_UTF8, (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DANISH = "æøåÆØÅéèêëáàâäíîïóôöúûüñçßÉÖÜÄ"
_SIGNS = "\u00a0§°·½¼²³´«»€–—‘’“”„•…×÷\u00ad"
_UNLIKELY = re.compile(f"[^\x00-\x7f{_DANISH}{_SIGNS}]")
# what Æ, æ, ½ and … of other systems look like in Windows-1252
_OTHER_SYSTEMS = re.compile(r"\w‘|‘(?![^\n]*’)|(?<![\w‘])’|[a-zæøå]É|\A[^»]*«[^»]*\Z")
_MISREAD = re.compile(
    r"[^\W\d_][°¯¿›†¢¥¤\u0080-\u009f][^\W\d_]|[a-zæøå][ÊÕÂÚÏÈŒ]|[A-Z]Ï[A-Z]|[A-Za-z]‘[a-z]|(?<!\w)[µÊ¾∆≈®][a-zA-ZæøåÆØÅ]"
    r"|[\u2500-\u259f\ufffd]|\+A(?:OY|Pg|OU|MY|Ng|MU)"
)
_LOST = re.compile(r"(?<!\S)(?!\S*(?:://|www\.))\S*?([^\W\d_]\?[a-zæøå])")
_WRONG_WAYS = ("cp1252", "latin-1", "mac_roman", "cp850", "cp437")
_WORD_SO_FAR, _REST_OF_WORD = re.compile(r"[^\W\d]{0,12}\Z"), re.compile(r"[^\W\d]{0,12}")


def letters_in(content: bytes, file: str) -> str:
    """Give the text; raises UncertainLettersError or GarbledLettersError."""
    text = _decoded(content, file)
    if "\0" in text:
        raise _uncertain(file, "it is no plain text", "det er ikke en almindelig tekstfil")
    for pattern in (_GARBLED, _MISREAD, _LOST):
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise GarbledLettersError(file=file, found=_around(text, found), line=line)
    return text


def _decoded(content: bytes, file: str) -> str:
    try:
        if content.startswith(_UTF_8_MARK):
            return content.decode("utf-8-sig")
        if content.startswith(_UTF_16_MARKS):
            return content.decode("utf-16")
    except UnicodeDecodeError as fault:
        raise _uncertain(file, "it does not go on as it begins", "filen hænger ikke sammen") from fault
    return _utf_8_or_windows(content, file)


def _utf_8_or_windows(content: bytes, file: str) -> str:
    of_windows = content.decode("cp1252", "replace")
    windows = _is_danish(of_windows)
    try:
        utf_8 = content.decode("utf-8")
    except UnicodeDecodeError:
        if windows or _GARBLED.search(of_windows):
            return of_windows
        raise _uncertain(file, "it was saved by another system", "filen er gemt i et ukendt tegnsæt") from None
    if windows and not content.isascii() and not _GARBLED.search(of_windows):
        raise _uncertain(file, "they make sense in two ways", "de giver mening på to måder")
    return utf_8


def _is_danish(of_windows: str) -> bool:
    return not (_UNLIKELY.search(of_windows) or _OTHER_SYSTEMS.search(of_windows))


def _uncertain(file: str, reason: str, reason_da: str) -> UncertainLettersError:
    return UncertainLettersError(file=file, reason=reason, reason_da=reason_da)


def _around(text: str, found: re.Match[str]) -> str:
    """Give the ruined word without any digit, which might belong to a CPR number."""
    before = _WORD_SO_FAR.search(text, max(0, found.start() - 12), found.start())
    after = _REST_OF_WORD.match(text, found.end())
    ruined = found[1] if found.re is _LOST else found[0]
    return f"{before[0] if before else ''}{ruined.strip()}{after[0] if after else ''}"


def _wrong_forms() -> Iterator[str]:
    """Give what each Danish letter and sign becomes when its UTF-8 is read in one of the wrong ways."""
    high = [*_DANISH, *_SIGNS, *map(chr, range(0xA0, 0x100)), "\u030a", "\u0308", "\u0301"]
    for letter in high:
        stored = letter.encode("utf-8")
        for way in _WRONG_WAYS:
            yield "".join(_read_as(byte, way) for byte in stored)


def _read_as(byte: int, way: str) -> str:
    return bytes([byte]).decode(way, "ignore") or chr(byte)


_GARBLED = re.compile("|".join(map(re.escape, sorted(set(_wrong_forms()), key=len, reverse=True))))

"""Compare words as people write them: case, spaces and the two ways to store å do not count."""

import unicodedata

REQUIRED_MARK = "*"
QUESTION, ANSWER = "Spørgsmål", "Svar"
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = "\n\t"


def text_in(text: str) -> str:
    """Give a text with composed letters and plain line breaks, without control characters and outer spaces.

    Nothing is guessed: "0101" keeps its zero, and "NA" is a word like any other.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", "".join(filter(_is_writing, lines))).strip()


def folded(text: str) -> str:
    """Give the form of a word or a label that is compared: composed letters, lower case, single spaces."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join(composed.replace("\u00ad", "").replace(REQUIRED_MARK, " ").split())


def heading(label_da: str, required: bool) -> str:
    """Give a label as it stands in the workbook: required ones carry a star."""
    return f"{label_da} {REQUIRED_MARK}" if required else label_da


def _is_writing(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _BIDI_CONTROLS

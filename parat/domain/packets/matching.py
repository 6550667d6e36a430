"""Compare words as people write them: case, spaces and the two ways to store å do not count."""

import unicodedata

REQUIRED_MARK = "*"
QUESTION, ANSWER = "Spørgsmål", "Svar"


def folded(text: str) -> str:
    """Give the form of a word or a label that is compared: composed letters, lower case, single spaces."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join(composed.replace("\u00ad", "").replace(REQUIRED_MARK, " ").split())


def heading(label_da: str, required: bool) -> str:
    """Give a label as it stands in the workbook: required ones carry a star."""
    return f"{label_da} {REQUIRED_MARK}" if required else label_da

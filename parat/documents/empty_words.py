"""Know the words that say nothing: names of files instead of what a picture shows, and links that do not say where."""

import re

FILE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp)$"
    r"|^(?:billede|image|picture|img|diagram|chart|figur|figure|grafik|graphic|objekt|object)[ _]*\d*$",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset({"", "her", "klik her", "se her", "læs her", "læs mere", "link", "dette link"})
_ADDRESS = re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)


def is_silent_link(text: str) -> bool:
    """Say whether a link's text leaves unsaid where it leads."""
    said = text.strip()
    return said.casefold().strip(" .»«") in _SAYS_NOTHING or bool(_ADDRESS.match(said))

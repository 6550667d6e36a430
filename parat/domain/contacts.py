"""Tell a function's own mailbox from a person's, so that no document shows a person's address."""

import re
import unicodedata

_SHORTEST_WORD = 3


def function_mailbox(function: str, sector: str, name: str, mail: str) -> str:
    """Give the mailbox when it belongs to the function itself, else nothing.

    It does when no person is named with it and it shares a word with the function or its sector: a mailbox of initials
    may be a person's, and is left out.
    """
    local, at, _ = mail.strip().partition("@")
    if not at or name.strip():
        return ""
    return mail.strip() if _words(local) & _words(f"{function} {sector}") else ""


def found_by(word: str, function: str) -> bool:
    """Say whether a function is the one that a word such as `tovholder` asks for."""
    return word.casefold() in function.casefold()


def _words(text: str) -> set[str]:
    plain = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return {word for word in re.findall("[a-z]+", plain) if len(word) >= _SHORTEST_WORD}

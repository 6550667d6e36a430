"""Keep of a text what every mail program and calendar can show."""

import re

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(text: str) -> str:
    """Give a text with line feeds between its lines and without control characters."""
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " ")).strip()


def one_line(text: str) -> str:
    """Give a text on one line, so that it can stand where the next line would mean something else."""
    return " ".join(plain(text).split())

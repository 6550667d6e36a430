"""Go through large XML parts one element at a time, without keeping what has been passed."""

import io
from collections.abc import Iterator

from lxml import etree


def elements_in(part: bytes, *names: str) -> Iterator[etree._Element]:
    """Give each finished element with one of these names, whatever its namespace; it is emptied when passed.

    Raises etree.XMLSyntaxError. No entity is resolved, no network is used, and only UTF-8 is read.
    """
    tags = [f"{{*}}{name}" for name in names]
    for _, element in etree.iterparse(
        io.BytesIO(part), tag=tags, encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]

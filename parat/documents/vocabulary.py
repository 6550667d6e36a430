"""List what a template may use beside the document's data: our filters and tests, each named as templates name it."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from parat.documents import danish
from parat.documents.marking import status_class

_WEB_ADDRESS = re.compile(r"^https?://[\w.-]+(?:[:/?#]\S*)?$")


def is_web_address(text: str) -> bool:
    """Say whether a text is an address that a link can lead to."""
    return bool(_WEB_ADDRESS.match(text))


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "long_date": danish.long_date,
        "short_date": danish.short_date,
        "number": danish.number,
        "score": danish.score,
        "listed": danish.listed,
        "counted": danish.counted,
        "filled": danish.filled,
        "named_by": danish.named_by,
        "sentence": danish.sentence,
        "blocks": danish.blocks,
        "status_class": status_class,
    }
)
TESTS: Mapping[str, Callable[..., bool]] = MappingProxyType({"web_address": is_web_address})

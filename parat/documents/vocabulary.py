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


_OF_DANISH = (
    danish.long_date, danish.short_date, danish.weekday_date, danish.month_year, danish.date_range, danish.clock,
    danish.time_range, danish.working_days_after, danish.months_after, danish.number, danish.percent, danish.money,
    danish.hours, danish.working_days, danish.score, danish.listed, danish.either, danish.counted, danish.filled,
    danish.named_by, danish.sentence, danish.capitalised, danish.uncapitalised, danish.genitive, danish.blocks,
)  # fmt: skip
FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {**{form.__name__: form for form in _OF_DANISH}, "status_class": status_class}
)
TESTS: Mapping[str, Callable[..., bool]] = MappingProxyType({"web_address": is_web_address})

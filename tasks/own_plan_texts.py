"""Know again, in a plan that was written here, the passages that were the municipality's own texts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from parat.documents.word.bookmarks import bookmark_name
from parat.domain.plan_structure import sections

_MOST_LINES = 40


def mark_by_bookmark(bookmarks: Iterable[str]) -> str | None:
    """Give the section whose local text bears one of these bookmarks; None for what is generated anew each time."""
    return next((mark for name in bookmarks if (mark := _own_texts().get(name))), None)


@cache
def _own_texts() -> Mapping[str, str]:
    return dict(_bookmarks_of_local_texts())


def _bookmarks_of_local_texts() -> Iterator[tuple[str, str]]:
    lines = range(1, _MOST_LINES + 1)
    for one in sections():
        local = f"{'annex' if one.number is None else 'chapter'}-{one.mark}-local"
        for line in lines:
            yield bookmark_name(f"{local}-{line}"), one.mark
            yield from ((bookmark_name(f"{local}-{line}-{item}"), one.mark) for item in lines)

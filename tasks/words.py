"""Say in Danish what the record keeps as keys."""

from parat.domain.labels import Kind, labels


def lines_in(text: str) -> tuple[str, ...]:
    """Give a text's lines, without the empty ones and without white space at their ends."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def decider_da(decided_by: str | None) -> str:
    """Name in Danish the function that decided; what is no known key stands as it was written."""
    return labels(Kind.DECIDER).get(decided_by or "", decided_by or "")

"""Read files that may come from a folder of own templates, up to a size, and refuse those that cannot be used."""

from pathlib import Path

from parat.documents.errors import UnreadableTemplateError


def bytes_of(path: Path, most: int, smaller: str) -> bytes:
    """Read a file of at most so many bytes; `smaller` says what to do about a larger one.

    Raises UnreadableTemplateError.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as fault:
        raise unusable(path, fault.strerror or "it cannot be read", "Give yourself the right to read it.") from fault
    if len(content) > most:
        raise unusable(path, f"it is larger than {most // 1_000_000} MB", smaller)
    return content


def unusable(path: Path, reason: str, advice: str) -> UnreadableTemplateError:
    """Make the error for a file that cannot be used; the caller raises it."""
    return UnreadableTemplateError(file=path, reason=reason, advice=advice)

"""Read the hidden properties of an Office package, by which a file of ours is known when it comes back."""

from collections.abc import Mapping

from parat.ooxml.xml import parse_part

_CUSTOM = "docProps/custom.xml"


def hidden_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the custom properties by name; empty when the package has none. Raises UnreadablePackageError."""
    part = parts.get(_CUSTOM)
    rows = parse_part(part, _CUSTOM) if part else ()
    return {str(row.get("name")): "".join(map(str, row.itertext())).strip() for row in rows}

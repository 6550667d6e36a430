"""Say what stands on the cover and in the header and footer of every document."""

from dataclasses import dataclass
from datetime import date

EXAMPLE_MARK = "Eksempel – fiktiv kommune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Name the document: whose it is, which version, in what state, and whether it is an example.

    `municipality` is the short name ("Egeby"), `official_name` the full one ("Egeby Kommune"). `state_da` is shown
    as it stands ("Udkast", "Godkendt", "Vedtaget"). `dated` is the day of the generation, never today's date.
    """

    municipality: str
    official_name: str
    programme_title: str
    title: str
    generation: int
    state_da: str
    dated: date
    subtitle: str = ""
    journal_number: str = ""
    responsible_unit: str = ""
    prepared_by: str = ""
    is_example: bool = False

    @property
    def version_da(self) -> str:
        """Say which version this is, in Danish."""
        return f"version {self.generation}"

    @property
    def mark_da(self) -> str:
        """Give the mark of an example document; empty for a real one."""
        return EXAMPLE_MARK if self.is_example else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Be all that one document shows; every kind of document has a context of its own."""

    cover: Cover

"""Know the 25 municipalities of the example: none of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parat.domain.municipalities import Municipality
from parat.example.texts import words

_CVR_BASE = 9900


@dataclass(frozen=True, slots=True)
class Place:
    """Be an example municipality with the names that its texts mention; `kind` chooses words that fit it."""

    municipality: Municipality
    kind: str
    department: str
    meets_at: str
    school: str
    housing: str

    @property
    def code(self) -> str:
        """Give the municipality's code."""
        return self.municipality.code

    @property
    def name(self) -> str:
        """Give the municipality's short name."""
        return self.municipality.name

    @property
    def facts(self) -> Mapping[str, str]:
        """Give what the texts may mention."""
        return {
            "name": self.name,
            "department": self.department,
            "police_district": self.municipality.police_district,
            "school": self.school,
            "housing": self.housing,
        }


@cache
def places() -> tuple[Place, ...]:
    """Give every example municipality, by code."""
    return tuple(_place(row) for row in words("municipalities")["municipality"])


def place_of(code: str) -> Place:
    """Give the example municipality with this code."""
    return next(place for place in places() if place.code == code)


def _place(row: Mapping[str, Any]) -> Place:
    municipality = Municipality(
        code=row["code"],
        name=row["name"],
        official_name=f"{row['name']} Kommune",
        cvr=f"{int(row['code']) - _CVR_BASE:08d}",
        region=row["region"],
        police_district=row["police_district"],
        population_2016=row["population"],
    )
    return Place(municipality, row["kind"], row["department"], row["meets_at"], row["school"], row["housing"])

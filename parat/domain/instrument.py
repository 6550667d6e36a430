"""Hold the readiness instrument: dimensions, items, roles, scale and bands, one version at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from parat.domain.errors import InputError
from parat.domain.resources import names_in, rows_of, tables_of


class UnknownInstrumentError(InputError):
    """Refuse a version of the instrument that does not exist."""

    code = "IND-210"
    what = "there is no readiness instrument «{found}»."
    where = "Programme"
    remedy = "Use one of: {allowed}."
    what_da = "der findes ikke et parathedsskema i version »{found}«."
    where_da = "Program"
    remedy_da = "Brug en af: {allowed}."


class UnknownItemError(InputError):
    """Refuse an item that this version of the instrument does not have."""

    code = "IND-211"
    what = "the readiness instrument {version} has no item «{found}»."
    where = "Readiness"
    remedy = "Use the item numbers of the packet that was sent out."
    what_da = "parathedsskemaet {version} har ikke et udsagn »{found}«."
    where_da = "Parathedsvurdering"
    remedy_da = "Brug udsagnsnumrene fra det udsendte skema."


class UnknownRoleError(InputError):
    """Refuse a respondent's role that the instrument does not have."""

    code = "IND-212"
    what = "the readiness instrument {version} has no role «{found}»."
    where = "Respondent"
    remedy = "Use one of: {allowed}."
    what_da = "parathedsskemaet {version} har ikke en rolle »{found}«."
    where_da = "Respondent"
    remedy_da = "Brug en af: {allowed}."


@dataclass(frozen=True, slots=True)
class Role:
    """Be a respondent's role; an observer's answers are shown but not counted in the score."""

    key: str
    label_da: str
    required: bool
    observer: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Be a named stretch of the scale, both ends included."""

    key: str
    label_da: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """Be one statement of the instrument, with what a 0, a 2 and a 4 look like in practice."""

    id: str
    dimension: str
    statement_da: str
    gloss_en: str
    anchors_da: Mapping[int, str]
    critical: bool
    weight: Decimal
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """Be one of the nine dimensions, with its items and its five anchors for the short mapping."""

    id: str
    title_da: str
    title_en: str
    anchors_da: Mapping[int, str]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Instrument:
    """Be one version of the readiness instrument."""

    version: str
    title_da: str
    scale_da: tuple[str, ...]
    roles: tuple[Role, ...]
    bands: tuple[Band, ...]
    dimensions: tuple[Dimension, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Give every item, dimension by dimension."""
        return tuple(item for dimension in self.dimensions for item in dimension.items)

    @cached_property
    def required_roles(self) -> tuple[str, ...]:
        """Give the roles that must answer before the report is made."""
        return tuple(role.key for role in self.roles if role.required)

    @cached_property
    def observers(self) -> frozenset[str]:
        """Give the roles whose answers stay out of the score."""
        return frozenset(role.key for role in self.roles if role.observer)

    def item(self, item_id: str) -> Item:
        """Give an item by its number, such as D5.2; raise UnknownItemError."""
        if item_id not in self._by_id:
            raise UnknownItemError(version=self.version, found=item_id)
        return self._by_id[item_id]

    def dimension(self, dimension_id: str) -> Dimension:
        """Give a dimension by its number, such as D5; raise UnknownItemError."""
        for dimension in self.dimensions:
            if dimension.id == dimension_id:
                return dimension
        raise UnknownItemError(version=self.version, found=dimension_id)

    def role(self, key: str) -> Role:
        """Give a role by its key; raise UnknownRoleError."""
        for role in self.roles:
            if role.key == key:
                return role
        raise UnknownRoleError(version=self.version, found=key, allowed=[role.key for role in self.roles])

    def band_of(self, score: Decimal) -> Band:
        """Give the band of a score that is rounded to one decimal."""
        return next(band for band in self.bands if band.low <= score <= band.high)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}


@cache
def instrument(version: str) -> Instrument:
    """Give the instrument in a version, such as 2026.1; raise UnknownInstrumentError."""
    if version not in instrument_versions():
        raise UnknownInstrumentError(found=version, allowed=instrument_versions())
    head = tables_of("instruments", version, "instrument.toml")
    return Instrument(
        version=head["version"],
        title_da=head["title"],
        scale_da=tuple(head["scale"]),
        roles=tuple(_role(row) for row in head["roles"]),
        bands=tuple(Band(row["key"], row["label"], Decimal(row["low"]), Decimal(row["high"])) for row in head["bands"]),
        dimensions=_dimensions(head["items"], head["left_out"]),
    )


@cache
def instrument_versions() -> tuple[str, ...]:
    """List the versions that exist, the oldest first."""
    return names_in("instruments")


def _role(row: Mapping[str, Any]) -> Role:
    return Role(row["key"], row["label"], row.get("required", False), row.get("observer", False))


def _dimensions(version: str, left_out: Sequence[str]) -> tuple[Dimension, ...]:
    items = [_item(row) for row in rows_of("instruments", version, "items.csv") if row["id"] not in left_out]
    return tuple(_dimension(row, items) for row in rows_of("instruments", version, "dimensions.csv"))


def _dimension(row: Mapping[str, str], items: Sequence[Item]) -> Dimension:
    return Dimension(
        id=row["id"],
        title_da=row["title_da"],
        title_en=row["title_en"],
        anchors_da={value: row[f"anchor_{value}"] for value in range(5)},
        items=tuple(item for item in items if item.dimension == row["id"]),
    )


def _item(row: Mapping[str, str]) -> Item:
    return Item(
        id=row["id"],
        dimension=row["dimension"],
        statement_da=row["statement_da"],
        gloss_en=row["gloss_en"],
        anchors_da={value: row[f"anchor_{value}"] for value in (0, 2, 4)},
        critical=row["critical"] == "yes",
        weight=Decimal(row["weight"]),
        sources=tuple(row["sources"].split(";")),
    )

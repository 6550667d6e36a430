"""Find what a person means: a municipality in any spelling, and its engagement."""

from db.errors import RecordNotFoundError
from db.schema import Engagement, Programme
from db.schema import Municipality as MunicipalityRow
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.domain.errors import InputError
from parat.domain.municipalities import Municipality, find
from parat.domain.standing import finished


class AmbiguousProgrammeError(InputError):
    """Ask for the programme when a municipality takes part in more than one."""

    code = "IND-021"
    what = "{municipality} takes part in more than one programme: {programmes}."
    where = "Municipality {municipality}"
    remedy = "Name the programme with --programme, or write <programme>/<code>."
    what_da = "{municipality} deltager i mere end ét program: {programmes}."
    where_da = "Kommune {municipality}"
    remedy_da = "Angiv programmet."


class AmbiguousCallError(InputError):
    """Ask for the programme when several calls are open."""

    code = "IND-024"
    what = "more than one programme is open: {programmes}."
    where = "The record"
    remedy = "Name the programme with --programme."
    what_da = "der er mere end ét åbent program: {programmes}."
    where_da = "Registret"
    remedy_da = "Angiv programmet."


class NotEnrolledError(InputError):
    """Say that a municipality takes part in no programme."""

    code = "IND-022"
    what = "{municipality} takes part in no programme{named}."
    where = "Municipality {municipality}"
    remedy = "Enrol it first: parat enrol {municipality} --start new."
    what_da = "{municipality} deltager ikke i noget program{named}."
    where_da = "Kommune {municipality}"
    remedy_da = "Tilmeld den først."


class NoProgrammeError(InputError):
    """Say that there is no programme to work in."""

    code = "IND-023"
    what = "there is no open programme."
    where = "The record"
    remedy = "Begin one: parat programme new SLUG --title ..., then parat programme open SLUG."
    what_da = "der er intet åbent program."
    where_da = "Registret"
    remedy_da = "Opret et program først."


def engagement_in(read: Reader, text: str, programme: str | None = None) -> str:
    """Give the key of the engagement that a person means by a municipality's name, its code, or the whole key.

    Raise UnknownMunicipalityError, NotEnrolledError or AmbiguousProgrammeError.
    """
    if read.find(Engagement, text):
        return text
    head, slash, tail = text.rpartition("/")
    if slash:
        programme, text = head, tail
    municipality = find(text, known_municipalities(read))
    rows = read.all(Engagement, Engagement.municipality == municipality.code)
    keys = [row.id for row in rows if programme in (None, row.programme)]
    if not keys:
        raise NotEnrolledError(municipality=municipality.name, named=f" «{programme}»" if programme else "")
    return _the_one(read, keys, municipality)


def programme_in(read: Reader, slug: str | None) -> Programme:
    """Give a programme by its slug, or the only open one; an example stands back behind a real one."""
    if slug:
        return read.get(Programme, slug)
    rows = read.all(Programme, Programme.state == "open")
    if not rows:
        raise NoProgrammeError
    real = [row for row in rows if not row.is_example] or rows
    if len(real) > 1:
        raise AmbiguousCallError(programmes=[row.id for row in real])
    return real[0]


def known_municipalities(read: Reader) -> list[Municipality]:
    """List the municipalities of the record."""
    return [municipality_of(row) for row in read.all(MunicipalityRow)]


def municipality_of(row: MunicipalityRow) -> Municipality:
    """Give a stored municipality as the domain knows it."""
    return Municipality(
        row.id, row.name, row.official_name, row.cvr, row.region, row.police_district, row.population
    )  # fmt: skip


def engagement_row(read: Reader, key: str) -> tuple[Engagement, MunicipalityRow, Programme]:
    """Give an engagement with its municipality and its programme; raise RecordNotFoundError."""
    row = read.get(Engagement, key)
    municipality, programme = read.find(MunicipalityRow, row.municipality), read.find(Programme, row.programme)
    if municipality is None or programme is None:
        raise RecordNotFoundError(table="municipality or programme", found=key)
    return row, municipality, programme


def _the_one(read: Reader, keys: list[str], municipality: Municipality) -> str:
    if len(keys) == 1:
        return keys[0]
    standings = [standing_of(read.connection, key) for key in keys]
    running = [one.engagement for one in standings if one.closed_because is None and not finished(one)]
    if len(running) == 1:
        return running[0]
    raise AmbiguousProgrammeError(municipality=municipality.name, programmes=[key.rpartition("/")[0] for key in keys])

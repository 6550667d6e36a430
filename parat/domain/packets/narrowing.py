"""Narrow a packet to one part of it, or to one respondent; and give it whole, with all that any workbook of it holds.

In the joint workbook a shared column (documentation, reason) stands for all who answer a row. In a respondent's own
workbook the column is that respondent's alone, under the key `own_key` gives.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parat.domain.packets.declaration import Column, PacketSpec, Part, ReasonRule, Sheet, Value, with_columns

Cells = Mapping[str, Value | None]


def own_key(column: str, respondent: str) -> str:
    """Give the key of a shared column in a respondent's own workbook."""
    return f"{column}_{respondent}"


def narrowed(spec: PacketSpec, respondent: str = "", part: str = "", addressee_da: str = "") -> PacketSpec:
    """Give the workbook of one respondent or of one part; with neither, the joint one. `addressee_da` names for whom.

    A sheet or a column that is left out says nothing when the workbook comes back.
    """
    kept = (sheet for sheet in spec.sheets if part in ("", sheet.part) or not sheet.part)
    sheets = tuple(_narrowed(sheet, respondent, part) for sheet in kept if not (respondent and sheet.joint_only))
    told = [one for one in spec.parts if one.key == part]
    return replace(
        spec,
        title_da=told[0].title_da if told else spec.title_da,
        instructions_da=_instructions(spec, respondent, told),
        sheets=sheets,
        part=part,
        respondent=respondent,
        addressee_da=addressee_da,
    )


def narrowed_rows(spec: PacketSpec, rows: Mapping[str, Sequence[Cells]]) -> dict[str, list[Cells]]:
    """Keep of a record's rows what a workbook shows: its sheets and columns, and of the respondents its own."""
    kept: dict[str, list[Cells]] = {}
    for sheet in spec.sheets:
        keys = [column.key for column in sheet.columns]
        shown = (row for row in rows.get(sheet.key, ()) if _is_shown(spec, sheet, row))
        kept[sheet.key] = [{key: row.get(key) for key in keys} for row in shown]
    return kept


def _is_shown(spec: PacketSpec, sheet: Sheet, row: Cells) -> bool:
    alone = spec.respondent and sheet.lists_respondents
    return not alone or row.get(sheet.row_key[0]) == spec.respondent


def whole(spec: PacketSpec) -> PacketSpec:
    """Give a packet with the columns of every edition and of every respondent's own workbook."""
    return replace(spec, sheets=tuple(_whole(sheet, spec.respondents) for sheet in spec.sheets))


def _instructions(spec: PacketSpec, respondent: str, told: Sequence[Part]) -> tuple[str, ...]:
    """Tell a respondent of the parts and the column that are theirs; those who answer together, of all of it."""
    if not respondent and not told:
        return spec.instructions_da
    lines = dict.fromkeys(line for part in told or spec.parts for line in part.instructions_da)
    every_column = f"{spec.respondents[0]}-{spec.respondents[-1]}"
    return tuple(line.replace(every_column, respondent or every_column) for line in lines)


def _narrowed(sheet: Sheet, respondent: str, part: str) -> Sheet:
    columns = tuple(column for column in sheet.columns if part in ("", column.part) or not column.part)
    if not respondent:
        return with_columns(sheet, columns)
    mine = tuple(_owned(column, respondent) for column in columns if column.of in ("", respondent))
    if sheet.lists_respondents:
        locked = tuple(replace(one, locked=True) if one.required else one for one in mine)
        return replace(with_columns(sheet, locked), fixed_rows=True, help_da=sheet.own_help_da)
    rules = tuple(_owned_rule(sheet, rule, respondent) for rule in sheet.reasons)
    return with_columns(replace(sheet, reasons=rules), mine)


def _owned(column: Column, respondent: str) -> Column:
    return replace(column, key=own_key(column.key, respondent), of=respondent) if column.shared else column


def _owned_rule(sheet: Sheet, rule: ReasonRule, respondent: str) -> ReasonRule:
    shared = sheet.column(rule.reason).shared
    return replace(rule, reason=own_key(rule.reason, respondent)) if shared else rule


def _whole(sheet: Sheet, respondents: tuple[str, ...]) -> Sheet:
    own = _own_columns(sheet, respondents)
    return replace(sheet, columns=(*sheet.columns, *sheet.former, *own), former=())


def _own_columns(sheet: Sheet, respondents: tuple[str, ...]) -> Iterator[Column]:
    for column in sheet.columns:
        if column.shared:
            yield from (_owned(column, respondent) for respondent in respondents)

"""Write values into the cells of a packet so that text stays text and Excel helps with the rest."""

import re
from datetime import date
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation

from parat.domain.packets import EARLIEST, LATEST, Column, Value
from parat.domain.packets.allowed import allowed_da

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ACTS_IN_EXCEL = ("=", "+", "-", "@", "'", "\t")
_LONGEST_CELL = 32_767
_LONGEST_PROMPT = 250
_LARGEST = 1_000_000_000
_INLINE_LIST = 250
YES_NO = ("ja", "nej")


def write_value(cell: Cell, column: Column, value: Value | None) -> None:
    """Put a stored value into a cell the way the column shows it."""
    if value is None:
        return
    if column.kind in ("integer", "decimal", "percent", "date"):
        cell.value = value
    elif column.kind == "yes_no":
        write_text(cell, YES_NO[0] if value else YES_NO[1])
    elif column.kind == "choice":
        _write_choice(cell, dict(column.choices).get(str(value), str(value)))
    else:
        write_text(cell, str(value))


def write_text(cell: Cell, text: str) -> None:
    """Put text into a cell as text, also when it begins like a formula."""
    kept = _NOT_IN_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", kept)[:_LONGEST_CELL]
    cell.data_type = "s"
    if kept.startswith(_ACTS_IN_EXCEL):
        cell.quotePrefix = True


def text_shown(column: Column, value: Value | None) -> str:
    """Give about what a cell will show, to measure it."""
    if value is None or column.hidden:
        return ""
    return dict(column.choices).get(str(value), str(value))


def validation_of(column: Column, choices_at: str) -> DataValidation:
    """Give the rule that Excel applies to a column's cells; `choices_at` is where long lists stand."""
    rule = _condition(column, choices_at)
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle = "Det kan ikke stå her"
    rule.error = _fitted(f"{column.label_da}: {allowed_da(column)}")
    if column.help_da:
        rule.showInputMessage = True
        rule.promptTitle = column.label_da[:32]
        rule.prompt = _fitted(column.help_da)
    return rule


def inline_choices(column: Column) -> bool:
    """Tell whether a column's choices fit into the rule itself."""
    labels = [label for _, label in column.choices]
    return not any("," in label or '"' in label for label in labels) and len(",".join(labels)) <= _INLINE_LIST


def _write_choice(cell: Cell, label: str) -> None:
    if label.isdecimal():
        cell.value = int(label)
    else:
        write_text(cell, label)


def _condition(column: Column, choices_at: str) -> DataValidation:
    if column.kind == "choice":
        inline = '"' + ",".join(label for _, label in column.choices) + '"'
        return DataValidation(type="list", formula1=inline if inline_choices(column) else choices_at)
    if column.kind == "yes_no":
        return DataValidation(type="list", formula1='"' + ",".join(YES_NO) + '"')
    if column.kind == "date":
        return _between("date", _serial(EARLIEST), _serial(LATEST))
    if column.kind in ("text", "time"):
        return DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(column.max_length))
    least = -_LARGEST if column.minimum is None else column.minimum
    most = _LARGEST if column.maximum is None else column.maximum
    return _between("whole" if column.kind == "integer" else "decimal", least, most)


def _between(sort: Literal["date", "decimal", "whole"], least: int, most: int) -> DataValidation:
    return DataValidation(type=sort, operator="between", formula1=str(least), formula2=str(most))


def _serial(day: date) -> int:
    return (day - _EXCEL_DAY_ZERO).days


def _fitted(text: str) -> str:
    return text if len(text) <= _LONGEST_PROMPT else text[: _LONGEST_PROMPT - 1].rstrip() + "…"

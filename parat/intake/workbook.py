"""Read the cells of a workbook as the text that a person sees, written the Danish way.

Excel, LibreOffice and Google write the same workbook in different ways: strings shared or inline, references left
out, dates counted from 1900 or 1904, parts under any name. Numbers are kept exactly as they are shown.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from parat.intake.gate_content import column_number
from parat.intake.streaming import elements_in

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_PATTERN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_LETTER = re.compile(r"[dmyhså]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAY_ZERO_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no time zone
_DAY_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_465
_SIGNIFICANT = ".15g"


class BrokenWorkbookError(Exception):
    """Be a workbook whose parts do not fit together; the importer says so to the sender."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold the text that a cell shows; `unreadable` is what stands there when it shows no value."""

    text: str = ""
    unreadable: str = ""


Rows = Iterator[tuple[int, dict[int, Cell]]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Give the sheets of a workbook by title, and their rows one by one."""

    parts: Mapping[str, bytes]
    sheets: Mapping[str, str]
    strings: tuple[str, ...] = field(repr=False)
    date_styles: frozenset[int]
    day_zero: datetime

    @property
    def since_1904(self) -> bool:
        """Tell whether this workbook counts its days from 1904."""
        return self.day_zero == _DAY_ZERO_1904

    def rows(self, title: str) -> Rows:
        """Give each row of a sheet: its number, and its cells by column number."""
        try:
            yield from self._rows(self.parts[self.sheets[title]])
        except (etree.XMLSyntaxError, ValueError, IndexError, OverflowError) as fault:
            raise BrokenWorkbookError(str(fault)) from fault

    def _rows(self, part: bytes) -> Rows:
        number = 0
        cells: dict[int, Cell] = {}
        position = 0
        for element in elements_in(part, "c", "row"):
            if element.tag.endswith("}row"):
                number = int(element.get("r", number + 1))
                yield number, cells
                cells, position = {}, 0
                continue
            position = column_number(element.get("r", "")) or position + 1
            cell = self._cell(element)
            if cell.text or cell.unreadable:
                cells[position] = cell

    def _cell(self, element: etree._Element) -> Cell:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return Cell("".join(unescaped(_text_of(inline)) for inline in element.iterchildren("{*}is")))
        stored = next((child.text or "" for child in element.iterchildren("{*}v")), "")
        if kind == "s":
            return Cell(self.strings[int(stored)]) if stored else Cell()
        if kind == "b":
            return Cell("SAND" if stored.strip() in ("1", "true") else "FALSK")
        if kind == "e":
            return Cell(unreadable=stored)
        if not stored:
            return Cell(unreadable=_formula_of(element))
        if kind in ("str", "d"):
            return Cell(unescaped(stored))
        return Cell(self._number(stored, int(element.get("s", 0))))

    def _number(self, stored: str, style: int) -> str:
        try:
            number = Decimal(format(float(stored), _SIGNIFICANT))
        except (ValueError, InvalidOperation):
            return stored
        if not number.is_finite():
            return stored
        if style in self.date_styles and 0 < number <= _LAST_DAY:
            return _moment(self.day_zero + timedelta(days=float(number)))
        shown = format(number, "f")
        return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace(".", ",")


def open_workbook(parts: Mapping[str, bytes]) -> Workbook:
    """Find the sheets, strings and date styles of a workbook that the gate has let in."""
    try:
        return _opened(parts)
    except (etree.XMLSyntaxError, KeyError, ValueError, StopIteration) as fault:
        raise BrokenWorkbookError(str(fault)) from fault


def unescaped(text: str) -> str:
    """Give back the characters that a workbook writes as _xHHHH_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(escaped: re.Match[str]) -> str:
    """Give an escaped character; half of a pair is none."""
    number = int(escaped.group(1), 16)
    return "" if 0xD800 <= number <= 0xDFFF else chr(number)


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell as Excel shows it, like D14."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _opened(parts: Mapping[str, bytes]) -> Workbook:
    main = next(target for kind, target in _relations(parts, "").values() if kind.endswith("/officeDocument"))
    relations = _relations(parts, main)
    book = etree.fromstring(parts[main], etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True))
    properties = book.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true", "on")
    return Workbook(
        parts,
        _sheets(book, relations, parts),
        _shared_strings(parts, relations),
        _date_styles(parts, relations),
        _DAY_ZERO_1904 if since_1904 else _DAY_ZERO_1900,
    )


def _relations(parts: Mapping[str, bytes], source: str) -> dict[str, tuple[str, str]]:
    """Give the relations of a part: id -> (type, name of the target)."""
    folder, name = posixpath.split(source)
    part = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"")
    found = {}
    for relation in elements_in(part, "Relationship") if part else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", ""), target)
    return found


def _sheets(
    book: etree._Element, relations: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes]
) -> dict[str, str]:
    sheets = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, target = relations.get(str(key), ("", ""))
        if kind.endswith("/worksheet") and target in parts:
            sheets[sheet.get("name", "")] = target
    return sheets


def _part_of(relations: Mapping[str, tuple[str, str]], parts: Mapping[str, bytes], kind: str) -> bytes:
    return next((parts.get(target, b"") for found, target in relations.values() if found.endswith(f"/{kind}")), b"")


def _shared_strings(parts: Mapping[str, bytes], relations: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    part = _part_of(relations, parts, "sharedStrings")
    return tuple(unescaped(_text_of(item)) for item in elements_in(part, "si")) if part else ()


def _text_of(element: etree._Element) -> str:
    """Join the runs of a string, leaving out the phonetic guide."""
    pieces = element.iterchildren("{*}t", "{*}r")
    return "".join(text.text or "" for piece in pieces for text in piece.iter("{*}t"))


def _date_styles(parts: Mapping[str, bytes], relations: Mapping[str, tuple[str, str]]) -> frozenset[int]:
    part = _part_of(relations, parts, "styles")
    if not part:
        return frozenset()
    styles = etree.fromstring(part, etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True))
    own = {
        int(code.get("numFmtId", -1)): _shows_a_date(code.get("formatCode", ""))
        for code in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    formats = [int(style.get("numFmtId", 0)) for style in styles.iterfind("{*}cellXfs/{*}xf")]
    return frozenset(index for index, number in enumerate(formats) if own.get(number, number in _BUILT_IN_DATES))


def _shows_a_date(code: str) -> bool:
    return bool(_DATE_LETTER.search(_NOT_PATTERN.sub("", code.split(";", maxsplit=1)[0]).replace("General", "")))


def _moment(moment: datetime) -> str:
    rounded = moment + timedelta(milliseconds=500)
    day = f"{rounded:%d-%m-%Y}"
    return day if (rounded.hour, rounded.minute) == (0, 0) else f"{day} {rounded:%H:%M}"


def _formula_of(element: etree._Element) -> str:
    return next((f"={formula.text or ''}" for formula in element.iterchildren("{*}f")), "")

"""The columns of a table as typed columns of a sheet.

A number that is known between bounds takes two columns, an amount with a range three, a day with
bounds two: each can be reckoned with. What is not known is an empty cell, never a zero.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeGuard

from stapeling.language import N_, UNKNOWN, Language
from stapeling.reports.excel.meanings import unit_of
from stapeling.reports.page import Cell, Column, Table, Value

Kind = Literal["number", "day", "year", "yes_no", "text"]
Part = Literal["", "low", "likely", "high", "first", "last", "all", "of"]
Plain = float | str | bool | dt.date | None

AT_LEAST = "≥"
FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets do not agree on the days before this one; these stand as text."""
SHARE = "0.0%"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_TWO = 2
_RANGE = frozenset({"low", "likely", "high"})
_PARTS_OF_A_WHOLE = frozenset({"young"})
"""Columns whose two numbers are so many of so many, and no bounds."""
_NAMES: Mapping[Part, str] = {
    "": "{header}",
    "low": N_("{header}, low"),
    "likely": N_("{header}, likely"),
    "high": N_("{header}, high"),
    "first": N_("{header}, first day"),
    "last": N_("{header}, last day"),
    "all": N_("{header}, all days"),
    "of": N_("{header}, of all"),
}


class Entry(NamedTuple):
    """What stands in a cell of a sheet, and the form in which a number is shown."""

    value: Plain = None
    form: str = ""
    empty: Literal["", "unknown", "open", "nothing"] = ""
    """Why nothing stands there."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet."""

    key: str
    """The key of the column in data, with the side of it that this is."""
    header: str
    unit: str
    kind: Kind
    part: Part
    column: Column
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The header with its unit, unless it is the unit."""
        told = not self.unit or self.unit in self.header
        return self.header if told else f"{self.header} ({self.unit})"

    @property
    def shares(self) -> bool:
        """Whether the numbers are shares."""
        return any(entry.form.endswith("%") for entry in self.entries)


def fields_of(table: Table, language: Language) -> tuple[Field, ...]:
    """Give the typed columns of a table."""
    return tuple(
        field
        for n, column in enumerate(table.columns)
        for field in _split(table.key, column, [row.cells[n] for row in table.rows], language)
    )


def typed(column: Column, cell: Cell, language: Language) -> tuple[Field, ...]:
    """Give one cell as typed columns: a fact, or the number of a sentence."""
    return tuple(_split("", column, [cell], language))


def _split(
    table: str, column: Column, cells: Sequence[Cell], language: Language
) -> tuple[Field, ...]:
    kind, found = _entries(column, cells, language)
    known = unit_of(table, column.key)
    unit = column.unit or (language.text(known) if known else "")
    header = Column(column.key, column.header).name
    return tuple(
        Field(
            key=f"{column.key}_{part}" if part else column.key,
            header=language.text(_NAMES[part], header=header),
            unit=unit if kind == "number" else "",
            kind=kind if part != "all" else "text",
            part=part,
            column=column,
            entries=entries,
        )
        for part, entries in found.items()
    )


def _entries(
    column: Column, cells: Sequence[Cell], language: Language
) -> tuple[Kind, dict[Part, tuple[Entry, ...]]]:
    """Tell the kind of a column by its values, and give its entries by the part that they are."""
    known = [cell.value for cell in cells if cell.value is not None]
    if column.key in _PARTS_OF_A_WHOLE:
        return "number", _in_numbers(cells, ("", "of"), language)
    if known and all(isinstance(value, bool) for value in known):
        return "yes_no", {"": tuple(map(_yes_no, cells))}
    if column.numeric:
        return "number", _in_numbers(cells, _sides(known), language)
    if known and all(map(_is_year, known)):
        return "year", {"": tuple(map(_year, cells))}
    if any(known) and all(map(_is_day, known)):
        return "day", _in_days(cells, bounded=any(isinstance(value, tuple) for value in known))
    if any(known) and all(map(_is_days, known)):
        several = any(len(_each_day(value)) > 1 for value in known)
        return "day", _in_days(cells, bounded=True, several=several)
    return "text", {"": tuple(map(_text, cells))}


def _text(cell: Cell) -> Entry:
    """Give the words of a cell; a dash is what is not known."""
    if cell.text in ("", UNKNOWN):
        return Entry(empty="unknown" if cell.text else "nothing")
    return Entry(cell.text)


def _yes_no(cell: Cell) -> Entry:
    return Entry(empty="unknown") if cell.value is None else Entry(cell.value is True)


def _sides(known: Sequence[Value]) -> tuple[Part, ...]:
    """Tell in how many columns the numbers of a column go."""
    if any(isinstance(value, Mapping) and value.keys() >= _RANGE for value in known):
        return ("low", "likely", "high")
    return ("low", "high") if any(isinstance(value, tuple) for value in known) else ("",)


def _in_numbers(
    cells: Sequence[Cell], parts: tuple[Part, ...], language: Language
) -> dict[Part, tuple[Entry, ...]]:
    digits = max((_digits(cell.text, language) for cell in cells), default=0)
    rows = [_numbers(cell, len(parts), digits, language) for cell in cells]
    return {part: tuple(row[n] for row in rows) for n, part in enumerate(parts)}


def _numbers(cell: Cell, parts: int, digits: int, language: Language) -> tuple[Entry, ...]:
    """Give the sides of a number in the form that it is shown in; what is no number as text."""
    sides = _bounds(cell.value, parts)
    if not any(_is_number(side) for side in sides):
        unknown = cell.text == language.text("unknown")
        first = Entry(empty="unknown") if unknown else _text(cell)
        return (first, *(Entry(empty=first.empty or "nothing"),) * (parts - 1))
    opened = None in sides
    return tuple(
        Entry(side, _form(cell, side, digits, language, at_least=not opened))
        if _is_number(side)
        else Entry(empty="open")
        for side in sides
    )


def _form(cell: Cell, value: float, digits: int, language: Language, *, at_least: bool) -> str:
    """Give the form of a number: as a share, or with its decimals; `≥` where it is at least."""
    points = language.text("{sign}{n} points", sign="", n="").strip()
    if "%" in cell.text or points in cell.text:
        form = SHARE
    else:
        form = "#,##0" if isinstance(value, int) or not digits else "#,##0." + "0" * digits
    return f'"{AT_LEAST}"{form}' if at_least and cell.text.startswith(AT_LEAST) else form


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _bounds(value: Value, parts: int) -> tuple[Value, ...]:
    """Give a number as so many sides; of an exact one they are all the same."""
    if isinstance(value, Mapping):
        likely = value.get("likely")
        return (value.get("low"), likely, value.get("high"))[:parts] if parts > 1 else (likely,)
    if isinstance(value, tuple) and len(value) == _TWO:
        low, high = value
        return (low, high) if parts == _TWO else (low, None, high)
    return (value,) * parts


def _digits(text: str, language: Language) -> int:
    """Count the decimals with which a number is written."""
    mark = "," if language.code == "nl" else "."
    return max((len(found) for found in re.findall(rf"\d{re.escape(mark)}(\d+)", text)), default=0)


def _is_year(value: Value) -> bool:
    if isinstance(value, str):
        return _YEAR.fullmatch(value) is not None
    return isinstance(value, int) and not isinstance(value, bool)


def _year(cell: Cell) -> Entry:
    """Give a year as a number, with the mark behind it that it is written with."""
    if not isinstance(cell.value, (int, str)):
        return _text(cell)
    return Entry(int(cell.value), '0"*"' if cell.text.endswith("*") else "0")


def _is_side(value: Value) -> bool:
    return value is None or (isinstance(value, str) and _DAY.fullmatch(value) is not None)


def _is_day(value: Value) -> bool:
    """Whether a value is a day, or the first and last that it can be."""
    if isinstance(value, tuple):
        return len(value) == _TWO and all(map(_is_side, value))
    return value is not None and _is_side(value)


def _is_days(value: Value) -> bool:
    return isinstance(value, tuple) and all(map(_is_day, value))


def _each_day(value: Value) -> tuple[Value, ...]:
    """Give the days of a value, one or many."""
    if isinstance(value, tuple) and not _is_day(value):
        return value
    return () if value is None else (value,)


def _in_days(
    cells: Sequence[Cell], *, bounded: bool, several: bool = False
) -> dict[Part, tuple[Entry, ...]]:
    sides = [_outer(cell) for cell in cells]
    if not bounded:
        return {"": tuple(first for first, _ in sides)}
    found: dict[Part, tuple[Entry, ...]] = {
        "first": tuple(first for first, _ in sides),
        "last": tuple(last for _, last in sides),
    }
    return {**found, "all": tuple(map(_text, cells))} if several else found


def _outer(cell: Cell) -> tuple[Entry, Entry]:
    """Give the first and the last day that a cell speaks of."""
    pairs = [
        (value, value) if not isinstance(value, tuple) else (value[0], value[1])
        for value in _each_day(cell.value)
    ]
    firsts, lasts = [first for first, _ in pairs], [last for _, last in pairs]
    first = None if not pairs or None in firsts else min(map(str, firsts))
    last = None if not pairs or None in lasts else max(map(str, lasts))
    if first is None and last is None:
        unknown = Entry(empty="unknown" if cell.text else "nothing")
        return unknown, unknown
    return _date(first), _date(last)


def _date(text: str | None) -> Entry:
    """Give a day; one that spreadsheets do not agree on as text."""
    if text is None:
        return Entry(empty="open")
    day = dt.date.fromisoformat(text)
    return Entry(day if day >= FIRST_DAY else text)

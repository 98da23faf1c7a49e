"""Days as bounds: what is known of a day, never more.

A day is a pair of ordinals (`datetime.date.toordinal`), both included. A comparison of two days is
*certain*, *possible* or excluded; every count in stapeling is built from these two questions.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from stapeling.language import N_
from stapeling.model.mistakes import mistake

OPEN_FIRST = 0
"""The bound of a day that nothing is known of from below; before every ordinal."""
OPEN_LAST = dt.date.max.toordinal() + 1
"""The bound of a day that nothing is known of from above; after every ordinal."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_known: dict[str, Day] = {}  # days repeat (1 January is in every file): parse each text once


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of a day: the first and the last ordinal on which it may lie.

    >>> Day.parse("2018-06").text
    '2018-06-01..2018-06-30'
    >>> Day.parse("2018-06-30").exact
    True
    >>> Day.parse("unknown").text
    'unknown'
    """

    first: int
    last: int

    @classmethod
    def parse(cls, value: object) -> Day:
        """Read a day of the schema: ISO day, month, year, `unknown`, or a mapping of bounds."""
        return _parse(value)

    @classmethod
    def on(cls, day: dt.date) -> Day:
        """Give the exact day of a date."""
        return cls(day.toordinal(), day.toordinal())

    @property
    def exact(self) -> bool:
        """Whether the day is known to the day."""
        return self.first == self.last

    @property
    def bounded(self) -> bool:
        """Whether anything at all is known of the day."""
        return self.first != OPEN_FIRST or self.last != OPEN_LAST

    @property
    def text(self) -> str:
        """The day in ISO form, `first..last` with an empty side for an open bound."""
        if not self.bounded:
            return "unknown"
        first, last = iso(self.first), iso(self.last)
        return first or "" if self.exact else f"{first or ''}..{last or ''}"

    def certainly_before(self, other: Day) -> bool:
        """Whether every choice of both days puts this one strictly earlier."""
        return self.last < other.first

    def possibly_before(self, other: Day) -> bool:
        """Whether some choice of both days puts this one strictly earlier."""
        return self.first < other.last

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic read a day by `parse`."""
        return core_schema.no_info_plain_validator_function(_parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe a day for editors."""
        text = {
            "type": ["string", "integer"],
            "pattern": "^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$",
        }
        bounds = {
            "type": "object",
            "properties": {"after": text, "before": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [text, bounds], "description": "A day, a month, a year, bounds or unknown"}


UNKNOWN_DAY = Day(OPEN_FIRST, OPEN_LAST)


@lru_cache(maxsize=1 << 16)
def day_between(first: int, last: int) -> Day:
    """Give the day of these bounds; days repeat, and one object stands for all that are equal."""
    return Day(first, last)


def iso(ordinal: int) -> str | None:
    """Give the ISO form of an ordinal, nothing for an open bound."""
    if ordinal <= OPEN_FIRST or ordinal >= OPEN_LAST:
        return None
    return dt.date.fromordinal(ordinal).isoformat()


@lru_cache(maxsize=1 << 16)
def add_years(ordinal: int, years: int) -> int:
    """Add calendar years to an ordinal; 29 February becomes 28, open bounds stay open.

    >>> iso(add_years(dt.date(2020, 2, 29).toordinal(), 1))
    '2021-02-28'
    """
    if ordinal <= OPEN_FIRST or ordinal >= OPEN_LAST:
        return ordinal
    day = dt.date.fromordinal(ordinal)
    if day.year + years > dt.MAXYEAR:
        return OPEN_LAST
    if day.year + years < dt.MINYEAR:
        return OPEN_FIRST
    return _clipped(day.year + years, day.month, day.day)


@lru_cache(maxsize=1 << 16)
def add_months(ordinal: int, months: int) -> int:
    """Add calendar months to an ordinal; a day past the month's end becomes its last day.

    >>> iso(add_months(dt.date(2011, 12, 31).toordinal(), 2))
    '2012-02-29'
    """
    if ordinal <= OPEN_FIRST or ordinal >= OPEN_LAST:
        return ordinal
    day = dt.date.fromordinal(ordinal)
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > dt.MAXYEAR:
        return OPEN_LAST
    return _clipped(day.year + years, month + 1, day.day)


def _clipped(year: int, month: int, day: int) -> int:
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1])).toordinal()


def _parse(value: object) -> Day:
    try:
        return _known[value]  # type: ignore[index]
    except (KeyError, TypeError):  # not seen yet, or a mapping
        pass
    if isinstance(value, str):
        day = _known[value] = _parse_text(value)
        return day
    if isinstance(value, Mapping):
        return _parse_bounds(value)
    raise mistake("ST012", N_("expected a day"))


def _parse_text(value: str) -> Day:
    if value == "unknown":
        return UNKNOWN_DAY
    match = _ISO.fullmatch(value)
    if match is None:
        raise mistake("ST014", N_("'{value}' is not a day such as 2018-06-30"), value=value)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        last = dt.date(
            year or 0,
            month or 12,
            day or calendar.monthrange(first.year, month or 12)[1],
        )
    except ValueError:
        raise mistake("ST014", N_("there is no day '{value}'"), value=value) from None
    return Day(first.toordinal(), last.toordinal())


def _parse_bounds(value: Mapping[str, object]) -> Day:
    strange = set(value) - {"after", "before", "__at__"}
    if strange or not ({"after", "before"} & set(value)):
        raise mistake("ST012", N_("a day of bounds has the keys after and before and no other"))
    sides = {key: value[key] for key in ("after", "before") if value.get(key) is not None}
    if not all(isinstance(side, str) for side in sides.values()):
        raise mistake("ST012", N_("expected a day"))
    first = _parse_text(str(sides["after"])).first if "after" in sides else OPEN_FIRST
    last = _parse_text(str(sides["before"])).last if "before" in sides else OPEN_LAST
    if first > last:
        raise mistake(
            "ST015",
            N_("after ({after}) is later than before ({before})"),
            after=sides["after"],
            before=sides["before"],
        )
    return Day(first, last)

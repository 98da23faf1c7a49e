"""Amounts as ranges: low, likely and high."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from stapeling.language import N_
from stapeling.model.mistakes import mistake, refuse_large

_NUMBER = re.compile(r"^[+-]?[0-9]+(\.[0-9]+)?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with what is known of it; one number when low equals high.

    >>> Amount.parse("-3") + Amount.parse({"low": "1", "high": "2"})
    Amount(low=-2, likely=-1.5, high=-1, assumed=True)
    """

    low: float
    likely: float
    high: float
    assumed: bool = False
    """Whether `likely` is only the middle of low and high."""

    @classmethod
    def of(cls, value: float) -> Amount:
        """Give the amount that is one number."""
        return cls(value, value, value)

    @classmethod
    def parse(cls, value: object) -> Amount:
        """Read an amount of the schema: a number or a mapping of low, likely and high."""
        if isinstance(value, str):
            return cls.of(_number(value))
        if isinstance(value, Mapping):
            return _parse_range(value)
        raise mistake("ST012", N_("expected a number, or low and high"))

    @property
    def exact(self) -> bool:
        """Whether the amount is one number."""
        return self.low == self.high

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.low + other.low,
            self.likely + other.likely,
            self.high + other.high,
            self.assumed or other.assumed,
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic read an amount by `parse`."""
        return core_schema.no_info_plain_validator_function(cls.parse)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe an amount for editors."""
        number = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER.pattern}]}
        return {
            "anyOf": [
                number,
                {
                    "type": "object",
                    "properties": {"low": number, "likely": number, "high": number},
                    "required": ["low", "high"],
                    "additionalProperties": False,
                },
            ]
        }


def _number(value: object) -> float:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise mistake(
            "ST012",
            N_("'{value}' is not a number; write digits only, with a point for decimals"),
            value="a mapping" if isinstance(value, Mapping) else str(value),
        )
    refuse_large(value)
    return float(value) if "." in value else int(value)


def _parse_range(value: Mapping[str, object]) -> Amount:
    if set(value) - {"low", "likely", "high", "__at__"} or not {"low", "high"} <= set(value):
        raise mistake("ST012", N_("a range has the keys low, high and perhaps likely"))
    low, high = _number(value["low"]), _number(value["high"])
    if low > high:
        raise mistake("ST015", N_("low ({low}) is above high ({high})"), low=low, high=high)
    assumed = value.get("likely") is None
    likely = (low + high) / 2 if assumed else _number(value["likely"])
    if not low <= likely <= high:
        raise mistake(
            "ST015",
            N_("low {low}, likely {likely} and high {high} do not rise"),
            low=low,
            likely=likely,
            high=high,
        )
    return Amount(low, likely, high, assumed)
